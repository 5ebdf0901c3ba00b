// Parts of sentences about alerts.

import type { Limit } from '../alert/conditionShape.ts';
import type { ChangeAlert, LimitAlert } from '../alert/findings.ts';
import type { AnomalyAlert } from '../alert/seriesFindings.ts';
import type { Writing } from './numbers.ts';

/** How a limit is said, given its ends. */
export type LimitWords = Readonly<Record<Limit | 'between' | 'outside', (limit: string, upTo: string) => string>>;

/** The value, and what it is beyond. */
export function limitOf({ of, values: { value, is, limit, upTo } }: LimitAlert, write: Writing, words: LimitWords) {
  const [own, low, high] = [value, limit, upTo].map((one) => write.value(one, of.unit, of.currency)) as [string, string, string];
  return { value: own, limit: words[is](low, high) };
}

/** The values before and after, the change, and what that is beyond: a share or an amount. */
export function changeOf({ of, values }: ChangeAlert, write: Writing, words: LimitWords) {
  const [value, base] = [values.value, values.base].map((one) => write.value(one, of.unit, of.currency));
  const share = values.relative === null ? '' : ` (${write.signedPercent(values.relative)})`;
  const limit = values.by === 'relative' ? write.signedPercent(values.limit) : write.signed(values.limit, of.unit, of.currency);
  return { value, base, change: write.signed(values.change, of.unit, of.currency) + share, limit: words[values.is](limit, '') };
}

/** The value, what was expected, and the interval; empty where nothing is left to chance. */
export function expectedOf({ of, values }: AnomalyAlert, write: Writing, range: (share: string, low: string, high: string) => string) {
  const [value, expected, low, high] = [values.value, values.expected, values.low, values.high].map((one) =>
    write.value(one, of.unit, of.currency),
  ) as [string, string, string, string];
  const isKnown = values.low !== null && values.high !== null;
  return {
    value,
    expected,
    isHigh: values.value > values.expected,
    range: isKnown ? range(write.percent(values.confidence), low, high) : '',
  };
}
