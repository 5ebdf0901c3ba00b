// What is known of a customer, in comparable form, and the keys by which those that may be the same are brought together.
import { comparableWords } from '../comparable.ts';
import { type WordedName, wordedName } from '../likeness/tokenSet.ts';
import { byText, nameText, ownValue } from '../ownValue.ts';
import { companyName } from './company.ts';
import { comparableEmail } from './email.ts';
import type { PairSettings } from './pairOptions.ts';
import { comparablePhone } from './phone.ts';

/** A customer in comparable form. */
export interface Profile {
  /** Position of the row. */
  readonly row: number;
  /** Its identifier; null without one. */
  readonly id: string | null;
  /** The words of the name of the person; of the company too where the name is one. */
  readonly name: WordedName;
  readonly company: WordedName;
  readonly emails: readonly string[];
  readonly phone: string | null;
}

/** A list of addresses is read up to this length. */
const EMAILS = 20;
/** Words of a name that make keys. */
const WORDS = 4;

/** Reads a row. A name with a legal form is the name of a company, whichever column it stands in. */
export function profileOf(row: unknown, at: number, { columns, country, email }: PairSettings): Profile {
  const text = (column: string): string => nameText(ownValue(row, column)) ?? '';
  const named = companyName(text(columns.name));
  const company = companyName(text(columns.company)).words;
  const isCompany = named.isCompany && company.length === 0;
  const phone = text(columns.phone);
  return {
    row: at,
    id: nameText(ownValue(row, columns.id)),
    name: wordedName(isCompany ? [] : comparableWords(text(columns.name))),
    company: wordedName(isCompany ? named.words : company),
    emails: columns.email.flatMap((column) => emailsOf(ownValue(row, column), email)),
    phone: phone === '' ? null : comparablePhone(phone, text(columns.country).toUpperCase() || country),
  };
}

function emailsOf(value: unknown, options: PairSettings['email']): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value.slice(0, EMAILS) : [value];
  return list.flatMap((one) => (typeof one === 'string' ? (comparableEmail(one, options) ?? []) : []));
}

/** The keys of a customer: those who share one are compared. */
export function keysOf({ name, company, emails, phone }: Profile): Set<string> {
  const keys = new Set<string>();
  for (const address of emails) {
    keys.add(`email:${address}`);
    const local = address.slice(0, address.indexOf('@'));
    if (local.length >= 5) keys.add(`local:${local}`);
  }
  if (phone !== null) keys.add(`phone:${phone.slice(-9)}`);
  const words = [...name.words, ...company.words];
  for (const word of words.slice(0, 2 * WORDS)) if (word.length >= 2) keys.add(`word:${word.slice(0, 4)}`);
  // Consonants in order find what is misspelt at its beginning or in its vowels.
  if (words.length > 0) keys.add(`sound:${skeleton(company.sorted === '' ? name.words : company.words)}`);
  return keys;
}

function skeleton(words: readonly string[]): string {
  const letters = [...words].sort(byText).slice(0, WORDS).join('');
  let kept = '';
  for (const letter of letters) if (!'aeiouyh'.includes(letter) && letter !== kept.at(-1)) kept += letter;
  return kept.slice(0, 8);
}
