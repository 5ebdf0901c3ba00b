// The whole catalogue: every definition of the field has its indicator, and each says what it is in both languages.
import * as api from 'sales-kpi';
import { describe, expect, test } from 'vitest';

type Own = api.Metric & { readonly variants: Readonly<Record<string, api.Metric>> };

const exported = Object.entries(api as Readonly<Record<string, unknown>>).filter(
  (entry): entry is [string, Own] => typeof entry[1] === 'function' && 'formula' in entry[1] && 'id' in entry[1] && 'variants' in entry[1],
);
const every = exported.flatMap(([, own]) => [own, ...Object.values(own.variants)]);

/** The definitions of the field, by family; where ours has the field's other name, it stands behind the colon. */
const catalogue = {
  'revenue and volume':
    'grossSales discountAmount:discounts discountRate returnsAmount:returns netSales totalSales orderCount unitsSold returnRate cancellationRate averageSellingPrice salesGrowthRate salesShare',
  basket: 'averageOrderValue unitsPerOrder:unitsPerTransaction medianOrderValue salesPerCustomer',
  'conversion and funnel':
    'leadConversionRate visitConversionRate stageConversionRate leadQualificationRate cartAbandonmentRate leadCount timeToConvert leadResponseTime',
  'customers and retention':
    'activeCustomers newCustomers returningCustomerRate repeatPurchaseRate customerRetentionRate customerChurnRate cohortRetentionRate purchaseFrequency daysBetweenOrders customerLifetimeValue reactivatedCustomers topCustomerShare',
  profitability: 'costOfGoodsSold grossProfit grossMarginRate markupRate contributionMargin',
  'pipeline and sales team':
    'openPipelineValue weightedPipelineValue pipelineCreated winRate averageDealSize salesCycleLength stageDuration salesVelocity pipelineCoverage quotaAttainment forecastAccuracy dealSlippageRate activitiesPerWonDeal',
  'acquisition and marketing':
    'marketingSpend customerAcquisitionCost costPerLead returnOnAdSpend attributedRevenue marketingEfficiencyRatio marketingRoi clickThroughRate costPerClick costPerMille cacPayback ltvToCac',
  'satisfaction and referral': 'csat nps ces surveyResponseRate referralCount referralRate',
  'recurring revenue':
    'mrr arr mrrMovement netRevenueRetention grossRevenueRetention mrrChurnRate subscriberChurnRate averageRevenuePerAccount quickRatio trialConversionRate',
  'market and competition': 'marketShare relativeMarketShare marketGrowthRate shareChange competitiveWinRate',
} as const;

describe('the catalogue', () => {
  const names = new Set(exported.map(([name]) => name));
  test.each(Object.entries(catalogue))('of %s is whole', (_, ids) => {
    const ours = ids.split(' ').map((id) => id.split(':').at(-1) as string);
    expect(ours.filter((id) => !names.has(id))).toEqual([]);
  });
});

describe('every indicator', () => {
  test('is called by the name of its export, and a variant by the name of both', () => {
    for (const [name, own] of exported) {
      expect([own.id, (own as unknown as { name: string }).name]).toEqual([name, name]);
      for (const [variant, { id }] of Object.entries(own.variants))
        expect(id).toBe(name + variant.charAt(0).toUpperCase() + variant.slice(1));
    }
  });

  test.each(['en', 'fr'] as const)('has a label of its own in %s', (language) => {
    const labels = every.map(({ label }) => label[language]);
    const twice = labels.filter((label, at) => labels.indexOf(label) !== at);
    expect(twice).toEqual([]);
    expect(labels.filter((label) => label.trim() !== label || label === '')).toEqual([]);
  });

  test('in French is no English word left standing', () => {
    const same = every.filter(({ label }) => label.en === label.fr).map(({ label }) => label.en);
    // A registered name.
    expect(same).toEqual(['Net Promoter Score']);
  });

  test('is explained in both languages', () => {
    for (const metric of every)
      for (const language of ['en', 'fr'] as const) expect(api.explain(metric, language).length).toBeGreaterThan(10);
  });

  test('is frozen with its formula and variants', () => {
    for (const [, own] of exported) expect([own, own.formula, own.variants].every(Object.isFrozen)).toBe(true);
  });

  test('names its source', () => {
    expect(every.filter(({ source }) => source?.trim() === '').map(({ id }) => id)).toEqual([]);
  });
});
