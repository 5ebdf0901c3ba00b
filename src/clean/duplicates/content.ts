// What a row says, as one text: two rows have the same text exactly when they say the same.

import { byText, ownNames, ownValue } from './ownValue.ts';
import { timeText } from './timeText.ts';

/** Values looked at in one row; a row beyond that is like no other. */
const BUDGET = 10_000;
/** Lists and objects inside each other; a cyclic row ends here. */
const DEPTH = 32;

/** The content of a row; null for one that cannot be told apart by its content: cyclic, huge, or made of things that are no data. */
export function contentOf(row: unknown, columns?: readonly string[]): string | null {
  if (typeof row !== 'object' || row === null) return null;
  const budget = { left: BUDGET };
  const names = columns ?? [...ownNames(row)].sort(byText);
  const parts: string[] = [];
  for (const name of names) {
    const part = textOf(ownValue(row, name), budget);
    if (part === null) return null;
    // A field that is not there says what null says.
    if (part !== '') parts.push(`${JSON.stringify(name)}:${part}`);
  }
  return parts.join(',');
}

/** The key of a row; null where one of its columns is missing. An identifier is what it is as text: 1 and `'1'` are one. */
export function keyOfRow(row: unknown, columns: readonly string[]): string | null {
  const parts: string[] = [];
  for (const column of columns) {
    const value = ownValue(row, column);
    const text = typeof value === 'string' ? value.trim() : typeof value === 'number' || typeof value === 'bigint' ? String(value) : null;
    const part = text === null ? textOf(value, { left: BUDGET }) : `i${JSON.stringify(text)}`;
    if (part === null || part === '' || text === '') return null;
    parts.push(part);
  }
  return parts.join(',');
}

/** One value with its type in front; empty for nothing, null where it cannot be told. */
function textOf(value: unknown, budget: { left: number }, depth = 0): string | null {
  if (value === null || value === undefined) return '';
  if (--budget.left < 0) return null;
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
      return Number.isFinite(value) ? `n${value === 0 ? 0 : value}` : null;
    case 'bigint':
      return `n${value}`;
    case 'boolean':
      return value ? 't' : 'f';
    case 'object':
      return depth >= DEPTH ? null : objectText(value as object, budget, depth + 1);
    default:
      return null;
  }
}

function objectText(value: object, budget: { left: number }, depth: number): string | null {
  const time = timeText(value);
  if (time !== null) return time;
  const isList = Array.isArray(value);
  const names = isList ? [...value.keys()].map(String).slice(0, BUDGET + 1) : [...ownNames(value)].sort(byText);
  if (names.length === 0 && !isList && Object.getPrototypeOf(value) !== Object.prototype) return null;
  const parts: string[] = [];
  for (const name of names) {
    const part = textOf(ownValue(value, name), budget, depth);
    if (part === null) return null;
    parts.push(isList ? part : `${JSON.stringify(name)}:${part}`);
  }
  return isList ? `[${parts.join(',')}]` : `{${parts.join(',')}}`;
}
