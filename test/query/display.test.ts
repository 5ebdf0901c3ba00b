import { inspect } from 'node:util';
import fc from 'fast-check';
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import {
  averageOrderValue,
  customerRetentionRate,
  orderCount,
  partial,
  query,
  revenue,
  rollUp,
  type Sale,
  settlePartial,
  type Table,
  tableFromJson,
  top,
  topWithOther,
  withSubtotals,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';

const JUPYTER = Symbol.for('Jupyter.display');
const DENO = Symbol.for('Deno.customInspect');
const media = ['text/plain', 'text/markdown', 'text/html', 'application/vnd.dataresource+json'];

interface Resource {
  readonly schema: { readonly fields: readonly { readonly name: string; readonly type: string }[] };
  readonly data: readonly Readonly<Record<string, unknown>>[];
}
interface Bundle {
  readonly 'text/plain': string;
  readonly 'text/markdown': string;
  readonly 'text/html': string;
  readonly 'application/vnd.dataresource+json'?: Resource;
}
const bundleOf = (table: object): Bundle => (table as Readonly<Record<symbol, () => Bundle>>)[JUPYTER]?.() as Bundle;
const text = (table: object): string => inspect(table);
const lines = (table: object): string[] => text(table).split('\n');

type Node = DefaultTreeAdapterMap['node'];
const elementsIn = (node: Node): DefaultTreeAdapterMap['element'][] =>
  'childNodes' in node ? node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...elementsIn(child)] : elementsIn(child))) : [];
