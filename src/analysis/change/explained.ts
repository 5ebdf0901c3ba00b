// The answer to why an indicator changed, for readers: decimals that add up, and what is worth a sentence.
import { Decimal } from '../../decimal.ts';
import { decimalOf } from '../../expr/fraction.ts';
import type { Subject } from '../../query/finding.ts';
import { exactParts } from '../exactParts.ts';
import type { ChangeExplained } from './changeExplained.ts';
import type { ChangePart, Effect, RawChange } from './part.ts';
import type { Convention } from './question.ts';
import { changeFindings } from './remarks.ts';

/** What an answer is made of. */
export interface ChangeInput {
  readonly convention: Convention;
  readonly subject: Subject;
  readonly periods: readonly [from: string, to: string];
  readonly change: RawChange;
}

/** Rounds once, orders the parts and finds what is worth a sentence. */
export function explained({ convention, subject, periods, change }: ChangeInput): ChangeExplained {
  const plain = { of: subject, convention, periods };
  if (change.reason !== null)
    return { ...plain, from: null, to: null, change: null, relative: null, reason: change.reason, parts: [], effects: {}, findings: [] };
  const exact = exactParts(
    change.from,
    change.to,
    change.parts.map(({ value }) => value),
  );
  const share = (value: Decimal): Decimal | null => (exact.change.isZero() ? null : value.div(exact.change));
  const parts = change.parts.map((part, i): ChangePart => {
    const value = exact.parts[i] as Decimal;
    return {
      effect: part.effect,
      segment: part.segment ?? null,
      factor: part.factor ?? null,
      from: part.from ? decimalOf(part.from) : null,
      to: part.to ? decimalOf(part.to) : null,
      value,
      share: share(value),
      segments: part.segments ?? 1,
    };
  });
  parts.sort((a, b) => b.value.abs().comparedTo(a.value.abs()));
  const effects: Partial<Record<Effect, Decimal>> = {};
  for (const { effect, value } of parts) effects[effect] = (effects[effect] ?? new Decimal(0)).plus(value);
  const { from, to, change: difference } = exact;
  const relative = from.greaterThan(0) ? difference.div(from) : null;
  const told = { ...plain, from, to, change: difference, relative, reason: null, parts, effects };
  return { ...told, findings: changeFindings(told) };
}
