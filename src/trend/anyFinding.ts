// All that is found about the course of series, for those who put it into words.
import type { AnomalyRelated } from './anomaly/findings.ts';
import type { DemandCycleFound } from './cycleFindings.ts';
import type { TrendRelated } from './findings.ts';
import type { ForecastRelated } from './forecast/findings.ts';
import type { OpportunityRelated } from './opportunity/findings.ts';

/** Any finding about the course of a series. */
export type AnySeriesFinding = AnomalyRelated | DemandCycleFound | ForecastRelated | OpportunityRelated | TrendRelated;
