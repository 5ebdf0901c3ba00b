// Whether the amounts of a goal are on the scale of its indicator: its currency, from 0 to 1 for proportions, −100 to 100 for scores.
import { Decimal } from '../../decimal.ts';
import type { Unit } from '../../plan/metric.ts';
import { answers, type Checked, type Context } from './context.ts';
import type { Draft } from './draft.ts';
import { isProportion } from './proportion.ts';

type Bounds = readonly [low: number | null, high: number | null];

const NONE: Bounds = [null, null];
const bounds: Readonly<Record<Unit, Bounds>> = {
  money: NONE,
  count: [0, null],
  quantity: NONE,
  ratio: NONE,
  points: [-1, 1],
  score: [-100, 100],
  days: [0, null],
  months: [0, null],
  number: NONE,
};

/** A rate of money may pass 1, but hardly tenfold what it ever was. */
const UNHEARD = 10;

/** The check of M that holds amounts against the scale of the indicator. */
export function unit(context: Context): Checked {
  const { draft, told } = context;
  const say = answers(context, 'M', 'unit');
  const { of, currency, target } = draft;
  if (of === null) return say.unknown(['indicator']);
  if (target === null) return say.unknown(['target']);
  const values = { unit: of.unit, currency };
  const outside = amountsOf(draft).find((amount) => !isWithin(amount, boundsOf(of)));
  if (outside !== undefined) {
    const [low, high] = boundsOf(of);
    return say.fail('smart-out-of-scale', { amount: outside, low, high, meant: meantBy(outside, high) });
  }
  if (of.unit !== 'money' && currency !== null) return say.fail('smart-currency', { given: currency, recorded: null });
  if (of.unit === 'ratio' && !isProportion(of)) return rateOfMoney(context);
  if (of.unit !== 'money') return say.pass(values);
  const { recorded, missing } = told;
  if (currency !== null && recorded !== null && currency !== recorded) return say.fail('smart-currency', { given: currency, recorded });
  return missing.length > 0 ? say.unknown(missing, values) : say.pass(values);
}

/** A rate of money is held against what it was. */
function rateOfMoney(context: Context): Checked {
  const { draft, told } = context;
  const say = answers(context, 'M', 'unit');
  const far = amountsOf(draft).find((amount) => amount.abs().gt(1));
  const largest = told.past?.largest ?? null;
  if (far === undefined) return say.pass({ unit: 'ratio', currency: null });
  if (largest === null) return say.unknown(told.past === null ? told.missing : ['longerHistory'], { unit: 'ratio' });
  const isUnheard = far.abs().gte(new Decimal(UNHEARD).times(largest));
  return isUnheard
    ? say.fail('smart-out-of-scale', { amount: far, low: null, high: largest, meant: meantBy(far, 1) })
    : say.pass({ unit: 'ratio', currency: null, largest });
}

const amountsOf = ({ target, upTo, baseline }: Draft): Decimal[] => [target, upTo, baseline].filter((amount) => amount !== null);

const boundsOf = (of: NonNullable<Draft['of']>): Bounds => (isProportion(of) ? [0, 1] : bounds[of.unit]);

const isWithin = (amount: Decimal, [low, high]: Bounds): boolean =>
  (low === null || amount.gte(low)) && (high === null || amount.lte(high));

/** 15 where at most 1 makes sense: 15 %. */
const meantBy = (amount: Decimal, high: number | null): Decimal | null =>
  high === 1 && amount.gt(1) && amount.lte(100) ? amount.div(100) : null;