const textIn = (node: Node): string => ('value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textIn).join('') : '');
const cellsIn = (html: string): string[] =>
  elementsIn(parseFragment(html))
    .filter(({ tagName }) => tagName === 'td')
    .map(textIn);

const sales: readonly Sale[] = [
  { id: '1', date: '2025-10-03', amount: 1200.5, channel: 'web', currency: 'EUR', customerId: 'ana' },
  { id: '2', date: '2025-10-14', amount: 80, channel: 'shop', currency: 'EUR', customerId: 'ben' },
  { id: '3', date: '2025-11-20', amount: 190.4, channel: 'web', currency: 'EUR', customerId: 'ana' },
];
const question = {
  select: [revenue, averageOrderValue, customerRetentionRate],
  by: ['channel'],
  every: 'month',
  between: ['2025-10-01', '2026-01-01'],
  asOf: '2025-11-23',
} as const;
const table = query(sales, question);
const byChannel = (keys: readonly string[]): Table<object> =>
  query(
    keys.map((channel, i): Sale => ({ id: String(i), date: '2025-10-03', amount: 1, channel })),
    { select: [orderCount], by: ['channel'] },
  );

describe('a table in the console', () => {
  test('is aligned, with units, running periods marked, and the reason of each null below', () => {
    expect(text(table)).toBe(`Period             channel   Revenue  Average order value  Customer retention rate
                                 EUR                  EUR                        %
-----------------  -------  --------  -------------------  -----------------------
2025-10            shop        80.00                80.00                    – [1]
2025-10            web      1,200.50             1,200.50                    – [1]
2025-11 (partial)  shop         0.00                – [1]                        0
2025-11 (partial)  web        190.40               190.40                      100
2025-12 (future)   shop        – [2]                – [2]                    – [2]
2025-12 (future)   web         – [2]                – [2]                    – [2]

[1] zero-denominator
[2] future-period
history-starts customerRetentionRate 2025-10-03`);
  });

  test('says the same in Node and in Deno', () => {
    expect((table as unknown as Readonly<Record<symbol, () => string>>)[DENO]?.()).toBe(text(table));
  });

  test('is set in where it is part of something, and short where that is deep', () => {
    expect(inspect({ table })).toMatch(/^\{\n {2}table: Period/);
    expect(inspect({ a: { b: { c: { table } } } })).toContain('[Object]');
    expect(inspect({ a: { b: { c: table } } })).toContain('[Table]');
  });

  test('without rows says so', () => {
    expect(text(query([] as Sale[], { select: [revenue], by: ['channel'] }))).toBe(`Period  channel  Revenue
                   money
------  -------  -------
no rows`);
  });

  test('of one row is one line below its head', () => {
    expect(lines(query(sales, { select: [orderCount] }))).toEqual(['Period  Orders', '------  ------', 'all          3']);
  });

  test('of 10 000 rows shows the first and the last, and how many are between', () => {
    const long = byChannel(Array.from({ length: 10_000 }, (_, i) => String(i).padStart(5, '0')));
    const shown = lines(long);
    expect(shown).toHaveLength(2 + 30 + 1 + 30);
    expect(shown[31]).toMatch(/00029/);
    expect(shown[32]).toBe('… 9,940 more rows');
    expect(shown[33]).toMatch(/09970/);
    expect(bundleOf(long)['text/html']).toContain('… 9,940 more rows');
    expect(bundleOf(long)).not.toHaveProperty('application/vnd.dataresource+json');
    expect(long.rows).toHaveLength(10_000);
  });

  test.each([60, 61])('of %d rows is shown whole', (count) => {
    const whole = byChannel(Array.from({ length: count }, (_, i) => String(i).padStart(5, '0')));
    expect(lines(whole)).toHaveLength(2 + count);
    expect(lines(byChannel(Array.from({ length: 62 }, (_, i) => String(i))))).toContain('… 2 more rows');
  });

  test('too wide for a line goes on below, behind the same keys', () => {
    const wide = query(sales, {
      select: [revenue, averageOrderValue, customerRetentionRate, orderCount],
      every: 'month',
      between: ['2025-11-01', '2025-12-01'],
      compare: 'previousPeriod',
    });
    const blocks = text(wide).split('\n\n');
    expect(blocks.filter((block) => block.startsWith('Period'))).toHaveLength(3);
    for (const line of lines(wide)) expect(line.length).toBeLessThanOrEqual(120);
    for (const { label } of wide.columns) expect(text(wide)).toContain(label.en.split(', ')[0]);
  });

  test('tells subtotals from records without the key', () => {
    const unnamed = [...sales, { id: '4', date: '2025-10-03', amount: 5, currency: 'EUR' } as Sale];
    const shown = text(withSubtotals(unnamed, { select: [revenue], by: ['channel'] }));
    expect(shown).toMatch(/all {5}0 {6}\(all\)/);
    expect(shown).toMatch(/all {5}1 {6}\(none\)/);
  });

  test('says how many records were refused', () => {
    const broken = [...sales, { id: '5', date: 'yesterday', amount: 1, channel: 'web' } as Sale];
    expect(lines(query(broken, { select: [revenue] })).at(-1)).toBe('sales: 1 of 4 records rejected');
  });

  test('shows at most twelve lines of notes, and counts the others', () => {
    const notes = Array.from({ length: 20 }, (_, i) => ({ code: 'absent-field' as const, row: null, column: `field${i}`, detail: null }));
    const noted = tableFromJson(JSON.stringify({ ...table, notes }));
    expect(lines(noted).slice(-2)).toEqual(['absent-field field11', '… 8 more notes']);
  });
});

describe('numbers as shown', () => {
  const amounts = (...all: (number | string)[]): string[] =>
    lines(
      query(
        all.map((amount, i) => ({ id: String(i), date: '2025-10-03', amount: amount as number, channel: String(i) })),
        { select: [revenue], by: ['channel'] },
      ),
    )
      .slice(3)
      .map((line) => line.split(/ +/)[2] as string);

  test('have one count of decimals a column, up to three in full', () => {
    expect(amounts(1, 2)).toEqual(['1', '2']);
    expect(amounts(1, 2.5)).toEqual(['1.00', '2.50']);
    expect(amounts(1, 2.125)).toEqual(['1.000', '2.125']);
    expect(amounts(1234567.891, -9876.5)).toEqual(['1,234,567.891', '-9,876.500']);
  });

  test('are rounded to two beyond that, and never to a zero that is none', () => {
    expect(amounts(1, '2.12567')).toEqual(['1.00', '2.13']);
    expect(amounts(1, '0.00042')).toEqual(['1.00', '4.20e-4']);
    expect(amounts(0, '0.00042')).toEqual(['0.00', '4.20e-4']);
    expect(amounts('12345678901234567890123')).toEqual(['1.23e+22']);
  });

  test('are the same where plain numbers were asked for', () => {
    expect(text(query(sales, { ...question, numbers: true }))).toBe(text(table));
  });

  test('of differences of rates are points', () => {
    const compared = query(sales, { select: [customerRetentionRate], between: ['2025-11-01', '2025-12-01'], compare: 'previousPeriod' });
    expect(lines(compared)[1]).toMatch(/ % +before, % +difference, points$/);
    expect(text(compared)).toContain('change, %');
  });
});

describe('hostile labels', () => {
  const hostile = [
    '<img src=x onerror=alert(1)>',
    '"><script>alert(1)</script>',
    '</td></table><style>@import "//x"</style>',
    '&lt;b&gt; & &amp;',
    '[x](javascript:alert(1)) ![](http://t/?)',
    '| a | b |',
    '```js',
    '$\\href{javascript:alert(1)}{x}$',
    '--><x ]]>',
    "=HYPERLINK('http://x')",
  ];

  test('stay text in HTML: the elements are ours, attributes are constants, and the text is the label', () => {
    const html = bundleOf(byChannel(hostile))['text/html'];
    const elements = elementsIn(parseFragment(html));
    expect([...new Set(elements.map(({ tagName }) => tagName))].sort()).toEqual(['div', 'table', 'tbody', 'td', 'th', 'thead', 'tr']);
    const attributes = new Set(elements.flatMap(({ attrs }) => attrs.map(({ name, value }) => `${name}=${value}`)));
    expect([...attributes].sort()).toEqual(['class=tex2jax_ignore mathjax_ignore', 'style=text-align:left', 'style=text-align:right']);
    expect(
      cellsIn(html)
        .filter((_, i) => i % 3 === 1)
        .sort(),
    ).toEqual([...hostile].sort());
  });

  test('stay text in Markdown: every line is set in as code', () => {
    for (const line of bundleOf(byChannel(hostile))['text/markdown'].split('\n')) expect(line).toMatch(/^ {4}/);
  });

  test('cannot steer a console, break a line or turn the direction of reading', () => {
    const controls = ['\u001b[31mred', 'two\nlines', 'carriage\rreturn', '\u202Eevil', 'nul\u0000', '\u2028line', '\u009b31m'];
    const shown = text(byChannel(controls));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come through
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/);
    expect(shown.split('\n')).toHaveLength(2 + controls.length);
    expect(shown).toContain('\ufffd[31mred');
  });

  test('are cut where they are long, whatever their length', () => {
    const shown = lines(byChannel(['x'.repeat(61), 'y'.repeat(60), '😀'.repeat(500)]));
    expect(shown.join('\n')).toContain(`${'x'.repeat(59)}… `);
    expect(shown.join('\n')).toContain('y'.repeat(60));
    expect(shown.join('\n')).toContain(`${'😀'.repeat(59)}…`);
  });

  test('of any kind never break the table', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 80 }), { minLength: 1, maxLength: 5 }), (keys) => {
        const shown = byChannel(keys);
        expect(lines(shown)).toHaveLength(2 + shown.rows.length);
        const html = bundleOf(shown)['text/html'];
        expect(elementsIn(parseFragment(html)).filter(({ tagName }) => tagName === 'td')).toHaveLength(3 * shown.rows.length);
        expect(new Set(elementsIn(parseFragment(html)).map(({ tagName }) => tagName)).size).toBe(7);
      }),
    );
  });
});

