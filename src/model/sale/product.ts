// A product of the catalogue.
import * as z from 'zod/mini';
import type { Amount } from '../../decimal.ts';
import { momentOf } from '../boundary.ts';
import type { DateInput, RecordSchema } from '../dimension.ts';
import { readCurrency } from '../read/amount.ts';
import { readDate } from '../read/date.ts';
import { readIdentifier, readLabel } from '../read/identifier.ts';
import { readPositiveMoney } from '../read/money.ts';
import { optional, optionalOrBlank, required } from '../read/reader.ts';
import { readFlag } from '../read/word.ts';
import { isEarlier, type Remark, remarkOn, withRemarks } from '../remark.ts';

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
          cost: required<Amount>(readPositiveMoney),
        }),
      ),
    ),
    price: optionalOrBlank<Amount>(readPositiveMoney),
    currency: optionalOrBlank<string>(readCurrency),
    active: optionalOrBlank<boolean>(readFlag),
  });

/** Costs that begin to hold before the one in front of them has ended. */
function overlappingCosts({ unitCost }: Product, odd: Remark[]): void {
  if (!Array.isArray(unitCost)) return;
  const start = ({ from }: ProductCost): number => momentOf(from) ?? Number.NEGATIVE_INFINITY;
  const costs = [...unitCost.entries()].sort(([, a], [, b]) => Math.sign(start(a) - start(b)) || 0);
  for (const [place, [at, cost]] of costs.entries()) {
    const before = costs[place - 1]?.[1];
    if (before === undefined || ((before.to ?? null) !== null && (cost.from ?? null) !== null && !isEarlier(cost.from, before.to)))
      continue;
    remarkOn(cost, 'from', 'costs-overlap', odd, '', `unitCost[${at}].from`);
  }
}

/** The zod schema of a product. `parse` warns of two costs that hold at the same time. */
export const Product: RecordSchema<Product> = /* @__PURE__ */ withRemarks(/* @__PURE__ */ productSchema(), overlappingCosts);
