import { compareWithMarket, en, explainChange, fr, type MarketObservation, marketShare, sentence } from 'sales-kpi';
import { describe, expect, test } from 'vitest';

const years = { from: ['2024-01-01', '2025-01-01'], to: ['2025-01-01', '2026-01-01'] } as const;

function seen(date: string, region: string, own: number | null, total: number | null, metric?: 'units'): MarketObservation {
  return {
    id: `${date}${region}${metric}`,
    date,
    grain: 'year',
    market: 'bikes',
    definition: 'bikes sold',
    region,
    own,
    total,
    ...(metric && { metric }),
  };
}

// The north is large and slow, the south small and fast; we gain in both and still lose share in all.
const observations = [
  seen('2024-01-01', 'north', 300, 1000),
  seen('2024-01-01', 'south', 20, 200),
  seen('2025-01-01', 'north', 310, 1000),
  seen('2025-01-01', 'south', 66, 600),
];

describe('own sales against the market', () => {
  test('in all and by segment', () => {
    const { whole, segments, reason } = compareWithMarket(observations, { ...years, by: ['region'] });
    expect(reason).toBeNull();
    // 320 of 1200, then 376 of 1600: own sales +17.5 %, the market +33.3 %.
    expect([
      whole.from?.toFixed(4),
      whole.to?.toFixed(4),
      whole.ownGrowth?.toFixed(3),
      whole.marketGrowth?.toFixed(3),
      whole.ahead?.toFixed(3),
    ]).toEqual(['0.2667', '0.2350', '0.175', '0.333', '-0.158']);
    expect(segments.map(({ segment, change, ahead }) => `${segment?.['region']} ${change?.toFixed(3)} ${ahead?.toFixed(3)}`)).toEqual([
      'north 0.010 0.033',
      'south 0.010 0.300',
    ]);
  });

  test('the same change in mix and rate: share gained in both segments, and lost because the weaker one grew', () => {
    const why = explainChange(observations, { of: marketShare, ...years, by: ['region'] });
    expect(why.effects.rate?.isPositive()).toBe(true);
    expect(why.findings.map(({ code }) => code)).toContain('simpson-reversal');
  });

  test('a figure that is missing leaves out the observation, and says when nothing is left', () => {
    const { whole, reason } = compareWithMarket([...observations.slice(0, 2), seen('2025-01-01', 'north', 310, null)], years);
    expect([whole.to, whole.ownGrowth === null, reason]).toEqual([null, false, 'missing-input']);
  });

  test('by units', () => {
    const units = [seen('2024-01-01', 'north', 3, 10, 'units'), seen('2025-01-01', 'north', 4, 10, 'units')];
    expect(compareWithMarket(units, { ...years, basis: 'units' }).whole.change?.toFixed()).toBe('0.1');
    expect(() => compareWithMarket(units, { ...years, basis: 'weight' as never })).toThrow('value or units');
  });

  test('from a base of zero no growth is told', () => {
    const { whole } = compareWithMarket([seen('2024-01-01', 'x', 0, 100), seen('2025-01-01', 'x', 5, 100)], years);
    expect([whole.ownGrowth, whole.ahead, String(whole.change)]).toEqual([null, null, '0.05']);
  });

  test('in a sentence', () => {
    const { findings } = compareWithMarket(observations, { ...years, by: ['region'] });
    const spaces = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
    expect(findings.map((finding) => spaces(sentence(finding, en)))).toEqual([
      'Own sales +17.5%, the market +33.3%: -15.83 points against the market.',
      'Market share: 23.5% after 26.7%, -3.17 points.',
      'Market share, north: 31% after 30%, +1 point.',
      'Market share, south: 11% after 10%, +1 point.',
    ]);
    expect(findings.map((finding) => spaces(sentence(finding, fr)))[0]).toBe(
      'Ventes propres +17,5 %, marché +33,3 % : -15,83 points face au marché.',
    );
  });
});
