// Targets and quotas: what is to be reached in a period.
import * as z from 'zod/mini';
import type { Amount } from '../../decimal.ts';
import { oneOf } from '../../expr/condition.ts';
import type { FieldType } from '../../expr/node.ts';
import type { Value } from '../../expr/value.ts';
import { type DateInput, type Dimensions, dimensions, key, type RecordSchema } from '../dimension.ts';
import { type Fields, fields } from '../field.ts';
import { readAmount, readCurrency } from '../read/amount.ts';
import { readDate } from '../read/date.ts';
import { readIdentifier } from '../read/identifier.ts';
import { type MoneyReader, moneyWhere } from '../read/money.ts';
import { optionalOrBlank, required } from '../read/reader.ts';
import { endsAfterStart } from '../span.ts';

/** The indicator of quotas. */
const QUOTA = 'wonValue';

/** What is to be reached in a period, by everybody or by what its dimensions name: a salesperson's quota. */
export interface Target extends Dimensions {
  /** Identifier of the row. */
  readonly id: string;
  /** The first day of its period: it counts in the period of a question in which this day falls. */
  readonly start: DateInput;
  /** The day behind the last one of its period. */
  readonly end: DateInput;
  /** What is to be reached. */
  readonly value: Amount;
  /** The id of the indicator that is to reach it; missing: `wonValue`, a quota. */
  readonly indicatorId?: string | null | undefined;
  /** ISO 4217 code, where it is money; a target of another indicator is money where it names one. */
  readonly currency?: string | null | undefined;
}

/** A quota is money, and so is what names a currency: of other indicators, only they know what they are measured in. */
const readAim: MoneyReader = /* @__PURE__ */ moneyWhere(
  readAmount,
  ({ indicatorId, currency }) => (indicatorId ?? QUOTA) === QUOTA || (currency ?? null) !== null,
);

const targetSchema = (): RecordSchema<Target> =>
  z
    .looseObject({
      id: required<string>(readIdentifier),
      start: required<DateInput>(readDate),
      end: required<DateInput>(readDate),
      value: required<Amount>(readAim),
      indicatorId: key(),
      ...dimensions(),
      currency: optionalOrBlank<string>(readCurrency),
    })
    .check(endsAfterStart);

/** The zod schema of a target; one that ends before it starts is refused. */
export const Target: RecordSchema<Target> = /* @__PURE__ */ targetSchema();

/** Records of targets. */
export interface TargetData {
  /** What is to be reached. */
  readonly targets: Target;
}

const targetTypes = {
  id: 'key',
  start: 'date',
  end: 'date',
  value: 'money',
  indicatorId: 'key',
  currency: 'key',
  salesperson: 'key',
} as const satisfies Partial<Record<keyof Target, FieldType>>;

/** The fields of a target, for formulas; targets are dated by `start`. */
export const target: Fields<'targets', Target, typeof targetTypes> = /* @__PURE__ */ fields<Target>()('targets', targetTypes, 'start');

/** Targets of what deals bring: quotas. */
export const isQuota: Value<boolean, TargetData> = /* @__PURE__ */ (() => oneOf(target.indicatorId, [null, QUOTA]))();
