// The list of what is odd: counts are complete, details are kept for the first only.

import { Fault } from '../../read/reader.ts';
import type { WarningCode } from '../../reason.ts';
import type { Rejected } from '../../rejected.ts';
import { describe } from '../../rejected.ts';
import type { Remark } from './posting.ts';

/** Something odd about an order that was posted all the same. */
export interface Warning extends Rejected {
  /** The cause, for programs. */
  readonly code: WarningCode;
  /** Identifier of the order. */
  readonly orderId: string;
}

/** Collects warnings. */
export interface Warnings {
  readonly details: readonly Warning[];
  readonly byCode: Partial<Record<WarningCode, number>>;
  add(row: number, orderId: string, remarks: readonly Remark[]): void;
}

/** A remark in the form of a fault. */
export function faultOf({ code, value, field, detail }: Remark): Fault {
  return new Fault(code, value, field, detail);
}

/** An empty list that keeps the details of the first `limit` warnings. */
export function warnings(limit: number): Warnings {
  const details: Warning[] = [];
  const byCode: Partial<Record<WarningCode, number>> = {};
  return {
    details,
    byCode,
    add(row, orderId, remarks) {
      for (const remark of remarks) {
        byCode[remark.code] = (byCode[remark.code] ?? 0) + 1;
        if (details.length < limit) details.push({ ...describe(row, faultOf(remark)), code: remark.code, orderId });
      }
    },
  };
}
