// Goals of HubSpot, as targets: one row for each slice of time and person.
import { Target } from '../../model/deal/target.ts';
import { ownOptions } from '../../model/parseOptions.ts';
import { Fault } from '../../model/read/reader.ts';
import { DAY_MS, formatDay } from '../../period/civil.ts';
import { readMoment } from '../../period/moment.ts';
import type { At } from '../at.ts';
import { baseOptions } from '../custom.ts';
import type { Mapped } from '../mapped.ts';
import { type MapOptions, mapOptions, mapping } from '../mapping.ts';
import { amount, refuse, text, utc } from '../readers.ts';
import type { HubspotExclusion } from './deal.ts';
import { hubspotCap, hubspotPage } from './page.ts';
import { firstOf, idAt, isSet, propertiesOf } from './property.ts';

/** A target of HubSpot. */
export interface HubspotTarget extends Target {
  /** The name of the goal. */
  readonly name: string | null;
  /** The goal that its slices belong to, `hs_group_correlation_uuid`. */
  readonly goalId: string | null;
}

/** How goals are mapped. */
export interface HubspotGoalOptions extends MapOptions {
  /** The indicator that a goal is for, by `hs_goal_type`, name or `hs_group_correlation_uuid` of the goal: `{ revenue: 'wonValue' }`. */
  readonly indicators: Readonly<Record<string, string>>;
}

/**
 * Goals of HubSpot (`goal_targets`) as targets. A goal is one object for each slice of time and person; all slices are
 * targets of their own. HubSpot counts calls and meetings in goals too: which indicator a goal is for has to be said, and the
 * others are left out as `unnamed`. Money needs `currency`. The slices are days in UTC, as HubSpot keeps them.
 *
 * @param payload - what the API answered
 * @throws KpiError `bad-argument` or `unknown-option`: an option is wrong.
 * @source developers.hubspot.com, CRM API: goals
 * @example
 * ```ts
 * import { hubspotGoals } from 'sales-kpi/crm/hubspot';
 *
 * const goal = { hs_goal_name: 'Quota 2025', hs_target_amount: '30000', hs_start_datetime: '2025-01-01T00:00:00Z',
 *   hs_end_datetime: '2025-01-31T23:59:59.999Z', hubspot_owner_id: '11' };
 * const { rows } = hubspotGoals([{ id: '1', properties: goal }], { indicators: { 'Quota 2025': 'wonValue' }, currency: 'EUR' });
 * [rows[0]?.start, rows[0]?.end, rows[0]?.value, rows[0]?.salesperson]; // => [ '2025-01-01', '2025-02-01', 30000, '11' ]
 * ```
 */
export function hubspotGoals(payload: unknown, options: HubspotGoalOptions): Mapped<HubspotTarget, HubspotExclusion | 'unnamed'> {
  const own = ownOptions(options, [...mapOptions, 'indicators']);
  const indicators = new Map(Object.entries(own.indicators ?? {}));
  const indicatorOf = (at: At): string | undefined =>
    ['hs_goal_type', 'hs_goal_name', 'hs_group_correlation_uuid']
      .map((name) => indicators.get(String(propertiesOf(at)(name))))
      .find((id) => id !== undefined);
  const map = mapping({
    record: Target,
    fields: {
      id: (at) => idAt(at),
      start: (at) => dayOfSlice(propertiesOf(at)('hs_start_datetime'), false),
      end: (at) => dayOfSlice(propertiesOf(at)('hs_end_datetime'), true),
      value: (at) => amount(propertiesOf(at)('hs_target_amount')),
      indicatorId: indicatorOf,
      salesperson: (at) => text(firstOf(propertiesOf(at), ['hubspot_owner_id', 'hs_assignee_user_id'])),
      name: (at) => text(propertiesOf(at)('hs_goal_name')),
      goalId: (at) => text(propertiesOf(at)('hs_group_correlation_uuid')),
    },
    exclude: { archived: isSet('archived'), unnamed: (at) => indicatorOf(at) === undefined },
    page: hubspotPage,
    cap: hubspotCap,
  });
  return map(payload, baseOptions(own)) as Mapped<HubspotTarget, HubspotExclusion | 'unnamed'>;
}

/** The day of a moment in UTC; an end within a day is the day behind it. */
function dayOfSlice(value: unknown, isEnd: boolean): string | null | Fault {
  const date = utc(value);
  if (date === null || date instanceof Fault) return date;
  const moment = readMoment(date);
  if (typeof moment !== 'number') return refuse(moment, value);
  const days = Math.floor(moment) / DAY_MS;
  return formatDay(isEnd ? Math.ceil(days) : Math.floor(days));
}
