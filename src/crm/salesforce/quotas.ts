// Quotas of Salesforce (ForecastingQuota), as targets.
import { Target } from '../../model/deal/target.ts';
import { currencyOf, ownOptions } from '../../model/parseOptions.ts';
import { Fault } from '../../model/read/reader.ts';
import { type Day, formatDay, parseDay, shiftMonths } from '../../period/civil.ts';
import { type At, given } from '../at.ts';
import { baseOptions, oneOfWords } from '../custom.ts';
import type { Mapped } from '../mapped.ts';
import { type MapOptions, mapOptions, mapping } from '../mapping.ts';
import { amount, day, flag, text } from '../readers.ts';
import type { SalesforceExclusion } from './deal.ts';
import { isOther, isSet, salesforceId, salesforcePage } from './record.ts';

/** A quota. */
export interface SalesforceTarget extends Target {
  /** The name of whom it is for, `QuotaOwner.Name`. */
  readonly ownerName: string | null;
  /** The territory that it is for. */
  readonly territoryId: string | null;
  /** The forecast that it belongs to. */
  readonly forecastingTypeId: string | null;
}

/** How quotas are mapped. */
export interface SalesforceQuotaOptions extends MapOptions {
  /** How long the periods of the forecast are, where records do not hold `Period.EndDate`. Default `month`. */
  readonly every?: 'month' | 'quarter' | undefined;
  /** The indicator that quotas in money are for. Default `wonValue`. */
  readonly indicator?: string | undefined;
  /** The indicator that quotas in pieces are for; without it they are left out as `quantity`. */
  readonly quantityIndicator?: string | undefined;
}

/**
 * Quotas of Salesforce (`ForecastingQuota`) as targets, one row a person or territory and period; a product family is kept as
 * `category`. Where there are quotas of several forecasts, the warning `several-forecasts` says so: the same goal may be
 * there once for each, so keep those of one `forecastingTypeId`.
 *
 * @param payload - what the API answered
 * @throws KpiError `bad-argument` or `unknown-option`: an option is wrong.
 * @source Object Reference for Salesforce: ForecastingQuota, Period
 * @example
 * ```ts
 * import { salesforceQuotas } from 'sales-kpi/crm/salesforce';
 *
 * const { rows } = salesforceQuotas([{ attributes: { type: 'ForecastingQuota' }, Id: '0J9000000000001AAA', QuotaOwnerId: '005000000000011AAA',
 *   IsAmount: true, IsQuantity: false, QuotaAmount: 30000, CurrencyIsoCode: 'EUR', StartDate: '2025-01-01' }]);
 * [rows[0]?.start, rows[0]?.end, rows[0]?.value, rows[0]?.indicatorId]; // => [ '2025-01-01', '2025-02-01', 30000, 'wonValue' ]
 * ```
 */
export function salesforceQuotas(
  payload: unknown,
  options: SalesforceQuotaOptions = {},
): Mapped<SalesforceTarget, SalesforceExclusion | 'quantity'> {
  const own = ownOptions(options, [...mapOptions, 'every', 'indicator', 'quantityIndicator']);
  const months = oneOfWords(own.every, ['month', 'quarter'], 'every') === 'quarter' ? 3 : 1;
  const { indicator = 'wonValue', quantityIndicator } = own;
  const currency = currencyOf(own.currency);
  const map = mapping({
    record: Target,
    fields: {
      id: (at) => salesforceId(at('Id')),
      start: (at, context) => day(at('StartDate'), context),
      end: (at, context) => endOf(day(at('StartDate'), context), day(at('Period.EndDate'), context), months),
      value: (at) => amount(at(isQuantity(at) ? 'QuotaQuantity' : 'QuotaAmount')),
      indicatorId: (at) => (isQuantity(at) ? quantityIndicator : indicator),
      currency: (at) => (isQuantity(at) ? null : (given(at('CurrencyIsoCode')) ?? currency)),
      category: (at) => text(at('ProductFamily')),
      salesperson: (at) => salesforceId(at('QuotaOwnerId')),
      ownerName: (at) => text(at('QuotaOwner.Name')),
      territoryId: (at) => salesforceId(at('Territory2Id')),
      forecastingTypeId: (at) => salesforceId(at('ForecastingTypeId')),
    },
    exclude: {
      otherKind: isOther('ForecastingQuota'),
      deleted: isSet('IsDeleted'),
      quantity: (at) => isQuantity(at) && quantityIndicator === undefined,
    },
    version: ['SystemModstamp', 'LastModifiedDate'],
    page: salesforcePage,
  });
  // Pieces have no currency, whatever that of the call.
  const mapped = map(payload, { ...baseOptions(own), currency: undefined }) as Mapped<SalesforceTarget, SalesforceExclusion | 'quantity'>;
  const forecasts = new Set(mapped.rows.map(({ forecastingTypeId }) => forecastingTypeId));
  if (forecasts.size < 2) return mapped;
  const words = `quotas of ${forecasts.size} forecasts: the same goal may be there more than once`;
  return { ...mapped, warnings: [...mapped.warnings, { code: 'several-forecasts', count: mapped.rows.length, ids: [], text: words }] };
}

function isQuantity(at: At): boolean {
  return flag(at('IsQuantity')) === true;
}

/** The day behind the last one: told by the period, or a month or a quarter after the first. */
function endOf(start: string | null | Fault, last: string | null | Fault, months: number): string | null | Fault {
  if (last instanceof Fault) return last;
  if (last !== null) return formatDay((parseDay(last) as Day) + 1);
  return typeof start === 'string' ? formatDay(shiftMonths(parseDay(start) as Day, months)) : null;
}
