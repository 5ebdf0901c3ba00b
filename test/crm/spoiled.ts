// Payloads with a part that nobody expected there: cheap to make, so that very many can be tried.
import fc from 'fast-check';

function throwing(): never {
  throw new Error('no');
}

const cyclic: Record<string, unknown> = { id: 1 };
for (const name of ['properties', 'results', 'data', 'records', 'associations', 'value', 'versions', 'history', 'self'])
  cyclic[name] = cyclic;

// A list with holes, and one that says to be long.
const sparse: unknown[] = [];
sparse[3] = { id: 1 };

/** What may stand anywhere. */
export const junk: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  -0,
  1,
  -1,
  0.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.MIN_VALUE,
  2 ** 53,
  1e300,
  1_736_499_600_000,
  -1e15,
  10n,
  10n ** 60n,
  Symbol('s'),
  '',
  ' ',
  '\u0000',
  '\ud800',
  '0',
  '-0',
  '1e999',
  '1,500',
  '$1,500',
  '0x10',
  'NaN',
  'true',
  'won',
  '__proto__',
  'constructor',
  'toString',
  'EUR',
  'xyz',
  '2025-02-30',
  '2025-03-31',
  '2025-03-31T10:00:00',
  '2025-03-31 25:00:00',
  '2025-03-31T10:00:00.000+0000',
  '0000-00-00 00:00:00',
  '9999999999999',
  '9'.repeat(3000),
  ';'.repeat(300),
  '1;2;3:4;;',
  'é'.repeat(1100),
  [],
  [null],
  [[[]]],
  [1, '2', { id: 3 }],
  sparse,
  {},
  { id: 1 },
  { value: '5' },
  { value: { value: { value: 1 } } },
  { toString: throwing, valueOf: throwing },
  { toString: null },
  { [Symbol.iterator]: throwing },
  { [Symbol.toPrimitive]: throwing },
  JSON.parse('{"__proto__":{"amount":"9","id":"1","deleted":true},"constructor":{"prototype":{"amount":1}}}'),
  Object.create(null),
  Object.freeze({ id: 1, properties: Object.freeze({}) }),
  Object.defineProperty({}, 'id', { get: throwing, enumerable: true }),
  new Proxy({}, { get: throwing, has: throwing, ownKeys: throwing, getOwnPropertyDescriptor: throwing }),
  new Proxy([], { get: throwing }),
  cyclic,
  [cyclic, cyclic],
  new Date(Number.NaN),
  new Date('2025-03-31'),
  new Date(8.64e15),
  new Map([['id', 1]]),
  new Set([1]),
  /x/,
  throwing,
  new Uint8Array(3),
  new Error('x'),
];

/** Puts a value in the place of a part of a payload, however deep; what is around it is copied. */
function replaced(payload: unknown, path: number, value: unknown): unknown {
  if (typeof payload !== 'object' || payload === null || payload instanceof Date) return value;
  const keys = Object.keys(payload);
  const key = keys[path % (keys.length + 1)];
  if (key === undefined) return value;
  const changed = replaced((payload as Record<string, unknown>)[key], Math.floor(path / (keys.length + 1)), value);
  if (Array.isArray(payload)) return payload.map((item: unknown, at) => (String(at) === key ? changed : item));
  return { ...payload, [key]: changed };
}

/** How a payload is spoiled: which one, and where something else stands in one or two places. Numbers, since a test tool looks into what it makes. */
export type Recipe = readonly [which: number, path: number, value: number, otherPath: number, otherValue: number];

/** Recipes. */
export const recipes: fc.Arbitrary<Recipe> = fc.tuple(
  fc.nat(1000),
  fc.nat(2 ** 30),
  fc.nat(junk.length - 1),
  fc.nat(2 ** 30),
  fc.nat(2 * junk.length),
);

/** One of the payloads with one or two parts replaced. */
export function spoiled(payloads: readonly unknown[], [which, path, value, otherPath, otherValue]: Recipe): unknown {
  const once = replaced(payloads[which % payloads.length], path, junk[value]);
  if (otherValue >= junk.length) return once;
  try {
    return replaced(once, otherPath, junk[otherValue]);
  } catch {
    return once;
  }
}
