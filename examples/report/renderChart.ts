// A chart drawn on the server: a Vega-Lite specification in, the text of an SVG out. Any other program that draws it will do as well.
import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';

/** The SVG of a specification of a chart. */
export async function renderChart(spec: Readonly<Record<string, unknown>>): Promise<string> {
  const view = new View(parse(compile(spec as unknown as TopLevelSpec).spec), { renderer: 'none' });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}
