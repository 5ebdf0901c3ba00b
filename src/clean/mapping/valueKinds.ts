// What the values of a column look like: the share of them that could be each kind.

import { isCurrency } from '../../model/money/currency.ts';
import { comparableEmail } from '../duplicates/customer/email.ts';
import { isMissing } from '../duplicates/ownValue.ts';
import type { ValueKind } from './fieldNames.ts';

/** The shares, 0 to 1, of the values that are there; null without any. */
export type KindShares = Readonly<Record<ValueKind, number>> | null;

const VALUES = 500;
const LENGTH = 64;
const NUMBER = /^[(\-−+]?[\p{Sc}\s]*\d[\d\s.,'’]*\s*(%|\p{Sc}|[A-Z]{3})?\)?-?$/u;
const DATE = /^\d{1,4}([-/.])\d{1,2}\1\d{1,4}([T ].*)?$|^\d{1,2}[ -]\p{L}{3,9}\.?[ -]\d{2,4}$/u;
const PHONE = /^(\+|00|0)[\d\s().-]{7,20}$/u;
const COUNTRY = /^[A-Za-z]{2}$/u;
const FLAGS: readonly string[] = ['true', 'false', 'yes', 'no', 'oui', 'non', '0', '1', 'vrai', 'faux'];

/** Looks at the first values. */
export function kindShares(values: Iterable<unknown>): KindShares {
  const counts: Record<ValueKind, number> = { date: 0, number: 0, email: 0, phone: 0, currency: 0, country: 0, flag: 0, id: 0, text: 0 };
  const different = new Set<string>();
  let present = 0;
  for (const value of values) {
    if (present >= VALUES) break;
    if (isMissing(value)) continue;
    present++;
    for (const kind of kindsOf(value)) counts[kind]++;
    different.add(String(typeof value === 'object' ? present : value).slice(0, LENGTH));
  }
  if (present === 0) return null;
  const shares = Object.fromEntries(Object.entries(counts).map(([kind, count]) => [kind, count / present])) as Record<ValueKind, number>;
  // Values of an identifier are no sentences; whether they differ depends on what the rows are.
  return { ...shares, id: shares.id * (different.size > 1 || present === 1 ? 1 : 0.5) };
}

function kindsOf(value: unknown): ValueKind[] {
  if (value instanceof Date) return ['date'];
  if (typeof value === 'boolean') return ['flag', 'text'];
  if (typeof value === 'number')
    return Number.isInteger(value) ? ['number', 'id', ...(value >= 20_000 && value < 60_000 ? (['date'] as const) : [])] : ['number'];
  if (typeof value === 'bigint') return ['number', 'id'];
  if (typeof value !== 'string') return [];
  const text = value.slice(0, LENGTH + 1).trim();
  if (text.length > LENGTH) return ['text'];
  const kinds: ValueKind[] = ['text'];
  if (NUMBER.test(text)) kinds.push('number');
  if (DATE.test(text)) kinds.push('date');
  if (PHONE.test(text)) kinds.push('phone');
  if (COUNTRY.test(text) || /^\p{Lu}\p{L}+( \p{L}+){0,3}$/u.test(text)) kinds.push('country');
  if (isCurrency(text.toUpperCase())) kinds.push('currency');
  if (comparableEmail(text) !== null) kinds.push('email');
  if (FLAGS.includes(text.toLowerCase())) kinds.push('flag');
  if (!text.includes(' ') || text.length <= 24) kinds.push('id');
  return kinds;
}
