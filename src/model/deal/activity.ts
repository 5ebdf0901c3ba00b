// What salespeople do: calls, e-mails, meetings.
import * as z from 'zod/mini';
import type { Amount } from '../../decimal.ts';
import type { FieldType } from '../../expr/node.ts';
import { type DateInput, type Dimensions, dimensions, key, type RecordSchema } from '../dimension.ts';
import { type Fields, fields } from '../field.ts';
import { readPositive } from '../read/amount.ts';
import { readDate } from '../read/date.ts';
import { readIdentifier } from '../read/identifier.ts';
import { optionalOrBlank, required } from '../read/reader.ts';
import { readFlag, readWord } from '../read/word.ts';

/** What was done. */
export type ActivityType = 'call' | 'email' | 'meeting' | 'task' | 'other';

/** Who turned to whom: `outbound`, the seller to the customer. */
export type ActivityDirection = 'inbound' | 'outbound';

/** Something a salesperson did, or is to do. */
export interface Activity extends Dimensions {
  /** Identifier of the activity. */
  readonly id: string;
  /** When it was done, or is to be done. */
  readonly date: DateInput;
  /** What was done. */
  readonly type: ActivityType;
  /** Who turned to whom; missing: unknown. */
  readonly direction?: ActivityDirection | null | undefined;
  /** Whether it was done; missing: it was. */
  readonly completed?: boolean | null | undefined;
  /** How long it took, in seconds. */
  readonly duration?: Amount | null | undefined;
  /** The lead it concerns. */
  readonly leadId?: string | null | undefined;
  /** The deal it concerns. */
  readonly dealId?: string | null | undefined;
  /** The customer it concerns. */
  readonly customerId?: string | null | undefined;
}

/** The words of `ActivityType`. */
export const activityTypeWords: readonly ActivityType[] = ['call', 'email', 'meeting', 'task', 'other'];

const directions: readonly ActivityDirection[] = ['inbound', 'outbound'];

const activitySchema = (): RecordSchema<Activity> =>
  z.looseObject({
    id: required<string>(readIdentifier),
    date: required<DateInput>(readDate),
    type: required<ActivityType>(readWord(activityTypeWords)),
    direction: optionalOrBlank<ActivityDirection>(readWord(directions)),
    completed: optionalOrBlank<boolean>(readFlag),
    duration: optionalOrBlank<Amount>(readPositive),
    leadId: key(),
    dealId: key(),
    customerId: key(),
    ...dimensions(),
  });

/** The zod schema of an activity. */
export const Activity: RecordSchema<Activity> = /* @__PURE__ */ activitySchema();

/** Records of activities. */
export interface ActivityData {
  /** What salespeople do. */
  readonly activities: Activity;
}

const activityTypes = {
  id: 'key',
  date: 'date',
  type: 'key',
  direction: 'key',
  completed: 'key',
  duration: 'number',
  leadId: 'key',
  dealId: 'key',
  customerId: 'key',
  salesperson: 'key',
} as const satisfies Partial<Record<keyof Activity, FieldType>>;

/** The fields of an activity, for formulas. */
export const activity: Fields<'activities', Activity, typeof activityTypes> = /* @__PURE__ */ fields<Activity>()(
  'activities',
  activityTypes,
);
