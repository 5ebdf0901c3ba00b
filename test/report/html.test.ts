import fc from 'fast-check';
import { en, fr, type Locale, report, toHtml } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { base64, htmlAttribute, htmlText, safeUrl } from '../../src/report/html/escape.ts';
import { hostile } from './hostile.ts';
import { attributesOf, elementsIn, named, parsePage, textOf } from './page.ts';
import { sampleReport, sectionsOf } from './sampleReport.ts';

/** Everything a page is made of; nothing else may come out, whatever goes in. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  html: ['lang', 'dir'],
  head: [],
  meta: ['charset', 'http-equiv', 'content', 'name'],
  title: [],
  style: ['nonce'],
  body: [],
  a: ['class', 'href', 'rel'],
  div: ['class', 'role', 'tabindex', 'aria-label'],
  header: [],
  main: ['id', 'tabindex'],
  section: ['id'],
  h1: ['dir'],
  h2: ['dir'],
  h3: [],
  p: ['class', 'dir'],
  ul: ['class'],
  ol: ['class'],
  li: ['class', 'dir', 'id'],
  span: ['class', 'aria-hidden'],
  br: [],
  bdi: [],
  sup: [],
  table: [],
  caption: ['class'],
  thead: [],
  tbody: [],
  tr: [],
  th: ['scope', 'class', 'dir'],
  td: ['class', 'dir'],
  figure: [],
  figcaption: ['dir'],
  picture: [],
  source: ['media', 'srcset'],
  img: ['src', 'alt'],
  details: [],
  summary: [],
  svg: ['class', 'aria-hidden', 'focusable'],
  rect: ['class', 'x', 'width', 'height'],
  dl: ['class'],
  dt: [],
  dd: [],
};

function expectOnlyAllowed(html: string): void {
  const page = parsePage(html);
  for (const element of elementsIn(page)) {
    expect(allowed).toHaveProperty(element.tagName);
    for (const { name, value } of element.attrs) {
      expect(allowed[element.tagName], `${element.tagName} ${name}`).toContain(name);
      if (name === 'href') expect(value).toMatch(/^(?:#|https?:\/\/|mailto:)/);
      if (name === 'src' || name === 'srcset') expect(value).toMatch(/^data:image\/svg\+xml;base64,[A-Za-z0-9+/]+=*$/);
    }
  }
  expect(html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e]/u);
}

/** The text without what a page may not show. */
const shown = (text: string): string =>
  text
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd');
const bare = (text: string): string => text.replace(/[\u2068\u2069]/g, '');

