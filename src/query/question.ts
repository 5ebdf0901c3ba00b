// The words of a question, and what is refused about them.
import { excerpt, KpiError } from '../error.ts';
import { checkSegment } from '../expr/checkRecord.ts';
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
import type { Picked } from './where.ts';

/** A named way to split records that is not a field: `{ id: 'size', of: … }`. */
export interface Segment<Id extends string = string, D = never> {
  /** The name of its column. */
  readonly id: Id;
  /** The value that records are split by; null where it is missing. */
  readonly of: Value<Key, D>;
}

/** Each period measured over a longer stretch: its last n periods, or everything since the week, month … or year began. */
export type Stretch =
  | {
      /** How many periods, the last one included. */
      readonly trailing: number;
    }
  | {
      /** From whose start each period is measured: `month` gives the month to date. */
      readonly toDate: Exclude<Grain, 'day'>;
    };

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

/** Marks a question about several ranges in place of one: a word of ours, which `askAll` takes apart again. */
export const ranges: unique symbol = /* @__PURE__ */ Symbol('ranges');

/** A question of any type, as it arrives. */
export type AnyQuestion = Question<readonly Metric[], never, string | Segment, ComparisonPolicy | Comparison> & {
  readonly numbers?: boolean | undefined;
  readonly [ranges]?: readonly DateRange[] | undefined;
};

/** The columns that a question splits by. */
export function segmentsAsked(question: AnyQuestion): readonly { readonly id: string; node(kind: string): Node }[] {
  const ids = new Set<string>();
  return (question.by ?? []).map((part, i) => {
    const id = typeof part === 'string' ? part : part?.id;
    if (typeof id !== 'string' || id === '')
      throw new KpiError('bad-argument', `by holds ${excerpt(part)}`, "name a field: by: ['channel']", ['by', i]);
    if (id === '__proto__' || id === 'period' || ids.has(id) || question.select.some((metric) => metric.id === id))
      throw new KpiError('bad-argument', `by holds ${excerpt(id)}, which names another column`, 'give each column its own name', ['by', i]);
    if (typeof part !== 'string') checkSegment(part.of, ['by', i]);
    ids.add(id);
    return { id, node: (kind) => (typeof part === 'string' ? fieldNode(kind, id, 'key') : (part.of as Node)) };
  });
}
