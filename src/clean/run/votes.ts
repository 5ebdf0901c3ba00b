// The readings that each value of a column allows. A reading holds where every value allows it; the order of the rows does
// not matter.
import type { ColumnDecision, Evidence } from '../columnDecision.ts';

/** What the values said. */
export interface Verdict extends Pick<ColumnDecision, 'by' | 'evidence'> {
  /** The place of the reading among the names; −1 where nothing was decided. */
  readonly at: number;
  /** The readings that all values allow, as bits. */
  readonly possible: number;
  /** How sure a value is that the others decide: (n + 1) / (n + 2) for n deciding values. */
  readonly confidence: number;
}

/** The votes of a column. */
export interface Votes {
  /** A value that allows the readings of `mask`; `open` where they differ. */
  add(mask: number, open: boolean, text: string): void;
  /** The verdict; `declared` decides before all values. */
  verdict(declared?: string): Verdict;
}

/** An empty count of votes about up to three readings. */
export function votes(names: readonly string[]): Votes {
  const all = 2 ** names.length - 1;
  const counts = new Array<number>(all + 1).fill(0);
  const examples = new Array<string | null>(all + 1).fill(null);
  let [values, openCount] = [0, 0];
  const nameOf = (mask: number): string => names.filter((_, bit) => (mask >> bit) & 1).join(' or ');
  const isDeciding = (mask: number): boolean => counts[mask] !== 0 && mask !== 0 && mask !== all && !(names.length === 3 && mask === 3);
  return {
    add(mask, open, text) {
      values++;
      if (open) openCount++;
      counts[mask] = (counts[mask] as number) + 1;
      const example = examples[mask] as string | null;
      // The first in the order of text, so that the order of the rows does not matter.
      if (example === null || text < example) examples[mask] = text;
    },
    verdict(declared) {
      let possible = all;
      const deciding: Record<string, number> = {};
      const shown: Record<string, string> = {};
      for (let mask = 1; mask <= all; mask++) {
        if (counts[mask] !== 0) possible &= mask;
        if (!isDeciding(mask)) continue;
        deciding[nameOf(mask)] = counts[mask] as number;
        shown[nameOf(mask)] = examples[mask] as string;
      }
      const evidence: Evidence = { values, deciding, open: openCount, examples: shown };
      const number = Object.values(deciding).reduce((sum, count) => sum + count, 0);
      const shared = { evidence, possible, confidence: (number + 1) / (number + 2) };
      if (declared !== undefined) return { ...shared, at: names.indexOf(declared), by: 'declared', confidence: 1 };
      const at = [1, 2, 4].indexOf(possible);
      if (at !== -1) return { ...shared, at, by: 'evidence' };
      return { ...shared, at, by: possible === 0 ? 'mixed' : openCount > 0 ? 'open' : 'nothing' };
    },
  };
}
