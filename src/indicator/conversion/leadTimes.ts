// How long leads wait for a first word, and how long they take to become customers.
import type { Decimal } from '../../decimal.ts';
import { mean, quantile } from '../../expr/total.ts';
import { elapsed, type Formula, ratio } from '../../expr/value.ts';
import { DAY_MS } from '../../period/civil.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import { type LeadConversionData, type LeadResponseData, leadConversion, leadResponse } from './leadRows.ts';

const conversionTime = /* @__PURE__ */ elapsed(leadConversion.createdAt, leadConversion.date);
const responseTime = /* @__PURE__ */ elapsed(leadResponse.createdAt, leadResponse.date);
const { businessTime } = leadResponse;

const median = <D>(time: Parameters<typeof quantile<D>>[0]): Formula<D> => ratio(quantile(time, 0.5), DAY_MS);

/**
 * Median time from the creation of a lead to its conversion, by the date of the conversion.
 *
 * median of (converted − created) over the rows of `leadConversions` in the period; the variant `mean` averages them. Leads that
 * have not converted yet are not in it, so that the true time is longer: `timeToConvertCurve` counts them in for as long as they
 * have waited.
 *
 * @unit    days
 * @better  lower
 * @counts  conversions by their own date; one dated before its lead counts 0 days
 * @empty   null (`no-data`) without conversions
 * @alias   lead velocity, sales lead time · délai de conversion
 * @see     leadConversionRate, timeToConvertCurve
 * @example
 * ```ts
 * import { leadConversions, timeToConvert } from 'sales-kpi';
 * const leads = [['2025-01-10', '2025-01-14'], ['2025-01-20', '2025-01-30'], ['2025-01-25', '2025-03-06']].map(([createdAt, convertedAt], i) => ({ id: `${i}`, createdAt: `${createdAt}`, convertedAt: `${convertedAt}` }));
 * timeToConvert(leadConversions(leads)) // => 10
 * timeToConvert.variants.mean(leadConversions(leads)) // => 18
 * ```
 */
export const timeToConvert: Indicator<'timeToConvert', LeadConversionData, Decimal, 'mean'> = /* @__PURE__ */ ownIndicator({
  id: 'timeToConvert',
  label: { en: 'Time to convert', fr: 'Délai de conversion' },
  unit: 'days',
  better: 'lower',
  additivity: 'order-stat',
  formula: /* @__PURE__ */ median(conversionTime),
  variants: {
    mean: {
      label: { en: 'Mean time to convert', fr: 'Délai moyen de conversion' },
      formula: /* @__PURE__ */ ratio(/* @__PURE__ */ mean(conversionTime), DAY_MS),
    },
  },
});

/**
 * Median time from the creation of a lead to the first time that sales turned to it, by the date of that response.
 *
 * median of (first outbound activity − created) over the rows of `leadResponses` in the period; the variant `mean` averages them.
 * Leads that nobody has answered yet are not in it. Nights and weekends count; in the variants `businessHours` and
 * `businessHoursMean` they do not, nor holidays: give `leadResponses` your business hours.
 *
 * @unit    days — 0.25 means 6 hours, of business hours too: a day of 8 of them is 0.33
 * @better  lower
 * @counts  responses by their own date; activities before the lead was created are no response
 * @empty   null (`no-data`) without responses; in business hours `missing-input` where no row says them: none were given, or the
 * dates are calendar dates
 * @alias   speed to lead · délai de première réponse
 * @source  Oldroyd, McElheran and Elkington, The short life of online sales leads, Harvard Business Review (March 2011)
 * @example
 * ```ts
 * import { leadResponses, leadResponseTime } from 'sales-kpi';
 * const leads = [{ id: 'L1', createdAt: '2025-01-31T08:00:00Z' }];
 * const activities = [
 *   { id: 'a1', leadId: 'L1', date: '2025-01-31T20:00:00Z', type: 'email', direction: 'outbound' },
 *   { id: 'a2', leadId: 'L1', date: '2025-01-31T14:00:00Z', type: 'call', direction: 'outbound' },
 * ] as const;
 * leadResponseTime(leadResponses(leads, activities)) // => 0.25
 * const businessHours = { timeZone: 'UTC', hours: { friday: ['09:00', '12:00'] } } as const;
 * leadResponseTime.variants.businessHours(leadResponses(leads, activities, { businessHours })) // => 0.125
 * ```
 */
export const leadResponseTime: Indicator<'leadResponseTime', LeadResponseData, Decimal, 'mean' | 'businessHours' | 'businessHoursMean'> =
  /* @__PURE__ */ ownIndicator({
    id: 'leadResponseTime',
    label: { en: 'Lead response time', fr: 'Délai de première réponse' },
    unit: 'days',
    better: 'lower',
    additivity: 'order-stat',
    source: 'Oldroyd, McElheran and Elkington, The short life of online sales leads, Harvard Business Review, March 2011',
    formula: /* @__PURE__ */ median(responseTime),
    variants: {
      mean: {
        label: { en: 'Mean lead response time', fr: 'Délai moyen de première réponse' },
        formula: /* @__PURE__ */ ratio(/* @__PURE__ */ mean(responseTime), DAY_MS),
      },
      businessHours: {
        label: { en: 'Lead response time in business hours', fr: 'Délai de première réponse en heures ouvrées' },
        formula: /* @__PURE__ */ median(businessTime),
      },
      businessHoursMean: {
        label: { en: 'Mean lead response time in business hours', fr: 'Délai moyen de première réponse en heures ouvrées' },
        formula: /* @__PURE__ */ (() => ratio(mean(businessTime), DAY_MS))(),
      },
    },
  });
