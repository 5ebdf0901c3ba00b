// Draws charts as users do: checked by the schema of Vega-Lite, compiled, drawn as SVG on the server. What is warned of is kept.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import type { Chart } from 'sales-kpi';
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';

const schema = createRequire(import.meta.url).resolve('vega-lite/vega-lite-schema.json');
let validate: ReturnType<Ajv['compile']> | null = null;

/** What the schema has against a chart. */
export function faultsOf(chart: Chart): unknown[] {
  validate ??= new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(readFileSync(schema, 'utf8')));
  return validate(JSON.parse(JSON.stringify(chart))) ? [] : (validate.errors ?? []).slice(0, 5);
}

/** A logger that keeps what is said. */
export function listener() {
  const said: string[] = [];
  const logger = {
    level: () => logger,
    error: (...words: readonly unknown[]) => keep(words),
    warn: (...words: readonly unknown[]) => keep(words),
    info: () => logger,
    debug: () => logger,
  };
  const keep = (words: readonly unknown[]) => {
    const text = words.map(String).join(' ');
    // A chart as wide as its page listens to the window, which there is none of on a server.
    if (text !== 'Can not resolve event source: window') said.push(text);
    return logger;
  };
  return { said, logger };
}

/** The specification of Vega that a chart becomes. */
export function compiled(chart: Chart) {
  const { said, logger } = listener();
  const { spec } = compile(JSON.parse(JSON.stringify(chart)) as TopLevelSpec, { logger: logger as never });
  return { spec, said };
}

/** A chart as SVG, with all warnings on the way. */
export async function drawnAs(chart: Chart): Promise<{ readonly svg: string; readonly said: readonly string[] }> {
  const { spec, said } = compiled(chart);
  const own = listener();
  const view = new vega.View(vega.parse(spec), { renderer: 'none', logger: own.logger as never });
  const svg = await view.toSVG();
  view.finalize();
  return { svg, said: [...said, ...own.said] };
}

/** Every text in data, with the names that lead to it. */
export function textsIn(value: unknown, path: readonly string[] = []): { readonly path: readonly string[]; readonly text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => textsIn(one, [...path, name]));
}

/** The expressions of a specification of Vega: what would be run. */
export function expressionsIn(spec: unknown): string[] {
  const runs = ['signal', 'expr', 'test', 'update', 'calculate', 'labelExpr', 'query'];
  return textsIn(spec).flatMap(({ path, text }) => (runs.includes(path.at(-1) ?? '') ? [text] : []));
}
