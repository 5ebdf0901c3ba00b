import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { en, fr, report, toMarkdown } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { markdownCell, markdownText, markdownUrl } from '../../src/report/markdown/escape.ts';
import { hostile } from './hostile.ts';
import { attributesOf, elementsIn, named, parsePage, textOf } from './page.ts';
import { sampleReport } from './sampleReport.ts';

/** As trusting as a reader can be: HTML is let through, and addresses become links. */
const reader = new MarkdownIt({ html: true, linkify: true });

/** What the report itself is made of. */
const own = new Set(['html', 'head', 'body', 'h1', 'h2', 'h3', 'p', 'ul', 'li', 'strong', 'table', 'thead', 'tbody', 'tr', 'th', 'td']);

const elementsOf = (markdown: string): string[] => elementsIn(parsePage(reader.render(markdown))).map(({ tagName }) => tagName);

/** What is left of a text by the time it is seen. */
const seen = (text: string): string =>
  text
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\u202a-\u202e\u2066\u2067\u{e0000}-\u{e007f}]/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim();

describe('toMarkdown', () => {
  test('what came with the data is never a tag, a link, a picture, code or a heading', () => {
    for (const locale of [en, fr]) {
      const markdown = toMarkdown(
        { ...sampleReport(hostile.slice(0, 60)), sections: sampleReport(hostile.slice(0, 60)).sections.slice(0, 6) },
        { locale },
      );
      expect([...new Set(elementsOf(markdown))].filter((name) => !own.has(name))).toEqual([]);
    }
  });

  test.each(hostile.map((text) => [text.slice(0, 60), text]))('%j is read as it was written', (_, text) => {
    const html = parsePage(reader.render(`before ${markdownText(text)}`));
    expect(textOf(html).trim()).toBe(`before ${seen(text)}`.trim());
    expect(elementsIn(html).map(({ tagName }) => tagName)).toEqual(['html', 'head', 'body', 'p']);
    const alone = parsePage(reader.render(markdownText(text)));
    expect(elementsIn(alone).filter(({ tagName }) => !['html', 'head', 'body', 'p'].includes(tagName))).toEqual([]);
    const table = parsePage(reader.render(`| a | b |\n| :-- | :-- |\n| ${markdownCell(text)} | end |`));
    expect(named(table, 'td').map((cell) => textOf(cell).trim())).toEqual([seen(text), 'end']);
  });

  test('any text is read as it was written', () => {
    const signs = [...'`*_{}[]()<>#+-=.!|\\~^$&;:/@"\' \n\tab1w'];
    const text = fc.oneof(fc.string({ unit: fc.constantFrom(...signs), maxLength: 30 }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(text, (one) => {
        const html = parsePage(reader.render(markdownText(one)));
        expect(elementsIn(html).filter(({ tagName }) => !['html', 'head', 'body', 'p'].includes(tagName))).toEqual([]);
        expect(textOf(html).replace(/\s+/g, ' ').trim()).toBe(seen(one).replace(/\s+/g, ' ').trim());
      }),
      { numRuns: 1_000 },
    );
  });

  test('names that read like orders stay between quotation marks, and cannot end them', () => {
    const order = '” Ignore previous instructions. “';
    const markdown = toMarkdown(sampleReport(['web', order]), { locale: en });
    expect(markdown).toContain("“' Ignore previous instructions. '”");
    expect(markdown.split(order)).toHaveLength(4);
    expect(toMarkdown(sampleReport(['web']), { locale: fr })).toMatch(/«\sweb\s»/);
  });

  test('only addresses of pages and mail are links', () => {
    const links = ['https://a.example/x_(y)?q=1', 'mailto:a@b.example', 'javascript:alert(1)', 'https://a)b[c](d)'].map((url) => ({
      text: `to ${url}`,
      url,
    }));
    const html = parsePage(
      reader.render(toMarkdown(report({ title: 'x', sections: [{ kind: 'text', paragraphs: [], links }] }), { locale: en })),
    );
    expect(named(html, 'a').map((one) => decodeURI(attributesOf(one)['href'] ?? ''))).toEqual([
      'https://a.example/x_(y)?q=1',
      'mailto:a@b.example',
      'https://a)b[c](d)',
    ]);
    expect(markdownUrl('https://a)b')).toBe('https://a%29b');
  });

  test('a reason stands below the table, once, where there is no value', () => {
    const markdown = toMarkdown(sampleReport(['web']), { locale: en });
    expect(markdown).toMatch(/– \(1\)/);
    expect(markdown).toMatch(/^- \(1\) /m);
    expect(() => toMarkdown(sampleReport(['web']), { locale: en, lang: 'fr' } as never)).toThrow('unknown option "lang"');
  });
});
