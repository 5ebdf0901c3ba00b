// Goals of HubSpot, as targets: one row for each slice of time and person.
import { Target } from '../../model/deal/target.ts';
import { ownOptions } from '../../model/parseOptions.ts';
import { Fault } from '../../model/read/reader.ts';
import { DAY_MS, formatDay } from '../../period/civil.ts';
import { readMoment } from '../../period/moment.ts';
import { type Aim, aimsOf, type GoalAim } from '../aim.ts';
import type { At } from '../at.ts';
import { baseOptions } from '../custom.ts';
import type { Mapped } from '../mapped.ts';
import { type MapOptions, mapOptions, mapping } from '../mapping.ts';
import { amount, instant, refuse, text, utc } from '../readers.ts';
import type { HubspotExclusion } from './deal.ts';
import { ownersOf } from './owners.ts';
import { hubspotCap, hubspotPage } from './page.ts';
import { idAt, isArchived, propertiesOf } from './property.ts';

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
  readonly indicators: Readonly<Record<string, GoalAim>>;
  /** The answer of the owners API. Goals name users and deals name owners, by other numbers: it says who is who. */
  readonly owners?: unknown;
}

/**
 * Goals of HubSpot (`goal_targets`) as targets. A goal is one object for each slice of time and person; all slices are
 * targets of their own. HubSpot counts calls and meetings in goals too: which indicator a goal is for has to be said, and the
 * others are left out as `unnamed`. Quotas (`wonValue`) are in the `currency` of the call; other goals count things, unless
 * their aim names a currency. The slices are days in UTC, as HubSpot keeps them. A goal of a user whom `owners` do not tell is
 * refused: it would be a goal for everybody. Goals of a `team` are left out: they would be counted beside those of its people.
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
export function hubspotGoals(payload: unknown, options: HubspotGoalOptions): Mapped<HubspotTarget, HubspotExclusion | 'unnamed' | 'team'> {
  const own = ownOptions(options, [...mapOptions, 'indicators', 'owners']);
  const indicators = aimsOf(own.indicators, own.currency);
  const { ofUser } = ownersOf(own.owners);
  const aimOf = (at: At): Aim | undefined =>
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
      indicatorId: (at) => aimOf(at)?.indicator,
      currency: (at) => aimOf(at)?.currency,
      salesperson: (at) => ownerOf(propertiesOf(at), ofUser),
      name: (at) => text(propertiesOf(at)('hs_goal_name')),
      goalId: (at) => text(propertiesOf(at)('hs_group_correlation_uuid')),
    },
    exclude: { archived: isArchived, team: isOfTeam, unnamed: (at) => aimOf(at) === undefined },
    version: (at) => instant(propertiesOf(at)('hs_lastmodifieddate') ?? at('updatedAt')),
    page: hubspotPage,
    cap: hubspotCap,
  });
  // The currency of the call is that of quotas only.
  return map(payload, { ...baseOptions(own), currency: undefined }) as Mapped<HubspotTarget, HubspotExclusion | 'unnamed' | 'team'>;
}

function isOfTeam(at: At): boolean {
  const property = propertiesOf(at);
  const isOfPerson = ['hubspot_owner_id', 'hs_assignee_user_id'].some((name) => property(name) !== null);
  return !isOfPerson && property('hs_assignee_team_id') !== null;
}

/** The owner that a goal is for: who owns it, or which owner the user is. */
function ownerOf(property: At, ofUser: ReadonlyMap<string, string>): string | null | Fault {
  const owner = property('hubspot_owner_id');
  const user = text(property('hs_assignee_user_id'));
  if (owner !== null || typeof user !== 'string') return text(owner);
  return ofUser.get(user) ?? refuse('missing-required', user, 'give owners: it is the number of a user, and deals name owners by others');
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
