// Random questions, told twice: to the library in its words, to the oracle as windows and predicates.
import fc from 'fast-check';
import { readKey } from '../oracle/ledger.ts';
import type { GivenRow } from '../oracle/oracle.ts';
import { order, readDecimal } from '../oracle/rational.ts';
import { addDays, type Grain, toDateWindows, trailingWindows, windowsOf } from '../oracle/windows.ts';
import type { BothAsked } from './agreement.ts';
import { conditions } from './conditions.ts';
import { days } from './ledgers.ts';

type Picked = { readonly asked: Readonly<Record<string, unknown>>; readonly truth: (row: GivenRow) => boolean };

const channels = fc.uniqueArray(fc.constantFrom<string | null>('web', 'shop', '', 'null', '__proto__', null), {
  minLength: 1,
  maxLength: 3,
});
const is = (list: readonly unknown[]) => (row: GivenRow) => list.includes(readKey(row['channel']));

const bound = fc.constantFrom(0, -5.5, 12.34, 1000);
const filters: fc.Arbitrary<Picked> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Picked>({ asked: {}, truth: () => true }) },
  { weight: 1, arbitrary: channels.map((list) => ({ asked: { where: { channel: list } }, truth: is(list) })) },
  { weight: 1, arbitrary: channels.map(([one]) => ({ asked: { where: { channel: one } }, truth: is([one]) })) },
  {
    weight: 1,
    arbitrary: channels.map((list) => ({
      asked: { where: { channel: { not: list }, region: undefined } },
      truth: (row: GivenRow) => !is(list)(row),
    })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(bound, bound).map(([low, high]) => ({
      asked: { where: { quantity: { atLeast: low, below: high } } },
      truth: (row: GivenRow) => {
        const value = readDecimal(row['quantity']);
        return value !== null && order(value, readDecimal(low) as never) >= 0 && order(value, readDecimal(high) as never) < 0;
      },
    })),
  },
  {
    weight: 3,
    arbitrary: conditions.map(({ asked, truth }) => ({ asked: { where: asked }, truth: (row: GivenRow) => truth(row) === true })),
  },
);

const segments = fc.constantFrom<readonly string[]>([], [], ['channel'], ['region'], ['channel', 'region'], ['customerId'], ['nothing']);
const grains = fc.constantFrom<Grain>('day', 'week', 'month', 'quarter', 'half', 'year');
/** The longest ranges for which a law stays quick. */
const longest: Readonly<Record<Grain, number>> = { day: 12, week: 60, month: 200, quarter: 400, half: 500, year: 700 };

const stretches = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom<Grain>('week', 'month', 'quarter', 'half', 'year') },
);
const order2: readonly Grain[] = ['day', 'week', 'month', 'quarter', 'half', 'year'];
const fits = (every: Grain, within: Grain): boolean => order2.indexOf(within) > order2.indexOf(every) && every !== 'week';

const periods = fc.tuple(days, fc.nat(), grains, stretches).map(([from, length, every, stretch]) => {
  const to = addDays(from, 1 + (length % (longest[every] as number)));
  const windows = windowsOf({ from, to }, every);
  const asked = { every, between: [from, to] };
  if (typeof stretch === 'number')
    return { windows: trailingWindows(windows, every, stretch), asked: { ...asked, stretch: { trailing: stretch } } };
  if (stretch !== null && fits(every, stretch))
    return { windows: toDateWindows(windows, stretch), asked: { ...asked, stretch: { toDate: stretch } } };
  return { windows, asked };
});

const whole = fc.constant({ windows: [{ id: 'all', from: '1900-01-01', to: '2201-01-01', previous: null }], asked: {} });

/** Questions of every form: periods, stretches, segments and filters. */
export const questions: fc.Arbitrary<BothAsked> = fc
  .tuple(fc.oneof({ weight: 1, arbitrary: whole }, { weight: 4, arbitrary: periods }), segments, filters)
  .map(([{ windows, asked }, by, filter]) => ({ windows, by, truth: filter.truth, asked: { ...asked, ...filter.asked } }));
