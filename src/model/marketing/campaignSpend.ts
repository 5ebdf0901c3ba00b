// What marketing and sales cost: one row a day, campaign or invoice.
import * as z from 'zod/mini';
import type { Amount } from '../../decimal.ts';
import type { FieldType } from '../../expr/node.ts';
import { type DateInput, type Dimensions, dimensions, key, type RecordSchema } from '../dimension.ts';
import { type Fields, fields } from '../field.ts';
import { readCurrency, readPositive } from '../read/amount.ts';
import { readDate } from '../read/date.ts';
import { readMoney } from '../read/money.ts';
import { type OptionalSchema, optionalOrBlank, type ReadableSchema, required } from '../read/reader.ts';
import { readWord } from '../read/word.ts';
import { remarkAbove, withRemarks } from '../remark.ts';

/** What was paid: advertising space, salaries, software, an agency. */
export type SpendKind = 'media' | 'people' | 'tools' | 'agency' | 'other';

/** What a spend says besides its date. */
export interface SpendFigures extends Dimensions {
  /** Identifier of the row. */
  readonly id?: string | null | undefined;
  /** What was spent, positive; negative where it was given back. */
  readonly amount: Amount;
  /** ISO 4217 code. */
  readonly currency?: string | null | undefined;
  /** What was paid; missing: media, which is what advertising platforms export. */
  readonly kind?: SpendKind | null | undefined;
  /** How often the advertisement was shown. */
  readonly impressions?: Amount | null | undefined;
  /** How often it was clicked. */
  readonly clicks?: Amount | null | undefined;
  /** Leads that the platform puts down to it. */
  readonly leads?: Amount | null | undefined;
  /** Conversions that the platform puts down to it. */
  readonly conversions?: Amount | null | undefined;
  /** Revenue that the platform puts down to it. */
  readonly attributedRevenue?: Amount | null | undefined;
}

/** What was spent on marketing and sales on one day. */
export interface CampaignSpend extends SpendFigures {
  /** The day; `spreadSpend` makes days of longer stretches. */
  readonly date: DateInput;
}

const spendKinds: readonly SpendKind[] = ['media', 'people', 'tools', 'agency', 'other'];

type FigureSchemas = {
  [K in keyof SpendFigures]-?: undefined extends SpendFigures[K]
    ? OptionalSchema<NonNullable<SpendFigures[K]>>
    : ReadableSchema<SpendFigures[K]>;
};

/** The fields of `SpendFigures`. */
export const spendFigures = (): FigureSchemas => ({
  id: key(),
  amount: required<Amount>(readMoney),
  currency: optionalOrBlank<string>(readCurrency),
  kind: optionalOrBlank<SpendKind>(readWord(spendKinds)),
  impressions: optionalOrBlank<Amount>(readPositive),
  clicks: optionalOrBlank<Amount>(readPositive),
  leads: optionalOrBlank<Amount>(readPositive),
  conversions: optionalOrBlank<Amount>(readPositive),
  attributedRevenue: optionalOrBlank<Amount>(readMoney),
  ...dimensions(),
});

const spendSchema = (): RecordSchema<CampaignSpend> => z.looseObject({ date: required<DateInput>(readDate), ...spendFigures() });

/** The zod schema of a spend. `parse` warns of more clicks than impressions, and of more conversions than clicks. */
export const CampaignSpend: RecordSchema<CampaignSpend> = /* @__PURE__ */ withRemarks(/* @__PURE__ */ spendSchema(), (record, odd) => {
  remarkAbove(record, 'clicks', ['impressions'], odd);
  remarkAbove(record, 'conversions', ['clicks'], odd);
});

/** Records of spends. */
export interface SpendData {
  /** What marketing and sales cost. */
  readonly spend: CampaignSpend;
}

const spendTypes = {
  id: 'key',
  date: 'date',
  amount: 'money',
  currency: 'key',
  kind: 'key',
  channel: 'key',
  campaign: 'key',
  impressions: 'number',
  clicks: 'number',
  leads: 'number',
  conversions: 'number',
  attributedRevenue: 'money',
} as const satisfies Partial<Record<keyof CampaignSpend, FieldType>>;

/** The fields of a spend, for formulas. */
export const spend: Fields<'spend', CampaignSpend, typeof spendTypes> = /* @__PURE__ */ fields<CampaignSpend>()('spend', spendTypes);
