// Forecasts beside what became of them.
import { type Amount, addExact, type Exact, readExact } from '../../decimal.ts';
import { refuseUnknown } from '../../error.ts';
import type { FieldType } from '../../expr/node.ts';
import { DAY_MS } from '../../period/civil.ts';
import { momentOf } from '../boundary.ts';
import { type Fields, fields } from '../field.ts';
import { rowsOf } from '../rowsOf.ts';
import { writtenAmount } from '../written.ts';
import type { Deal } from './deal.ts';
import type { Forecast } from './forecast.ts';
import { dimensionNames, valuesOf, wonAmounts, type ZoneOption } from './wonAmounts.ts';

/** What became of a forecast; null where it is not known. */
export interface ForecastOutcome {
  /** The value won: null when a deal won has no amount, or one in another currency than the forecast. */
  readonly actual: Amount | null;
  /** How far the forecast was off, above or below. */
  readonly error: Amount | null;
  /** The value won, without its sign. */
  readonly size: Amount | null;
}

/** A row of `forecastResults`: a forecast and what became of it. */
export type ForecastResult<F extends Forecast = Forecast> = F & ForecastOutcome;

/** Records that indicators of forecasts read. */
export interface ForecastData {
  /** What `forecastResults` makes of forecasts and deals. */
  readonly forecastResults: ForecastResult;
}

const resultTypes = {
  id: 'key',
  start: 'date',
  amount: 'money',
  actual: 'money',
  error: 'money',
  size: 'money',
  currency: 'key',
} as const satisfies Partial<Record<keyof ForecastResult, FieldType>>;

/** The fields of a forecast and what became of it, for formulas; dated by `start`. */
export const forecastResult: Fields<'forecastResults', ForecastResult, typeof resultTypes> = /* @__PURE__ */ fields<ForecastResult>()(
  'forecastResults',
  resultTypes,
  'start',
);

/**
 * Forecasts beside what became of them: a row for each period and combination of dimensions for which there is a forecast,
 * with the amount won by the deals that share these dimensions.
 *
 * Of several forecasts for the same, the last one made before or on the first day of the period stands: what is said later
 * knows a part of the answer. What was won where nothing was forecast is in no row: forecast 0 for it.
 *
 * @param forecasts - forecasts, as rows
 * @param deals - deals, as rows
 * @param options - `timeZone`: in which days the periods begin and end
 * @example
 * ```ts
 * import { forecastResults } from 'sales-kpi';
 *
 * const rows = forecastResults(
 *   [{ id: 'ann Q1', start: '2025-01-01', end: '2025-04-01', amount: 1000, salesperson: 'Ann' }],
 *   [{ id: 'A', createdAt: '2024-12-10', outcome: 'won', closedAt: '2025-03-31', amount: 900, salesperson: 'Ann' }],
 * );
 * rows.map(({ amount, actual, error }) => [amount, actual, error]); // => [ [ 1000, 900, 100 ] ]
 * ```
 */
export function forecastResults<F extends Forecast>(
  forecasts: readonly F[],
  deals: readonly Deal[],
  options: ZoneOption = {},
): ForecastResult<F>[] {
  refuseUnknown(options, ['timeZone']);
  const wonBy = wonAmounts(deals, options.timeZone);
  return frozen(forecasts).map((forecast) => {
    const actual = wonBy(forecast);
    return { ...forecast, actual, ...distances(forecast.amount, actual) };
  });
}

function distances(forecast: Amount, actual: Amount | null): Pick<ForecastOutcome, 'error' | 'size'> {
  const [said, won] = [readExact(forecast), readExact(actual)];
  if (typeof said === 'string' || typeof won === 'string') return { error: null, size: null };
  return { error: sizeOf(addExact(won, { ...said, units: -said.units })), size: sizeOf(won) };
}

function sizeOf({ units, scale }: Exact): Amount | null {
  return writtenAmount({ units: units < 0n ? -units : units, scale });
}

/** The forecasts that stand: of those for the same, the last one that was made in time. */
function frozen<F extends Forecast>(forecasts: readonly F[]): F[] {
  const standing = new Map<string, { readonly forecast: F; readonly made: number }>();
  const inTime = rowsOf(forecasts, (forecast) => {
    const start = momentOf(forecast.start);
    const made = momentOf(forecast.madeAt ?? forecast.start);
    return start === null || made === null || made >= start + DAY_MS ? [] : [{ forecast, start, made }];
  });
  for (const { forecast, start, made } of inTime) {
    const about = `${String(start)} ${String(momentOf(forecast.end))} ${valuesOf(forecast, dimensionNames)}`;
    const known = standing.get(about);
    if (known === undefined || known.made <= made) standing.set(about, { forecast, made });
  }
  return [...standing.values()].map(({ forecast }) => forecast);
}
