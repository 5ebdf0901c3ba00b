import {
  alerts,
  Decimal,
  en,
  fr,
  goal,
  type Label,
  type Locale,
  orderCount,
  progress,
  query,
  type Report,
  report,
  reportFromJson,
  reportPeriod,
  revenue,
  sentence,
  toHtml,
  toJson,
  toMarkdown,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { plain } from '../../src/report/plain.ts';
import { hostile } from './hostile.ts';
import { salesOf, sampleReport, sectionsOf } from './sampleReport.ts';

const spaces = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('a report', () => {
  test('is plain JSON that comes back as it was', () => {
    const made = sampleReport(['web', ...hostile.slice(0, 30)]);
    expect(JSON.parse(JSON.stringify(made))).toEqual(made);
    expect(reportFromJson(toJson(made))).toEqual(made);
    expect(toJson(reportFromJson(toJson(made)))).toBe(toJson(made));
    for (const locale of [en, fr]) expect(toMarkdown(reportFromJson(toJson(made)), { locale })).toBe(toMarkdown(made, { locale }));
  });

  test('holds no NaN, Infinity, −0 or lost digit', () => {
    const text = toJson(sampleReport(['web']));
    expect(text).not.toMatch(/NaN|Infinity|:-0[,}\]]|"-0"/);
    const sales = [{ id: '1', date: '2025-01-31', amount: '12345678901234567890.12', currency: 'EUR' }];
    const table = query(sales, { select: [revenue] });
    const made = report({
      title: 'x',
      sections: [
        { kind: 'table', table },
        { kind: 'indicators', table },
      ],
    });
    expect(toJson(made)).toContain('{"amount":"12345678901234567890.12","currency":"EUR"}');
    expect(toMarkdown(made, { locale: en })).toContain('€12,345,678,901,234,567,890.12');
  });

  test('is the same for the same input, and leaves the input as it was', () => {
    const sections = sectionsOf(['web', 'shop']);
    const before = JSON.stringify(sections);
    const make = (): Report => report({ title: 'x', asOf: new Date('2025-11-02T12:00:00Z'), sections });
    expect(toJson(make())).toBe(toJson(make()));
    expect(JSON.stringify(sections)).toBe(before);
    expect(make().asOf).toBe('2025-11-02T12:00:00.000Z');
    const paris = report({ title: 'x', asOf: '2025-11-02T12:00:00Z', calendar: { timeZone: 'Europe/Paris' }, sections: [] });
    expect(spaces(toMarkdown(paris, { locale: en }))).toContain('Known up to November 2, 2025 at 1:00 PM (Europe/Paris)');
  });

  test('a figure says what it is compared with, or why it is not', () => {
    const sales = [
      { id: '1', date: '2025-09-30', amount: 100, currency: 'EUR' },
      { id: '2', date: '2025-10-10', amount: 130, currency: 'EUR' },
    ];
    const ask = (asOf: string) =>
      query(sales, { select: [revenue], every: 'month', between: ['2025-10-01', '2025-11-01'], compare: 'previousPeriod', asOf });
    const figure = (asOf: string) => {
      const [section] = report({ title: 'x', sections: [{ kind: 'indicators', table: ask(asOf) }] }).sections;
      return section?.kind === 'indicators' ? section.figures[0] : undefined;
    };
    expect(figure('2025-11-02')).toMatchObject({
      period: '2025-10',
      state: 'complete',
      value: { amount: '130', currency: 'EUR' },
      comparison: { period: '2025-09', value: { amount: '100' }, delta: { amount: '30' }, change: '0.3' },
    });
    expect(figure('2025-10-12')).toMatchObject({
      state: 'partial',
      comparison: { period: '2025-09-01/2025-09-13', value: { amount: '0' }, change: { missing: 'zero-base' } },
    });
    const markdown = toMarkdown(report({ title: 'x', sections: [{ kind: 'indicators', table: ask('2025-10-12') }] }), { locale: en });
    expect(markdown).toContain('the value before was 0');
    expect(markdown).toContain('(October 2025 (not complete))');
  });

  test('amounts of two currencies each keep their own', () => {
    const sales = [
      { id: '1', date: '2025-10-10', amount: 130, currency: 'EUR' },
      { id: '2', date: '2025-10-10', amount: 90, currency: 'USD' },
    ];
    const table = query(sales, { select: [revenue], by: ['currency'] });
    expect(toMarkdown(report({ title: 'x', sections: [{ kind: 'table', table }] }), { locale: en })).toMatch(
      /“EUR” \| €130.00 \|\n\| “USD” \| \\\$90.00/,
    );
    const mixed = query(sales, { select: [revenue] });
    expect(toMarkdown(report({ title: 'x', sections: [{ kind: 'indicators', table: mixed }] }), { locale: en })).toContain(
      `– (${en.report.notes['mixed-currency']})`,
    );
  });

  test('rows that are left out are counted', () => {
    const sales = salesOf(['a', 'b', 'c']);
    const table = query(sales, { select: [orderCount], every: 'month' });
    const made = report({ title: 'x', sections: [{ kind: 'table', table, limit: 3 }] });
    expect(made.sections[0]).toMatchObject({ leftOut: 7 });
    expect(toMarkdown(made, { locale: en })).toContain('- 7 more are not shown.');
  });

  test('alerts and goals are told as they are, the most urgent first', () => {
    const sales = salesOf(['web']);
    const table = query(sales, {
      select: [revenue, orderCount],
      every: 'month',
      between: ['2025-01-01', '2025-12-01'],
      asOf: '2025-11-02',
    });
    const rules = [
      { id: 'a', of: 'orderCount', table: 'months', when: { is: 'above', value: 1 }, severity: 'info' },
      { id: 'b', of: 'revenue', table: 'months', when: { is: 'above', value: 1 }, severity: 'critical' },
    ] as const;
    const told = alerts(rules, { months: table }, null, { asOf: '2025-11-02' });
    const year = goal({
      id: 'y',
      title: 'Ten <b>thousand</b>',
      of: revenue,
      target: 10_000,
      currency: 'EUR',
      between: ['2025-01-01', '2026-01-01'],
    });
    const where = progress(year, sales, { asOf: '2025-11-02' });
    const made = report({
      title: 'x',
      sections: [
        { kind: 'alerts', alerts: told },
        { kind: 'goals', goals: [where] },
      ],
    });
    const markdown = toMarkdown(made, { locale: en });
    const [first, second] = told.fired.map((finding) => sentence(finding, en));
    expect(markdown).toContain(`- **Critical** ${second}\n- **Information** ${first}`);
    expect(markdown).toContain(`“Ten &lt;b&gt;thousand&lt;/b&gt;” **${en.statuses[where.status]}**`);
    expect(toHtml(made, { locale: fr })).toContain('Ten &lt;b&gt;thousand&lt;/b&gt;');
    expect(toMarkdown(reportFromJson(toJson(made)), { locale: en })).toBe(markdown);
  });

  test('a sentence of a finding is the same before and after JSON', () => {
    const [, , , , found] = sectionsOf(['web', 'shop']);
    const findings = found?.kind === 'findings' ? found.findings : [];
    expect(findings.length).toBeGreaterThan(3);
    for (const finding of findings)
      for (const locale of [en, fr]) expect(sentence(JSON.parse(JSON.stringify(finding)), locale)).toBe(sentence(finding, locale));
  });

  const refused: [what: string, input: unknown, code: string][] = [
    ['an unknown option', { title: 'x', sections: [], theme: 'dark' }, 'unknown-option'],
    ['a title that is no text', { title: 5, sections: [] }, 'bad-argument'],
    ['no sections', { title: 'x' }, 'bad-argument'],
    ['an unknown kind', { title: 'x', sections: [{ kind: 'tabel' }] }, 'bad-argument'],
    ['an option of another kind', { title: 'x', sections: [{ kind: 'text', paragraphs: [], table: 1 }] }, 'unknown-option'],
    ['a day that does not exist', { title: 'x', sections: [], asOf: '2025-02-30' }, 'bad-date'],
    ['a chart that computes', { title: 'x', sections: [{ kind: 'chart', spec: { f: () => 1 } }] }, 'bad-argument'],
    ['a chart with NaN', { title: 'x', sections: [{ kind: 'chart', spec: { a: [Number.NaN] } }] }, 'bad-argument'],
  ];
  test.each(refused)('%s is refused', (_, input, code) => {
    expect(() => report(input as never)).toThrow(expect.objectContaining({ name: 'KpiError', code }));
  });

  test('a column or row that is not there is refused', () => {
    const table = query(salesOf(['web']), { select: [revenue] });
    for (const section of [
      { kind: 'table', table, columns: ['profit'] },
      { kind: 'table', table, labels: { channel: 'Channel' } },
      { kind: 'indicators', table, select: ['profit'] },
      { kind: 'indicators', table, row: 5 },
    ])
      expect(() => report({ title: 'x', sections: [section as never] })).toThrow(expect.objectContaining({ code: 'unknown-field' }));
    expect(() => report({ title: 'x', sections: [{ kind: 'table', table, limit: 0 }] })).toThrow('limit is 0');
    expect(() => reportFromJson('{"version":2}')).toThrow('is no report');
  });
});

