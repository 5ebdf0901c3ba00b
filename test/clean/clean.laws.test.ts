import fc from 'fast-check';
import { type AnyColumn, type CleanSpec, clean, cleanBatches } from 'sales-kpi/clean';
import { expect, test } from 'vitest';
import { runs } from '../laws/runs.ts';
import { dates, junk, numbers, words } from './dirt.ts';

const column: fc.Arbitrary<AnyColumn> = fc.oneof(
  fc.record(
    {
      as: fc.constantFrom('number' as const),
      decimal: fc.constantFrom('.' as const, ',' as const),
      required: fc.boolean(),
      negative: fc.boolean(),
    },
    { requiredKeys: ['as'] },
  ),
  fc.record(
    { as: fc.constant('money' as const), currency: fc.constantFrom('EUR', 'USD'), decimal: fc.constantFrom('.' as const, ',' as const) },
    { requiredKeys: ['as'] },
  ),
  fc.record({ as: fc.constant('percent' as const), bare: fc.constant('fraction' as const) }, { requiredKeys: ['as'] }),
  fc.constant({ as: 'percent' as const, bare: 'percent' as const, from: 'Share' }),
  fc.record(
    {
      as: fc.constantFrom('date' as const, 'instant' as const, 'when' as const),
      order: fc.constantFrom('dmy' as const, 'mdy' as const, 'ymd' as const),
      pivot: fc.constantFrom(1970, 2000),
      timeZone: fc.constantFrom('Europe/Paris', 'America/New_York', 'UTC'),
    },
    { requiredKeys: ['as'] },
  ),
  fc.record({ as: fc.constant('when' as const), serials: fc.constantFrom('1900' as const, '1904' as const) }),
  fc.record({ as: fc.constant('when' as const), epoch: fc.constantFrom('s' as const, 'ms' as const, 'us' as const) }),
  fc.record(
    { as: fc.constantFrom('text' as const, 'label' as const), mojibake: fc.constantFrom('repair' as const, 'detect' as const) },
    { requiredKeys: ['as'] },
  ),
  fc.record({ as: fc.constant('key' as const), pointZero: fc.boolean(), required: fc.boolean() }),
  fc.record({ as: fc.constantFrom('code' as const, 'country' as const, 'currency' as const, 'flag' as const) }),
  fc.constant({ as: 'choice' as const, values: { Gagné: 'won', Perdu: 'lost', NONE: 'none' } }),
);
const value = fc.oneof(numbers, dates, words, junk);
const spec: fc.Arbitrary<CleanSpec> = fc.record(
  {
    columns: fc.record({ a: column, b: column, c: column }),
    others: fc.constantFrom('keep' as const, 'drop' as const),
    timeZone: fc.constant('Europe/Paris'),
  },
  { requiredKeys: ['columns'] },
);
const row = fc.oneof(
  {
    arbitrary: fc.record(
      { a: value, b: value, c: value, Share: value, currency: fc.constantFrom('EUR', 'usd', '', null), other: value },
      { requiredKeys: [] },
    ),
    weight: 20,
  },
  { arbitrary: fc.constantFrom(null, 3, 'text', [1], undefined), weight: 1 },
);
const rows = fc.array(row, { maxLength: 12 });

test('each row is exactly once among the records, the rejected rows and the removed ones', () => {
  fc.assert(
    fc.property(rows, spec, (given, asked) => {
      const { records, recordRows, rejectedRows, removedRows, rejections, summary } = clean(given, asked);
      expect([...recordRows, ...rejectedRows, ...removedRows].sort((a, b) => a - b)).toEqual(given.map((_, at) => at));
      expect(records).toHaveLength(recordRows.length);
      expect(rejections.map((one) => one.row)).toEqual(rejectedRows);
      expect(summary).toMatchObject({ rowsIn: given.length, records: records.length, rejected: rejectedRows.length, removed: 0 });
    }),
    runs(2000),
  );
});

