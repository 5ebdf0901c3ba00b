import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mapping, percent, refuse, text, utc } from '../../src/crm/index.ts';
import { Deal } from '../../src/model/deal/deal.ts';
import { parse } from '../../src/model/parse.ts';

const deals = mapping({
  record: Deal,
  fields: {
    id: 'Key',
    createdAt: { from: 'Opened', read: utc },
    outcome: (at) => (at('State') === 'W' ? 'won' : at('State') === 'L' ? 'lost' : 'open'),
    closedAt: 'Closed',
    amount: ['NetValue', 'Value'],
    currency: 'Money',
    probability: { from: 'Chance', read: percent },
    salesperson: 'Owner.Name',
  },
  more: { note: 'Note' },
  exclude: { deleted: (at) => at('Removed') === true, test: (at) => at('Name') === 'test' },
  version: 'Changed',
  page: (at) =>
    Array.isArray(at('items')) ? { records: at('items'), more: at('more') as boolean, total: at('total') as number, cap: 3 } : null,
  cap: 3,
  warn: { 'no-amount': { when: (row) => row['amount'] === null, text: 'no amount is given' } },
});

const good = { Key: 1, Opened: '2025-01-10', State: 'O', Value: '500.00', Chance: '25', Owner: { Name: 'Ann' }, Note: 'x' };

test('fields come from paths, several paths, readers and functions', () => {
  const { rows } = deals([good, { ...good, Key: '2', NetValue: '', Value: 7, Chance: 0, 'Owner.Name': 'Bob' }]);
  expect(rows).toMatchObject([
    { id: '1', createdAt: '2025-01-10', outcome: 'open', amount: 500, probability: 0.25, salesperson: 'Ann', note: 'x' },
    { id: '2', amount: 7, probability: 0, salesperson: 'Bob' },
  ]);
  const note: unknown = rows[0]?.note;
  expect(note).toBe('x');
});

test('an amount that is not given is null and not 0, and a chance of 0 is 0 and not null', () => {
  const { rows, warnings } = deals([
    { ...good, Value: '', Chance: 0 },
    { ...good, Key: 2, Value: 0, Chance: '' },
  ]);
  expect(rows.map(({ amount, probability }) => [amount, probability])).toEqual([
    [null, 0],
    [0, null],
  ]);
  expect(warnings).toEqual([{ code: 'no-amount', count: 1, ids: ['1'], text: 'no amount is given' }]);
});

test('the currency of the call is for records that name none', () => {
  const { rows } = deals([good, { ...good, Key: 2, Money: 'usd' }], { currency: 'EUR' });
  expect(rows.map(({ currency }) => currency)).toEqual(['EUR', 'USD']);
});

test('what is refused is told with row, field, value and cause', () => {
  const { rows, rejected, counts } = deals([good, { ...good, Key: 2, Value: 'many' }, 5, { ...good, Key: 3, State: 'W' }]);
  expect(rows).toHaveLength(1);
  expect(rejected.map(({ row, field, value, code }) => [row, field, value, code])).toEqual([
    [1, 'amount', '"many"', 'bad-number'],
    [2, null, '5', 'unreadable-row'],
    [3, 'closedAt', 'null', 'missing-required'],
  ]);
  expect(counts).toEqual({
    rowsIn: 4,
    mapped: 1,
    excluded: 0,
    rejected: 3,
    byCode: { 'bad-number': 1, 'unreadable-row': 1, 'missing-required': 1 },
  });
});

test('what is left out is counted by reason, the first that holds, even when it could not be read', () => {
  const { excluded, counts } = deals([
    { ...good, Removed: true, Name: 'test' },
    { Key: 2, Removed: true, Value: 'many' },
    { ...good, Key: 3, Name: 'test' },
    { Removed: true },
  ]);
  expect(excluded).toEqual({ deleted: { count: 3, ids: ['1', '2'] }, test: { count: 1, ids: ['3'] } });
  expect(counts).toMatchObject({ rowsIn: 4, mapped: 0, excluded: 4, rejected: 0 });
});

