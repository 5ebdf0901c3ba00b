// Numbers and amounts.
import { exactAmount, readExact } from '../../decimal.ts';
import { isCurrency } from '../money/currency.ts';
import { Fault } from './reader.ts';

/** Between these, the shortest text of a double of 17 digits always stays inside the limits of exact numbers. */
const SMALLEST = 0.01;
const LARGEST = 1e21;

/**
 * An amount or a quantity. Numbers stay as they are (−0 becomes 0); decimal text, bigint and Decimal become a number where
 * 15 digits hold them, and plain decimal text otherwise: the value is the same to the last digit.
 */
export function readAmount(value: unknown): number | string | Fault {
  if (typeof value === 'number') {
    const size = Math.abs(value);
    if (size >= SMALLEST && size < LARGEST) return value;
    if (size === 0) return 0;
  }
  if (typeof value === 'string' && isShort(value)) return Number(value) + 0;
  const exact = readExact(value);
  if (typeof exact === 'string') return new Fault(exact, value);
  return typeof value === 'number' ? value : exactAmount(exact);
}

/** Digits and at most one point, 15 digits in all: a double holds them exactly, and no big integer is needed to see it. */
function isShort(text: string): boolean {
  if (text.length > 16) return false;
  let digits = 0;
  let points = 0;
  for (let at = text[0] === '-' ? 1 : 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 46) points++;
    else if (code >= 48 && code <= 57) digits++;
    else return false;
  }
  return digits > 0 && digits <= 15 && points <= 1;
}

/** An amount that cannot be below zero, such as a fee or what was refunded. */
export function readPositive(value: unknown): number | string | Fault {
  const amount = readAmount(value);
  if (amount instanceof Fault) return amount;
  const negative = typeof amount === 'number' ? amount < 0 : amount.startsWith('-');
  return negative ? new Fault('negative-not-allowed', value) : amount;
}

/** A currency code of our ISO 4217 table; white space around it goes and small letters become capitals. */
export function readCurrency(value: unknown): string | Fault {
  if (typeof value !== 'string' || value.length > 64) return new Fault('unknown-currency', value);
  if (isCurrency(value)) return value;
  const code = value.trim().toUpperCase();
  return isCurrency(code) ? code : new Fault('unknown-currency', value);
}
