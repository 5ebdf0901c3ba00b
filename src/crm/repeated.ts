// Records that come several times, as they do when pages are read while the source changes: the latest one stays.
import { momentOf } from '../model/boundary.ts';
import type { DateInput } from '../model/dimension.ts';
import { sameContent } from '../model/sameContent.ts';

/** A record, mapped or left out. */
export interface Candidate {
  /** Its identifier; null: it is never a repetition. */
  readonly id: string | null;
  /** When it was last changed; null: unknown. */
  readonly version: unknown;
  /** What it was mapped to. */
  readonly row: Readonly<Record<string, unknown>> | null;
  /** Why it is left out; null: it is not. */
  reason: string | null;
  /** Codes of what is odd about it. */
  readonly odd: readonly string[];
  /** Identifiers of the records that were merged into it. */
  readonly absorbed: readonly string[];
}

/**
 * Marks as `repeated` what a later version of the same record replaces, and what says the same again. Two records of one
 * identifier with other content and nothing that tells which came later both stay: `parse` refuses the second.
 */
export function markRepeated(candidates: readonly Candidate[]): void {
  const latest = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const { id } = candidate;
    if (id === null) continue;
    const before = latest.get(id);
    if (before === undefined) {
      latest.set(id, candidate);
      continue;
    }
    const order = compare(candidate, before);
    if (order === null && !isSame(candidate, before)) continue;
    const loser = order !== null && order > 0 ? before : candidate;
    loser.reason = 'repeated';
    if (loser === before) latest.set(id, candidate);
  }
}

/** Marks as `merged` what another record says was merged into it. */
export function markMerged(candidates: readonly Candidate[]): void {
  const absorbed = new Set(candidates.flatMap(({ id, absorbed: ids }) => ids.filter((other) => other !== id)));
  for (const candidate of candidates) {
    if (candidate.reason === null && candidate.id !== null && absorbed.has(candidate.id)) candidate.reason = 'merged';
  }
}

/** Above zero: `a` is the later version; null: nothing tells. */
function compare(a: Candidate, b: Candidate): number | null {
  const [one, other] = [versionOf(a), versionOf(b)];
  return one === null || other === null || one === other ? null : one - other;
}

function versionOf({ version }: Candidate): number | null {
  return version === null ? null : momentOf(version as DateInput);
}

function isSame(a: Candidate, b: Candidate): boolean {
  if (a.reason !== null || b.reason !== null) return a.reason === b.reason;
  return sameContent(a.row, b.row);
}
