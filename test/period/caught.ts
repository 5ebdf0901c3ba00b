import { isKpiError, type KpiError } from '../../src/error.ts';

/** The error of the library that a call throws; anything else fails the test. */
export function caught(call: () => unknown): KpiError {
  try {
    call();
  } catch (error) {
    if (isKpiError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
