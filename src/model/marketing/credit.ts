// A credit: what one touch is given of one row of sales, under one model of attribution.
import type { Amount } from '../../decimal.ts';
import type { FieldType } from '../../expr/node.ts';
import type { DateInput, Dimensions } from '../dimension.ts';
import { type Fields, fields } from '../field.ts';
import type { Sale } from '../sale/sale.ts';

/** Which of the touches before an order it is put down to: the first, the last, or all of them alike. */
export type AttributionModel = 'firstTouch' | 'lastTouch' | 'linear';

/**
 * A row of sales, or a part of it, put down to a touch. `channel` and `campaign` are those of the touch; all else is as the row of
 * sales says it. The rows of one model add up to the sales: rows of two models are never added.
 */
export interface Credit extends Dimensions, Pick<Sale, 'kind' | 'status' | 'orderDate' | 'customerId' | 'productId' | 'currency'> {
  /** Identifier of the row. */
  readonly id: string;
  /** The row of sales. */
  readonly saleId: string;
  /** The order. */
  readonly orderId: string;
  /** When the sale counts; for a return, the day of the return. */
  readonly date: DateInput;
  /** By which model the sale is put down to the touch. */
  readonly model: AttributionModel;
  /** The touch; null where it has no identifier, and where there is none. */
  readonly touchId: string | null;
  /** When the touch was; null where there is none: the sale stands alone, without channel and campaign. */
  readonly touchedAt: DateInput | null;
  /** What happened. */
  readonly type: 'sale' | 'return';
  /** The part of the net value; negative on a return. */
  readonly amount: Amount;
  /** The part of the tax; missing: unknown. */
  readonly tax?: Amount | null | undefined;
  /** The part of the cost; missing: unknown, never 0. */
  readonly cost?: Amount | null | undefined;
}

/** Records that indicators of attribution read. */
export interface CreditData {
  /** What `attribute` makes of sales and touches. */
  readonly credits: Credit;
}

const creditTypes = {
  id: 'key',
  saleId: 'key',
  orderId: 'key',
  date: 'date',
  orderDate: 'date',
  model: 'key',
  touchId: 'key',
  touchedAt: 'date',
  customerId: 'key',
  productId: 'key',
  channel: 'key',
  campaign: 'key',
  type: 'key',
  kind: 'key',
  status: 'key',
  amount: 'money',
  tax: 'money',
  cost: 'money',
  currency: 'key',
} as const satisfies Partial<Record<keyof Credit, FieldType>>;

/** The fields of a credit, for formulas. */
export const credit: Fields<'credits', Credit, typeof creditTypes> = /* @__PURE__ */ fields<Credit>()('credits', creditTypes);
