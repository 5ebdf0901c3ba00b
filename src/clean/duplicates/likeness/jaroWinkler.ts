// How alike two short texts are, letter by letter. Jaro, Advances in record-linkage methodology, Journal of the American
// Statistical Association 84 (1989); Winkler, String comparator metrics (1990): a common beginning counts more.

/** Letters compared at most: the work is the product of both lengths. */
const LENGTH = 128;
const PREFIX = 4;
const PREFIX_WEIGHT = 0.1;

/** From 0, nothing in common, to 1, the same text. Two empty texts are the same. */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1;
  const [a, b] = [one.slice(0, LENGTH), other.slice(0, LENGTH)];
  const jaro = jaroOf(a, b);
  let prefix = 0;
  while (prefix < PREFIX && prefix < a.length && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
}

function jaroOf(a: string, b: string): number {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Uint8Array(b.length);
  // The letters that both have not too far apart, in the order of the first.
  let left = '';
  for (let at = 0; at < a.length; at++) {
    const letter = a.charCodeAt(at);
    const end = Math.min(b.length, at + reach + 1);
    for (let other = Math.max(0, at - reach); other < end; other++) {
      if (taken[other] === 1 || letter !== b.charCodeAt(other)) continue;
      taken[other] = 1;
      left += a[at];
      break;
    }
  }
  const common = left.length;
  if (common === 0) return 0;
  let [moved, next] = [0, 0];
  for (let other = 0; other < b.length; other++) if (taken[other] === 1 && b[other] !== left[next++]) moved++;
  return (common / a.length + common / b.length + (common - moved / 2) / common) / 3;
}
