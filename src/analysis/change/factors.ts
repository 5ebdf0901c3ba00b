// A change of a tree of indicators, such as customers × orders per customer × value per order, shared among them. Three
// conventions: Shapley takes the mean over all orders in which they could have changed, and is the same whichever end is first;
// sequential changes them one by one in the order given; LMDI (Ang, The LMDI approach to decomposition analysis, Energy Policy 33
// (2005)) weighs their logarithms, and needs values above 0. Shapley and sequential are exact; work grows with 2^n.
import { Decimal } from '../../decimal.ts';
import { add, compare, type Fraction, fractionFromText, lowest, multiply, negate, whole } from '../../expr/fraction.ts';
import { keyOf, type Node } from '../../expr/node.ts';
import type { FactorName, RawChange, RawPart } from './part.ts';
import { logarithm, powersOf, valueOfTree } from './tree.ts';

/** How a change is shared among factors. */
export type FactorMethod = 'shapley' | 'sequential' | 'lmdi';

/** A factor: its name, its formula, and its value at both ends. */
export interface Factor {
  readonly factor: FactorName;
  readonly formula: Node;
  readonly from: Fraction;
  readonly to: Fraction;
}

/** A share of the change for each factor; null where it cannot be told. */
type Shares = readonly Fraction[] | null;

/** What each factor did. The tree must come to the value itself at both ends: otherwise the factors are not those of the value. */
export function factorParts(from: Fraction, to: Fraction, tree: Node, factors: readonly Factor[], method: FactorMethod): RawChange {
  const at = (isNew: (i: number) => boolean): Fraction | null =>
    valueOfTree(tree, new Map(factors.map((factor, i) => [keyOf(factor.formula), isNew(i) ? factor.to : factor.from])));
  const [first, last] = [at(() => false), at(() => true)];
  if (first === null || last === null) return { reason: 'zero-denominator' };
  if (compare(first, from) !== 0 || compare(last, to) !== 0) return { reason: 'unequal-factors' };
  const shares =
    method === 'lmdi' ? lmdi(first, last, tree, factors) : method === 'shapley' ? shapley(factors, at) : sequential(factors, at);
  if (shares === null) return { reason: method === 'lmdi' ? 'not-positive' : 'zero-denominator' };
  const parts = factors.map(
    ({ factor, ...ends }, i): RawPart => ({ effect: 'factor', factor, from: ends.from, to: ends.to, value: shares[i] as Fraction }),
  );
  return { reason: null, from, to, parts };
}

type At = (isNew: (i: number) => boolean) => Fraction | null;

function sequential(factors: readonly Factor[], at: At): Shares {
  const steps = Array.from({ length: factors.length + 1 }, (_, step) => at((i) => i < step));
  if (steps.includes(null)) return null;
  return factors.map((_, i) => lowest(add(steps[i + 1] as Fraction, negate(steps[i] as Fraction))));
}

function shapley(factors: readonly Factor[], at: At): Shares {
  const n = factors.length;
  const values = Array.from({ length: 2 ** n }, (_, set) => at((i) => ((set >> i) & 1) === 1));
  if (values.includes(null)) return null;
  const factorial = (k: number): bigint => (k <= 1 ? 1n : BigInt(k) * factorial(k - 1));
  return factors.map((_, i) => {
    let share = whole(0);
    for (let set = 0; set < values.length; set++) {
      if ((set >> i) & 1) continue;
      const size = sizeOf(set);
      const gained = add(values[set | (1 << i)] as Fraction, negate(values[set] as Fraction));
      share = lowest(add(share, multiply(gained, { n: factorial(size) * factorial(n - size - 1), d: factorial(n) })));
    }
    return share;
  });
}

function sizeOf(set: number): number {
  let size = 0;
  for (let rest = set; rest > 0; rest >>= 1) size += rest & 1;
  return size;
}

/** L(to, from) × ln(factor after ÷ factor before): irrational, so that it is rounded here, to 40 digits. */
function lmdi(from: Fraction, to: Fraction, tree: Node, factors: readonly Factor[]): Shares {
  const powers = powersOf(tree, new Set(factors.map(({ formula }) => keyOf(formula))));
  const isPositive = [from, to, ...factors.flatMap((factor) => [factor.from, factor.to])].every(({ n }) => n > 0n);
  if (powers === null || !isPositive) return null;
  const growth = logarithm(to).minus(logarithm(from));
  const change = decimalOf(lowest(add(to, negate(from))));
  const mean = growth.isZero() ? decimalOf(from) : change.div(growth);
  return factors.map(({ formula, from: before, to: after }) => {
    const moved = logarithm(after).minus(logarithm(before));
    return fractionOfDecimal(mean.times(moved).times(powers.get(keyOf(formula)) ?? 0));
  });
}

function decimalOf({ n, d }: Fraction): Decimal {
  return new Decimal(n.toString()).div(d.toString());
}

function fractionOfDecimal(decimal: Decimal): Fraction {
  const places = decimal.decimalPlaces();
  return fractionFromText(`${decimal.toFixed().replace('.', '')}/${10n ** BigInt(places)}`);
}
