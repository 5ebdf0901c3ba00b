import fc from 'fast-check';
import { assignSegments, Membership, type Membership as MembershipRow, parse, query, revenue, type Sale } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { runs } from '../laws/runs.ts';
import { codeOf } from '../query/ask.ts';

const sell = (id: string, date: Sale['date'], customerId: string | null = 'ana'): Sale => ({ id, date, amount: 10, customerId });
const memberships: readonly MembershipRow[] = [
  { customerId: 'ana', segment: 'silver', from: '2025-01-01', until: '2025-02-01' },
  { customerId: 'ana', segment: 'gold', from: '2025-03-01' },
  { customerId: 'bob', segment: 'silver', from: '2025-01-15', until: null },
];
const given = (rows: readonly Sale[], options = {}): (string | null)[] =>
  assignSegments({ rows, memberships }, options).rows.map(({ segment }) => segment);

describe('segments of customers', () => {
  test('are those of the date of the record: the first day is in, the last is not', () => {
    const days = ['2024-12-31', '2025-01-01', '2025-01-31', '2025-02-01', '2025-02-28', '2025-03-01', '2030-01-01'];
    expect(given(days.map((day) => sell(day, day)))).toEqual([null, 'silver', 'silver', null, null, 'gold', 'gold']);
  });

  test('split what was sold by what the customer was then', () => {
    const { rows } = assignSegments({
      rows: [sell('1', '2025-01-31'), sell('2', '2025-03-01'), sell('3', '2025-03-01', 'bob')],
      memberships,
    });
    expect(query(rows, { select: [revenue], by: ['segment'] }).rows.map((row) => `${row.segment} ${row.revenue}`)).toEqual([
      'gold 10',
      'silver 20',
    ]);
  });

  test('of instants follow the days of a time zone, and may change within a day', () => {
    const changes: readonly MembershipRow[] = [
      { customerId: 'ana', segment: 'silver', from: '2025-01-01', until: '2025-03-01T12:00:00Z' },
      { customerId: 'ana', segment: 'gold', from: '2025-03-01T12:00:00Z' },
    ];
    const at = (date: string, timeZone?: string): string | null | undefined =>
      assignSegments({ rows: [sell('1', date)], memberships: changes }, timeZone === undefined ? {} : { timeZone }).rows[0]?.segment;
    expect(at('2025-03-01T11:59:59.999Z')).toBe('silver');
    expect(at('2025-03-01T12:00:00Z')).toBe('gold');
    // A day on which it changed has the later one.
    expect(at('2025-03-01')).toBe('gold');
    expect(at('2025-02-28')).toBe('silver');
    expect(at('2024-12-31T23:30:00Z')).toBeNull();
    expect(at('2024-12-31T23:30:00Z', 'Europe/Paris')).toBe('silver');
  });

  test('are counted, with those that have none', () => {
    const { rows, counts } = assignSegments({
      rows: [
        sell('1', '2025-01-31'),
        sell('2', '2025-02-10'),
        sell('3', '2025-01-31', null),
        sell('4', 'yesterday'),
        sell('5', '2025-01-31', 'eve'),
        sell('6', '2025-01-31', '  '),
      ],
      memberships,
    });
    expect(rows.map(({ id, segment }) => `${id} ${segment}`)).toEqual(['1 silver', '2 null', '3 null', '4 null', '5 null', '6 null']);
    expect(counts.rows).toEqual({
      rowsIn: 6,
      assigned: 1,
      unassigned: { noCustomer: 2, noDate: 1, noMembership: 2 },
      rejected: 0,
      byCode: {},
    });
    expect(counts.memberships).toEqual({ rowsIn: 3, accepted: 3, rejected: 0, byCode: {} });
  });

  test('that overlap are refused, the one that began later, whatever the order', () => {
    const overlapping: readonly MembershipRow[] = [
      { customerId: 'ana', segment: 'gold', from: '2025-01-15' },
      { customerId: 'ana', segment: 'silver', from: '2025-01-01', until: '2025-02-01' },
      { customerId: 'ana', segment: 'bronze', from: '2025-01-01', until: '2025-03-01' },
      { customerId: 'bob', segment: 'gold', from: '2025-01-15' },
    ];
    for (const order of [overlapping, [...overlapping].reverse()]) {
      const { rows, counts, rejected } = assignSegments({
        rows: [sell('1', '2025-01-20'), sell('2', '2025-02-10'), sell('3', '2025-02-10', 'bob')],
        memberships: order,
      });
      expect(rows.map(({ segment }) => segment)).toEqual(['bronze', 'bronze', 'gold']);
      expect(counts.memberships).toEqual({ rowsIn: 4, accepted: 2, rejected: 2, byCode: { 'bad-value': 2 } });
      expect(rejected.memberships.map(({ row, field, code }) => `${order[row]?.segment} ${field} ${code}`).sort()).toEqual([
        'gold from bad-value',
        'silver from bad-value',
      ]);
    }
  });

  test('are read from other fields, and into one of another name', () => {
    const visits = [{ visitor: 'ana', seenAt: '2025-01-31', segment: 'own' }];
    const { rows } = assignSegments({ rows: visits, memberships }, { on: 'visitor', at: 'seenAt', as: 'tier' });
    expect(rows).toEqual([{ visitor: 'ana', seenAt: '2025-01-31', segment: 'own', tier: 'silver' }]);
    expect(assignSegments({ rows: visits, memberships }, { on: 'visitor', at: 'seenAt' }).rows[0]?.segment).toBe('silver');
  });

  test('that cannot be read are refused, and records too', () => {
    const bad = [
      { customerId: '', segment: 'x', from: '2025-01-01' },
      { customerId: 'ana', segment: 'x', from: '2025-02-01', until: '2025-02-01' },
      { customerId: 'ana', segment: 'x', from: '2025-02-01', until: '2025-01-01' },
      { customerId: 'ana', from: '2025-02-01' },
      { customerId: 'ana', segment: 'x', from: 'soon' },
      5,
    ];
    const throwing = Object.defineProperty({}, 'customerId', {
      get(): never {
        throw new Error('no');
      },
    });
    const sparse = [sell('1', '2025-01-31'), null, 'ana', throwing];
    sparse.length = 5;
    const { rows, counts, rejected } = assignSegments({ rows: sparse as never as readonly Sale[], memberships: bad as never });
    expect(rows).toHaveLength(1);
    expect(counts.rows).toMatchObject({ rowsIn: 5, unassigned: { noMembership: 1 }, rejected: 4, byCode: { 'unreadable-row': 4 } });
    expect(counts.memberships).toEqual({
      rowsIn: 6,
      accepted: 0,
      rejected: 6,
      byCode: { 'bad-id': 1, 'bad-value': 2, 'missing-required': 1, 'bad-date': 1, 'unreadable-row': 1 },
    });
    expect(rejected.rows.map(({ row }) => row)).toEqual([1, 2, 3, 4]);
    expect(parse(Membership, bad as never).counts.rejected).toBe(6);
  });

  test('leave records as they were, and keep no hold of them', () => {
    const row = Object.freeze({ ...sell('1', '2025-01-31'), own: 5 });
    expect(assignSegments({ rows: [row], memberships }).rows).toEqual([{ ...row, segment: 'silver' }]);
    expect(assignSegments({ rows: [], memberships: [] }).counts.rows.rowsIn).toBe(0);
  });

  test.each<[string, unknown, unknown, string]>([
    ['rows that are no list', { rows: 5, memberships: [] }, {}, 'bad-data'],
    ['nothing', null, {}, 'bad-data'],
    ['memberships that are no list', { rows: [], memberships: 5 }, {}, 'bad-argument'],
    ['a field without a name', { rows: [], memberships: [] }, { on: '' }, 'bad-argument'],
    ['a field that is none', { rows: [], memberships: [] }, { as: '__proto__' }, 'bad-argument'],
    ['a field that is read', { rows: [], memberships: [] }, { as: 'date' }, 'bad-argument'],
    ['a zone that is none', { rows: [], memberships: [] }, { timeZone: 'Mars' }, 'bad-time-zone'],
    ['an unknown option', { rows: [], memberships: [] }, { by: 'x' }, 'unknown-option'],
    ['a currency', { rows: [], memberships: [] }, { currency: 'EUR' }, 'unknown-option'],
    ['a limit that is none', { rows: [], memberships: [] }, { rejectedLimit: -1 }, 'bad-argument'],
  ])('%s is refused', (_, records, options, code) => {
    expect(codeOf(() => assignSegments(records as never, options as never))).toBe(code);
  });
});

