// Discounts and taxes on several lines together are shared among the lines, to the cent.
import { addExact, type Exact } from '../../../decimal.ts';
import { allocateExact } from '../../money/allocate.ts';
import type { OrderDiscount } from '../orderPart.ts';
import { exactOf, zero } from './arithmetic.ts';

/** A line as sharing sees it. */
export interface Share {
  readonly lineId: string;
  /** What the line is worth now: shares are in proportion to it. */
  readonly worth: Exact;
  /** Whether the line takes part where no lines are named: neither a gift card nor goods taken back. */
  readonly usual: boolean;
}

/** What amounts on several lines come to. */
export interface Shared {
  /** For each line, its part of all the amounts. */
  readonly parts: Exact[];
  /** What no line could carry, since there is none. */
  readonly rest: Exact[];
  /** Names of lines that the order does not have, with their place. */
  readonly unknown: { readonly at: number; readonly lineId: string }[];
}

/** Whether a reduction came by a code. */
export function isCode(code: OrderDiscount['code']): boolean {
  return code !== null && code !== undefined;
}

/** Shares each amount in proportion to the worth of its lines. Lines that are not there are passed over and reported. */
export function shareAmong(amounts: readonly OrderDiscount[], lines: readonly Share[], scale: number): Shared {
  const parts = lines.map(() => zero);
  const rest: Exact[] = [];
  if (amounts.length === 0) return { parts, rest, unknown: [] };
  const known = new Set(lines.map(({ lineId }) => lineId));
  const unknown = amounts.flatMap(({ lineIds }, at) => (lineIds ?? []).filter((id) => !known.has(id)).map((lineId) => ({ at, lineId })));
  for (const { amount, lineIds } of amounts) {
    const chosen = choose(lines, new Set(lineIds ?? []));
    if (chosen.length === 0) rest.push(exactOf(amount));
    else
      allocateExact(
        exactOf(amount),
        chosen.map((at) => weightOf(lines[at] as Share)),
        scale,
      ).forEach((part, nth) => {
        const at = chosen[nth] as number;
        parts[at] = addExact(parts[at] as Exact, part);
      });
  }
  return { parts, rest, unknown };
}

/** Positions of the lines named; where none is named or known, of the usual lines; where there are none, of all. */
function choose(lines: readonly Share[], named: ReadonlySet<string>): number[] {
  const where = (test: (line: Share) => boolean): number[] => lines.flatMap((line, at) => (test(line) ? [at] : []));
  for (const test of [(line: Share) => named.has(line.lineId), (line: Share) => line.usual]) {
    const chosen = where(test);
    if (chosen.length > 0) return chosen;
  }
  return where(() => true);
}

function weightOf({ worth }: Share): Exact {
  return worth.units > 0n ? worth : zero;
}
