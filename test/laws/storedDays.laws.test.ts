// A store of one part a day, kept up to date with whatever happens to records, answers as the records that hold do: every
// indicator that is exported, of every kind of record. What it cannot answer is refused, and listed here by name.
import fc from 'fast-check';
import * as api from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { totalsOf } from '../../src/expr/node.ts';
import type { Kinds } from '../agree.ts';
import { every, groups, recordsFor } from '../engines/randomRecords.ts';
import { runs } from './runs.ts';

type Words = Readonly<Record<string, unknown>>;
type Days = Readonly<Record<string, api.Partial>>;
type Row = Kinds[string][number];

const part = api.partial as unknown as (records: unknown, question: Words) => api.Partial;
const rollUp = api.rollUpPartial as unknown as (stored: api.Partial, to: Words) => api.Partial;
const ask = api.query as unknown as (records: unknown, question: Words) => api.Table;
const update = api.updatePartials as unknown as (days: Days, question: Words, changes: Words) => api.UpdatedDays;

const totalsIn = ({ formula }: api.Metric) => [...totalsOf(formula).values()];
const namesOf = (metrics: readonly api.Metric[]): string[] => [...new Set(metrics.map(({ id }) => id))].sort();

/** What reads the period before, and stocks of what ends, cannot be told of longer periods by days. */
const isRolledUp = (metric: api.Metric): boolean =>
  totalsIn(metric).every(({ shift, until }) => shift === undefined && (until === undefined || until.op === 'value'));

/** Customers by their first order, and values that may have come from any one record, cannot be told without it. */
const needsAll: ReadonlySet<string> = new Set([
  ...['new', 'returning', 'returningOrRepeating', 'repeating', 'retained', 'previous', 'reactivated'],
  ...['min', 'max', 'last'],
]);
const isRetracted = (metric: api.Metric): boolean => !totalsIn(metric).some(({ fn }) => needsAll.has(fn));

/** What becomes of a record: it is known at once or late, is withdrawn, or is corrected from what another one says. */
const fates = ['early', 'late', 'withdrawn', 'corrected', 'wrongly dated'] as const;

interface History {
  readonly steps: readonly { readonly added: Kinds; readonly removed: Kinds }[];
  readonly hold: Kinds;
}

const each = (kinds: Kinds, change: (rows: readonly Row[], kind: string) => readonly Row[]): Kinds =>
  Object.fromEntries(Object.entries(kinds).map(([kind, rows]) => [kind, change(rows, kind)]));

/** Records with a history: in three steps, each of which puts some in and takes some out. */
const historiesFor = (metrics: readonly api.Metric[]): fc.Arbitrary<History> =>
  fc
    .tuple(
      recordsFor(metrics),
      recordsFor(metrics),
      fc.array(fc.tuple(fc.constantFrom(...fates), fc.nat(1)), { minLength: 64, maxLength: 64 }),
    )
    .map(([records, others, marks]) => {
      let at = 0;
      const dealt = each(records, (rows) => rows.map((row) => ({ row, mark: marks[at++ % marks.length] }) as never)) as unknown as Readonly<
        Record<string, readonly { readonly row: Row; readonly mark: readonly [(typeof fates)[number], number] }[]>
      >;
      /** What a record said at first: the values of another one, or all but its date. */
      const before = (kind: string, row: Row, fate: string): Row => {
        const other = others[kind]?.[0];
        if (other === undefined || (fate !== 'corrected' && fate !== 'wrongly dated')) return row;
        return fate === 'corrected' ? { ...other, id: row['id'] } : { ...row, date: other['date'] };
      };
      const pick = (test: (fate: (typeof fates)[number], step: number) => boolean, old: boolean): Kinds =>
        Object.fromEntries(
          Object.entries(dealt).map(([kind, list]) => [
            kind,
            list.filter(({ mark: [fate, step] }) => test(fate, step)).map(({ row, mark }) => (old ? before(kind, row, mark[0]) : row)),
          ]),
        );
      const changing = (fate: string): boolean => fate !== 'early' && fate !== 'late';
      return {
        steps: [
          { added: pick((fate) => fate !== 'late', true), removed: pick(() => false, true) },
          {
            added: pick((fate, step) => step === 0 && fate !== 'early' && fate !== 'withdrawn', false),
            removed: pick((fate, step) => step === 0 && changing(fate), true),
          },
          {
            added: pick((fate, step) => step === 1 && fate !== 'early' && fate !== 'withdrawn', false),
            removed: pick((fate, step) => step === 1 && changing(fate), true),
          },
        ],
        hold: pick((fate) => fate !== 'withdrawn', false),
      };
    });

const calendars = fc.constantFrom<Words | undefined>(
  undefined,
  { timeZone: 'Europe/Paris', weekStart: 'sunday', fiscalStart: 'april' },
  { timeZone: 'America/New_York', fiscalStart: 'october', fiscalNamed: 'start' },
  { retail: { pattern: '4-5-4', endsOn: 'saturday', rule: 'nearest', month: 'january' } },
);
const words = fc.record({ calendar: calendars, by: fc.constantFrom([], ['channel']), asOf: fc.constantFrom(undefined, '2025-03-31') });
/** Some longer periods, over the stored segments or over none. */
const ladders = fc.uniqueArray(fc.tuple(fc.constantFrom('day', 'week', 'month', 'quarter', 'half', 'year', undefined), fc.boolean()), {
  minLength: 3,
  maxLength: 4,
  selector: ([every]) => every,
});
/** From before the first record, to behind the last. */
const between = ['2024-12-01', '2025-05-01'];

