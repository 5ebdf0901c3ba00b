// A language of one's own is one object: whatever the library says to readers is said in it, and nothing is left in English.
import { barChart, en, forecast, type Locale, lineChart, orderCount, query, revenue, sentence, toHtml, toMarkdown, trend } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { salesOf, sampleReport } from '../report/sampleReport.ts';

const accents: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú' };

/** English with its vowels accented, but for what stands between braces. */
const accented = (text: string): string =>
  text.replace(/\{\w+\}|[aeiouAEIOU]/g, (found) => (found.startsWith('{') ? found : (accents[found] ?? found)));

/** The same object, with every text accented, also those that functions give. */
function inAccents(value: unknown): unknown {
  if (typeof value === 'string') return accented(value);
  if (typeof value === 'function') {
    const say = value as (...given: unknown[]) => unknown;
    return (...given: unknown[]) => inAccents(say(...given));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inAccents(one)]));
}

/** An own language: everything accented; numbers and dates as in German. */
const own = { ...(inAccents(en) as Locale), words: { ...(inAccents(en.words) as Locale['words']), tag: 'de' } };

/** The words that English has. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.replace(/\{\w+\}/g, ' ').match(/[a-z]{5,}/g) ?? [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}
const english = new Set(wordsIn(en));

/** Texts of a page as it is read: without its style, and without what stands in tags. */
const readable = (page: string): string => page.replace(/<style>.*?<\/style>|<[^>]*>/gs, ' ');

/** English words of ours that a text has; those that the data brought are none. */
const left = (text: string, data: readonly string[]): string[] => [
  ...new Set((text.match(/[A-Za-z]{5,}/g) ?? []).filter((word) => english.has(word.toLowerCase()) && !data.includes(word))),
];

describe('a language of one object', () => {
  test('says all of a report', () => {
    expect(english.size).toBeGreaterThan(200);
    const made = sampleReport(['web', 'shop']);
    // The sample brings the title, a remark and a chart of its own, and the names of its fields.
    const brought = toMarkdown(sampleReport(['web', 'shop']), { locale: { ...own, report: en.report } });
    expect(left(brought, []).length).toBeGreaterThan(10);
    const data = ['Revenue', 'channel', 'Channel', 'revenue', 'value', 'share', 'amount', 'currency'];
    expect(left(toMarkdown(made, { locale: own }), data)).toEqual([]);
    expect(left(readable(toHtml(made, { locale: own })), data)).toEqual([]);
  });

  test('says all of a chart', () => {
    const sales = salesOf(['web', 'shop']);
    const months = query(sales, { select: [revenue, orderCount], every: 'month', compare: 'previousPeriod', asOf: '2025-10-20' });
    const channels = query(sales, { select: [revenue], by: ['channel'] });
    const course = { table: months, column: 'revenue' } as const;
    const charts = [
      lineChart(months, { of: 'revenue', forecast: forecast(course), compare: true, locale: own }),
      barChart(channels, { of: 'revenue', locale: own }),
    ];
    for (const { description, usermeta, ...spec } of charts) {
      expect(left(description, ['channel'])).toEqual([]);
      expect(left(usermeta['sales-kpi'].title, ['channel'])).toEqual([]);
      expect(left(JSON.stringify(spec['title']), ['channel', 'subtitle'])).toEqual([]);
      expect(JSON.stringify(spec['config'])).toContain('Januar');
    }
    const [sentenceOfTrend = ''] = trend(course).findings.map((finding) => sentence(finding, own));
    expect(sentenceOfTrend).not.toBe('');
    expect(left(sentenceOfTrend, [])).toEqual([]);
  });
});
