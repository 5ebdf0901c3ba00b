// Changes that are told without segments: by factors, by flows, and by what rates of exchange and working days did.
import { KpiError } from '../../error.ts';
import type { Fraction } from '../../expr/fraction.ts';
import type { Node } from '../../expr/node.ts';
import { type Formula, times } from '../../expr/value.ts';
import { type DateRange, readRange } from '../../period/range.ts';
import { workingDayCounter } from '../../period/workingDays.ts';
import type { AnyQuestion } from '../../query/question.ts';
import type { Table } from '../../query/table.ts';
import { type Factor, type FactorMethod, factorParts } from './factors.ts';
import { flowParts } from './flows.ts';
import type { RawChange } from './part.ts';
import type { AnyChange } from './question.ts';
import { underlyingParts } from './underlying.ts';
import { valueIn } from './valueIn.ts';

/** By the factors of a tree, or by the flows of a stock. */
export function treeOf(
  { of, into = [], as }: AnyChange,
  convention: FactorMethod | 'flows',
  [before, after, flows]: readonly Table[],
): RawChange {
  const [from, to] = [valueIn(before as Table, of.id), valueIn(after as Table, of.id)];
  if (from.value === null) return from;
  if (to.value === null) return to;
  const factors: Factor[] = [];
  for (const { id, label, formula } of into) {
    const ends = convention === 'flows' ? [valueIn(flows as Table, id)] : [valueIn(before as Table, id), valueIn(after as Table, id)];
    const lacking = ends.find(({ value }) => value === null);
    if (lacking?.value === null) return lacking;
    const [first, last = first] = ends.map(({ value }) => value as Fraction);
    factors.push({ factor: { id, label }, formula, from: first as Fraction, to: last as Fraction });
  }
  if (convention === 'flows')
    return flowParts(
      from.value,
      to.value,
      factors.map(({ factor, to: value }) => ({ factor, value })),
    );
  const tree = as ?? (into.map(({ formula }) => formula as Formula<never>).reduce((all, one) => times(all, one)) as Node);
  return factorParts(from.value, to.value, tree as Node, factors, convention);
}

/** From the end of the first period to the end of the second: when what came in and went out made the change. */
export function flowQuestion({ from, to, where, calendar, asOf, coverage, into = [] }: AnyChange): AnyQuestion {
  if (!Array.isArray(from) || !Array.isArray(to))
    throw new KpiError('bad-argument', 'flows between two segments', 'give two periods: what flows takes time', ['from']);
  const between: DateRange = [from[1] as string, to[1] as string];
  return { select: into, between, where, calendar, asOf, coverage } as AnyQuestion;
}

/** By rates of exchange and working days. */
export function underlyingOf(asked: AnyChange, [before, after, constant0, constant1]: readonly Table[]): RawChange {
  const { of, workingDays, from, to } = asked;
  const pairs = [before, after, constant0, constant1].map((table) => table && valueIn(table, of.id));
  for (const end of pairs) if (end?.value === null) return end;
  const [a, b, c, d] = pairs.map((end) => end?.value ?? null);
  const days = (range: unknown): number => {
    const { from: first, to: last } = readRange(range, ['from']);
    return workingDayCounter(workingDays ?? {}).between(first, last);
  };
  return underlyingParts(
    { from: a as Fraction, to: b as Fraction },
    c && d ? { from: c, to: d } : null,
    workingDays === undefined ? null : { from: days(from), to: days(to) },
  );
}