describe('random memberships', () => {
  const day = fc.integer({ min: 0, max: 60 }).map((count) => new Date(Date.UTC(2025, 0, 1 + count)).toISOString().slice(0, 10));
  const membership = fc.record({
    customerId: fc.constantFrom('ana', 'bob', '__proto__'),
    segment: fc.constantFrom('a', 'b', 'c'),
    from: day,
    until: fc.option(day, { nil: null }),
  });
  const rows = fc.array(fc.record({ customerId: fc.constantFrom('ana', 'bob', '__proto__', 'eve'), date: day }), { maxLength: 12 });

  test('are found as by looking through all of them, in any order', () => {
    fc.assert(
      fc.property(fc.array(membership, { maxLength: 14 }), rows, (all, sold) => {
        const sales = sold.map((row, i) => ({ ...sell(`${i}`, row.date), ...row }));
        const found = assignSegments({ rows: sales, memberships: all });
        // One by one by their beginning, each that begins before the one kept before it has ended is left out.
        const kept: MembershipRow[] = [];
        const inOrder = all
          .filter(({ from, until }) => until === null || until > from)
          .sort((a, b) =>
            a.from < b.from
              ? -1
              : a.from > b.from
                ? 1
                : a.segment < b.segment
                  ? -1
                  : a.segment > b.segment
                    ? 1
                    : (a.until ?? '9999') < (b.until ?? '9999')
                      ? -1
                      : 1,
          );
        for (const one of inOrder) {
          const isFree = kept.every(({ customerId, until }) => customerId !== one.customerId || (until != null && until <= one.from));
          if (isFree) kept.push(one);
        }
        const wanted = sales.map(({ customerId, date }) => {
          const own = kept.filter(
            (one) => one.customerId === customerId && one.from <= date && (one.until == null || date < String(one.until)),
          );
          expect(own.length).toBeLessThanOrEqual(1);
          return own[0]?.segment ?? null;
        });
        expect(found.rows.map(({ segment }) => segment)).toEqual(wanted);
        expect(found.counts.memberships.accepted).toBe(kept.length);
        const { rowsIn, assigned, unassigned, rejected } = found.counts.rows;
        expect(assigned + unassigned.noCustomer + unassigned.noDate + unassigned.noMembership + rejected).toBe(rowsIn);
        expect(assignSegments({ rows: sales, memberships: [...all].reverse() }).rows).toEqual(found.rows);
      }),
      runs(200),
    );
  });
});
