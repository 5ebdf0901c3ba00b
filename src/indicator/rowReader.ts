// Rows that are made of records: reads records that may be anything at all. What cannot be read is missing, and nothing throws.
import { accessOf, guarded } from '../expr/access.ts';
import { type Key, readKey } from '../expr/key.ts';
import type { Node } from '../expr/node.ts';
import { type Read, type Reader, valueOfRecord } from '../expr/record.ts';
import { testOfRecord } from '../expr/recordTest.ts';
import type { DateInput, Dimensions } from '../model/dimension.ts';
import { isCalendarDate, type Moment, readMoment } from '../period/moment.ts';

const reader: Reader = { access: (name) => guarded(accessOf(name)), fault: () => undefined };

/** Reads a value off each record. */
export const valueIn = (node: Node): Read => valueOfRecord(node, reader);

/** Tells of each record whether a condition holds. */
export function holdsIn(node: Node): (record: unknown) => boolean {
  const test = testOfRecord(node, reader);
  return (record) => test(record) === 1;
}

/** A date as it was given, and what it comes to. */
export interface Dated {
  readonly given: DateInput;
  readonly moment: Moment;
}

/** Reads a date off each record. */
export function dateIn(name: string): (record: unknown) => Dated | null {
  const get = reader.access(name);
  return (record) => {
    const given = get(record);
    const moment = readMoment(given);
    return typeof moment === 'number' ? { given: given as DateInput, moment } : null;
  };
}

/** Whether two dates are of one sort, both instants or both calendar dates: only these have an order. */
export const isComparable = (a: Dated, b: Dated): boolean => isCalendarDate(a.moment) === isCalendarDate(b.moment);

/** Reads the fields that can be read as keys off each record, under their names. */
function keysIn(names: readonly string[]): (record: unknown) => Record<string, Key> {
  const gets = names.map((name) => [name, reader.access(name)] as const);
  return (record) =>
    Object.fromEntries(
      gets.flatMap(([name, get]) => {
        const { key } = readKey(get(record)) as { readonly key?: Key };
        return key === undefined ? [] : [[name, key]];
      }),
    );
}

const dimensionNames = ['channel', 'region', 'country', 'storeId', 'salesperson', 'campaign', 'segment', 'category'] as const;

/** The dimensions of each record, and fields of its own kind besides. */
export const dimensionsIn = (...others: readonly string[]): ((record: unknown) => Dimensions & Record<string, Key>) =>
  keysIn([...dimensionNames, ...others]);
