// The forecasts that others have to beat: the last value, the last season, and the last value with the average change of the past.
// Hyndman and Athanasopoulos, Forecasting: principles and practice (2021), sections 5.2 and 5.5. Linear time.
import { type Outlook, stepsAhead } from './outlook.ts';

/** The last value; with a period, the value of the same season. */
export function naive(y: readonly number[], horizon: number, period = 1): Outlook {
  const errors = y.slice(period).map((value, t) => value - (y[t] as number));
  const variance = errors.reduce((sum, error) => sum + error * error, 0) / Math.max(1, errors.length);
  const steps = stepsAhead(horizon);
  return {
    mean: steps.map((step) => y[y.length - period + ((step - 1) % period)] as number),
    deviation: steps.map((step) => Math.sqrt(variance * Math.ceil(step / period))),
  };
}

/** The last value and the average change. Of three values or more. */
export function drift(y: readonly number[], horizon: number): Outlook {
  const changes = y.slice(1).map((value, t) => value - (y[t] as number));
  const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length;
  const variance = changes.reduce((sum, change) => sum + (change - mean) ** 2, 0) / Math.max(1, changes.length - 1);
  const steps = stepsAhead(horizon);
  return {
    mean: steps.map((step) => (y.at(-1) as number) + step * mean),
    // The average change is not known for sure either.
    deviation: steps.map((step) => Math.sqrt(variance * (step + (step * step) / changes.length))),
  };
}
