// A product of the catalogue.
import * as z from 'zod/mini';
import type { Amount } from '../../decimal.ts';
import type { DateInput, RecordSchema } from '../dimension.ts';
import { readCurrency, readPositive } from '../read/amount.ts';
import { readDate } from '../read/date.ts';
import { readIdentifier, readLabel } from '../read/identifier.ts';
import { optional, optionalOrBlank, required } from '../read/reader.ts';
import { readFlag } from '../read/word.ts';

/** What one unit of a product costs during a span of time. */
export interface ProductCost {
  /** From this date on; missing: since ever. */
  readonly from?: DateInput | null | undefined;
  /** Up to this date, not included; missing: still. */
  readonly to?: DateInput | null | undefined;
  /** Cost of one unit, zero or more. */
  readonly cost: Amount;
}

/** A product. */
export interface Product {
  /** Identifier, the `productId` of sales. */
  readonly id: string;
  /** Stock keeping unit. */
  readonly sku?: string | null | undefined;
  /** Name. */
  readonly name?: string | null | undefined;
  /** Group of products. */
  readonly category?: string | null | undefined;
  /** Brand. */
  readonly brand?: string | null | undefined;
  /** What one unit costs, by time. */
  readonly unitCost?: readonly ProductCost[] | null | undefined;
  /** List price of one unit, zero or more. */
  readonly price?: Amount | null | undefined;
  /** ISO 4217 code of cost and price. */
  readonly currency?: string | null | undefined;
  /** Whether it is on sale. */
  readonly active?: boolean | null | undefined;
}

const productSchema = (): RecordSchema<Product> =>
  z.looseObject({
    id: required<string>(readIdentifier),
    sku: optional<string>(readLabel),
    name: optional<string>(readLabel),
    category: optional<string>(readLabel),
    brand: optional<string>(readLabel),
    unitCost: z.nullish(
      z.array(
        z.looseObject({
          from: optionalOrBlank<DateInput>(readDate),
          to: optionalOrBlank<DateInput>(readDate),
          cost: required<Amount>(readPositive),
        }),
      ),
    ),
    price: optionalOrBlank<Amount>(readPositive),
    currency: optionalOrBlank<string>(readCurrency),
    active: optionalOrBlank<boolean>(readFlag),
  });

/** The zod schema of a product. */
export const Product: RecordSchema<Product> = /* @__PURE__ */ productSchema();
