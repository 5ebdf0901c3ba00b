// A goal that is good in every letter, for sales and for a rate, and what it is assessed with.
import {
  type AssessOptions,
  type GoalDraft,
  leadConversionRate,
  type PointSeries,
  query,
  revenue,
  type SeriesInput,
  type SmartCheck,
  type SmartLetter,
  type SmartReport,
} from 'sales-kpi';

/** Revenue of 36 months up to December 2025: about 1000 a month, more in each December, and 1 % more a month. */
export const months: PointSeries['points'] = Array.from({ length: 36 }, (_, i) => ({
  period: `${2023 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
  value: Math.round(100 * (1000 * 1.01 ** i * (i % 12 === 11 ? 1.3 : 1) + ([35, -20, 10, -40, 15][i % 5] as number))) / 100,
}));

export const euros = { id: 'revenue', unit: 'money', currency: 'EUR', better: 'higher' } as const;
export const history: PointSeries = { points: months, grain: 'month', of: euros };

/** The first half of 2026; some 8800 are expected. */
export const good: GoalDraft = {
  id: 'half',
  title: 'First half of 2026',
  of: revenue,
  kind: 'reach',
  target: '8800',
  currency: 'EUR',
  between: ['2026-01-01', '2026-07-01'],
  owner: 'Ada',
  objective: { id: 'growth', title: 'Growth', drivers: ['revenue', 'orderCount'] },
  createdAt: '2025-12-31',
};

export const well: AssessOptions = {
  others: [],
  means: {
    pipeline: { openValue: 40000, winRate: 0.25, remaining: 8800 },
    budget: { budget: 5000, costPerCustomer: 50, needed: 80 },
    capacity: { people: 4, needed: 40, pastPerPerson: [6, 8, 9, 7, 12, 11, 10, 9, 8, 12] },
  },
  asOf: '2025-12-31',
  cycleDays: 45,
};

const SHAKE = [0, 9, -7, 5, -9, 3];

/** Leads by month: 200 in each, of which 40 and somewhat more each month are converted, in two countries. */
const leadsOf = (perMonth: number, converted: number): object[] =>
  Array.from({ length: 18 }, (_, m) => {
    const month = `${2024 + Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}`;
    return Array.from({ length: perMonth }, (_, i) => ({
      id: `${month}/${i}`,
      createdAt: `${month}-05`,
      country: i % 2 === 0 ? 'FR' : 'BE',
      ...(i < converted + Math.round(m / 2) + (SHAKE[m % 6] as number) && { convertedAt: `${month}-20` }),
    }));
  }).flat();

/** The conversion rate of leads by month, and by country where asked. */
export function rates(perMonth = 200, converted = 40, by: readonly string[] = []): SeriesInput<object> {
  const table = query({ leads: leadsOf(perMonth, converted) } as never, {
    select: [leadConversionRate],
    every: 'month',
    between: ['2024-01-01', '2025-07-01'],
    by: by as never,
    asOf: '2026-06-30',
  });
  return { table, column: 'leadConversionRate' } as unknown as SeriesInput<object>;
}

/** Of a rate: from 20 to 26 % in the third quarter of 2025. */
export const goodRate: GoalDraft = {
  id: 'rate',
  of: leadConversionRate,
  kind: 'increaseFrom',
  baseline: '0.2',
  target: '0.26',
  between: ['2025-07-01', '2025-10-01'],
  owner: 'Ada',
  objective: { id: 'growth', title: 'Growth', drivers: ['leadConversionRate'] },
  createdAt: '2025-06-30',
};

/** The checks of a report by name. */
export function checksOf({ letters }: SmartReport): Record<string, SmartCheck> {
  return Object.fromEntries(Object.values(letters).flatMap(({ checks }) => checks.map((check) => [check.id, check])));
}

/** The verdicts of the letters: `S pass`. */
export const verdictsOf = ({ letters }: SmartReport): Record<SmartLetter, string> =>
  Object.fromEntries(Object.entries(letters).map(([letter, { verdict }]) => [letter, verdict])) as Record<SmartLetter, string>;
