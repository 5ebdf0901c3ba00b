// The list of what was refused: counts are complete, details are kept for the first rows only, so that a million bad rows
// cost a million increments and not a million sentences.
import { excerpt } from '../error.ts';
import type { Fault } from './read/reader.ts';
import { type RejectCode, reasonText } from './reason.ts';

/** A record that was refused, and why. */
export interface Rejected {
  /** Position of the record in the input, from 0. */
  readonly row: number;
  /** The field at fault, such as `amount` or `lines[2].quantity`; null when it is the record as a whole. */
  readonly field: string | null;
  /** The start of the value (32 characters), or its type: enough to find it, too little to leak it. */
  readonly value: string;
  /** The cause, for programs. */
  readonly code: RejectCode;
  /** The cause, in English; `reasonText(code, 'fr')` gives it in French. */
  readonly reason: string;
}

/** How many records went in, and what became of them: `rowsIn` = `accepted` + `rejected`. */
export interface ParseCounts {
  /** Records given. */
  readonly rowsIn: number;
  /** Records taken. */
  readonly accepted: number;
  /** Records refused. */
  readonly rejected: number;
  /** Records refused for each cause; causes that did not occur are absent. */
  readonly byCode: Readonly<Partial<Record<RejectCode, number>>>;
}

/** Collects refusals. */
export interface Tally {
  readonly details: readonly Rejected[];
  readonly count: number;
  readonly byCode: Partial<Record<RejectCode, number>>;
  add(row: number, fault: Fault): void;
}

/** An empty list that keeps the details of the first `limit` refusals. */
export function tally(limit: number): Tally {
  const details: Rejected[] = [];
  const byCode: Partial<Record<RejectCode, number>> = {};
  let count = 0;
  return {
    details,
    byCode,
    get count() {
      return count;
    },
    add(row, fault) {
      count++;
      byCode[fault.code] = (byCode[fault.code] ?? 0) + 1;
      if (details.length < limit) details.push(describe(row, fault));
    },
  };
}

/** A fault in words. */
export function describe(row: number, { field, value, code, detail }: Fault): Rejected {
  const reason = detail === '' ? reasonText(code) : `${reasonText(code)}: ${detail}`;
  return { row, field: field === '' ? null : field, value: excerpt(value), code, reason };
}