describe('a page', () => {
  test('is made of the allowed elements and attributes, whatever stands in the data', () => {
    for (const locale of [en, fr]) expectOnlyAllowed(toHtml(sampleReport(hostile), { locale }));
    for (const name of hostile.slice(0, 6)) expectOnlyAllowed(toHtml(sampleReport([name, name]), { locale: en }));
  });

  test('shows hostile text as text: what is read is what was written, without control characters', () => {
    const page = parsePage(toHtml(sampleReport(hostile.slice(0, 60)), { locale: en }));
    const paragraphs = named(page, 'p').map((one) => bare(textOf(one)));
    for (const name of hostile.slice(0, 60)) expect(paragraphs).toContain(bare(shown(name)));
    const keys = named(page, 'th')
      .filter((one) => attributesOf(one)['scope'] === 'row')
      .map((one) => bare(textOf(one)));
    for (const name of hostile.slice(0, 9)) expect(keys).toContain(bare(shown(name)));
  });

  test('any text in any place stays text', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom(...hostile));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const html = toHtml(
          report({
            title: a,
            sections: [
              { kind: 'text', title: b, paragraphs: [a, b], links: [{ text: a, url: b }] },
              {
                kind: 'chart',
                title: a,
                description: b,
                spec: { data: { values: [{ [a]: b, n: 1 }] }, encoding: { x: { field: a, title: b }, y: { field: 'n', title: a } } },
              },
              {
                kind: 'quality',
                read: [
                  {
                    name: a,
                    result: { counts: { rowsIn: 1, accepted: 0, byCode: { [b]: 1 } }, rejected: [{ row: 0, field: a, value: b, code: b }] },
                  },
                ],
              },
            ],
          }),
          { locale: fr },
        );
        expectOnlyAllowed(html);
        const [heading] = named(parsePage(html), 'h1');
        expect(bare(heading ? textOf(heading) : '')).toBe(bare(shown(a)));
      }),
      { numRuns: 150 },
    );
  });

  test('a key of 8 MB is cut, and is no burden', () => {
    const long = '<b>'.repeat(2_700_000);
    const table = {
      columns: [{ id: 'channel', role: 'segment', label: { en: 'c', fr: 'c' }, of: null, unit: null }],
      rows: [{ channel: long }],
      periods: [],
      notes: [],
      pairs: [],
    };
    const html = toHtml(report({ title: 'x', sections: [{ kind: 'table', table: table as never }] }), { locale: en });
    expect(html.length).toBeLessThan(20_000);
    const [key] = named(parsePage(html), 'th').filter((one) => attributesOf(one)['scope'] === 'row');
    expect(key && textOf(key)).toBe(`${long.slice(0, 200)}…`);
  });

  test('is a page for everybody: language, headings in order, one main part, tables with captions and scopes', () => {
    const page = parsePage(toHtml(sampleReport(['web', 'shop']), { locale: fr }));
    const [html] = named(page, 'html');
    expect(html && attributesOf(html)).toEqual({ lang: 'fr', dir: 'ltr' });
    expect(named(page, 'h1')).toHaveLength(1);
    expect(named(page, 'main')).toHaveLength(1);
    const levels = elementsIn(page).flatMap(({ tagName }) => (/^h[1-6]$/.test(tagName) ? [Number(tagName[1])] : []));
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
    const [skip] = named(page, 'a');
    expect(skip && attributesOf(skip)['href']).toBe('#report');
    for (const table of named(page, 'table')) {
      expect(named(table, 'caption').map(textOf).join('')).not.toBe('');
      for (const head of named(table, 'th')) expect(['col', 'row']).toContain(attributesOf(head)['scope']);
      const widths = new Set(named(table, 'tr').map((row) => named(row, 'th').length + named(row, 'td').length));
      expect(widths.size).toBe(1);
    }
    for (const region of named(page, 'div').filter((one) => attributesOf(one)['role'] === 'group')) {
      expect(attributesOf(region)).toMatchObject({ tabindex: '0' });
      expect(attributesOf(region)['aria-label']).not.toBe('');
    }
    const ids = elementsIn(page).flatMap((one) => attributesOf(one)['id'] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of named(page, 'a')) {
      const { href } = attributesOf(link);
      if (href?.startsWith('#')) expect(ids).toContain(href.slice(1));
    }
  });

  test('says whether a change is good by a sign and a word, not by colour alone', () => {
    const page = parsePage(toHtml(sampleReport(['web']), { locale: en }));
    const moved = named(page, 'span').filter((one) => /\bmoved\b/.test(attributesOf(one)['class'] ?? ''));
    expect(moved.length).toBeGreaterThan(5);
    for (const one of moved) {
      expect(textOf(one)).toMatch(/^(▲ \+|▼ -)/);
      if (/good|bad/.test(attributesOf(one)['class'] ?? '')) expect(textOf(one)).toMatch(/\((better|worse)\)$/);
    }
  });

  test('gives the same bytes for the same report, also when it went through JSON', () => {
    const made = sampleReport(['web', 'shop']);
    const html = toHtml(made, { locale: en });
    expect(toHtml(sampleReport(['web', 'shop']), { locale: en })).toBe(html);
    expect(toHtml(JSON.parse(JSON.stringify(made)), { locale: en })).toBe(html);
  });

  test('an empty report and empty sections are pages that say so', () => {
    const empty = { rows: [], columns: [], periods: [], pairs: [], notes: [], counts: {}, rejected: {} } as never;
    const made = report({
      title: 'x',
      sections: [
        { kind: 'indicators', table: empty },
        { kind: 'table', table: empty },
        { kind: 'findings', findings: [] },
        { kind: 'alerts', alerts: { fired: [], resolved: [] } },
        { kind: 'goals', goals: [] },
        { kind: 'quality' },
        { kind: 'text', paragraphs: [] },
      ],
    });
    const texts = named(parsePage(toHtml(made, { locale: en })), 'p').map(textOf);
    for (const { kind } of made.sections) expect(texts).toContain(en.report.nothing[kind]);
    expectOnlyAllowed(toHtml(report({ title: '', sections: [] }), { locale: fr }));
  });

  test('says its own policy, with a nonce where one is given', () => {
    const made = report({ title: 'x', sections: [] });
    expect(toHtml(made, { locale: en })).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`);
    const html = toHtml(made, { locale: en, nonce: 'abc+/=' });
    expect(html).toContain(`style-src 'nonce-abc+/='; img-src data:`);
    expect(html).toContain('<style nonce="abc+/=">');
    expect(html).not.toContain(' style=');
    expect(() => toHtml(made, { locale: en, nonce: '"><script>' })).toThrow('give base64 text');
    expect(() => toHtml(made, { locale: en, theme: 'dark' } as never)).toThrow('unknown option "theme"');
  });
});

describe('charts of a page', () => {
  const made = () => report({ title: 'x', sections: sectionsOf(['web', 'shop']).filter(({ kind }) => kind === 'chart') });

  test('are images that cannot run anything, with their description and their numbers', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><text>é €</text></svg>';
    const page = parsePage(toHtml(made(), { locale: en, renderChart: () => svg }));
    const [image] = named(page, 'img');
    const { src = '', alt } = image === undefined ? {} : attributesOf(image);
    expect(Buffer.from(src.replace(/^data:image\/svg\+xml;base64,/, ''), 'base64').toString('utf8')).toBe(svg);
    expect(alt).toBe('Revenue by channel: web, shop.');
    expect(named(page, 'script')).toEqual([]);
    expect(named(page, 'details').length).toBe(1);
    expect(named(page, 'td').map(textOf)).toEqual(['0.50', '0.0%', '1.50', '1.0%']);
  });

  test('are their numbers with bars, where nothing draws them', () => {
    for (const renderChart of [undefined, () => null]) {
      const page = parsePage(toHtml(made(), { locale: en, renderChart }));
      expect(named(page, 'img')).toEqual([]);
      expect(named(page, 'figcaption').map(textOf)).toEqual(['Revenue by channel: web, shop.']);
      const bars = named(page, 'rect').filter((one) => attributesOf(one)['class'] === 'fill');
      expect(bars.map((one) => attributesOf(one)['width'])).toEqual(['33.33%', '100%']);
    }
  });

  test('may be drawn later: then the page is a promise', async () => {
    const page = toHtml(made(), { locale: en, renderChart: async () => '<svg></svg>' });
    expect(await page).toBe(toHtml(made(), { locale: en, renderChart: () => '<svg></svg>' }));
  });

  test('a dark one is shown on a dark ground', () => {
    const spec = { data: { values: [{ a: 1 }] }, encoding: { x: { field: 'a' } } };
    const both = report({ title: 'x', sections: [{ kind: 'chart', spec: { ...spec, name: 'light' }, dark: { ...spec, name: 'dark' } }] });
    const page = parsePage(toHtml(both, { locale: en, renderChart: ({ name }) => `<svg>${name}</svg>` }));
    const [source] = named(page, 'source');
    expect(source && attributesOf(source)).toEqual({
      media: 'screen and (prefers-color-scheme: dark)',
      srcset: `data:image/svg+xml;base64,${Buffer.from('<svg>dark</svg>').toString('base64')}`,
    });
  });

  test('what is no SVG is refused', () => {
    expect(() => toHtml(made(), { locale: en, renderChart: () => '<img src=x>' })).toThrow('renderChart gave "<img src=x>"');
  });
});

describe('the escapes of a page', () => {
  test('one for text and one for attributes', () => {
    expect(htmlText(`<a href="x">'&amp;\u0000\n</a>`)).toBe(`&lt;a href="x"&gt;'&amp;amp; &lt;/a&gt;`);
    expect(htmlAttribute(`"'><&\t`)).toBe('&quot;&#39;&gt;&lt;&amp; ');
  });

  test('addresses lead to pages and mail, and nowhere else', () => {
    for (const url of ['http://a.example/b?c=d#e', 'https://a.example', 'mailto:a@b.example', 'HTTPS://A.example'])
      expect(safeUrl(url)).toBe(url);
    const bad = [
      'javascript:alert(1)',
      'java\nscript:alert(1)',
      ' data:text/html,x',
      'vbscript:x',
      '//a.example',
      'a.html',
      'https://a b',
      'https://a"b',
      'file:///etc',
      '',
    ];
    for (const url of bad) expect(safeUrl(url)).toBeNull();
  });

  test('base64 is that of UTF-8', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => base64(text) === Buffer.from(text, 'utf8').toString('base64')));
    expect(base64('a\ud800')).toBe(Buffer.from('a\ufffd', 'utf8').toString('base64'));
  });

  test('a language that is written from right to left says so, and keys of it are kept apart', () => {
    const arabic: Locale = { ...en, words: { ...en.words, tag: 'ar' } };
    expect(toHtml(report({ title: 'x', sections: [] }), { locale: arabic })).toContain('<html lang="ar" dir="rtl">');
    expect(toHtml(sampleReport(['שלום']), { locale: en })).toContain('\u2068שלום\u2069');
  });
});
