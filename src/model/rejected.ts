// The list of what was refused: counts are complete, details are kept for the first rows only, so that a million bad rows
// cost a million increments and not a million sentences.
import { excerpt } from '../error.ts';
import type { Fault } from './read/reader.ts';
import { type RejectCode, reasonText, type WarningCode } from './reason.ts';

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

/** Something odd about a record that was taken all the same. */
export interface ParseWarning extends Rejected {
  /** The cause, for programs. */
  readonly code: WarningCode;
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

/** What a fault and a remark have in common. */
type Finding<C extends RejectCode> = Pick<Fault, 'field' | 'value' | 'detail'> & { readonly code: C };

/** Collects refusals, or what is odd. */
export interface Tally<C extends RejectCode = RejectCode> {
  readonly details: readonly (Rejected & { readonly code: C })[];
  readonly count: number;
  readonly byCode: Partial<Record<C, number>>;
  add(row: number, finding: Finding<C>): void;
}

/** An empty list that keeps the details of the first `limit` findings. */
export function tally<C extends RejectCode = RejectCode>(limit: number): Tally<C> {
  const details: (Rejected & { readonly code: C })[] = [];
  const byCode: Partial<Record<C, number>> = {};
  let count = 0;
  return {
    details,
    byCode,
    get count() {
      return count;
    },
    add(row, finding) {
      count++;
      byCode[finding.code] = (byCode[finding.code] ?? 0) + 1;
      if (details.length < limit) details.push(describe(row, finding));
    },
  };
}

/** A finding in words. */
export function describe<C extends RejectCode>(row: number, { field, value, code, detail }: Finding<C>): Rejected & { readonly code: C } {
  const reason = detail === '' ? reasonText(code) : `${reasonText(code)}: ${detail}`;
  return { row, field: field === '' ? null : field, value: excerpt(value), code, reason };
}
