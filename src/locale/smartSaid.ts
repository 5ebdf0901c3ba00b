// What the sentences of an assessment have in common in all languages.
import type { Decimal } from '../decimal.ts';
import type { AnySmartFinding } from '../goal/smart/findings.ts';
import { headed } from './locale.ts';
import type { Writing } from './numbers.ts';
import type { SmartSentences } from './smartWords.ts';

/** The sentences of what is said of a goal: they begin with its indicator, segment and days. */
export function smartSaid(draft: string, colon: string, said: SmartSentences): SmartSentences {
  const sentences = Object.entries<(finding: never, write: Writing, name: string) => string>(said).map(([code, say]) => [
    code,
    (finding: AnySmartFinding, write: Writing, name: string) =>
      `${headed(name, finding, write) || draft}${colon}${say(finding as never, write, name)}`,
  ]);
  return Object.fromEntries(sentences) as SmartSentences;
}

/** An amount of a goal, in the unit of its indicator. */
export function goalAmount({ of }: Pick<AnySmartFinding, 'of'>, write: Writing, value: Decimal | number): string {
  return write.value(value, of?.unit ?? 'number', of?.currency ?? null);
}

/** How far a rate is to move, in points. */
export const goalWay = (write: Writing, from: Decimal, to: Decimal): string => write.value(to.minus(from).abs(), 'points', null);