/** All that a table says, but for the places of rejected rows, which are those within their days. */
const told = ({ rows, notes, counts, periods, totals, columns }: api.Table<unknown>): string =>
  JSON.stringify({ rows, notes, counts, periods, totals, columns });

const dayIn = (row: Row): string => String(row['date'] ?? row['createdAt'] ?? row['start']);

/** Goes through a history, the days as JSON between its steps; a day that is refused is taken again from what holds by then. */
function live(history: History, question: Words, onRefusal: (days: readonly string[]) => void): Days {
  let days: Days = {};
  let held: Kinds = each(history.hold, () => []);
  for (const { added, removed } of history.steps) {
    const gone = each(removed, (rows) => rows);
    held = each(held, (rows, kind) => [...remove(rows, gone[kind] ?? []), ...(added[kind] ?? [])]);
    const kept = JSON.parse(JSON.stringify(days)) as Days;
    try {
      days = update(kept, question, { added, removed }).days;
    } catch (error) {
      if (!api.isKpiError(error) || error.code !== 'not-additive') throw error;
      onRefusal(error.path as readonly string[]);
      const again = Object.fromEntries(error.path.map((day) => [day, each(held, (rows) => rows.filter((row) => dayIn(row) === day))]));
      days = update(kept, question, { added, removed, again }).days;
    }
  }
  return days;
}

function remove(rows: readonly Row[], gone: readonly Row[]): Row[] {
  const left = gone.map((row) => JSON.stringify(row));
  return rows.filter((row) => {
    const at = left.indexOf(JSON.stringify(row));
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

const merged = (days: Days, question: Words, none: Kinds): api.Partial =>
  api.mergePartials(part(none, question), ...Object.values(JSON.parse(JSON.stringify(days)) as Days));

describe('stored days that are kept up to date', () => {
  test('answer longer periods for every indicator, but for these', () => {
    expect(namesOf(every.filter((metric) => !isRolledUp(metric)))).toMatchInlineSnapshot(`
      [
        "activeCustomersContractual",
        "arr",
        "averageRevenuePerAccount",
        "customerAcquisitionCostLagged",
        "inactivityChurnRate",
        "inactivityChurnRateStripe",
        "marketGrowthRate",
        "marketGrowthRateUnits",
        "mrr",
        "openPipelineValue",
        "outgrowth",
        "outgrowthUnits",
        "salesGrowthRate",
        "salesVelocity",
        "shareChange",
        "shareChangeUnits",
        "weightedPipelineValue",
      ]
    `);
  });

  test('are told without a record for every indicator, but for these, whose days are taken again', () => {
    expect(namesOf(every.filter((metric) => !isRetracted(metric)))).toMatchInlineSnapshot(`
      [
        "cacPayback",
        "customerAcquisitionCost",
        "customerAcquisitionCostFullyLoaded",
        "customerAcquisitionCostLagged",
        "customerAcquisitionCostMedia",
        "customerChurnRate",
        "customerChurnRateAverage",
        "customerChurnRateStripe",
        "customerLifetimeValueChurnBased",
        "customerRetentionRate",
        "ltvToCac",
        "newCustomers",
        "reactivatedCustomers",
        "referralCount",
        "referralCountConverted",
        "referralCountQualified",
        "referralRateNewCustomers",
        "repeatPurchaseRate",
        "repeatPurchaseRateLifetime",
        "returningCustomerRate",
        "returningCustomerRatePriorOnly",
      ]
    `);
  });

  test.each([...groups])(
    'over random %s',
    (_, metrics) => {
      const { numRuns } = runs(6);
      const rolled = metrics.filter(isRolledUp);
      fc.assert(
        fc.property(historiesFor(metrics), words, ladders, (history, more, ladder) => {
          const none = each(history.hold, () => []);
          for (const select of [metrics.filter(isRetracted), metrics.filter((metric) => !isRetracted(metric))]) {
            if (select.length === 0) continue;
            const question = { ...more, between, every: 'day', select };
            const days = live(history, question, (refused) => {
              expect(select.every(isRetracted), `refused without ${refused.join(', ')}`).toBe(false);
            });
            const whole = merged(days, question, none);
            expect(told(api.settlePartial(whole))).toBe(told(ask(history.hold, question)));
            const kept = select.filter((metric) => rolled.includes(metric));
            for (const metric of select.filter((one) => !kept.includes(one))) {
              const alone = part(none, { ...question, select: [metric] });
              expect(() => rollUp(alone, { every: 'month' })).toThrow(expect.objectContaining({ code: 'not-additive' }) as Error);
            }
            if (kept.length === 0) continue;
            const asked = { ...question, select: kept };
            const stored =
              kept.length === select.length
                ? whole
                : merged(
                    live(history, asked, () => undefined),
                    asked,
                    none,
                  );
            for (const [coarser, keeps] of ladder) {
              const by = keeps ? more.by : [];
              const direct = told(ask(history.hold, { ...asked, every: coarser, by }));
              expect(told(api.settlePartial(rollUp(stored, { every: coarser, by })))).toBe(direct);
            }
          }
        }),
        // A history of so many indicators takes a while.
        { numRuns: Math.min(numRuns, 6) },
      );
    },
    180_000,
  );
});
