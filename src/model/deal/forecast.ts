// Forecasts of what will be won in a period, as they were made.
import * as z from 'zod/mini';
import type { Amount } from '../../decimal.ts';
import { type DateInput, type Dimensions, dimensions, type RecordSchema } from '../dimension.ts';
import { readCurrency } from '../read/amount.ts';
import { readDate } from '../read/date.ts';
import { readIdentifier } from '../read/identifier.ts';
import { readMoney } from '../read/money.ts';
import { optionalOrBlank, required } from '../read/reader.ts';
import { endsAfterStart } from '../span.ts';

/** What somebody said would be won in a period, by everybody or by what its dimensions name: a salesperson, a region. */
export interface Forecast extends Dimensions {
  /** Identifier of the row. */
  readonly id: string;
  /** The first day of the period. */
  readonly start: DateInput;
  /** The day behind its last one. */
  readonly end: DateInput;
  /** The value that was to be won. */
  readonly amount: Amount;
  /** When it was said; missing: at the start. */
  readonly madeAt?: DateInput | null | undefined;
  /** ISO 4217 code. */
  readonly currency?: string | null | undefined;
}

const forecastSchema = (): RecordSchema<Forecast> =>
  z
    .looseObject({
      id: required<string>(readIdentifier),
      start: required<DateInput>(readDate),
      end: required<DateInput>(readDate),
      amount: required<Amount>(readMoney),
      madeAt: optionalOrBlank<DateInput>(readDate),
      ...dimensions(),
      currency: optionalOrBlank<string>(readCurrency),
    })
    .check(endsAfterStart);

/** The zod schema of a forecast; one that ends before it starts is refused. */
export const Forecast: RecordSchema<Forecast> = /* @__PURE__ */ forecastSchema();
