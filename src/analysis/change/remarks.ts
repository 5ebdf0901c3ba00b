// What is worth a sentence about a change.
import { Decimal } from '../../decimal.ts';
import type { ChangeExplained } from './changeExplained.ts';
import type { ChangeRelated } from './findings.ts';

type Told = Omit<ChangeExplained, 'findings' | 'from' | 'to' | 'change'> & {
  readonly from: Decimal;
  readonly to: Decimal;
  readonly change: Decimal;
};

/** Parts against the change count as offsetting from this share of it. */
const OFFSETTING = 0.5;

/** The change itself, its largest part, parts that took each other off, and a mix that turned a rate round. */
export function changeFindings({ of, periods, from, to, change, relative, parts, effects }: Told): ChangeRelated[] {
  const about = { of, segment: null, period: periods[1] };
  const findings: ChangeRelated[] = [{ ...about, code: 'change', values: { from, to, change, relative } }];
  const [first] = parts;
  if (first === undefined || parts.length < 2) return findings;
  const { effect, factor, value, segment } = first;
  findings.push({ ...about, code: 'main-part', segment, values: { effect, factor, value, change } });
  const sumOf = (sign: number): Decimal =>
    parts.reduce((sum, part) => (part.value.comparedTo(0) === sign ? sum.plus(part.value) : sum), new Decimal(0));
  const [gained, lost] = [sumOf(1), sumOf(-1)];
  const against = change.isNegative() ? gained : lost.neg();
  if (!against.isZero() && against.greaterThanOrEqualTo(change.abs().times(OFFSETTING)))
    findings.push({ ...about, code: 'offsetting', values: { gained, lost, change } });
  const { rate, mix } = effects;
  if (rate && mix && rate.times(change).lessThan(0)) findings.push({ ...about, code: 'simpson-reversal', values: { change, rate, mix } });
  return findings;
}
