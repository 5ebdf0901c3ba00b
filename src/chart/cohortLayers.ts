// The cells of a heat map, with their numbers where these fit.
import type { ChartObject } from './asChart.ts';
import type { Drawing } from './chartOptions.ts';
import { type Measure, valueAxis } from './measure.ts';

/** What is drawn. */
export interface Heated {
  readonly rowNames: readonly string[];
  readonly ages: readonly string[];
  readonly domain: readonly [number, number];
  readonly measure: Measure;
  readonly isWritten: boolean;
  readonly inks: ReadonlySet<string>;
}

export function cohortLayers({ rowNames, ages, domain, measure, isWritten, inks }: Heated, drawing: Drawing): ChartObject {
  const { palette, words } = drawing;
  const written = ages.filter((_, at) => isWritten || at % 6 === 0);
  const x: ChartObject = {
    field: 'age',
    type: 'ordinal',
    sort: null,
    scale: { domain: ages, paddingInner: 0.04 },
    axis: { title: null, orient: 'top', labelAngle: 0, values: written, labelOverlap: 'parity' },
  };
  const y: ChartObject = {
    field: 'cohort',
    type: 'ordinal',
    sort: null,
    scale: { domain: rowNames, paddingInner: 0.08 },
    axis: { title: null, labelOverlap: 'parity', labelLimit: 160, labelColor: palette.ink },
  };
  const tooltip = [
    { field: 'cohort', type: 'nominal', title: words.names.cohort },
    { field: 'size', type: 'nominal', title: words.names.customers },
    { field: 'age', type: 'nominal', title: words.names.age },
    { field: 'text', type: 'nominal', title: words.names.value },
  ];
  const told: ChartObject = { tooltip, description: { field: 'said', type: 'nominal' } };
  const only = (...marks: string[]): ChartObject => ({ transform: [{ filter: { field: 'ink', oneOf: marks } }] });
  const legend = isWritten
    ? null
    : { title: null, labelExpr: valueAxis(measure, domain, drawing)['labelExpr'] as string, gradientLength: 160, tickCount: 3 };
  const color = { field: 'value', type: 'quantitative', scale: { domain, range: palette.ramp, interpolate: 'rgb', clamp: true }, legend };
  return {
    layer: [
      { ...only('dark', 'light'), mark: { type: 'rect', stroke: palette.faint, strokeWidth: 0.4 }, encoding: { x, y, color, ...told } },
      ...(inks.has('none')
        ? [
            {
              ...only('none'),
              mark: { type: 'rect', fill: palette.ground, stroke: palette.grid, strokeDash: [2, 2] },
              encoding: { x, y, ...told },
            },
          ]
        : []),
      ...(['dark', 'light'] as const)
        .filter((ink) => isWritten && inks.has(ink))
        .map((ink) => ({
          ...only(ink),
          mark: { type: 'text', fontSize: 11, fill: ink === 'dark' ? '#000000' : '#ffffff' },
          encoding: { x, y, text: { field: 'label', type: 'nominal' } },
        })),
    ],
  };
}
