// Deals that a test has to say little about.
import { count, type Deal, dealContest, dealStage, dealsCreated, indicator, type Metric, type Value } from 'sales-kpi';
import { agree } from '../agree.ts';
import { type AnyRow, ask, column } from '../query/ask.ts';

/** Said outright, so that a database knows what the columns hold. */
const flags = { deleted: false, archived: false, duplicate: false, test: false } as const;

/** An open deal of 10 January 2025, unless it says more. */
export const open = (id: string, more: Partial<Deal> = {}): Deal => ({
  id,
  createdAt: '2025-01-10',
  outcome: 'open',
  currency: 'EUR',
  ...flags,
  ...more,
});

/** A deal won on a day. */
export const won = (id: string, closedAt: string, amount: Deal['amount'], more: Partial<Deal> = {}): Deal =>
  open(id, { outcome: 'won', closedAt, amount, ...more });

/** A deal lost on a day. */
export const lost = (id: string, closedAt: string, more: Partial<Deal> = {}): Deal => open(id, { outcome: 'lost', closedAt, ...more });

/** Deals that no indicator counts, whatever they say. */
export const uncounted: readonly Deal[] = (['deleted', 'archived', 'duplicate', 'test', 'mergedInto'] as const).flatMap((flag) => {
  const never = { [flag]: flag === 'mergedInto' ? 'other' : true };
  return [
    open(`open ${flag}`, { amount: 7_000, probability: 1, expectedCloseDate: '2025-02-20', ...never }),
    won(`won ${flag}`, '2025-02-03', 7_000, { competitor: 'Acme', activities: 70, ...never }),
    lost(`lost ${flag}`, '2025-02-03', { amount: 7_000, competitor: 'Acme', ...never }),
  ];
});

/** Records of one kind after another. */
export type Records = Readonly<Record<string, readonly object[]>>;

const counting = (id: string, value: Value): Metric =>
  indicator({ id, label: { en: id, fr: id }, unit: 'count', better: 'neutral', formula: count(value) }) as never;

/** What is asked first: records are accounted for by the date that is theirs, which not every indicator reads. */
const dating: Readonly<Record<string, Metric>> = {
  deals: dealsCreated,
  dealContests: counting('contests', dealContest.id as Value),
  dealStages: counting('stays', dealStage.id as Value),
};

/** The values of one indicator, after every engine has agreed on them. */
export async function answers(metric: Metric, records: Records, question: AnyRow = {}): Promise<string[]> {
  const beside = Object.keys(records).flatMap((kind) => dating[kind] ?? []);
  await agree([...beside.filter(({ id }) => id !== metric.id), metric], records as never, question);
  return column(ask(records, { select: [metric], ...question }), metric.id);
}

/** The codes of the notes on a question. */
export function codes(metric: Metric, records: Records, question: AnyRow = {}): string[] {
  return ask(records, { select: [metric], ...question }).notes.map(({ code }) => code);
}

/** The value of the first row, in memory. */
export function one(metric: Metric, records: Records, question: AnyRow = {}): unknown {
  return ask(records, { select: [metric], ...question }).rows[0]?.[metric.id];
}
