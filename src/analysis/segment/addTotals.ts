// Totals of segments added into that of all of them. What cannot be made of its parts, such as a number of different customers,
// is refused.
import { KpiError } from '../../error.ts';
import { add, compare, divide, type Fraction, fractionFromText, fractionText, multiply, whole } from '../../expr/fraction.ts';
import { type AggregateNode, type Node, totalsOf } from '../../expr/node.ts';
import type { TotalText } from '../../query/table.ts';

const ADDED: ReadonlySet<AggregateNode['fn']> = new Set(['sum', 'count', 'mean', 'min', 'max', 'only']);

/** Whether a total of segments tells that of all of them: each record is in one segment. */
export function isMadeOfParts({ fn, across }: AggregateNode): boolean {
  return across === true || ADDED.has(fn);
}

/** Whether the value of a formula is the sum of its values in all segments. */
export function addsUp(formula: Node): boolean {
  if (formula.op === 'aggregate') return !formula.across && (formula.fn === 'sum' || formula.fn === 'count');
  if (formula.op !== 'call') return false;
  const [a, b] = formula.args as readonly [Node, Node];
  if (formula.fn === 'plus' || formula.fn === 'minus') return addsUp(a) && addsUp(b);
  if (formula.fn === 'ratio') return addsUp(a) && b.op === 'value';
  return formula.fn === 'times' && ((addsUp(a) && b.op === 'value') || (addsUp(b) && a.op === 'value'));
}

/** Refuses a formula that the totals of segments do not tell. */
export function refuseWhole(id: string, formula: Node): void {
  const total = [...totalsOf(formula).values()].find((one) => !isMadeOfParts(one));
  if (total !== undefined)
    throw new KpiError(
      'not-additive',
      `${id} reads ${total.fn}, which does not add up over segments`,
      'ask for fewer segments, or for withSubtotals',
      [id],
    );
}

/** Refuses a formula whose values do not add up. */
export function refuseShares(id: string, formula: Node): void {
  if (!addsUp(formula))
    throw new KpiError('not-additive', `${id} does not add up over segments`, 'take an indicator that does, such as revenue', ['of']);
}

/** The total of rows that were counted apart. */
export function addTotals({ fn, across }: AggregateNode, parts: readonly TotalText[]): TotalText {
  const given = parts.filter(([value, known, missing]) => value !== null || known > 0 || missing > 0);
  const [first] = given;
  if (first === undefined) return [null, 0, 0];
  // What is taken over all segments stands beside each of them.
  if (across || given.length === 1) return first;
  const sum = (at: 1 | 2): number => given.reduce((all, part) => all + part[at], 0);
  return [fn === 'only' ? oneKey(given) : numberOf(fn, given), sum(1), sum(2)];
}

/** The key that all records share; true where they differ. */
function oneKey(parts: readonly TotalText[]): TotalText[0] {
  const keys = new Set(parts.filter(([, known]) => known > 0).map(([key]) => key));
  const [key = null] = keys;
  return keys.size > 1 ? true : key;
}

function numberOf(fn: AggregateNode['fn'], parts: readonly TotalText[]): string | null {
  const known = parts.filter(([value]) => value !== null).map(([value, count]) => ({ value: fractionFromText(String(value)), count }));
  const [first, ...others] = known;
  if (first === undefined) return null;
  const values = others.map(({ value }) => value);
  const pick = (sign: 1 | -1): Fraction => values.reduce((best, value) => (compare(value, best) * sign > 0 ? value : best), first.value);
  if (fn === 'min' || fn === 'max') return fractionText(pick(fn === 'max' ? 1 : -1));
  if (fn !== 'mean') return fractionText(values.reduce(add, first.value));
  // A mean counts as often as it has records: never the mean of means.
  const sum = known.map(({ value, count }) => multiply(value, whole(count))).reduce(add);
  return fractionText(divide(sum, whole(known.reduce((all, { count }) => all + count, 0))));
}
