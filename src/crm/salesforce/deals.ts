// Opportunities of Salesforce, as deals.
import { Deal, dealTypeWords } from '../../model/deal/deal.ts';
import { currencyOf, ownOptions, zoneOf } from '../../model/parseOptions.ts';
import { type At, firstAt } from '../at.ts';
import { baseOptions, type Custom, customFields, type MarkedExclusion, marked, wordsOf } from '../custom.ts';
import type { Mapped } from '../mapped.ts';
import { mapOptions, mapping } from '../mapping.ts';
import { isMonthEndOf } from '../monthEnd.ts';
import { amount, dateText, day, percent, text } from '../readers.ts';
import { dealTypes, type SalesforceDeal, type SalesforceDealOptions, type SalesforceExclusion } from './deal.ts';
import { historiesOf, historyWarnings } from './history.ts';
import { outcomeOf, stageOutcomes } from './outcome.ts';
import { isOther, isSet, moment, salesforceId, salesforcePage } from './record.ts';

const optionNames = [...mapOptions, 'fields', 'history', 'stages', 'dealTypes'] as const;

/**
 * Opportunities of Salesforce: answers of the REST API, rows of the Bulk API (all text), alone, in pages, or in lists of them.
 * Won and lost is what `IsWon` and `IsClosed` say. `CloseDate` is a day and is never shifted; with `timeZone`, moments such as
 * `CreatedDate` become days too, so that cycles can be measured. Deleted opportunities, sums (`AggregateResult`) and
 * records of other objects are left out and counted.
 *
 * @param payload - what the API answered
 * @throws KpiError `bad-argument` or `unknown-option`: an option is wrong.
 * @source Object Reference for Salesforce: Opportunity, OpportunityHistory, OpportunityFieldHistory, OpportunityStage
 * @example
 * ```ts
 * import { salesforceOpportunities } from 'sales-kpi/crm/salesforce';
 *
 * const { rows, isComplete } = salesforceOpportunities(
 *   {
 *     totalSize: 1, done: true,
 *     records: [{ attributes: { type: 'Opportunity' }, Id: '006000000000001AAA', CreatedDate: '2025-01-10T23:30:00.000+0000',
 *       CloseDate: '2025-03-05', IsClosed: true, IsWon: true, Amount: 900, Probability: 100, CurrencyIsoCode: 'EUR' }],
 *   },
 *   { timeZone: 'Europe/Paris' },
 * );
 * [rows[0]?.outcome, rows[0]?.createdAt, rows[0]?.closedAt, rows[0]?.probability]; // => [ 'won', '2025-01-11', '2025-03-05', 1 ]
 * isComplete; // => true
 * ```
 */
export function salesforceOpportunities<F extends string = never>(
  payload: unknown,
  options: SalesforceDealOptions<F> = {},
): Mapped<SalesforceDeal & Custom<F>, SalesforceExclusion | MarkedExclusion> {
  const own = ownOptions(options, optionNames);
  const context = { timeZone: zoneOf(own.timeZone), currency: currencyOf(own.currency) };
  const histories = historiesOf(own.history, stageOutcomes(own.stages), context);
  const types = wordsOf(own.dealTypes ?? dealTypes, dealTypeWords, 'dealTypes');
  const isOpen = (at: At): boolean => outcomeOf(at) === 'open';
  const id = (name: string) => (at: At) => salesforceId(at(name));
  const of =
    (name: string, read: (value: unknown) => unknown = text) =>
    (at: At) =>
      read(at(name));
  const map = mapping({
    record: Deal,
    fields: {
      id: id('Id'),
      createdAt: (at) => moment(at('CreatedDate'), context),
      outcome: outcomeOf,
      amount: of('Amount', amount),
      currency: of('CurrencyIsoCode'),
      probability: of('Probability', percent),
      expectedCloseDate: (at) => (isOpen(at) ? day(at('CloseDate'), context) : null),
      closedAt: (at) => (isOpen(at) ? null : day(at('CloseDate'), context)),
      stage: of('StageName'),
      pipeline: id('RecordTypeId'),
      customerId: id('AccountId'),
      type: (at) => types.get(String(at('Type'))),
      campaign: id('CampaignId'),
      salesperson: id('OwnerId'),
      history: (at) => histories.of(at),
      name: of('Name'),
      ownerName: of('Owner.Name'),
      accountName: of('Account.Name'),
      source: of('LeadSource'),
      dealType: of('Type'),
      forecastCategory: of('ForecastCategory'),
      forecastCategoryName: of('ForecastCategoryName'),
      recordTypeId: id('RecordTypeId'),
      expectedRevenue: of('ExpectedRevenue', amount),
      fiscalYear: of('FiscalYear', amount),
      fiscalQuarter: of('FiscalQuarter', amount),
      stageChangedAt: (at) => dateText(moment(at('LastStageChangeDate'), context), context),
      updatedAt: (at) => dateText(firstAt(at, ['SystemModstamp', 'LastModifiedDate']), context),
      ...customFields(own.fields, (name) => of(name, (value) => value)),
    },
    exclude: {
      otherKind: isOther('Opportunity'),
      deleted: isSet('IsDeleted'),
      ...marked(own.fields, (name) => of(name, (value) => value)),
    },
    version: ['SystemModstamp', 'LastModifiedDate'],
    page: salesforcePage,
    warn: {
      'two-sorts-of-dates': {
        when: ({ outcome, createdAt }) => outcome !== 'open' && !(typeof createdAt === 'string' && createdAt.length === 10),
        text: 'created at an instant and closed on a day: give timeZone, so that the time between them can be measured',
      },
      'month-end-close-date': {
        when: (row) => isMonthEndOf(row['expectedCloseDate'] ?? row['closedAt'], row['createdAt'], own.timeZone ?? 'UTC'),
        text: 'the close date is the last day of the month in which the deal was made: perhaps nobody has set it',
      },
    },
  });
  const mapped = map(payload, baseOptions(own)) as Mapped<SalesforceDeal & Custom<F>, SalesforceExclusion | MarkedExclusion>;
  return { ...mapped, warnings: [...mapped.warnings, ...historyWarnings(histories)] };
}
