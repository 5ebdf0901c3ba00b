// Activities of Pipedrive.
import { Activity, type ActivityType, activityTypeWords } from '../../model/deal/activity.ts';
import { ownOptions } from '../../model/parseOptions.ts';
import type { Fault } from '../../model/read/reader.ts';
import { type At, given } from '../at.ts';
import { baseOptions, type Custom, type CustomFields, customFields, wordsOf } from '../custom.ts';
import type { Mapped } from '../mapped.ts';
import { mapOptions, mapping } from '../mapping.ts';
import { day, flag, refuse, text, utc } from '../readers.ts';
import type { PipedriveExclusion } from './deal.ts';
import { customAt, duration, isDeleted, pipedriveCap, pipedrivePage, referenceAt } from './record.ts';

/** An activity of Pipedrive. */
export interface PipedriveActivity extends Activity {
  /** Its `type`, as it is written. */
  readonly activityType: string | null;
  /** Its subject. */
  readonly name: string | null;
}

/** How activities are mapped; `fields` names fields of theirs. */
export interface PipedriveActivityOptions<F extends string = string> extends CustomFields<F> {
  /** What types of your own stand for; others are `other`. */
  readonly types?: Readonly<Record<string, ActivityType>> | undefined;
}

const standard: Readonly<Record<string, ActivityType>> = {
  call: 'call',
  email: 'email',
  meeting: 'meeting',
  lunch: 'meeting',
  task: 'task',
  deadline: 'task',
};

/**
 * Activities of Pipedrive. What was done is dated by `marked_as_done_time`, what is to be done by `due_date` and `due_time`, in
 * UTC; without a time it is a day. Deleted ones are left out and counted.
 *
 * @param payload - what the API answered
 * @throws KpiError `bad-argument` or `unknown-option`: an option is wrong.
 * @source developers.pipedrive.com, API reference: activities
 * @example
 * ```ts
 * import { pipedriveActivities } from 'sales-kpi/crm/pipedrive';
 *
 * const { rows } = pipedriveActivities([{ id: 1, type: 'call', done: false, due_date: '2025-02-03', due_time: '', marked_as_done_time: '',
 *   duration: '00:30', deal_id: 7, user_id: 11 }]);
 * [rows[0]?.date, rows[0]?.completed, rows[0]?.duration]; // => [ '2025-02-03', false, 1800 ]
 * ```
 */
export function pipedriveActivities<F extends string = never>(
  payload: unknown,
  options: PipedriveActivityOptions<F> = {},
): Mapped<PipedriveActivity & Custom<F>, PipedriveExclusion> {
  const own = ownOptions(options, [...mapOptions, 'fields', 'types']);
  const types = new Map([...Object.entries(standard), ...wordsOf(own.types, activityTypeWords, 'types')]);
  const map = mapping({
    record: Activity,
    fields: {
      id: (at) => text(at('id')),
      date: dateOf,
      type: (at) => types.get(String(at('type'))) ?? 'other',
      completed: (at) => flag(at('done')),
      duration: (at) => duration(at('duration')),
      leadId: (at) => text(at('lead_id')),
      dealId: (at) => referenceAt(at, ['deal_id']),
      customerId: (at) => referenceAt(at, ['org_id']),
      salesperson: (at) => referenceAt(at, ['owner_id', 'assigned_to_user_id', 'user_id']),
      activityType: (at) => text(at('type')),
      name: (at) => text(at('subject')),
      ...customFields(own.fields, (key) => (at: At) => customAt(at, key)),
    },
    exclude: { deleted: isDeleted },
    version: { from: 'update_time', read: utc },
    page: pipedrivePage,
    cap: pipedriveCap,
  });
  return map(payload, baseOptions(own)) as Mapped<PipedriveActivity & Custom<F>, PipedriveExclusion>;
}

function dateOf(at: At): unknown | Fault {
  const done = given(at('marked_as_done_time'));
  if (done !== null && flag(at('done')) === true) return utc(done);
  const [date, time] = [day(at('due_date')), given(at('due_time'))];
  if (typeof date !== 'string' || time === null) return date;
  return typeof time === 'string' && time.length <= 8 ? utc(`${date}T${time}`) : refuse('bad-date', time, 'hours and minutes, 09:30');
}
