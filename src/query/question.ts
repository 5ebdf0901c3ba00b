// The words of a question, and what is refused about them.
import { excerpt, KpiError, refuseUnknown } from '../error.ts';
import type { Key } from '../expr/key.ts';
import type { Node } from '../expr/node.ts';
import type { Value } from '../expr/value.ts';
import { fieldNode } from '../model/field.ts';
import type { CalendarOptions } from '../period/calendar.ts';
import type { Comparison, ComparisonPolicy } from '../period/compare.ts';
import type { Grain } from '../period/grain.ts';
import type { AsOf } from '../period/period.ts';
import type { DateRange } from '../period/range.ts';
import type { Metric } from '../plan/metric.ts';
import { checkMetric } from './checkMetric.ts';
import type { Picked } from './where.ts';

/** A named way to split records that is not a field: `{ id: 'size', of: … }`. */
export interface Segment<Id extends string = string, D = never> {
  readonly id: Id;
  readonly of: Value<Key, D>;
}

/** Each period measured over a longer stretch: its last n periods, or everything since the week, month … or year began. */
export type Stretch = { readonly trailing: number } | { readonly toDate: Exclude<Grain, 'day'> };

/** The fields of a record by which it can be split and picked. */
export type Dimension<R> = R extends unknown
  ? { [N in keyof R & string]-?: NonNullable<R[N]> extends Key ? N : never }[keyof R & string]
  : never;

/** Picks of dimensions, all of which must hold. */
export type Where<R> = { readonly [N in Dimension<R>]?: Picked<KeyIn<R, N>> };

/** What a field of a record can be split into. */
export type KeyIn<R, N> = R extends unknown ? (N extends keyof R ? Extract<NonNullable<R[N]>, Key> : never) : never;

/** A question. Only `select` is required. */
export interface Question<S extends readonly Metric[], R, B, C> {
  /** The indicators. */
  readonly select: S;
  /** One row a period of this length; one row for the whole range when not given. */
  readonly every?: Grain | undefined;
  /** One row a value of these fields. */
  readonly by?: readonly B[] | undefined;
  /** Only records that pass: picks of fields, or a condition. */
  readonly where?: Where<R> | Value<boolean, never> | undefined;
  /** Calendar dates, half-open: the first day, and the day after the last. */
  readonly between?: DateRange | undefined;
  /** What each period is compared with. */
  readonly compare?: C | undefined;
  /** Time zone, start of the week, fiscal or retail year; UTC and Monday when not given. */
  readonly calendar?: CalendarOptions | undefined;
  /** The moment up to which the records are known: a day counts to its end. There is no hidden clock: without it, every period counts as over. */
  readonly asOf?: AsOf | undefined;
  /** Measures each period over a longer stretch. */
  readonly stretch?: Stretch | undefined;
  /** Whether periods without records get a row; `fill` when not given. */
  readonly gaps?: 'fill' | 'leave' | undefined;
  /** The dates for which records exist at all: outside, an absent record is unknown and not a zero. */
  readonly coverage?: DateRange | undefined;
}

const words = ['select', 'every', 'by', 'where', 'between', 'compare', 'calendar', 'asOf', 'stretch', 'gaps', 'coverage', 'numbers'];
const grains: readonly Grain[] = ['day', 'week', 'month', 'quarter', 'half', 'year'];
const policies: readonly ComparisonPolicy[] = ['previousPeriod', 'previousYear', 'previousYearWeeks'];

/** A question of any type, as it arrives. */
export type AnyQuestion = Question<readonly Metric[], never, string | Segment, ComparisonPolicy | Comparison> & {
  readonly numbers?: boolean | undefined;
};

