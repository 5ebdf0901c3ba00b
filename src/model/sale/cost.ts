// Costs that vary with sales and belong to no line: payment, fulfilment, commissions.
import * as z from 'zod/mini';
import type { Amount } from '../../decimal.ts';
import type { FieldType } from '../../expr/node.ts';
import { type DateInput, type Dimensions, dimensions, key, type RecordSchema } from '../dimension.ts';
import { type Fields, fields } from '../field.ts';
import { readCurrency } from '../read/amount.ts';
import { readDate } from '../read/date.ts';
import { readIdentifier } from '../read/identifier.ts';
import { readMoney } from '../read/money.ts';
import { optionalOrBlank, required } from '../read/reader.ts';
import { readWord } from '../read/word.ts';

/** What a cost was for. */
export type CostKind = 'payment' | 'fulfilment' | 'shipping' | 'commission' | 'other';

/** A variable cost beside that of the goods. */
export interface Cost extends Dimensions {
  /** Identifier of the row. */
  readonly id: string;
  /** When it was incurred. */
  readonly date: DateInput;
  /** What it came to, positive; negative where it was given back. */
  readonly amount: Amount;
  /** What it was for; missing: other. */
  readonly kind?: CostKind | null | undefined;
  /** The order it belongs to. */
  readonly orderId?: string | null | undefined;
  /** ISO 4217 code. */
  readonly currency?: string | null | undefined;
}

const costKinds: readonly CostKind[] = ['payment', 'fulfilment', 'shipping', 'commission', 'other'];

const costSchema = (): RecordSchema<Cost> =>
  z.looseObject({
    id: required<string>(readIdentifier),
    date: required<DateInput>(readDate),
    amount: required<Amount>(readMoney),
    kind: optionalOrBlank<CostKind>(readWord(costKinds)),
    orderId: key(),
    ...dimensions(),
    currency: optionalOrBlank<string>(readCurrency),
  });

/** The zod schema of a variable cost. */
export const Cost: RecordSchema<Cost> = /* @__PURE__ */ costSchema();

/** Records of variable costs. */
export interface CostData {
  /** Costs beside that of the goods. */
  readonly costs: Cost;
}

const costTypes = { id: 'key', date: 'date', amount: 'money', kind: 'key', orderId: 'key', currency: 'key' } as const satisfies Partial<
  Record<keyof Cost, FieldType>
>;

/** The fields of a variable cost, for formulas. */
export const cost: Fields<'costs', Cost, typeof costTypes> = /* @__PURE__ */ fields<Cost>()('costs', costTypes);