describe('wide signs', () => {
  test.each([
    ['East Asian signs', '東京', 4],
    ['syllables of Korean', '서울', 4],
    ['pictures', '😀', 2],
    ['a flag', '🇫🇷', 2],
    ['a skin tone', '👍🏽', 2],
    ['marks on letters', 'e\u0301te\u0301', 3],
    ['letters of Arabic', 'قهوة', 4],
  ])('%s take their places', (_, key, width) => {
    const [head = '', , row = ''] = lines(byChannel([key]));
    expect(row.slice(0, 8 + key.length)).toBe(`all     ${key}`);
    expect(row.length - key.length + width).toBe(head.length);
  });
});

describe('the formats of a notebook', () => {
  test('are plain text, Markdown, HTML and rows for tools that sort and plot', () => {
    const bundle = bundleOf(table);
    expect(Object.keys(bundle)).toEqual(media);
    expect(bundle['text/plain']).toBe(text(table));
    expect(JSON.parse(JSON.stringify(bundle))).toEqual(bundle);
    const { schema, data } = bundle['application/vnd.dataresource+json'] as Resource;
    expect(schema.fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'period string',
      'channel string',
      'revenue number',
      'averageOrderValue number',
      'customerRetentionRate number',
    ]);
    expect(data[1]).toEqual({ period: '2025-10', channel: 'web', revenue: 1200.5, averageOrderValue: 1200.5, customerRetentionRate: null });
  });

  test('show the same cells in HTML as in the console', () => {
    expect(cellsIn(bundleOf(table)['text/html']).slice(0, 5)).toEqual(['2025-10', 'shop', '80.00', '80.00', '– [1]']);
    expect(textIn(parseFragment(bundleOf(table)['text/html']))).toContain('[1] zero-denominator');
  });
});

describe('whatever answers with a table', () => {
  const asked = { select: [revenue], by: ['channel'] } as const;
  const short = query(sales, asked);
  test.each([
    ['query', short],
    ['a partial', settlePartial(partial(sales, asked))],
    ['JSON', tableFromJson(JSON.stringify(short))],
    ['top', top(short, { by: 'revenue', count: 1 })],
    ['topWithOther', topWithOther(sales, asked, { by: 'revenue', count: 1 })],
    ['withSubtotals', withSubtotals(sales, asked)],
    ['rollUp', rollUp(query(sales, { ...asked, every: 'month' }), { by: ['channel'] })],
  ])('%s shows itself', (_, answer) => {
    expect(Object.keys(bundleOf(answer))).toEqual(media);
    expect(text(answer)).toMatch(/^Period/);
    expect(text(answer).split('\n').length).toBeGreaterThan(answer.rows.length + 2);
  });
});

describe('a table stays plain data', () => {
  test('JSON, spread, keys, equality and copies do not see what shows it', () => {
    const plain = { ...table };
    expect(Object.getOwnPropertySymbols(plain)).toEqual([]);
    expect(Object.keys(table)).toEqual(Object.keys(plain));
    expect(JSON.stringify(table)).toBe(JSON.stringify(plain));
    expect(table).toEqual(plain);
    expect(plain).toEqual(table);
    expect(table).toStrictEqual(plain);
    expect(Object.getPrototypeOf(table)).toBe(Object.prototype);
  });

  test('it can be sent to a worker', () => {
    const numbers = query(sales, { ...question, numbers: true });
    expect(structuredClone(numbers)).toEqual(JSON.parse(JSON.stringify(numbers)));
  });
});
