// The condition of a rule on a segment of a table.

import { changeJudge } from './condition/change.ts';
import { bandJudge, limitJudge } from './condition/limit.ts';
import { noDataJudge } from './condition/noData.ts';
import { anomalyJudge, trendBreakJudge, trendJudge } from './condition/series.ts';
import { streakJudge } from './condition/streak.ts';
import { type Judge, noVerdict } from './verdict.ts';
import type { Watch } from './watch.ts';

/** The verdicts of a rule. */
export function judgeOf(watch: Watch): Judge {
  const { when } = watch.rule;
  switch (when.is) {
    case 'above':
    case 'below':
    case 'atLeast':
    case 'atMost':
      return limitJudge(watch, when);
    case 'between':
    case 'outside':
      return bandJudge(watch, when);
    case 'change':
      return changeJudge(watch, when);
    case 'anomaly':
      return anomalyJudge(watch, when);
    case 'trendBreak':
      return trendBreakJudge(watch, when);
    case 'trend':
      return trendJudge(watch, when);
    case 'streak':
      return streakJudge(watch, when);
    case 'noData':
      return noDataJudge(watch);
    case 'goalStatus':
      return () => noVerdict('no-data');
  }
}
