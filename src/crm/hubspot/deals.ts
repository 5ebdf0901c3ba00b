// Deals of HubSpot.
import { Deal, dealTypeWords } from '../../model/deal/deal.ts';
import { ownOptions } from '../../model/parseOptions.ts';
import type { Fault } from '../../model/read/reader.ts';
import type { At } from '../at.ts';
import { baseOptions, type Custom, customFields, type MarkedExclusion, marked, oneOfWords, wordsOf } from '../custom.ts';
import type { Mapped } from '../mapped.ts';
import { mapOptions, mapping } from '../mapping.ts';
import { isMonthEndOf } from '../monthEnd.ts';
import { amount, dateText, instant, text } from '../readers.ts';
import type { MapContext } from '../reading.ts';
import type { HubspotDeal, HubspotDealOptions, HubspotExclusion } from './deal.ts';
import { historyOf, isEnteredAgain } from './history.ts';
import { outcomeOf } from './outcome.ts';
import { ownersOf } from './owners.ts';
import { hubspotCap, hubspotPage } from './page.ts';
import { associated, chance, firstOf, idAt, idsIn, isArchived, isSet, propertiesOf } from './property.ts';
import { type HubspotStage, stagesOf } from './stages.ts';

const optionNames = [...mapOptions, 'fields', 'pipelines', 'owners', 'amount', 'dealTypes'] as const;
const monthEnd =
  'the close date is the last day of the month in which the deal was made, as HubSpot fills it in: perhaps nobody has set it, and cycles and forecasts are bent';

/**
 * Deals of HubSpot: objects of the v3 API, deals of the v1 API, or flat rows of an export, alone, in pages, or in lists of them.
 * Won and lost is what `hs_is_closed_won` and `hs_is_closed_lost` say, never what the stage is called. Archived, deleted and
 * merged deals are left out and counted. The history is that of `propertiesWithHistory`, or of `hs_v2_date_entered_…`.
 *
 * @param payload - what the API answered
 * @throws KpiError `bad-argument` or `unknown-option`: an option is wrong.
 * @source developers.hubspot.com, CRM API: deals, pipelines, properties
 * @example
 * ```ts
 * import { hubspotDeals } from 'sales-kpi/crm/hubspot';
 *
 * const { rows, isComplete } = hubspotDeals({
 *   results: [{
 *     id: '7', archived: false,
 *     properties: { createdate: '2025-01-10T09:00:00Z', closedate: '2025-03-05T10:00:00Z', amount: '5000', deal_currency_code: 'EUR',
 *       dealstage: 'closedwon', hs_is_closed: 'false', hs_is_closed_won: 'false', hs_deal_stage_probability: '0.4', hubspot_owner_id: '11' },
 *   }],
 *   paging: { next: { after: '100' } },
 * });
 * [rows[0]?.outcome, rows[0]?.amount, rows[0]?.probability, rows[0]?.salesperson]; // => [ 'open', 5000, 0.4, '11' ]
 * isComplete; // => false
 * ```
 */
export function hubspotDeals<F extends string = never>(
  payload: unknown,
  options: HubspotDealOptions<F> = {},
): Mapped<HubspotDeal & Custom<F>, HubspotExclusion | MarkedExclusion> {
  const own = ownOptions(options, optionNames);
  const stages = stagesOf(own.pipelines);
  const { names } = ownersOf(own.owners);
  const types = wordsOf(own.dealTypes ?? { newbusiness: 'new' }, dealTypeWords, 'dealTypes');
  const isHome = oneOfWords(own.amount, ['deal', 'home'], 'amount') === 'home';
  const zone = own.timeZone ?? 'UTC';
  const date =
    (name: string) =>
    (at: At, context: MapContext): unknown =>
      dateText(propertiesOf(at)(name), context);
  const property =
    (name: string, read: (value: unknown) => unknown = text) =>
    (at: At) =>
      read(propertiesOf(at)(name));
  const stageOf = (at: At): HubspotStage | undefined => stages.get(String(propertiesOf(at)('dealstage')));
  const outcome = (at: At): Deal['outcome'] | Fault => outcomeOf(propertiesOf(at), stageOf(at));
  const closed = (at: At): unknown => firstOf(propertiesOf(at), ['closedate', 'hs_closed_won_date']);

  const map = mapping({
    record: Deal,
    fields: {
      id: (at) => idAt(at, 'dealId'),
      createdAt: (at) => instant(firstOf(propertiesOf(at), ['createdate', 'hs_createdate']) ?? at('createdAt')),
      outcome,
      amount: property(isHome ? 'amount_in_home_currency' : 'amount', amount),
      currency: (at) => (isHome ? (own.currency ?? null) : propertiesOf(at)('deal_currency_code')),
      probability: (at) => chance(propertiesOf(at)('hs_deal_stage_probability')) ?? stageOf(at)?.probability,
      expectedCloseDate: (at) => (outcome(at) === 'open' ? instant(closed(at)) : null),
      closedAt: (at) => (outcome(at) === 'open' ? null : instant(closed(at))),
      stage: property('dealstage'),
      pipeline: property('pipeline'),
      customerId: (at) => associated(at, 'companies', 'associatedCompanyIds')[0],
      type: (at) => types.get(String(propertiesOf(at)('dealtype'))),
      lostReason: (at) => (outcome(at) === 'lost' ? text(propertiesOf(at)('closed_lost_reason')) : null),
      salesperson: property('hubspot_owner_id'),
      history: (at) => historyOf(at, propertiesOf(at), stages),
      name: property('dealname'),
      ownerName: (at) => names.get(String(propertiesOf(at)('hubspot_owner_id'))),
      stageLabel: (at) => stageOf(at)?.label,
      pipelineLabel: (at) => stageOf(at)?.pipelineLabel,
      source: property('hs_analytics_source'),
      dealType: property('dealtype'),
      wonReason: (at) => (outcome(at) === 'won' ? text(propertiesOf(at)('closed_won_reason')) : null),
      lastContactedAt: date('notes_last_contacted'),
      updatedAt: date('hs_lastmodifieddate'),
      homeAmount: property('amount_in_home_currency', amount),
      closedAmount: property('hs_closed_amount', amount),
      projectedAmount: property('hs_projected_amount', amount),
      acv: property('hs_acv', amount),
      arr: property('hs_arr', amount),
      mrr: property('hs_mrr', amount),
      tcv: property('hs_tcv', amount),
      contactIds: (at) => associated(at, 'contacts', 'associatedVids'),
      ...customFields(own.fields, (name) => property(name, (value) => value)),
    },
    exclude: { deleted: isSet('isDeleted'), archived: isArchived, ...marked(own.fields, (name) => property(name, (value) => value)) },
    version: (at) => instant(propertiesOf(at)('hs_lastmodifieddate') ?? at('updatedAt')),
    absorbed: (at) => idsIn(propertiesOf(at)('hs_merged_object_ids')),
    page: hubspotPage,
    cap: hubspotCap,
    warn: {
      'month-end-close-date': {
        when: (row) => isMonthEndOf(row['expectedCloseDate'] ?? row['closedAt'], row['createdAt'], zone),
        text: monthEnd,
      },
      'entered-again': {
        when: (_, at) => isEnteredAgain(at, propertiesOf(at), stages),
        text: 'were in a stage more than once, and say only when last: ask for propertiesWithHistory=dealstage',
      },
    },
  });
  return map(payload, baseOptions(own)) as Mapped<HubspotDeal & Custom<F>, HubspotExclusion | MarkedExclusion>;
}
