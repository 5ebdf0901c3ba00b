// A continued fraction from its first terms on, without knowing beforehand how many are needed: the modified method of Lentz;
// Thompson and Barnett, Coulomb and Bessel functions of complex arguments and order, J. Comput. Phys. 64 (1986), appendix.
// As many steps as the fraction needs to settle.

/** In the place of a quotient's 0. */
const TINY = 1e-300;
/** No fraction of this library comes near it. */
const MOST = 10_000_000;

/**
 * first + above(1) ÷ (below(1) + above(2) ÷ (below(2) + …)).
 *
 * @param first  not 0
 */
export function continuedFraction(first: number, above: (n: number) => number, below: (n: number) => number): number {
  let value = first;
  let c = first;
  let d = 0;
  for (let n = 1; n < MOST; n++) {
    d = 1 / (below(n) + above(n) * d || TINY);
    c = below(n) + above(n) / c || TINY;
    value *= c * d;
    if (Math.abs(c * d - 1) <= Number.EPSILON) break;
  }
  return value;
}
