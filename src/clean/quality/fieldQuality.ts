// What the values of one field are like.
import { addExact, type Exact, exactText, readExact } from '../../decimal.ts';
import { excerpt } from '../../error.ts';
import type { FieldType } from '../../expr/node.ts';
import type { FieldQuality, QualityExample } from '../../model/quality/qualityParts.ts';
import { DAY_MS, formatDay } from '../../period/civil.ts';
import { isCalendarDate, readMoment } from '../../period/moment.ts';
import { isMissing, ownValue } from '../duplicates/ownValue.ts';
import { EXAMPLES, type GivenRecords } from './givenRecords.ts';

/** Different values that are counted. */
const DISTINCT = 100_000;
const SHOWN = 64;

/** A field, and examples of what is wrong with it. */
export interface LookedAt {
  readonly quality: FieldQuality;
  readonly missing: readonly QualityExample[];
  readonly invalid: readonly QualityExample[];
}

/** A value that can be compared with others of its field: greater, less, and as text. */
interface Comparable {
  readonly text: string;
  isBelow(other: Comparable): boolean;
  readonly of: Exact | number | string;
}

/** Looks at the field of all records. */
export function fieldQuality({ records, rowOf, refused, rejected }: GivenRecords, name: string, type: FieldType): LookedAt {
  const distinct = new Set<unknown>();
  let [present, valid, isDistinctExact] = [0, 0, true];
  let [min, max]: [Comparable | null, Comparable | null] = [null, null];
  const [missing, invalid]: [QualityExample[], QualityExample[]] = [[], []];
  for (const [at, row] of records.entries()) {
    const value = ownValue(row, name);
    if (isMissing(value)) {
      if (missing.length < EXAMPLES) missing.push({ row: rowOf(at), value: null });
      continue;
    }
    present++;
    const read = readAs(value, type);
    if (read === null) {
      if (invalid.length < EXAMPLES) invalid.push({ row: rowOf(at), value: excerpt(value) });
      continue;
    }
    valid++;
    if (distinct.size < DISTINCT) distinct.add(read.text);
    else if (!distinct.has(read.text)) isDistinctExact = false;
    if (min === null || read.isBelow(min)) min = read;
    if (max === null || max.isBelow(read)) max = read;
  }
  const shown = (one: Comparable | null): string | null => one?.text.slice(0, SHOWN) ?? null;
  const first = rejected.find(({ field }) => field === name);
  const worst = invalid[0] ?? (first === undefined ? null : { row: first.row, value: first.value });
  const counts = { present, valid, refused: refused.get(name) ?? 0, distinct: distinct.size, isDistinctExact };
  return { quality: { name, type, ...counts, min: shown(min), max: shown(max), worst }, missing, invalid };
}

function readAs(value: unknown, type: FieldType): Comparable | null {
  if (type === 'date') return readDate(value);
  if (type === 'key') return readKey(value);
  const exact = readExact(value);
  if (typeof exact === 'string') return null;
  const isBelow = ({ of }: Comparable): boolean => addExact(exact, { ...(of as Exact), units: -(of as Exact).units }).units < 0n;
  return { text: exactText(exact), of: exact, isBelow };
}

function readDate(value: unknown): Comparable | null {
  const moment = readMoment(value);
  if (typeof moment !== 'number') return null;
  const text = isCalendarDate(moment) ? formatDay(Math.floor(moment / DAY_MS)) : new Date(moment).toISOString();
  return { text, of: moment, isBelow: ({ of }) => moment < (of as number) };
}

function readKey(value: unknown): Comparable | null {
  if (typeof value === 'object' || typeof value === 'function' || typeof value === 'symbol' || Number.isNaN(value)) return null;
  const text = String(value);
  return { text, of: text, isBelow: ({ of }) => text < (of as string) };
}
