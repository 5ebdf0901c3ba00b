// What has to be known beside the numbers.
import { explain, type Metric, type Note, type Table } from 'sales-kpi';
import { paragraph } from './layout.ts';

const words: Readonly<Partial<Record<Note['code'], string>>> = {
  'no-data': 'there are no records of that time',
  'zero-base': 'nothing to compare with: the value was 0',
  'negative-base': 'no percentage over a negative value',
  'zero-denominator': 'nothing to divide by',
  'no-previous-period': 'there is no period before',
  'missing-input': 'no record has the value',
  'history-starts': 'the records do not go back further, so everyone looks new in the first period',
  'partial-coverage': 'some records lack the value',
};

/** The notes of a table, each kind once, and how the running period was compared. */
export function noteLines(table: Table<object>): string[] {
  const running = table.periods.find(({ state }) => state === 'partial');
  const pair = table.pairs.find(({ period, cut }) => period === running?.id && cut);
  const gathered = new Map<string, Set<string>>();
  for (const { code, column } of table.notes) gathered.set(code, (gathered.get(code) ?? new Set()).add(column ?? 'all'));
  const compared = pair ? `compared with ${pair.start} to ${dayBefore(pair.end)}` : 'compared with nothing';
  return [
    ...(running ? [`- ${running.id} is not over (${Math.round(running.elapsed * 100)}% of it has passed): ${compared}`] : []),
    ...[...gathered].flatMap(([code, columns]) =>
      paragraph(`- ${code}: ${words[code as Note['code']] ?? code} (${[...columns].join(', ')})`),
    ),
  ];
}

function dayBefore(end: string | null): string {
  return new Date(Date.parse(end ?? '') - 86_400_000).toISOString().slice(0, 10);
}

/** Definitions in words, made from the formulas themselves. */
export function definitionLines(metrics: readonly Pick<Metric, 'label' | 'formula'>[]): string[] {
  return metrics.flatMap((metric) => paragraph(explain(metric)));
}
