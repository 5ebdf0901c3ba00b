// A timeline: records come in month after month, a table is asked at each month's end, and its alerts are told one after the other.
import {
  type AlertOptions,
  type AlertRuleInput,
  type AlertState,
  type Alerts,
  alerts,
  Decimal,
  query,
  revenue,
  type Table,
} from 'sales-kpi';

/** The month at a position, from January 2025. */
export const monthAt = (i: number): string => `${2025 + Math.floor(i / 12)}-${String(1 + (i % 12)).padStart(2, '0')}`;

/** Amounts of months by segment; null for a month without records. */
export type Amounts = Readonly<Record<string, readonly (number | string | null)[]>>;

/** One sale a month and segment, in the middle of the month. */
export function salesOf(amounts: Amounts, until = Number.POSITIVE_INFINITY) {
  return Object.entries(amounts).flatMap(([country, values]) =>
    values.flatMap((amount, i) =>
      amount === null || i >= until ? [] : [{ id: `${country}${i}`, date: `${monthAt(i)}-15`, amount, country, currency: 'EUR' }],
    ),
  );
}

/** The table by month and country as it is known at the end of a day. */
export function tableOf(amounts: Amounts, asOf: string, by: readonly ['country'] | readonly [] = ['country']): Table<object> {
  const known = salesOf(amounts).filter(({ date }) => date <= asOf);
  return query(known, { select: [revenue], every: 'month', by, asOf });
}

/** The last day of the month at a position. */
export const endOf = (i: number): string => new Date(Date.UTC(2025 + Math.floor((i + 1) / 12), (i + 1) % 12, 0)).toISOString().slice(0, 10);

/** State as it comes back from a store. */
export const stored = (state: AlertState | null): AlertState | null => JSON.parse(JSON.stringify(state)) as AlertState | null;

/** What is told, short: `2025-03 fired low FR`. */
export function told({ fired, resolved }: Alerts): string[] {
  const line = (word: string) => (one: Alerts['fired'][number] | Alerts['resolved'][number]) =>
    [one.period, word, one.values.rule, ...Object.values(one.segment ?? {})].join(' ');
  return [...fired.map(line('fired')), ...resolved.map(line('resolved'))];
}

/** A run over months: everything that was told, and what was told last. */
export interface Run {
  readonly events: readonly string[];
  readonly last: Alerts;
}

/** Evaluates at the end of each month from the first to the last. */
export function follow(
  rules: readonly AlertRuleInput[],
  tableAt: (asOf: string) => Table<object>,
  months: number,
  more: Partial<AlertOptions> = {},
): Run {
  let last: Alerts | null = null;
  const events: string[] = [];
  for (let i = 0; i < months; i++) {
    const asOf = endOf(i);
    last = alerts(rules, { monthly: tableAt(asOf) }, stored(last?.state ?? null), { asOf, ...more });
    events.push(...told(last));
  }
  if (last === null) throw new Error('no month');
  return { events, last };
}

/** A timeline of all records together. */
export const followAll = (rule: Partial<AlertRuleInput>, values: readonly (number | string | null)[], months = values.length): Run =>
  follow([ruleOf(rule)], (asOf) => tableOf({ FR: values }, asOf, []), months);

/** A rule about the revenue of months. */
export const ruleOf = (rule: Partial<AlertRuleInput>): AlertRuleInput => ({
  id: 'r',
  of: 'revenue',
  table: 'monthly',
  when: { is: 'below', value: 100 },
  ...rule,
});

/** Numbers as text. */
export const text = (value: unknown): string => (Decimal.isDecimal(value) ? value.toFixed() : String(value));
