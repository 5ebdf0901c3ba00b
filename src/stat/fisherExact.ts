// Whether two proportions differ, for counts of any size: the sum of the probabilities of all tables that are no likelier than the one
// seen, given the totals. Fisher, Statistical methods for research workers (1934), 21.02; two-sided as R has it. As many steps as there
// are tables.
import { hypergeometric } from './hypergeometric.ts';

/** Tables as likely as the one seen may come out as a little likelier. */
const SLACK = 1 + 1e-7;

/** The two-sided probability that chance alone makes k1 of n1 and k2 of n2 as different as they are, or more. */
export function fisherExact(k1: number, n1: number, k2: number, n2: number): number {
  const { from, each } = hypergeometric(n1, k1 + k2, n1 + n2 - k1 - k2);
  const most = (each[k1 - from] ?? 0) * SLACK;
  return Math.min(
    1,
    each.reduce((sum, probability) => (probability <= most ? sum + probability : sum), 0),
  );
}