describe('plain data', () => {
  test('is JSON without loss', () => {
    const given = {
      a: new Decimal('-0'),
      b: -0,
      c: 10n,
      d: new Date(0),
      e: undefined,
      f: [undefined, new Decimal('1.50')],
      ['__proto__x']: 1,
    };
    expect(plain(given, [])).toEqual({ a: '0', b: 0, c: '10', d: '1970-01-01T00:00:00.000Z', f: [null, '1.5'], __proto__x: 1 });
    expect(Object.is((plain({ b: -0 }, []) as { b: number }).b, 0)).toBe(true);
    expect(plain(JSON.parse('{"__proto__":{"a":1}}'), [])).not.toHaveProperty('a');
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    expect(() => plain(cycle, [])).toThrow('nested too deep');
    expect(() => plain(new Decimal('Infinity'), [])).toThrow('is no number');
  });
});

describe('the period of a regular report', () => {
  const cases: [every: 'week' | 'month' | 'quarter', asOf: string, id: string, before: string][] = [
    ['month', '2025-11-02', '2025-10', '2025-09'],
    ['month', '2025-10-31', '2025-10', '2025-09'],
    ['month', '2025-01-15', '2024-12', '2024-11'],
    ['week', '2025-11-02', '2025-W44', '2025-W43'],
    ['week', '2025-11-01', '2025-W43', '2025-W42'],
    ['week', '2021-01-04', '2020-W53', '2020-W52'],
    ['quarter', '2025-11-02', '2025-Q3', '2025-Q2'],
  ];
  test.each(cases)('a report each %s, known up to %s, is about %s after %s', (every, asOf, id, before) => {
    const period = reportPeriod(every, asOf);
    expect([period.id, period.before.id]).toEqual([id, before]);
    expect(period.before.between[1]).toBe(period.between[0]);
  });

  test('an instant counts in the zone of the calendar', () => {
    expect(reportPeriod('month', '2025-10-31T23:30:00Z', { timeZone: 'Europe/Paris' }).id).toBe('2025-10');
    expect(reportPeriod('month', '2025-10-31T23:30:00Z').id).toBe('2025-09');
  });
});

