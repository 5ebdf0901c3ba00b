import { inspect } from 'node:util';
import { parse } from 'parse5';
import { display, en, fr, lineChart, query, report, reportFromJson, revenue, toHtml, toJson, toMarkdown } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { hostile } from './hostile.ts';
import { sampleReport } from './sampleReport.ts';

type Shown = (depth?: number) => unknown;
const methodOf = (value: object, name: string): Shown => {
  const found = (value as Readonly<Record<symbol, Shown>>)[Symbol.for(name)];
  if (found === undefined) throw new Error(`${name} is missing`);
  return found;
};
const bundleOf = async (value: object) => (await methodOf(value, 'Jupyter.display')()) as Readonly<Record<string, string>>;

/** What the frame of a page holds, read by a parser of HTML. */
function pageIn(html: string): { readonly tag: string; readonly sandbox: string | undefined; readonly page: string; readonly all: number } {
  const document = parse(html);
  const body = document.childNodes
    .flatMap((node) => ('childNodes' in node ? node.childNodes : []))
    .find(({ nodeName }) => nodeName === 'body');
  const nodes = body !== undefined && 'childNodes' in body ? body.childNodes : [];
  const [first] = nodes;
  const attributes = first !== undefined && 'attrs' in first ? first.attrs : [];
  const attribute = (name: string) => attributes.find((one) => one.name === name)?.value;
  return { tag: first?.nodeName ?? '', sandbox: attribute('sandbox'), page: attribute('srcdoc') ?? '', all: nodes.length };
}

describe('a report shows itself', () => {
  test('as a page in a frame in which nothing can run, as Markdown, and as text', async () => {
    const made = sampleReport(['web']);
    const bundle = await bundleOf(made);
    expect(Object.keys(bundle)).toEqual(['text/plain', 'text/markdown', 'text/html']);
    expect(bundle['text/markdown']).toBe(toMarkdown(made, { locale: en }));
    const { tag, sandbox, page, all } = pageIn(bundle['text/html'] ?? '');
    expect([tag, sandbox, all]).toEqual(['iframe', '', 1]);
    expect(page).toBe(toHtml(made, { locale: en }));
  });

  test('in consoles as text, and inside of others by a word', () => {
    const made = sampleReport(['web']);
    expect(inspect(made)).toBe(toMarkdown(made, { locale: en }));
    expect(inspect({ made }, { depth: 0 })).toContain('[Report]');
    expect(methodOf(made, 'Deno.customInspect')()).toBe(toMarkdown(made, { locale: en }));
  });

  test('in another language, with drawn charts', async () => {
    const table = query([{ id: '1', date: '2025-01-31', amount: 12.5, currency: 'EUR' }], { select: [revenue], every: 'month' });
    const made = report({ title: { en: 'Sales', fr: 'Ventes' }, sections: [{ kind: 'chart', spec: lineChart(table, { of: 'revenue' }) }] });
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><text>drawn</text></svg>';
    for (const renderChart of [() => svg, async () => svg]) {
      const bundle = await bundleOf(display(made, { locale: fr, renderChart }));
      expect(bundle['text/plain']).toContain('# Ventes');
      expect(pageIn(bundle['text/html'] ?? '').page).toContain(btoa(svg));
    }
  });

  test('though JSON, spread and comparison see plain data', () => {
    const made = sampleReport(['web']);
    expect(Object.getOwnPropertySymbols({ ...made })).toEqual([]);
    expect(structuredClone(made)).toEqual(made);
    expect(reportFromJson(toJson(made))).toStrictEqual(made);
    expect(inspect(reportFromJson(toJson(made)))).toBe(inspect(made));
  });

  test('and names that attack stay text in the frame', async () => {
    const { tag, all, page } = pageIn((await bundleOf(sampleReport(hostile)))['text/html'] ?? '');
    expect([tag, all]).toEqual(['iframe', 1]);
    expect(page).toBe(toHtml(sampleReport(hostile), { locale: en }));
  });

  test('options that are not known are refused', () => {
    expect(() => display(sampleReport(['web']), { language: fr } as never)).toThrow('language');
  });
});

test('a chart shows its description in consoles', () => {
  const table = query([{ id: '1', date: '2025-01-31', amount: 12.5, currency: 'EUR' }], { select: [revenue], every: 'month' });
  const chart = lineChart(table, { of: 'revenue' });
  expect(inspect(chart)).toBe(chart.description);
  expect(inspect({ chart }, { depth: 0 })).toContain('[Chart: Revenue by month]');
});
