// What has to be said to define a grain.
import type { Day } from './civil.ts';

/** What defines the periods of a grain. */
export interface GrainSteps {
  /** The position of the period that holds a day; consecutive periods have consecutive positions. */
  index(day: Day): number;
  /** The first day of the period at a position. */
  start(index: number): Day;
  /** The name of the period that starts on a day, unique among the periods of the grain. */
  label(start: Day): string;
  /** The start of the period of the same number one year earlier; null when that year has none (29 February, week 53). */
  yearBefore(start: Day): Day | null;
}
