// The short way from an indicator to one number over all records, one record at a time: no periods, no segments, no columns,
// and no more code than the totals of the indicator need. Tests hold it against `query`.
import type { Aggregate, MutableInput } from '../expr/aggregate/aggregate.ts';
import { only } from '../expr/aggregate/only.ts';
import { and, isNull } from '../expr/condition.ts';
import { type AggregateNode, algebra, keyOf, totalsOf } from '../expr/node.ts';
import { type Reader, valueOfRecord } from '../expr/record.ts';
import { type Records, recordsOf } from '../expr/records.ts';
import { type Test, testOfRecord } from '../expr/recordTest.ts';
import type { Value } from '../expr/value.ts';
import { addCurrency, currencyOf, kindOf, requiredBy } from '../plan/currency.ts';
import type { Metric } from '../plan/metric.ts';
import type { Outcome } from '../plan/plan.ts';
import { type Reason, settle } from '../plan/settle.ts';
import { byKind } from './data.ts';
import { valueFrom } from './value.ts';

/** The aggregates of totals that do not carry their own, such as those of a formula that was stored as JSON. */
export type Algebras = (total: AggregateNode) => Aggregate | undefined;

/** The value of a metric over all records; null when there is none, or when a record could not be read or lacks a number. */
export function measure(metric: Metric, data: unknown, algebras: Algebras): unknown {
  const totals = [...totalsOf(metric.formula).values()];
  const all = new Map([...totals, ...totals.map(currencyOf).filter((total) => total !== null)].map((total) => [keyOf(total), total]));
  const kinds = [...new Set(totals.map(kindOf))];
  const records = byKind<Records>(data, kinds, (source) => source.records, recordsOf);
  const outcomes = new Map<string, Outcome>();
  for (const kind of kinds) {
    const own = [...all.values()].filter((total) => kindOf(total) === kind);
    if (!run(own, records(kind), algebras, outcomes)) return null;
  }
  // The short form cannot say what a sum left out.
  if (totals.some((total) => isPartial(total, outcomes.get(keyOf(total))))) return null;
  const currencies = new Set<string | null>();
  for (const total of totals) {
    const currency = currencyOf(total);
    if (currency) addCurrency(outcomes.get(keyOf(currency)) as Outcome, currencies);
  }
  if (currencies.size > 1) return null;
  return valueFrom(metric, settle(metric.formula, (node) => outcomeOf(node as AggregateNode, outcomes)).value);
}

/** Counts pass over what lacks the value by their nature: a guest is no customer. */
function isPartial({ fn }: AggregateNode, outcome: Outcome | undefined): boolean {
  return !fn.startsWith('count') && outcome !== undefined && outcome.known > 0 && outcome.missing > 0;
}

/** Totals to which it is all the same when a record was. */
const TIMELESS = /^(sum|m|count|only)/;

/** Totals that need a period before. */
const LOOKING_BACK = /^(retained|previous|reactivated)$/;

/** Over the whole of time there is no period before. */
function outcomeOf(total: AggregateNode, outcomes: ReadonlyMap<string, Outcome>): Outcome | Reason {
  if (total.shift ?? LOOKING_BACK.test(total.fn)) return 'no-previous-period';
  const currency = currencyOf(total);
  return currency && outcomes.get(keyOf(currency))?.value === true ? 'mixed-currency' : (outcomes.get(keyOf(total)) as Outcome);
}

/** Takes a record that its condition passed. */
type Take = (record: unknown, date: number) => void;

/** Computes the totals of one kind; false when a record could not be read. */
function run(totals: readonly AggregateNode[], records: Records, algebras: Algebras, outcomes: Map<string, Outcome>): boolean {
  let readable = true;
  const reader: Reader = {
    access: records.access,
    fault: () => {
      readable = false;
    },
  };
  const required = requiredBy(totals[0] as AggregateNode).map((field) => valueOfRecord(field, reader));
  const ends: (() => void)[] = [];
  const shares = new Map<string, { test: Test; takes: Take[] }>();
  for (const total of totals) {
    // Over the whole of time, a stock is what has not ended.
    const open = total.until && isNull(total.until as Value);
    const where = total.where && open ? and(total.where as Value<boolean>, open) : (total.where ?? open);
    const id = where ? keyOf(where) : '';
    const share = shares.get(id) ?? { test: where ? testOfRecord(where, reader) : () => 1, takes: [] };
    shares.set(id, share);
    const { take, end } = taker(total, reader, algebras);
    share.takes.push(take);
    ends.push(() => outcomes.set(keyOf(total), end()));
  }
  const list = [...shares.values()];
  const dated = totals.find(({ fn }) => !TIMELESS.test(fn));
  const date = dated ? valueOfRecord(dated.at, reader) : (): number => 0;
  try {
    for (let position = 0; position < records.length && readable; position++) {
      const record = records.at(position);
      for (let i = 0; i < required.length; i++) if ((required[i] as (typeof required)[0])(record) === null) return false;
      for (let i = 0; i < list.length; i++) {
        const { test, takes } = list[i] as (typeof list)[0];
        if (test(record) !== 1) continue;
        for (let t = 0; t < takes.length; t++) (takes[t] as Take)(record, date(record) as number);
      }
    }
  } catch {
    // A record that is no object, or a getter of the user that throws.
    return false;
  }
  for (const end of ends) end();
  return readable;
}

function taker(total: AggregateNode, reader: Reader, algebras: Algebras): { take: Take; end: () => Outcome } {
  // The total that tells the currency is made here and carries none.
  const how = (total[algebra] as Aggregate | undefined) ?? (total.fn === 'only' ? undefined : algebras(total)) ?? (only as Aggregate);
  const read = how.read(total, reader);
  const input: MutableInput = { number: null, key: null, own: false, customer: null, date: 0 };
  let state = how.init();
  let known = 0;
  let missing = 0;
  return {
    take(record, date) {
      if (read(record, input)) missing++;
      else known++;
      input.date = date;
      state = how.add(state, input);
    },
    end: () => ({ value: how.end(state, total), known, missing }),
  };
}
