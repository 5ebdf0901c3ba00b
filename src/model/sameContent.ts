// Whether two records say the same: what tells a record delivered twice from two records that share an identifier.

/** Values looked at before two records are called different; a cyclic record ends here. */
const BUDGET = 10_000;

/** Deep equality of plain data: own fields, lists and dates. Anything else is equal only to itself. */
export function sameContent(a: unknown, b: unknown): boolean {
  const open: [unknown, unknown][] = [[a, b]];
  for (let spent = 0; spent < BUDGET; spent++) {
    const pair = open.pop();
    if (pair === undefined) return true;
    const [one, other] = pair;
    if (Object.is(one, other)) continue;
    const inner = innerPairs(one, other);
    if (inner === null) return false;
    for (const next of inner) open.push(next);
  }
  return false;
}

function innerPairs(one: unknown, other: unknown): [unknown, unknown][] | null {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return null;
  if (one instanceof Date && other instanceof Date) return Object.is(one.getTime(), other.getTime()) ? [] : null;
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return null;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length || keys.length > BUDGET) return null;
  if (!keys.every((key) => Object.hasOwn(other, key))) return null;
  return keys.map((key) => [(one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]]);
}
