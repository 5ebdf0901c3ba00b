// How likely two customers are one: the weighted mean of how alike their fields are. What only one of them has says nothing.
import { jaroWinkler } from '../likeness/jaroWinkler.ts';
import { nameLikeness, type WordedName } from '../likeness/tokenSet.ts';
import type { Profile } from './profile.ts';

/** What a field says for or against two customers being one. */
export interface PairEvidence {
  /** The field. */
  readonly field: 'email' | 'phone' | 'company' | 'name';
  /** How alike both values are, 0 to 1. */
  readonly likeness: number;
  /** How much that counts. */
  readonly weight: number;
  /** The values compared, in comparable form. */
  readonly values: readonly [string, string];
}

/** What addresses and numbers count when they differ: people have several. */
const weights = { email: 4, emailDiffers: 1.5, phone: 3, phoneDiffers: 1, company: 4, name: 3 } as const;
/** A pair that is alike in less than this weight is not certain, however alike it is: two people may share a name. */
const LEAST = 5;
const SHOWN = 64;

/** The fields that both have. */
export function evidenceOf(a: Profile, b: Profile): PairEvidence[] {
  const evidence: PairEvidence[] = [];
  if (a.emails.length > 0 && b.emails.length > 0) evidence.push(emailEvidence(a.emails, b.emails));
  if (a.phone !== null && b.phone !== null) evidence.push(phoneEvidence(a.phone, b.phone));
  for (const field of ['company', 'name'] as const) {
    if (a[field].sorted === '' || b[field].sorted === '') continue;
    const values = [shown(a[field]), shown(b[field])] as const;
    evidence.push({ field, likeness: nameLikeness(a[field], b[field]), weight: weights[field], values });
  }
  return evidence;
}

/** The score of evidence, 0 to 1; 0 without any. */
export function scoreOf(evidence: readonly PairEvidence[]): number {
  const weight = evidence.reduce((sum, one) => sum + one.weight, 0);
  const alike = evidence.reduce((sum, one) => sum + one.weight * one.likeness, 0);
  return alike / Math.max(weight, LEAST);
}

const shown = ({ words }: WordedName): string => words.join(' ').slice(0, SHOWN);

function emailEvidence(left: readonly string[], right: readonly string[]): PairEvidence {
  const same = left.find((address) => right.includes(address));
  if (same !== undefined) return { field: 'email', likeness: 1, weight: weights.email, values: [same, same] };
  let best: PairEvidence | null = null;
  for (const a of left) {
    for (const b of right) {
      // Another house, the same person: half of what the parts in front of @ have in common.
      const likeness = jaroWinkler(a.slice(0, a.indexOf('@')), b.slice(0, b.indexOf('@'))) / 2;
      if (best !== null && likeness <= best.likeness) continue;
      best = { field: 'email', likeness, weight: weights.emailDiffers, values: [a, b] };
    }
  }
  return best as PairEvidence;
}

/** A number without a country is the end of the same number with one. */
function phoneEvidence(a: string, b: string): PairEvidence {
  const [national, other] = a.startsWith('+') ? [b, a] : [a, b];
  const same = a === b || (!national.startsWith('+') && other.endsWith(national.startsWith('0') ? national.slice(1) : national));
  return { field: 'phone', likeness: same ? 1 : 0, weight: same ? weights.phone : weights.phoneDiffers, values: [a, b] };
}
