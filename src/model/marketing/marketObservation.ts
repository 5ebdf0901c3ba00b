// What is known of a market in a period: its size, our part of it, and that of competitors.
import * as z from 'zod/mini';
import { type Amount, exactText } from '../../decimal.ts';
import type { FieldType } from '../../expr/node.ts';
import type { Grain } from '../../period/grain.ts';
import { type DateInput, type Dimensions, dimensions, type RecordSchema } from '../dimension.ts';
import { type Fields, fields } from '../field.ts';
import { readCurrency, readPositive } from '../read/amount.ts';
import { readDate } from '../read/date.ts';
import { readIdentifier, readLabel } from '../read/identifier.ts';
import { type MoneyReader, moneyWhere } from '../read/money.ts';
import { Fault, optional, optionalOrBlank, required } from '../read/reader.ts';
import { readWord } from '../read/word.ts';
import { exactIn, remarkOn, withRemarks } from '../remark.ts';
import { compare, sum } from '../sale/posting/arithmetic.ts';

/** What a market is measured in: the value sold (default) or the units. */
export type MarketMetric = 'value' | 'units';

/** A competitor in an observation. */
export interface Competitor {
  /** What tells competitors apart, the same in every observation. */
  readonly id: string;
  /** Name. */
  readonly name?: string | null | undefined;
  /** What it sold, in the metric of the observation. */
  readonly value: Amount;
}

/** A market in one period. Own sales and total are of the same period, area and metric because they stand in one record. */
export interface MarketObservation extends Dimensions {
  /** Identifier of the observation. */
  readonly id: string;
  /** The first day of the period that it covers. */
  readonly date: DateInput;
  /** How long that period is. Observations of a month and of a year are not added: pick one (`where: { grain: 'month' }`). */
  readonly grain: Grain;
  /** The market. */
  readonly market: string;
  /** What belongs to the market and what does not, in words: a share means nothing without it. */
  readonly definition: string;
  /** What it is measured in; missing: value. */
  readonly metric?: MarketMetric | null | undefined;
  /** What we sold; missing: unknown. */
  readonly own?: Amount | null | undefined;
  /** What all sold, we included; missing: unknown. */
  readonly total?: Amount | null | undefined;
  /** ISO 4217 code of the amounts. */
  readonly currency?: string | null | undefined;
  /** What single competitors sold; they need not make up the total. */
  readonly competitors?: readonly Competitor[] | null | undefined;
  /** Who published the figures. */
  readonly source?: string | null | undefined;
  /** How far they are to be trusted, in your words. */
  readonly confidence?: string | null | undefined;
}

const grains: readonly Grain[] = ['day', 'week', 'month', 'quarter', 'half', 'year'];

/** Text that says something. */
function readDefinition(value: unknown): string | Fault {
  const text = readLabel(value);
  return typeof text === 'string' && text.trim() === '' ? new Fault('missing-required', value) : text;
}

/** What was sold is money, unless it is counted in units. */
const readFigure: MoneyReader = /* @__PURE__ */ moneyWhere(readPositive, ({ metric }) => metric !== 'units');

const observationSchema = (): RecordSchema<MarketObservation> =>
  z.looseObject({
    id: required<string>(readIdentifier),
    date: required<DateInput>(readDate),
    grain: required<Grain>(readWord(grains)),
    market: required<string>(readIdentifier),
    definition: required<string>(readDefinition),
    metric: optionalOrBlank<MarketMetric>(readWord(['value', 'units'])),
    own: optionalOrBlank<Amount>(readFigure),
    total: optionalOrBlank<Amount>(readFigure),
    currency: optionalOrBlank<string>(readCurrency),
    competitors: z.nullish(
      z.array(
        z.looseObject({
          id: required<string>(readIdentifier),
          name: optional<string>(readLabel),
          value: required<Amount>(readFigure),
        }),
      ),
    ),
    source: optional<string>(readLabel),
    confidence: optional<string>(readLabel),
    ...dimensions(),
  });

/**
 * The zod schema of a market observation. One without a definition of the market is refused. `parse` warns of one in which
 * what we and competitors sold comes to more than the total.
 *
 * @example
 * ```ts
 * import { MarketObservation, parse } from 'sales-kpi';
 *
 * const { rejected } = parse(MarketObservation, [
 *   { id: '1', date: '2025-01-01', grain: 'year', market: 'bikes', definition: ' ', own: 12, total: 80 },
 * ]);
 * rejected.map(({ field, code }) => `${field}: ${code}`); // => [ 'definition: missing-required' ]
 * ```
 */
export const MarketObservation: RecordSchema<MarketObservation> = /* @__PURE__ */ withRemarks(
  /* @__PURE__ */ observationSchema(),
  (record, odd) => {
    const total = exactIn(record.total);
    if (total === null) return;
    const parts = [record.own, ...(record.competitors ?? []).map(({ value }) => value)].map(exactIn).filter((part) => part !== null);
    if (compare(sum(parts), total) > 0) remarkOn(record, 'total', 'parts-above-total', odd, exactText(sum(parts)));
  },
);

/** Records that indicators of markets read. */
export interface ObservationData {
  /** Markets in periods. */
  readonly observations: MarketObservation;
}

const observationTypes = {
  id: 'key',
  date: 'date',
  grain: 'key',
  market: 'key',
  metric: 'key',
  own: 'money',
  total: 'money',
  currency: 'key',
} as const satisfies Partial<Record<keyof MarketObservation, FieldType>>;

/** The fields of a market observation, for formulas. */
export const observation: Fields<'observations', MarketObservation, typeof observationTypes> = /* @__PURE__ */ fields<MarketObservation>()(
  'observations',
  observationTypes,
);
