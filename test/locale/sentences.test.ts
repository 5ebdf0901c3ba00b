import { type AnyFinding, anomalies, en, forecast, fr, type Locale, seasonality, sentence, trend } from 'sales-kpi';
import { describe, expect, test } from 'vitest';

const subject = {
  id: 'revenue',
  label: { en: 'Revenue', fr: 'Chiffre d’affaires' },
  unit: 'money',
  better: 'higher',
  currency: 'EUR',
} as const;
const about = { of: subject, segment: { country: 'FR' }, period: '2025-11' } as const;
const spaces = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('sentences', () => {
  test('there is one for every finding in both languages', () => {
    expect(Object.keys(fr.sentences).sort()).toEqual(Object.keys(en.sentences).sort());
    expect(Object.keys(fr.effects).sort()).toEqual(Object.keys(en.effects).sort());
    expect(Object.keys(en.sentences).length).toBeGreaterThan(30);
  });

  const cases: [finding: AnyFinding, english: string, french: string][] = [
    [
      {
        ...about,
        code: 'forecast',
        values: { mean: 1200, low95: 1000.5, high95: 1400, horizon: 3, last: '2026-01', lastMean: 1250, method: 'theta+ets' },
      },
      'Revenue, FR: €1,200.00 expected for November 2025 (95%: €1,000.50 to €1,400.00), €1,250.00 for January 2026.',
      'Chiffre d’affaires, FR, novembre 2025 : prévision de 1 200,00 € (95 % : de 1 000,50 € à 1 400,00 €) ; janvier 2026 : 1 250,00 €.',
    ],
    [
      {
        ...about,
        code: 'forecast',
        values: { mean: 5, low95: null, high95: null, horizon: 1, last: '2025-11', lastMean: 5, method: 'naive' },
      },
      'Revenue, FR: €5.00 expected for November 2025.',
      'Chiffre d’affaires, FR, novembre 2025 : prévision de 5,00 €.',
    ],
    [
      { ...about, code: 'no-skill', values: { scaledError: 1.25, naiveScaledError: 0.9, origins: 4, isReplaced: true } },
      'Revenue, FR: in the past this forecast came no nearer than the last season said again (1.25 against 0.9); that one is given instead.',
      'Chiffre d’affaires, FR : par le passé, cette prévision n’a pas été plus juste que la dernière saison répétée (1,25 contre 0,9) ; c’est celle-ci qui est donnée.',
    ],
    [
      { ...about, code: 'no-forecast', values: { reason: 'horizon-too-long', horizon: 9, longest: 4, n: 8, grain: 'month' } },
      'Revenue, FR: no forecast, since it was asked for further ahead than the past tells; 8 values tell at most 4 periods.',
      'Chiffre d’affaires, FR : pas de prévision, l’horizon demandé dépasse ce que le passé permet (nombre de valeurs : 8 ; périodes prévisibles : 4 au plus).',
    ],
    [
      { ...about, code: 'demand-cycle', values: { length: 5, grain: 'week', share: 0.62, pValue: 0.0004 } },
      'Revenue, FR: comes back every 5 weeks, 62% of what moves beside the trend (p < 0.001).',
      'Chiffre d’affaires, FR : cycle de 5 semaines, soit 62 % de la variation hors tendance (p < 0,001).',
    ],
  ];
  test.each(cases)('%o', (finding, english, french) => {
    expect(spaces(sentence(finding, en))).toBe(english);
    expect(spaces(sentence(finding, fr))).toBe(french);
  });

  test('what is found in a series is told whole, in both languages', () => {
    const points = Array.from({ length: 40 }, (_, i) => ({
      period: `${2021 + Math.floor(i / 12)}-${String(1 + (i % 12)).padStart(2, '0')}`,
      value: 1000 + 15 * i + Number([0, 40, 10, -60, 80, 30, -20, 0, 50, -10, 120, 400][i % 12]) + 7 * ((i * 5) % 4),
    }));
    const series = { points, grain: 'month' } as const;
    const findings = [trend(series), seasonality(series), anomalies(series), forecast(series, { horizon: 3 })].flatMap(
      (one) => one.findings as AnyFinding[],
    );
    expect(findings.length).toBeGreaterThan(2);
    for (const finding of findings)
      for (const locale of [en, fr] as Locale[]) {
        expect(sentence(finding, locale)).not.toMatch(/undefined|NaN|null|\[object/);
        expect(sentence(finding, locale)).toMatch(/\.$/);
      }
  });

  test('periods and keys are written as readers write them', () => {
    const told = (period: string): string =>
      sentence(
        {
          ...about,
          period,
          code: 'forecast',
          values: { mean: 1, low95: null, high95: null, horizon: 1, last: '', lastMean: 1, method: 'naive' },
        },
        fr,
      );
    expect(
      ['2025-Q3', '2025-W07', '2025-11-03', '2025-11-01', '2025-10-01/2025-11-01', '2025', 'FY2025'].map((period) =>
        spaces(told(period)).replace(/^.*FR, (.*) : .*$/, '$1'),
      ),
    ).toEqual(['T3 2025', 'semaine 7 de 2025', '3 novembre 2025', '1er novembre 2025', 'octobre 2025', '2025', 'FY2025']);
  });
});
