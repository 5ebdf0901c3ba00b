// What every function of series has in common: a column of a table or plain points, the calendar and its gaps, and at least one sentence
// in both languages, whatever the series.
import {
  type AnyFinding,
  anomalies,
  changePoints,
  demandCycle,
  en,
  forecast,
  fr,
  type Locale,
  opportunities,
  query,
  revenue,
  type SeriesInput,
  seasonality,
  sentence,
  tableFromJson,
  trend,
  type Values,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { repeated, seriesOf } from './seriesOf.ts';

interface Report {
  readonly findings: readonly AnyFinding[];
  readonly guards: readonly { readonly code: string }[];
}
const functions: Readonly<Record<string, (input: SeriesInput) => Report>> = {
  trend,
  seasonality,
  anomalies,
  changePoints,
  forecast,
  demandCycle,
};
const names = Object.keys(functions);
const say = (findings: readonly AnyFinding[], locale: Locale): string[] =>
  findings.map((finding) => sentence(finding, locale).replace(/\s/g, ' '));
const off = (i: number): number => ((i * 37) % 11) - 5;

describe.each(names)('%s', (name) => {
  const ask = functions[name] as (input: SeriesInput) => Report;

  test('of a table, of the same table through JSON, and of plain points says the same', () => {
    const sales = Array.from({ length: 30 }, (_, i) => ({
      id: `${i}`,
      date: `${2023 + Math.floor(i / 12)}-${String(1 + (i % 12)).padStart(2, '0')}-10`,
      amount: 100 + 3 * i + off(i) + (i % 12 === 11 ? 60 : 0),
      currency: 'EUR',
    }));
    const table = query(sales, { select: [revenue], every: 'month', asOf: '2025-06-20' });
    const label = { id: 'revenue', label: revenue.label, unit: 'money', better: 'higher', currency: 'EUR' } as const;
    const points = sales.map(({ date, amount }) => ({ period: date.slice(0, 7), value: amount }));
    const answer = ask({ table, column: 'revenue' });
    expect(ask({ table: tableFromJson(JSON.stringify(table)), column: 'revenue' })).toEqual(answer);
    const plain = ask({ points, grain: 'month', of: label, asOf: '2025-06-20' });
    expect({ ...plain, of: null, findings: say(plain.findings, en) }).toEqual({ ...answer, of: null, findings: say(answer.findings, en) });
    expect(answer.guards.map(({ code }) => code)).toContain('incomplete-last-period');
  });

  test.each<[what: string, values: Values, grain: 'month' | 'year']>([
    ['nothing', [], 'month'],
    ['gaps alone', [null, null], 'month'],
    ['one value', [3], 'month'],
    ['two values', [3, 5], 'month'],
    ['six years', [3, 5, 4, 6, 5, 7], 'year'],
    ['equal values', new Array(40).fill(8), 'month'],
    ['zeros', new Array(40).fill(0), 'month'],
    ['a rise', Array.from({ length: 40 }, (_, i) => 100 + 4 * i + off(i)), 'month'],
    ['a step', Array.from({ length: 40 }, (_, i) => (i < 20 ? 100 : 150) + off(i)), 'month'],
    ['seasons', Array.from({ length: 48 }, (_, i) => 100 + (i % 12 === 11 ? 90 : 0) + off(i)), 'month'],
    ['a spike at the end', [...Array.from({ length: 30 }, (_, i) => 100 + off(i)), 900], 'month'],
    ['a cycle', repeated([5, 9, 5, 5, 14], 60), 'month'],
    ['negative values', Array.from({ length: 30 }, (_, i) => -100 - off(i)), 'month'],
    ['gaps', Array.from({ length: 40 }, (_, i) => (i % 15 === 4 ? null : 100 + off(i))), 'month'],
    ['many gaps', Array.from({ length: 40 }, (_, i) => (i % 3 === 1 ? null : 100 + off(i))), 'month'],
    ['a last value that is missing', [...Array.from({ length: 30 }, (_, i) => 100 + off(i)), null], 'month'],
    ['the largest numbers', repeated([1.7e308, -1.7e308, 1.7e308], 40), 'month'],
  ])('has a sentence in both languages for %s', (_, values, grain) => {
    const { findings } = ask(seriesOf(values, grain));
    // Steps that are too large for numbers are told by the shape alone.
    if (!(name === 'changePoints' && values.includes(1.7e308))) expect(findings.length).toBeGreaterThan(0);
    for (const text of [...say(findings, en), ...say(findings, fr)]) {
      expect(text).not.toMatch(/undefined|NaN|null|\[object|Infinity/);
      expect(text).toMatch(/\.$/);
    }
  });
});

describe('where nothing is found, it is said', () => {
  const calm = Array.from({ length: 40 }, (_, i) => 100 + ((i * 37) % 11));
  const text = (report: Report): string[] => [...say(report.findings, en), ...say(report.findings, fr)];

  test.each<[what: string, report: Report, english: string, french: string]>([
    [
      'steps',
      changePoints(seriesOf(calm)),
      'Value, January 1, 2020 to April 30, 2023: no step to another level beyond what chance may make of 40 values.',
      'Valeur, du 1er janvier 2020 au 30 avril 2023 : aucun changement de niveau au-delà de ce que le hasard peut produire sur 40 valeurs.',
    ],
    [
      'steps of few values',
      changePoints(seriesOf(calm.slice(0, 12))),
      'Value, January 1, 2020 to December 31, 2020: too short to judge steps to another level, 12 of 18 values.',
      'Valeur, du 1er janvier 2020 au 31 décembre 2020 : série trop courte pour juger des changements de niveau (12 valeurs, il en faut 18).',
    ],
    [
      'the last value',
      anomalies(seriesOf([5, 5, 5, 5, 5, 5, 5])),
      'Value, July 2020: 5 is within what was expected: 5.',
      'Valeur, juillet 2020 : 5, valeur conforme à l’attendu : 5.',
    ],
    [
      'the last of few values',
      anomalies(seriesOf([5, 7, 6])),
      'Value: the last value is not judged, since there are too few before it (3 values, 7 needed).',
      'Valeur : la dernière valeur n’est pas jugée, il y en a trop peu avant elle (3 valeurs, il en faut 7).',
    ],
    [
      'cycles of few values',
      demandCycle(seriesOf([5, 7, 6])),
      'Value: too short to judge cycles, 3 of 6 values.',
      'Valeur : série trop courte pour juger des cycles (3 valeurs, il en faut 6).',
    ],
    [
      'seasons of years',
      seasonality(seriesOf([5, 7, 6], 'year')),
      'Value: periods of this length have no seasons.',
      'Valeur : des périodes de cette durée n’ont pas de saisons.',
    ],
  ])('%s', (_, report, english, french) => {
    expect(text(report)).toEqual([english, french]);
  });

  test('the last value with its interval, and cycles with what was looked for', () => {
    expect(text(anomalies(seriesOf(calm)))[0]).toMatch(
      /^Value, April 2023: 102 is within what was expected: .*, 95% of the time .* to .*\.$/,
    );
    const noCycle = Array.from({ length: 24 }, (_, i) => ((i * i * 7 + 3 * i) % 23) + ((i * 5) % 3));
    expect(text(demandCycle(seriesOf(noCycle)))[0]).toMatch(/^Value: no cycle of up to 8 months beyond what chance may do \(p .*\)\.$/);
    expect(text(demandCycle(seriesOf(noCycle)))[1]).toMatch(/^Valeur : aucun cycle au-delà du hasard, jusqu’à 8 mois \(p .*\)\.$/);
  });

  test('segments', () => {
    const sales = ['a', 'b'].flatMap((productId) =>
      Array.from({ length: 12 }, (_, i) => ({
        id: `${productId}${i}`,
        date: `2025-${String(1 + i).padStart(2, '0')}-10`,
        amount: 100 + off(i),
        currency: 'EUR',
        productId,
      })),
    );
    const ask = (rows: typeof sales) =>
      opportunities(query(rows, { select: [revenue], every: 'month', by: ['productId'] }), { of: 'revenue' });
    expect(say(ask(sales).findings, en)).toEqual([
      'Revenue, January 1, 2025 to December 31, 2025: of 2 segments, 2 of them tested, none rises, falls or is new beyond what chance may do.',
    ]);
    const mixed = sales.map((sale, i) => ({ ...sale, currency: i % 2 === 0 ? 'EUR' : 'USD' }));
    expect(say(ask(mixed).findings, fr)[0]).toContain('aucun segment testé, les montants sont en plusieurs devises');
  });
});
