// Random conditions with their truth on a row, told twice: once to the library, once by plain three-valued logic.
import fc from 'fast-check';
import { and, eq, gt, gte, isNull, lt, lte, ne, not, oneOf, or, orElse, sale, type Value } from 'sales-kpi';
import { readDate, readKey } from '../oracle/ledger.ts';
import type { GivenRow } from '../oracle/oracle.ts';
import { order, readDecimal } from '../oracle/rational.ts';

/** True, false or unknown. */
export type Truth = boolean | null;

export interface Condition {
  readonly asked: Value<boolean, never>;
  readonly truth: (row: GivenRow) => Truth;
  /** Whether it is unknown, as a condition that never is. */
  readonly unknown: Value<boolean, never>;
}

const channel = sale.channel as Value<string, never>;
const region = sale.region as Value<string, never>;
const never = oneOf(channel, []);
const condition = (asked: Value<boolean, never>, truth: (row: GivenRow) => Truth, unknown: Value<boolean, never> = never): Condition => ({
  asked,
  truth,
  unknown,
});
const lacks = (field: string): Value<boolean, never> => isNull(sale[field as 'tax']) as Value<boolean, never>;
const numberOf = (field: string) => (row: GivenRow) => readDecimal(row[field]);

const byOrder = {
  lt: (o: number) => o < 0,
  lte: (o: number) => o <= 0,
  gt: (o: number) => o > 0,
  gte: (o: number) => o >= 0,
  eq: (o: number) => o === 0,
  ne: (o: number) => o !== 0,
} as const;
const tests = { lt, lte, gt, gte, eq, ne } as const;
const names = fc.constantFrom(...(Object.keys(byOrder) as (keyof typeof byOrder)[]));
const numberFields = fc.constantFrom('amount', 'quantity', 'tax', 'cost');
const bounds = fc.constantFrom(0, 1, -1, 0.5, 10.25, 1e21, -300, 1e-7);

const againstNumber = fc.tuple(names, numberFields, bounds).map(([name, field, bound]) =>
  condition(
    tests[name](sale[field as 'amount'], bound) as never,
    (row) => {
      const value = numberOf(field)(row);
      return value && byOrder[name](order(value, readDecimal(bound) as never));
    },
    lacks(field),
  ),
);

const againstField = fc.tuple(names, numberFields, numberFields).map(([name, a, b]) =>
  condition(
    tests[name](sale[a as 'tax'], sale[b as 'cost']) as never,
    (row) => {
      const [x, y] = [numberOf(a)(row), numberOf(b)(row)];
      return x && y && byOrder[name](order(x, y));
    },
    or(lacks(a), lacks(b)),
  ),
);

const texts = fc.constantFrom('web', 'shop', '', 'null', '__proto__', '\ud800', '1');
const againstText = fc.tuple(names, texts).map(([name, text]) =>
  condition(
    tests[name](channel, text),
    (row) => {
      const key = readKey(row['channel']);
      if (key === null) return null;
      // Keys of another type only differ: they have no order.
      return typeof key === 'string' ? byOrder[name](key < text ? -1 : key > text ? 1 : 0) : name === 'ne';
    },
    isNull(channel),
  ),
);

const among = fc
  .uniqueArray(fc.constantFrom('web', 'shop', '', 'null', null), { maxLength: 3 })
  .map((list) => condition(oneOf(channel, list), (row) => (list as unknown[]).includes(readKey(row['channel']))));

const dates = fc.tuple(names, fc.constantFrom('2025-01-31', '2025-02-01', '2024-12-31')).map(([name, day]) =>
  condition(tests[name](sale.date, day as never) as never, (row) => {
    const dated = readDate(row['date']);
    // An instant and a calendar date have no order without a time zone.
    return dated && dated.moment % 2 !== 0 ? byOrder[name](dated.day < day ? -1 : dated.day > day ? 1 : 0) : null;
  }),
);

const missing = fc.constantFrom('channel', 'tax', 'customerId', 'region').map((field) => {
  const read = field === 'tax' ? numberOf(field) : (row: GivenRow) => readKey(row[field]);
  return condition(isNull(sale[field as 'channel']) as never, (row) => read(row) === null);
});

const filled = fc
  .constantFrom('north', 'nowhere')
  .map((text) => condition(eq(orElse(region, 'nowhere'), text), (row) => (readKey(row['region']) ?? 'nowhere') === text));

const leaves = [againstNumber, againstField, againstText, among, missing, filled];

type Grown = { node: Condition };

const grown = (leaf: fc.Arbitrary<Condition>, maxDepth: number): fc.Arbitrary<Condition> =>
  fc.letrec<Grown>((tie) => ({
    node: fc.oneof(
      { maxDepth, depthSize: 'small' },
      leaf,
      tie('node').map((a) => condition(not(a.asked), (row) => notOf(a.truth(row)), a.unknown)),
      fc
        .tuple(tie('node'), tie('node'))
        .map(([a, b]) => condition(and(a.asked, b.asked), (row) => andOf(a.truth(row), b.truth(row)), unknownAnd(a, b))),
      fc
        .tuple(tie('node'), tie('node'))
        .map(([a, b]) =>
          condition(
            or(a.asked, b.asked),
            (row) => notOf(andOf(notOf(a.truth(row)), notOf(b.truth(row)))),
            unknownAnd(opposite(a), opposite(b)),
          ),
        ),
    ),
  })).node;

/** Conditions up to three levels deep. */
export const conditions: fc.Arbitrary<Condition> = grown(fc.oneof(...leaves, dates), 3);

/** Conditions of which it can be asked whether they are unknown. */
export const unknownable: fc.Arbitrary<Condition> = grown(fc.oneof(...leaves), 2);

function opposite(a: Condition): Condition {
  return condition(not(a.asked), a.truth, a.unknown);
}

/** Both together are unknown where one is unknown and the other not false. */
function unknownAnd(a: Condition, b: Condition): Value<boolean, never> {
  const isFalse = (one: Condition): Value<boolean, never> => and(not(one.unknown), not(one.asked));
  return or(and(a.unknown, not(isFalse(b))), and(b.unknown, not(isFalse(a))));
}

function notOf(a: Truth): Truth {
  return a === null ? null : !a;
}

function andOf(a: Truth, b: Truth): Truth {
  return a === false || b === false ? false : a === null || b === null ? null : true;
}
