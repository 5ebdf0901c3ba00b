// From joined totals to the rows of a table: values, what they are compared with, and the reason for each null.
import { add, negate } from '../expr/fraction.ts';
import type { Window } from '../period/window.ts';
import type { Metric } from '../plan/metric.ts';
import type { Group, Plan } from '../plan/plan.ts';
import { change, none, type Reason, type Settled, some } from '../plan/settle.ts';
import { currenciesOf, type Places, placesOf, settleRow, type Withheld } from '../plan/settleRow.ts';
import type { Joined, Keys } from './join.ts';
import type { Note } from './table.ts';
import type { Timeline } from './timeline.ts';
import { valueFrom } from './value.ts';

/** One row with what stands behind it. */
export interface BuiltRow {
  readonly row: Readonly<Record<string, unknown>>;
  readonly now: readonly (Group | null)[];
  readonly prior: readonly (Group | null)[] | null;
  /** The currency of each metric's value. */
  readonly currencies: readonly (string | null)[];
}

/** What rows are built from. */
export interface RowInput {
  readonly metrics: readonly Metric[];
  readonly plans: readonly Plan[];
  readonly joined: Joined;
  readonly time: Timeline;
  readonly ids: readonly string[];
  readonly fill: boolean;
  readonly numbers: boolean;
}

/** Builds the rows of a table, period by period and segment by segment, with a note for each null. */
export function buildRows(input: RowInput): { readonly rows: readonly BuiltRow[]; readonly notes: readonly Note[] } {
  const rows: BuiltRow[] = [];
  const notes: Note[] = [];
  const places = placesOf(
    input.plans,
    input.metrics.map((metric) => metric.formula),
  );
  const isPeriodic = input.time.spans.some((span) => span.period.grain !== 'range');
  const isOwn = (group: Group | null, p: number): boolean => group !== null && input.plans[p]?.across !== true;
  input.time.spans.forEach((_, at) => {
    for (const keys of input.joined.segments) {
      const now = input.joined.groups(input.time.now[at] as number, keys);
      const priorSlot = input.time.prior[at] ?? null;
      const prior = priorSlot === null ? null : input.joined.groups(priorSlot, keys);
      if (!input.fill && isPeriodic && ![now, prior].some((groups) => groups?.some(isOwn))) continue;
      rows.push(buildRow(input, places, at, keys, now, prior, rows.length, notes));
    }
  });
  return { rows, notes };
}

function buildRow(
  input: RowInput,
  places: Places,
  at: number,
  keys: Keys,
  now: readonly (Group | null)[],
  prior: readonly (Group | null)[] | null,
  position: number,
  notes: Note[],
): BuiltRow {
  const { time, metrics } = input;
  const span = time.spans[at] as Timeline['spans'][number];
  const pair = time.pairs[at] ?? null;
  const row: Record<string, unknown> = { period: span.period.id };
  input.ids.forEach((id, i) => {
    row[id] = keys[i] ?? null;
  });
  const withheld: Reason | null = span.period.state === 'future' ? 'future-period' : time.covers(span.window) ? null : 'no-data';
  const withheldAt = (row: Reason | null, previous: Window | null, slot: number): Withheld => {
    const lacking = time.covers(previous) ? null : 'no-previous-period';
    return { row, previous: lacking, before: lacking ?? (time.slots[slot]?.before ? null : 'not-comparable') };
  };
  const settleNow = settleRow(places, now, withheldAt(withheld, span.previous, time.now[at] as number));
  const settlePrior =
    prior === null
      ? null
      : settleRow(
          places,
          prior,
          withheldAt(time.covers(pair?.window ?? null) ? null : 'no-data', pair?.previous ?? null, time.prior[at] as number),
        );
  const currencies: (string | null)[] = [];
  const write = (id: string, metric: Pick<Metric, 'unit'>, settled: Settled): void => {
    const value = valueFrom(metric, settled.value);
    row[id] = input.numbers && value !== null ? Number(value) : value;
    if (settled.reason) notes.push({ code: settled.reason, row: position, column: id, detail: null });
  };
  for (const metric of metrics) {
    const isMature = metric.maturity === undefined || time.isMature(span.window, metric.maturity);
    const value = withheld === null && !isMature ? none('immature-cohort') : settleNow(metric.formula);
    write(metric.id, metric, value);
    const found = metric.unit === 'money' ? currenciesOf(places, metric.formula, now) : new Set<string | null>();
    const [currency = null] = found.size === 1 ? found : [];
    currencies.push(currency);
    if (time.pairs.length === 0) continue;
    const isBaseMature = metric.maturity === undefined || !pair?.window || time.isMature(pair.window, metric.maturity);
    const base =
      settlePrior === null ? none(pair?.reason ?? 'not-comparable') : isBaseMature ? settlePrior(metric.formula) : none('immature-cohort');
    if (metric.unit === 'money' && prior !== null) currenciesOf(places, metric.formula, prior, found);
    const isMixed = base.value !== null && found.size > 1;
    const compared = pair?.reason ? none(pair.reason) : isMixed ? none('mixed-currency') : base;
    write(`${metric.id}Prior`, metric, base);
    write(`${metric.id}Delta`, metric, difference(value, compared));
    write(`${metric.id}Change`, { unit: 'ratio' }, change(value, compared));
  }
  return { row, now, prior, currencies };
}

function difference(value: Settled, base: Settled): Settled {
  if (value.value === null) return value;
  return base.value === null ? base : some(add(value.value, negate(base.value)));
}