test('identifiers of what is left out, and details of what is refused, are bounded', () => {
  const rows = Array.from({ length: 50 }, (_, i) => (i % 2 === 0 ? { Key: i, Removed: true } : { Key: i }));
  const { excluded, rejected, counts } = deals(rows, { rejectedLimit: 3 });
  expect(excluded.deleted).toEqual({ count: 25, ids: ['0', '2', '4'] });
  expect(rejected).toHaveLength(3);
  expect(counts.rejected).toBe(25);
});

test('of several versions the latest stays, in whatever order they come', () => {
  const old = { ...good, Value: 1, Changed: '2025-01-01T00:00:00Z' };
  const late = { ...good, Value: 2, Changed: '2025-01-02T00:00:00Z' };
  for (const list of [
    [old, late],
    [late, old],
    [old, late, old],
  ]) {
    const { rows, excluded, counts } = deals(list);
    expect(rows.map(({ amount }) => amount)).toEqual([2]);
    expect(excluded.repeated?.count).toBe(list.length - 1);
    expect(counts.rowsIn).toBe(counts.mapped + counts.excluded + counts.rejected);
  }
});

test('a record whose latest version is deleted is gone', () => {
  const { rows, excluded } = deals([
    { ...good, Changed: '2025-01-02T00:00:00Z', Removed: true },
    { ...good, Changed: '2025-01-01T00:00:00Z' },
  ]);
  expect(rows).toEqual([]);
  expect(excluded).toEqual({ deleted: { count: 1, ids: ['1'] }, repeated: { count: 1, ids: ['1'] } });
});

test('two records of one identifier and nothing that tells which is later both stay, and parse says so', () => {
  const { rows } = deals([good, { ...good, Value: 9 }, good]);
  expect(rows).toHaveLength(2);
  expect(parse(Deal, rows).rejected.map(({ code }) => code)).toEqual(['duplicate-id-conflict']);
});

const page = (keys: readonly number[], more?: boolean, total?: number) => ({ items: keys.map((Key) => ({ ...good, Key })), more, total });

test.each([
  ['a list', [good], null, 'not-told'],
  ['one record', good, null, 'not-told'],
  ['a list as long as the source gives at once', page([1, 2, 3]).items, null, 'exactly-the-cap'],
  ['a page with more behind it', page([1], true), false, 'more-pages'],
  ['the last page', page([1], false), true, 'last-page'],
  ['all pages', [page([1, 2, 3], true), page([4], false)], true, 'last-page'],
  ['pages without the last one', [page([1, 2, 3], true), page([4, 5, 6], true)], false, 'more-pages'],
  ['a full last page', page([1, 2, 3], false), null, 'exactly-the-cap'],
  ['a full last page that reaches the total', page([1, 2, 3], false, 3), true, 'total-reached'],
  ['fewer than the total', page([1], false, 3), false, 'below-total'],
  ['an empty last page', page([], false), true, 'last-page'],
] as const)('whether anything is missing: %s', (_, payload, isComplete, completeness) => {
  const mapped = deals(payload);
  expect([mapped.isComplete, mapped.completeness]).toEqual([isComplete, completeness]);
  const codes = mapped.warnings.map(({ code }) => code);
  expect(codes.includes('incomplete')).toBe(isComplete === false);
  expect(codes.includes('exactly-the-cap')).toBe(completeness === 'exactly-the-cap');
});

test('the caller may know better', () => {
  expect(deals(page([1], true), { isComplete: true })).toMatchObject({ isComplete: true, completeness: 'said-by-caller' });
});

test('an iterable that fails ends the list, and the list is incomplete', () => {
  function* source(): Generator<unknown> {
    yield good;
    throw new Error('gone');
  }
  expect(deals(source())).toMatchObject({ counts: { rowsIn: 1, mapped: 1 }, isComplete: false, completeness: 'source-failed' });
});

test('`each` opens the records inside a record', () => {
  const parts = mapping({
    record: Deal,
    fields: { id: 'n', createdAt: 'd', outcome: () => 'open' },
    each: (at) => at('parts') as unknown[],
  });
  const { rows, counts } = parts([{ parts: [{ n: 1, d: '2025-01-01' }, { n: 2 }] }, { parts: 7 }]);
  expect(rows.map(({ id }) => id)).toEqual(['1']);
  expect(counts).toMatchObject({ rowsIn: 3, mapped: 1, rejected: 2 });
});

