// Tasks and events of Salesforce, as activities.
import { Activity, type ActivityType, activityTypeWords } from '../../model/deal/activity.ts';
import { currencyOf, ownOptions, zoneOf } from '../../model/parseOptions.ts';
import { type At, firstAt } from '../at.ts';
import { baseOptions, type Custom, type CustomFields, customFields, wordsOf } from '../custom.ts';
import type { Mapped } from '../mapped.ts';
import { mapOptions, mapping } from '../mapping.ts';
import { dateText, text } from '../readers.ts';
import { accountOf, dateOf, directionOf, durationOf, isDone, isSeries, related, typeOf } from './activity.ts';
import type { SalesforceExclusion } from './deal.ts';
import { isOther, isSet, salesforceId, salesforcePage } from './record.ts';

/** A task or an event. */
export interface SalesforceActivity extends Activity {
  /** Its `Subject`. */
  readonly name: string | null;
  /** Its `Status`, as it is written; events have none. */
  readonly status: string | null;
  /** Its `Type`, as it is written. */
  readonly activityType: string | null;
  /** The name of its owner, `Owner.Name`. */
  readonly ownerName: string | null;
  /** The person it is with. */
  readonly contactId: string | null;
  /** When it was last changed. */
  readonly updatedAt: string | null;
}

/** How tasks and events are mapped; `fields` names fields of theirs. */
export interface SalesforceActivityOptions<F extends string = string> extends CustomFields<F> {
  /** What words of `Type` of your own stand for: `{ Demo: 'meeting' }`. */
  readonly types?: Readonly<Record<string, ActivityType>> | undefined;
}

/** Why tasks and events are left out: `series` are the patterns of what recurs, `copy` the events of those who were invited. */
export type SalesforceActivityExclusion = SalesforceExclusion | 'series' | 'copy';

/**
 * Tasks and events of Salesforce, also mixed. A task was completed when `IsClosed` says so, and is dated when it was closed or
 * is due; an event is dated when it begins, and nothing says whether it took place. Days are never shifted; with `timeZone`,
 * moments become days too. `WhoId` and `WhatId` give the lead, the person, the deal and the customer. Archived ones are
 * activities of the past and count (ask with queryAll: query leaves them out); deleted ones, patterns of series and the copies
 * of invited colleagues are left out and counted.
 *
 * @param payload - what the API answered
 * @throws KpiError `bad-argument` or `unknown-option`: an option is wrong.
 * @source Object Reference for Salesforce: Task, Event
 * @example
 * ```ts
 * import { salesforceActivities } from 'sales-kpi/crm/salesforce';
 *
 * const { rows } = salesforceActivities([{
 *   attributes: { type: 'Task' }, Id: '00T000000000001AAA', TaskSubtype: 'Call', CallType: 'Outbound', CallDurationInSeconds: 90,
 *   IsClosed: true, CompletedDateTime: '2025-02-03T09:30:00.000+0000', ActivityDate: '2025-02-01', WhatId: '006000000000001AAA',
 * }]);
 * [rows[0]?.type, rows[0]?.completed, rows[0]?.duration, rows[0]?.dealId]; // => [ 'call', true, 90, '006000000000001AAA' ]
 * ```
 */
export function salesforceActivities<F extends string = never>(
  payload: unknown,
  options: SalesforceActivityOptions<F> = {},
): Mapped<SalesforceActivity & Custom<F>, SalesforceActivityExclusion> {
  const own = ownOptions(options, [...mapOptions, 'fields', 'types']);
  const context = { timeZone: zoneOf(own.timeZone), currency: currencyOf(own.currency) };
  const types = wordsOf(own.types, activityTypeWords, 'types');
  const [isNoTask, isNoEvent] = [isOther('Task'), isOther('Event')];
  const map = mapping({
    record: Activity,
    fields: {
      id: (at) => salesforceId(at('Id')),
      date: (at) => dateOf(at, context),
      type: (at) => typeOf(at, types),
      direction: directionOf,
      completed: isDone,
      duration: durationOf,
      leadId: (at) => related(at, 'WhoId', '00Q'),
      dealId: (at) => related(at, 'WhatId', '006'),
      customerId: accountOf,
      salesperson: (at) => salesforceId(at('OwnerId')),
      name: (at) => text(at('Subject')),
      status: (at) => text(at('Status')),
      activityType: (at) => text(at('Type')),
      ownerName: (at) => text(at('Owner.Name')),
      contactId: (at) => related(at, 'WhoId', '003'),
      updatedAt: (at) => dateText(firstAt(at, ['SystemModstamp', 'LastModifiedDate']), context),
      ...customFields(own.fields, (name) => (at: At) => at(name)),
    },
    exclude: {
      otherKind: (at) => isNoTask(at) && isNoEvent(at),
      deleted: isSet('IsDeleted'),
      series: isSeries,
      copy: isSet('IsChild'),
    },
    version: ['SystemModstamp', 'LastModifiedDate'],
    page: salesforcePage,
  });
  return map(payload, baseOptions(own)) as Mapped<SalesforceActivity & Custom<F>, SalesforceActivityExclusion>;
}
