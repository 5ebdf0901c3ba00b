import { addExact, type Exact, exactText, scanDecimal } from '../../decimal.ts';
import { fractionOf } from '../fraction.ts';
import type { Aggregate, Json } from './aggregate.ts';

const ZERO: Exact = { units: 0n, scale: 0 };

/** An exact number as JSON. */
export function saveExact(exact: Exact): string {
  return exactText(trimmed(exact));
}

/** The shortest writing, so that equal numbers are saved alike. */
function trimmed({ units, scale }: Exact): Exact {
  let [rest, digits] = [units, scale];
  while (digits > 0 && rest % 10n === 0n) {
    rest /= 10n;
    digits--;
  }
  return { units: rest, scale: digits };
}

/** Reads what `saveExact` wrote; sums may be longer than any single number that is accepted. */
export function loadExact(json: Json): Exact {
  const text = String(json);
  const short = scanDecimal(text);
  if (typeof short !== 'string') return short;
  const point = text.indexOf('.');
  return point < 0
    ? { units: BigInt(text), scale: 0 }
    : { units: BigInt(text.slice(0, point) + text.slice(point + 1)), scale: text.length - point - 1 };
}

/** The exact sum of the numbers. */
export const sum: Aggregate<Exact> = {
  init: () => ZERO,
  add: (state, { number }) => (number === null ? state : addExact(state, number)),
  merge: addExact,
  end: fractionOf,
  save: saveExact,
  load: loadExact,
};