test('hostile records cost their own row only', () => {
  const cyclic: Record<string, unknown> = { ...good, Key: 2 };
  cyclic['Owner'] = cyclic;
  const throws = Object.defineProperty({ ...good, Key: 3 }, 'Value', {
    get: () => {
      throw new Error('no');
    },
    enumerable: true,
  });
  const polluting: unknown = JSON.parse('{"Key":4,"Opened":"2025-01-10","__proto__":{"Value":9,"Removed":true}}');
  const inherited: unknown = Object.create({ ...good, Key: 5 });
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const { rows, rejected } = deals([good, cyclic, throws, polluting, inherited, proxy, Object.freeze({ ...good, Key: 6 })]);
  expect(rows.map(({ id, amount }) => [id, amount])).toEqual([
    ['1', 500],
    ['2', 500],
    ['4', null],
    ['6', 500],
  ]);
  expect(rejected.map(({ row, code }) => [row, code])).toEqual([
    [2, 'unreadable-row'],
    [4, 'missing-required'],
    [5, 'unreadable-row'],
  ]);
  expect(({} as Record<string, unknown>)['Value']).toBeUndefined();
});

test('a field function may refuse', () => {
  const one = mapping({
    record: Deal,
    fields: { id: 'id', createdAt: 'd', outcome: () => refuse('bad-value', 'X', 'O, W, L'), stage: { from: 's', read: text } },
  });
  expect(one({ id: 1 }).rejected[0]).toMatchObject({
    field: 'outcome',
    code: 'bad-value',
    reason: expect.stringContaining('O, W, L') as string,
  });
});

test.each([
  ['no schema', { fields: {} }],
  ['a schema that is none', { record: 5, fields: {} }],
  ['no fields', { record: Deal }],
  ['a field from a number', { record: Deal, fields: { id: 5 } }],
  ['a field named __proto__', { record: Deal, fields: JSON.parse('{"__proto__":"x"}') as object }],
])('a declaration with %s is refused', (_, spec) => {
  expect(() => mapping(spec as never)).toThrow(expect.objectContaining({ code: 'bad-argument' }) as Error);
});

test('a field that the record does not have is refused, with the one that was meant', () => {
  const fields = { id: 'a', createdAt: 'b', outcome: () => 'open', amont: 'c' } as const;
  expect(() => mapping({ record: Deal, fields } as never)).toThrow('amount');
  expect(() => mapping({ record: Deal, fields: { id: 'a' }, more: 5 } as never)).toThrow(
    expect.objectContaining({ code: 'bad-argument' }) as Error,
  );
  expect(() => mapping(null as never)).toThrow(expect.objectContaining({ code: 'bad-argument' }) as Error);
});

test('names that are not known are refused', () => {
  expect(() => mapping({ record: Deal, fields: {}, paging: 1 } as never)).toThrow('paging');
  expect(() => deals([], { zone: 'UTC' } as never)).toThrow('zone');
});

test('mapping is total: whatever comes, every record is mapped, left out or refused', () => {
  fc.assert(
    fc.property(
      fc.anything({ withNullPrototype: true, withSparseArray: true, withDate: true, withMap: true, withSet: true }),
      (payload) => {
        const { rows, rejected, counts } = deals(payload);
        expect(counts.rowsIn).toBe(counts.mapped + counts.excluded + counts.rejected);
        expect(rows).toHaveLength(counts.mapped);
        expect(rejected.length).toBeLessThanOrEqual(counts.rejected);
      },
    ),
  );
});

test('what is mapped does not depend on the order of the records', () => {
  const record = fc.record({
    Key: fc.integer({ min: 1, max: 6 }),
    Opened: fc.constantFrom('2025-01-10', 'x', null),
    Value: fc.constantFrom('1', 2, '', null, 'x'),
    Removed: fc.boolean(),
    Changed: fc
      .uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 1 })
      .map(([d]) => `2025-01-${String(d).padStart(2, '0')}T00:00:00Z`),
  });
  const lists = fc.uniqueArray(record, { selector: ({ Changed }) => Changed });
  fc.assert(
    fc.property(lists, (list) => {
      const [one, other] = [deals(list), deals(list.toReversed())];
      const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();
      expect(sorted(one.rows)).toEqual(sorted(other.rows));
      expect(one.counts).toEqual(other.counts);
    }),
  );
});
