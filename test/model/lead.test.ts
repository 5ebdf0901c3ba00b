// Leads, activities and visits as records: what is taken, what is refused.
import { Activity, Lead, parse, TrafficRow } from 'sales-kpi';
import { describe, expect, test } from 'vitest';

const faults = (schema: typeof Lead | typeof Activity | typeof TrafficRow, rows: readonly unknown[]): string[] => {
  const { rejected, counts } = parse(schema as typeof Lead, rows as never[]);
  expect(counts.rowsIn).toBe(counts.accepted + counts.rejected);
  return rejected.map(({ row, field, code }) => `${row} ${field} ${code}`);
};

const hostile = new Proxy(
  {},
  {
    get: () => {
      throw new Error('no');
    },
    ownKeys: () => {
      throw new Error('no');
    },
  },
);

describe('a lead', () => {
  const good = { id: 'L1', createdAt: '2025-01-31' };

  test('needs an identifier and the date of its creation; your own fields are kept', () => {
    const { rows, counts } = parse(Lead, [
      { ...good, id: 7, campaign: 'spring', score: 12 },
      { ...good, id: 'L2', convertedAt: ' ', mergedInto: ' L1 ' },
    ]);
    expect(counts).toEqual({ rowsIn: 2, accepted: 2, rejected: 0, byCode: {}, warnings: {} });
    expect(rows).toEqual([
      { ...good, id: '7', campaign: 'spring', score: 12 },
      { ...good, id: 'L2', convertedAt: null, mergedInto: 'L1' },
    ]);
  });

  test('is refused for the first thing that cannot be read', () => {
    expect(
      faults(Lead, [
        { createdAt: '2025-01-31' },
        { id: 'a' },
        { id: 'b', createdAt: '31/01/2025' },
        { id: 'c', createdAt: '2025-01-31T10:00' },
        { ...good, id: 'd', status: 'won' },
        { ...good, id: 'e', duplicate: 'yes' },
        { ...good, id: 'f', qualifiedAt: '2025-02-30' },
        { ...good, id: 'g', source: {} },
        good,
        { ...good },
        { ...good, source: 'fair' },
        null,
        hostile,
      ]),
    ).toEqual([
      '0 id missing-required',
      '1 createdAt missing-required',
      '2 createdAt bad-date',
      '3 createdAt naive-date-time',
      '4 status bad-value',
      '5 duplicate bad-value',
      '6 qualifiedAt bad-date',
      '7 source bad-value',
      '9 id duplicate-id',
      '10 id duplicate-id-conflict',
      '11 null unreadable-row',
      '12 null unreadable-row',
    ]);
  });

  test('that is converted says when; a conversion before the lead is kept, since the rates can count it', () => {
    expect(
      faults(Lead, [
        { ...good, status: 'converted' },
        { ...good, id: 'L2', status: 'converted', convertedAt: '' },
      ]),
    ).toEqual(['0 convertedAt missing-required', '1 convertedAt missing-required']);
    expect(faults(Lead, [{ ...good, status: 'converted', convertedAt: '2024-12-31' }])).toEqual([]);
  });
});

describe('an activity', () => {
  const good = { id: 'A1', date: '2025-01-31T10:00:00Z', type: 'call' };

  test('needs an identifier, a date and what was done', () => {
    expect(
      faults(Activity, [good, { ...good, id: 'A2', direction: 'outbound', completed: false, duration: 90, leadId: 7, salesperson: 'Ann' }]),
    ).toEqual([]);
    expect(
      faults(Activity, [
        { ...good, id: null },
        { ...good, id: 'b', date: null },
        { ...good, id: 'c', type: null },
        { ...good, id: 'd', type: 'fax' },
        { ...good, id: 'e', direction: 'out' },
        { ...good, id: 'f', duration: -1 },
        { ...good, id: 'g', completed: 1 },
      ]),
    ).toEqual([
      '0 id missing-required',
      '1 date missing-required',
      '2 type missing-required',
      '3 type bad-value',
      '4 direction bad-value',
      '5 duration negative-not-allowed',
      '6 completed bad-value',
    ]);
  });
});

describe('a row of visits', () => {
  test('needs its day and its visits, and counts nothing below zero', () => {
    const good = { date: '2025-01-31', sessions: 10 };
    expect(faults(TrafficRow, [good, good, { ...good, users: '7', purchases: 0, device: 'phone' }])).toEqual([]);
    expect(
      faults(TrafficRow, [
        { sessions: 10 },
        { date: '2025-01-31' },
        { ...good, sessions: 'many' },
        { ...good, addToCarts: -1 },
        { ...good, checkouts: Number.NaN },
        { ...good, purchases: '1,5' },
      ]),
    ).toEqual([
      '0 date missing-required',
      '1 sessions missing-required',
      '2 sessions bad-number',
      '3 addToCarts negative-not-allowed',
      '4 checkouts bad-number',
      '5 purchases bad-number',
    ]);
  });
});
