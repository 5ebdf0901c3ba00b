// All that is found about the course of series, for those who put it into words.
import type { AbsentRelated } from './absentFindings.ts';
import type { AnomalyRelated } from './anomaly/findings.ts';
import type { CycleRelated } from './cycleFindings.ts';
import type { TrendRelated } from './findings.ts';
import type { ForecastRelated } from './forecast/findings.ts';
import type { OpportunityRelated } from './opportunity/findings.ts';

/** Any finding about the course of a series. */
export type AnySeriesFinding = AbsentRelated | AnomalyRelated | CycleRelated | ForecastRelated | OpportunityRelated | TrendRelated;
