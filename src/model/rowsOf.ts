// Records to rows, one record at a time.
import { notData } from '../expr/records.ts';

/**
 * The rows that records give, in order. A record that cannot be read gives none: what it does when it is read, such as
 * throwing, stays its own affair.
 */
export function rowsOf<T, R>(records: readonly T[], make: (record: T) => readonly R[]): R[] {
  if (!Array.isArray(records)) throw notData(records);
  return records.flatMap((record: T) => {
    try {
      return make(record);
    } catch {
      return [];
    }
  });
}
