import { type ChartOptions, en, fr } from 'sales-kpi';
import { describe, expect, it } from 'vitest';
import { drawnAs, faultsOf, textsIn } from './drawn.ts';
import { gallery } from './gallery.ts';

const languages: [name: string, options: ChartOptions][] = [
  ['English', { locale: en }],
  ['French', { locale: fr }],
  ['on a dark ground, as wide as its page', { theme: 'dark', width: 'container', height: 200 }],
];

describe.each(Object.entries(gallery))('the chart %s', (_, make) => {
  it.each(languages)('is a specification of Vega-Lite that is drawn without a warning: %s', async (__, options) => {
    const chart = make(options);
    expect(faultsOf(chart)).toEqual([]);
    const { svg, said } = await drawnAs(chart);
    expect(said).toEqual([]);
    expect(/NaN|undefined|Infinity|\[object/.exec(svg)).toBeNull();
    expect(svg.startsWith('<svg')).toBe(true);
  });

  it('is plain JSON, and the same for the same numbers', () => {
    const chart = make({});
    expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
    expect(make({})).toEqual(chart);
    const hidden = Object.getOwnPropertySymbols(chart).map((symbol) => Object.getOwnPropertyDescriptor(chart, symbol)?.enumerable);
    expect(hidden).toEqual([false, false, false]);
  });

  it('shows itself in notebooks', () => {
    const chart = make({});
    const display = (chart as unknown as Record<symbol, () => Record<string, unknown>>)[Symbol.for('Jupyter.display')];
    expect(display?.()).toEqual({
      'application/vnd.vegalite.v6+json': chart,
      'application/vnd.vegalite.v5+json': chart,
      'text/plain': chart.description,
    });
  });

  it('is told in words, in the language of the reader', async () => {
    const [english, french] = [make({ locale: en }), make({ locale: fr })];
    for (const { description } of [english, french]) {
      expect(description).toMatch(/\d/);
      expect(description).not.toMatch(/NaN|undefined|\{|\}|\.\./);
    }
    expect(french.description).not.toBe(english.description);
    const { svg } = await drawnAs(french);
    for (const word of ['Revenue by', 'Period', 'Not over', 'Out of the ordinary', 'All others', 'Forecast', 'month', 'Expected'])
      expect(svg.replaceAll(/aria-roledescription="[^"]*"/g, '').includes(word), word).toBe(false);
  });

  it('has the text that is given, and nothing of it is lost', () => {
    const chart = make({ title: 'A title', description: 'Read this out' });
    expect(chart.description).toBe('Read this out');
    expect(chart.usermeta['sales-kpi'].title).toBe('A title');
    expect(textsIn(chart['title']).map(({ text }) => text)).toContain('A title');
  });
});
