// A touch: a known customer met one of our messages, such as an advertisement clicked or an e-mail opened.
import * as z from 'zod/mini';
import type { FieldType } from '../../expr/node.ts';
import { type DateInput, type Dimensions, dimensions, key, type RecordSchema } from '../dimension.ts';
import { type Fields, fields } from '../field.ts';
import { readDate } from '../read/date.ts';
import { readIdentifier } from '../read/identifier.ts';
import { required } from '../read/reader.ts';

/** One contact of a customer with what we say or show: `channel` and `campaign` tell with what. */
export interface Touch extends Dimensions {
  /** Identifier of the touch. */
  readonly id?: string | null | undefined;
  /** When it happened. */
  readonly at: DateInput;
  /** Whom it reached: the identifier that sales carry. */
  readonly customerId: string;
}

const touchSchema = (): RecordSchema<Touch> =>
  z.looseObject({
    id: key(),
    at: required<DateInput>(readDate),
    customerId: required<string>(readIdentifier),
    ...dimensions(),
  });

/**
 * The zod schema of a touch. One that names no customer is refused (`missing-required`): no order could be put down to it.
 *
 * @example
 * ```ts
 * import { count, indicator, parse, query, Touch, touch } from 'sales-kpi';
 *
 * const { rows } = parse(Touch, [
 *   { at: '2025-01-05', customerId: 'ana', channel: 'search', campaign: 'spring' },
 *   { at: '2025-01-06', customerId: '', channel: 'search' },
 * ]);
 * const touches = indicator({
 *   id: 'touches', label: { en: 'Touches', fr: 'Contacts' }, unit: 'count', better: 'neutral', formula: count(touch.customerId),
 * });
 * query(rows, { select: [touches], every: 'month', by: ['campaign'] }).rows; // => [ { period: '2025-01', campaign: 'spring', touches: 1 } ]
 * ```
 */
export const Touch: RecordSchema<Touch> = /* @__PURE__ */ touchSchema();

/** Records of touches. */
export interface TouchData {
  /** What customers met of ours. */
  readonly touches: Touch;
}

const touchTypes = { id: 'key', at: 'date', customerId: 'key', channel: 'key', campaign: 'key' } as const satisfies Partial<
  Record<keyof Touch, FieldType>
>;

/** The fields of a touch, for formulas; touches are dated by `at`. */
export const touch: Fields<'touches', Touch, typeof touchTypes> = /* @__PURE__ */ fields<Touch>()('touches', touchTypes, 'at');
