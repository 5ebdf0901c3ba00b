// What each column of a table means.
import type { Node } from '../expr/node.ts';
import { definitionHash } from '../plan/definitionHash.ts';
import type { Label, Metric } from '../plan/metric.ts';
import type { AnyQuestion } from './question.ts';
import type { BuiltRow } from './rows.ts';
import type { TableColumn } from './table.ts';

const words = {
  period: { en: 'Period', fr: 'Période' },
  prior: { en: 'before', fr: 'avant' },
  delta: { en: 'difference', fr: 'écart' },
  change: { en: 'change', fr: 'évolution' },
} as const;

/** The columns of the rows, in their order. */
export function columnsOf(
  question: AnyQuestion,
  metrics: readonly Metric[],
  ids: readonly string[],
  rows: readonly BuiltRow[],
): TableColumn[] {
  const plain = { of: null, unit: null, better: null, additivity: null, currency: null, formula: null, definition: null };
  return [
    { id: 'period', role: 'period', label: words.period, ...plain },
    ...ids.map((id): TableColumn => ({ id, role: 'segment', label: { en: id, fr: id }, ...plain })),
    ...question.select.flatMap((metric, m) => {
      const { formula } = metrics[m] as Metric;
      return metricColumns(metric, formula, question.compare !== undefined, currencyOf(rows, m));
    }),
  ];
}

function metricColumns(metric: Metric, formula: Node, compared: boolean, currency: string | null): TableColumn[] {
  const { id, label, unit, better, additivity } = metric;
  const definition = definitionHash(metric);
  const column = (role: TableColumn['role'], suffix: string, word: Label | null): TableColumn => ({
    id: `${id}${suffix}`,
    role,
    label: word ? { en: `${label.en}, ${word.en}`, fr: `${label.fr}, ${word.fr}` } : label,
    of: id,
    unit: role === 'change' ? 'ratio' : unit,
    better,
    additivity: role === 'change' ? 'derived' : additivity,
    currency: role === 'change' ? null : currency,
    formula,
    definition,
  });
  const value = column('value', '', null);
  return compared
    ? [value, column('prior', 'Prior', words.prior), column('delta', 'Delta', words.delta), column('change', 'Change', words.change)]
    : [value];
}

function currencyOf(rows: readonly BuiltRow[], metric: number): string | null {
  const found = new Set(rows.map((row) => row.currencies[metric] ?? null).filter((currency) => currency !== null));
  const [currency] = found;
  return found.size === 1 ? (currency as string) : null;
}
