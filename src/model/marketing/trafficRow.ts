// Visits of a site or shop, as analytics tools export them: one row a day and segment.
import * as z from 'zod/mini';
import type { Amount } from '../../decimal.ts';
import type { FieldType } from '../../expr/node.ts';
import { type DateInput, type Dimensions, dimensions, key, type RecordSchema } from '../dimension.ts';
import { type Fields, fields } from '../field.ts';
import { readPositive } from '../read/amount.ts';
import { readDate } from '../read/date.ts';
import { readLabel } from '../read/identifier.ts';
import { optional, optionalOrBlank, required } from '../read/reader.ts';
import { remarkAbove, withRemarks } from '../remark.ts';

/** The visits of one day, or of a part of them. */
export interface TrafficRow extends Dimensions {
  /** Identifier of the row. */
  readonly id?: string | null | undefined;
  /** The day. */
  readonly date: DateInput;
  /** Visits. */
  readonly sessions: Amount;
  /** Visits with a purchase. */
  readonly purchasingSessions?: Amount | null | undefined;
  /** Different visitors of the row; those of two rows may be the same. */
  readonly users?: Amount | null | undefined;
  /** Different visitors of the row who bought. */
  readonly purchasingUsers?: Amount | null | undefined;
  /** Carts begun. */
  readonly addToCarts?: Amount | null | undefined;
  /** Checkouts begun. */
  readonly checkouts?: Amount | null | undefined;
  /** Purchases completed; a visit may have several. */
  readonly purchases?: Amount | null | undefined;
  /** Kind of device. */
  readonly device?: string | null | undefined;
}

/** What each figure cannot exceed: the visits, and the steps before it. */
const ways: readonly (readonly [keyof TrafficRow, ...(keyof TrafficRow)[]])[] = [
  ['purchasingSessions', 'sessions'],
  ['users', 'sessions'],
  ['purchasingUsers', 'users', 'sessions'],
  ['checkouts', 'addToCarts'],
  ['purchases', 'checkouts', 'addToCarts', 'sessions'],
];

const trafficSchema = (): RecordSchema<TrafficRow> =>
  z.looseObject({
    id: key(),
    date: required<DateInput>(readDate),
    sessions: required<Amount>(readPositive),
    purchasingSessions: optionalOrBlank<Amount>(readPositive),
    users: optionalOrBlank<Amount>(readPositive),
    purchasingUsers: optionalOrBlank<Amount>(readPositive),
    addToCarts: optionalOrBlank<Amount>(readPositive),
    checkouts: optionalOrBlank<Amount>(readPositive),
    purchases: optionalOrBlank<Amount>(readPositive),
    device: optional<string>(readLabel),
    ...dimensions(),
  });

/**
 * The zod schema of a row of visits. `parse` warns of figures that grow on the way: more visitors or purchases than visits,
 * more checkouts than carts, more purchases than checkouts.
 */
export const TrafficRow: RecordSchema<TrafficRow> = /* @__PURE__ */ withRemarks(/* @__PURE__ */ trafficSchema(), (record, odd) => {
  for (const [figure, ...bounds] of ways) remarkAbove(record, figure, bounds, odd);
});

/** Records of visits. */
export interface TrafficData {
  /** Visits, by day and segment. */
  readonly traffic: TrafficRow;
}

const trafficTypes = {
  id: 'key',
  date: 'date',
  sessions: 'number',
  purchasingSessions: 'number',
  users: 'number',
  purchasingUsers: 'number',
  addToCarts: 'number',
  checkouts: 'number',
  purchases: 'number',
  device: 'key',
} as const satisfies Partial<Record<keyof TrafficRow, FieldType>>;

/** The fields of a row of visits, for formulas. */
export const traffic: Fields<'traffic', TrafficRow, typeof trafficTypes> = /* @__PURE__ */ fields<TrafficRow>()('traffic', trafficTypes);