/** Refuses a question that is not well formed, before any record is read. */
export function checkQuestion(question: AnyQuestion): void {
  if (typeof question !== 'object' || question === null)
    throw new KpiError('bad-argument', `the question is ${excerpt(question)}`, 'give { select: [revenue] }');
  refuseUnknown(question, words);
  checkSelect(question.select);
  if (question.every !== undefined) oneOfWords(question.every, grains, 'every');
  oneOfWords(question.gaps ?? 'fill', ['fill', 'leave'], 'gaps');
  if (question.by !== undefined && !Array.isArray(question.by))
    throw new KpiError('bad-argument', `by is ${excerpt(question.by)}`, "give a list: by: ['channel']", ['by']);
  if (question.stretch !== undefined) checkStretch(question.stretch, question.every);
  if (question.compare !== undefined) checkComparison(question.compare);
}

function checkSelect(select: readonly Metric[]): void {
  if (!Array.isArray(select) || select.length === 0)
    throw new KpiError('bad-argument', 'a question that selects nothing', 'give select: [revenue]', ['select']);
  const seen = new Set<string>();
  select.forEach((metric, i) => {
    if ((typeof metric !== 'object' && typeof metric !== 'function') || metric === null)
      throw new KpiError('bad-argument', `select holds ${excerpt(metric)}`, 'select indicators: [revenue]', ['select', i]);
    checkMetric(metric, ['select', i]);
    if (seen.has(metric.id))
      throw new KpiError('bad-argument', `${metric.id} is selected twice`, 'give each indicator its own id', ['select', i]);
    seen.add(metric.id);
  });
}

function checkStretch(stretch: Stretch, every: Grain | undefined): void {
  if (every === undefined) throw new KpiError('bad-argument', 'stretch without every', "add every: 'month'", ['stretch']);
  if ('trailing' in stretch) {
    refuseUnknown(stretch, ['trailing'], ['stretch']);
    if (!Number.isInteger(stretch.trailing) || stretch.trailing < 1 || stretch.trailing > 1000)
      throw new KpiError('bad-argument', `trailing is ${excerpt(stretch.trailing)}`, 'give a whole number of periods from 1 to 1000', [
        'stretch',
        'trailing',
      ]);
    return;
  }
  refuseUnknown(stretch, ['trailing', 'toDate'], ['stretch']);
  oneOfWords(stretch.toDate, grains.slice(1), 'stretch.toDate');
  if (grains.indexOf(stretch.toDate) <= grains.indexOf(every))
    throw new KpiError('bad-argument', `${stretch.toDate} to date every ${every}`, 'accumulate over something longer than every', [
      'stretch',
      'toDate',
    ]);
}

function checkComparison(compare: ComparisonPolicy | Comparison): void {
  if (typeof compare === 'string') {
    oneOfWords(compare, policies, 'compare');
    return;
  }
  if (typeof compare !== 'object' || compare === null)
    throw new KpiError('bad-argument', `compare is ${excerpt(compare)}`, `one of ${policies.join(', ')}`, ['compare']);
  refuseUnknown(compare, ['to', 'partial'], ['compare']);
  oneOfWords(compare.to, policies, 'compare.to');
  oneOfWords(compare.partial ?? 'sameElapsed', ['sameElapsed', 'whole', 'withhold'], 'compare.partial');
}

function oneOfWords(word: unknown, known: readonly string[], name: string): void {
  if (typeof word !== 'string' || !known.includes(word))
    throw new KpiError('bad-argument', `${name} is ${excerpt(word)}`, `one of ${known.join(', ')}`, name.split('.'));
}

/** The columns that a question splits by. */
export function segmentsAsked(question: AnyQuestion): readonly { readonly id: string; node(kind: string): Node }[] {
  const ids = new Set<string>();
  return (question.by ?? []).map((part, i) => {
    const id = typeof part === 'string' ? part : part?.id;
    if (typeof id !== 'string' || id === '')
      throw new KpiError('bad-argument', `by holds ${excerpt(part)}`, "name a field: by: ['channel']", ['by', i]);
    if (id === '__proto__' || id === 'period' || ids.has(id) || question.select.some((metric) => metric.id === id))
      throw new KpiError('bad-argument', `by holds ${excerpt(id)}, which names another column`, 'give each column its own name', ['by', i]);
    ids.add(id);
    return { id, node: (kind) => (typeof part === 'string' ? fieldNode(kind, id, 'key') : (part.of as Node)) };
  });
}
