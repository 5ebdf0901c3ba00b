// What is refused as the parameter of a definition.
import { excerpt, KpiError } from '../error.ts';

/** Refuses anything but whole days from 1. */
export function checkDays(days: number): void {
  if (!Number.isSafeInteger(days) || days < 1)
    throw new KpiError('bad-argument', `the days are ${excerpt(days)}`, 'give whole days from 1', ['days']);
}

/** Refuses anything but the name of a stage, or none. */
export function checkStage(stage: string | undefined): void {
  if (stage !== undefined && typeof stage !== 'string')
    throw new KpiError('bad-argument', `the stage is ${excerpt(stage)}`, "name it: 'Offer'", ['stage']);
}