describe('a report in French', () => {
  /** Every text of a language that is not a pattern. */
  const texts = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];

  test('holds no English word of ours', () => {
    const [english, french] = [en.report, fr.report].map((words) => new Set(texts(words).filter((text) => !text.includes('{'))));
    const onlyEnglish = [...(english ?? [])].filter((text) => !french?.has(text) && text.length > 3);
    expect(onlyEnglish.length).toBeGreaterThan(60);
    const made = sampleReport(['web', 'magasin']);
    for (const text of [toMarkdown(made, { locale: fr }), toHtml(made, { locale: fr })]) {
      const shown = spaces(text)
        .replace(/<style>.*?<\/style>/s, '')
        .replace(/Revenue by channel[^.]*\./g, '');
      for (const word of onlyEnglish)
        expect(shown).not.toMatch(new RegExp(`(?:>|\\| |- |## )${word.replace(/[.()]/g, '\\$&')}(?:<| \\||$)`, 'm'));
    }
    expect(Object.keys(fr.report.records)).toEqual(Object.keys(en.report.records));
  });

  test('is in another language with one more object', () => {
    const german: Locale = { ...en, words: { ...en.words, tag: 'de' }, label: ({ en: text }: Label) => text.toUpperCase() };
    const made = report({ title: { en: 'sales', fr: 'ventes' }, sections: [] });
    expect(toMarkdown(made, { locale: german })).toBe('# SALES\n');
  });
});
