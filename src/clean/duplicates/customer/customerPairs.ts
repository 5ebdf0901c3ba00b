// Customers that may be one, for a person to decide.
import { byText, checkRows } from '../ownValue.ts';
import { eachCandidate, type PairsLeftOut } from './candidates.ts';
import { type NativeMerge, nativeMerges } from './nativeMerges.ts';
import { type CustomerPairOptions, pairSettings } from './pairOptions.ts';
import { evidenceOf, type PairEvidence, scoreOf } from './pairScore.ts';
import { type Profile, profileOf } from './profile.ts';

/** Two customers that may be one. */
export interface CustomerPair {
  /** Their positions, from 0, in the order of `ids`. */
  readonly rows: readonly [number, number];
  /** Their identifiers; null where a row has none. */
  readonly ids: readonly [string | null, string | null];
  /** From 0 to 1: the weighted mean of how alike the fields are that both have. */
  readonly score: number;
  /** What each field says. */
  readonly evidence: readonly PairEvidence[];
}

/** Candidate pairs, and what was done to find them. */
export interface CustomerPairs {
  /** The pairs at or above the threshold, the most alike first. */
  readonly pairs: readonly CustomerPair[];
  /** Merges that the source says itself; they need no decision. */
  readonly native: readonly NativeMerge[];
  /** How many rows there were, how many say nothing to compare, and how many pairs were compared. */
  readonly counts: {
    /** Rows given. */
    readonly rowsIn: number;
    /** Rows with nothing to compare. */
    readonly withoutEvidence: number;
    /** Pairs that were compared. */
    readonly comparisons: number;
  };
  /** What was not compared, so that the work stays bounded. */
  readonly leftOut: PairsLeftOut;
}

/**
 * Customers that may be one: pairs with a score and the evidence of each field. Nothing is merged; give those that you
 * confirm to `mergeCustomers`.
 *
 * Names are compared without capitals, accents, punctuation and legal forms, by letters (Jaro-Winkler) and by words (Dice);
 * e-mail addresses and telephone numbers as they are, in one form. A name alone scores 0.6: two people may share one; a
 * company's name alone 0.8. Customers are compared where they share a key (address, number, beginning of a word, consonants
 * of the name); what large groups leave out is told in `leftOut`. The pairs are the same whatever the order of the rows.
 *
 * @throws {KpiError} bad-argument, unknown-option — for options out of bounds, and for something that is no array
 * @source Fellegi, I. and Sunter, A.: A theory for record linkage. Journal of the American Statistical Association 64 (1969)
 * @see mergeCustomers
 * @example
 * ```ts
 * import { customerPairs } from 'sales-kpi/clean';
 * const { pairs } = customerPairs([
 *   { id: '1', company: 'Électro Dupont SARL', phone: '01 23 45 67 89' },
 *   { id: '2', company: 'ELECTRO DUPONT', phone: '+33 1 23 45 67 89' },
 *   { id: '3', company: 'Martin et fils' },
 * ], { country: 'FR' });
 * pairs.map(({ ids, score }) => [ids, score]) // => [ [ [ '1', '2' ], 1 ] ]
 * ```
 */
export function customerPairs(rows: readonly unknown[], options: CustomerPairOptions = {}): CustomerPairs {
  checkRows(rows);
  const settings = pairSettings(options);
  const profiles = rows.map((row, at) => profileOf(row, at, settings));
  const native = nativeMerges(rows, settings.columns.id);
  const linked = new Set(native.map(({ from, into }) => linkOf(from, into)));
  const known = profiles.filter(
    ({ name, company, emails, phone }) => name.sorted !== '' || company.sorted !== '' || emails.length > 0 || phone !== null,
  );
  const pairs: CustomerPair[] = [];
  const { comparisons, leftOut } = eachCandidate(known, settings, (one, other) => {
    if (one.id !== null && other.id !== null && (one.id === other.id || linked.has(linkOf(one.id, other.id)))) return;
    const [a, b] = isFirst(one, other) ? [one, other] : [other, one];
    const evidence = evidenceOf(a, b);
    const score = scoreOf(evidence);
    if (score > 0 && score >= settings.threshold) pairs.push({ rows: [a.row, b.row], ids: [a.id, b.id], score, evidence });
  });
  const counts = { rowsIn: rows.length, withoutEvidence: profiles.length - known.length, comparisons };
  return { pairs: pairs.sort(byScore), native, counts, leftOut };
}

const linkOf = (a: string, b: string): string => JSON.stringify(a < b ? [a, b] : [b, a]);

const isFirst = (a: Profile, b: Profile): boolean => (byText(a.id ?? '', b.id ?? '') || a.row - b.row) <= 0;

const byScore = (a: CustomerPair, b: CustomerPair): number =>
  b.score - a.score || byText(a.ids[0] ?? '', b.ids[0] ?? '') || byText(a.ids[1] ?? '', b.ids[1] ?? '') || a.rows[0] - b.rows[0];
