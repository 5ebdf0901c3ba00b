// Merges that the source says itself: nothing about them is guessed.
import { nameText, ownValue } from '../ownValue.ts';

/** One record that the source says was merged into another. */
export interface NativeMerge {
  /** The record that is no more. */
  readonly from: string;
  /** The record that holds what it was. */
  readonly into: string;
}

/** Fields that name the record this one was merged into. */
const targets = ['mergedInto', 'MasterRecordId'] as const;
/** A field that lists the records merged into this one, with semicolons. */
const LIST = 'hs_merged_object_ids';
const LISTED = 10_000;

/** The merges that rows name, in the order of the rows, each once. */
export function nativeMerges(rows: readonly unknown[], id = 'id'): NativeMerge[] {
  const found = new Map<string, NativeMerge>();
  const add = (from: string | null, into: string | null): void => {
    if (from !== null && into !== null && from !== into) found.set(JSON.stringify([from, into]), { from, into });
  };
  for (const row of rows) {
    const own = nameText(ownValue(row, id));
    for (const field of targets) add(own, nameText(ownValue(row, field)));
    for (const from of listed(ownValue(row, LIST))) add(nameText(from), own);
  }
  return [...found.values()];
}

function listed(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.slice(0, LISTED);
  return typeof value === 'string' ? value.split(';', LISTED) : [];
}