test('cleaning what is clean repairs nothing, refuses nothing and changes nothing', () => {
  fc.assert(
    fc.property(rows, spec, (given, asked) => {
      const once = clean(given, asked);
      const twice = clean(once.records, asked);
      expect(twice.fixes).toEqual([]);
      expect(twice.rejections).toEqual([]);
      expect(twice.records).toEqual(once.records);
    }),
    runs(3000),
  );
});

test('the same rows give the same answer, rows are never changed, and numbers are never NaN, infinite or −0', () => {
  fc.assert(
    fc.property(rows, spec, (given, asked) => {
      const before = structuredClone(given);
      const { records, ...once } = clean(given, asked);
      const { records: again, ...twice } = clean(given, asked);
      expect([again, twice]).toEqual([records, once]);
      expect(given).toEqual(before);
      for (const record of records) {
        for (const name of ['a', 'b', 'c']) {
          const kept = record[name];
          if (typeof kept === 'number') expect(Number.isFinite(kept) && !Object.is(kept, -0)).toBe(true);
          expect(kept).not.toBeUndefined();
        }
      }
    }),
    runs(1000),
  );
});

test('the order of the rows decides nothing', () => {
  fc.assert(
    fc.property(rows, spec, (given, asked) => {
      const forward = clean(given, asked);
      const backward = clean([...given].reverse(), asked);
      expect(backward.columns).toEqual(forward.columns);
      expect([...backward.records].reverse()).toEqual(forward.records);
      expect({ ...backward.summary, byRule: sorted(backward.summary.byRule) }).toEqual({
        ...forward.summary,
        byRule: sorted(forward.summary.byRule),
      });
    }),
    runs(1000),
  );
});

const sorted = (counts: object): object => Object.fromEntries(Object.entries(counts).sort());

test('every value that a record has, and its row did not, is in the list of repairs', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ a: value, b: value, c: value }), { maxLength: 6 }), spec, (given, asked) => {
      const { records, recordRows, fixes } = clean(given, { ...asked, limit: 10_000 });
      for (const [at, record] of records.entries()) {
        for (const name of ['a', 'b', 'c'] as const) {
          const before = given[recordRows[at] as number]?.[name];
          const kept = record[name];
          if (kept === before || (kept === null && before === undefined) || typeof before === 'object' || typeof before === 'bigint')
            continue;
          // Plain text of a number is a number as it stands.
          if (typeof before === 'string' && typeof kept === 'number' && Number(before) === kept) continue;
          if (typeof before === 'string' && typeof kept === 'object' && kept !== null) continue;
          const said = fixes.filter((fix) => fix.row === recordRows[at] && fix.column === name);
          expect(said.length, `${String(before)} became ${String(kept)}`).toBeGreaterThan(0);
          expect(said[0]?.before).toEqual(before);
          const after = said.at(-1)?.after;
          expect(typeof kept !== 'string' && typeof after === 'string' ? Number(after) : after).toEqual(
            typeof after === 'string' && typeof kept === 'object' && kept !== null ? Number(kept) : kept,
          );
        }
      }
    }),
    runs(1000),
  );
});

test('batches give what the whole gives', async () => {
  await fc.assert(
    fc.asyncProperty(rows, spec, fc.integer({ min: 1, max: 5 }), async (given, asked, size) => {
      const whole = clean(given, asked);
      const records: unknown[] = [];
      const recordRows: number[] = [];
      let summary: unknown;
      const batches = () => Array.from({ length: Math.ceil(given.length / size) }, (_, at) => given.slice(at * size, (at + 1) * size));
      for await (const batch of cleanBatches(batches, asked)) {
        records.push(...batch.records);
        recordRows.push(...batch.recordRows);
        summary = batch.summary;
      }
      expect(records).toEqual(whole.records);
      expect(recordRows).toEqual(whole.recordRows);
      expect(summary).toEqual(whole.summary);
    }),
    runs(500),
  );
});
