// What a condition says of one period.

import type { AlertAbout } from './about.ts';
import type { AlertFired } from './findings.ts';
import type { NotJudged } from './notJudged.ts';
import type { Shown } from './shown.ts';

/** What is found, without what every alert says. */
type Own<F> = F extends AlertFired ? { readonly code: F['code']; readonly values: Omit<F['values'], keyof AlertAbout> } : never;

/** What a condition found. */
export type Found = Own<AlertFired>;

/** The verdict on one period, or why there is none. */
export type Verdict =
  | {
      readonly holds: boolean;
      /** Whether an alert would be over. */
      readonly clears: boolean;
      /** The value judged; null where the condition is not about one. */
      readonly value: Shown | null;
      /** What is told, made only when it is; null where there is nothing to tell. */
      readonly found: (() => Found) | null;
    }
  | ({ readonly holds: null } & Pick<NotJudged, 'reason' | 'detail'>);

/** No verdict. */
export const noVerdict = (reason: NotJudged['reason'], detail: NotJudged['detail'] = null): Verdict => ({ holds: null, reason, detail });

/** The condition on each period. */
export type Judge = (at: number) => Verdict;
