// Identifiers and labels: the text by which records are told apart or gathered.
import { recordLimits } from '../recordLimits.ts';
import { Fault } from './reader.ts';

const LARGEST = 10n ** 38n;

/** An identifier: text without the white space around it; whole numbers become text. Upper and lower case differ, and so do forms of Unicode. */
export function readIdentifier(value: unknown): string | Fault {
  const text = typeof value === 'string' ? value.trim() : wholeText(value);
  if (text === null || text === '') return new Fault('bad-id', value);
  return text.length > recordLimits.keyLength ? new Fault('key-too-long', value) : text;
}

/** A label such as a channel or a region: text exactly as it is, the empty text included; whole numbers become text. */
export function readLabel(value: unknown): string | Fault {
  const text = typeof value === 'string' ? value : wholeText(value);
  if (text === null) return new Fault('bad-value', value, '', 'text');
  return text.length > recordLimits.keyLength ? new Fault('key-too-long', value) : text;
}

/** A number beyond 2^53 has lost digits already; a huge bigint would take minutes to print. */
function wholeText(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null;
  if (typeof value === 'bigint') return value < LARGEST && value > -LARGEST ? String(value) : null;
  return null;
}
