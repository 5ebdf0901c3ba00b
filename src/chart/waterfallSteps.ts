// The bars of a waterfall, each from where the one before ended.
import type { Decimal } from '../decimal.ts';
import type { ChartObject } from './asChart.ts';
import { namesAxis } from './bars.ts';
import type { Drawing } from './chartOptions.ts';
import { drawn, type Measure, shortText, valueAxis } from './measure.ts';

/** A bar. */
export interface Step {
  readonly name: string;
  readonly start: Decimal;
  readonly end: Decimal;
  /** What it stands for. */
  readonly value: Decimal;
  readonly tone: 'increase' | 'decrease' | 'total';
}

export function stepRows(steps: readonly Step[], measure: Measure, drawing: Drawing): ChartObject[] {
  const { write } = drawing;
  return steps.map(({ name, start, end, value, tone }, at): ChartObject => {
    const isTotal = tone === 'total' && (at === 0 || start.eq(0)) && (at === 0 || at === steps.length - 1);
    const text = isTotal ? write.value(value, measure.unit, measure.currency) : write.signed(value, measure.unit, measure.currency);
    const mark = tone === 'increase' ? '▲ ' : tone === 'decrease' ? '▼ ' : '';
    const [from, to] = [drawn(start), drawn(end)];
    return {
      name,
      value: drawn(value),
      start: from,
      end: to,
      far: Math.max(from ?? 0, to ?? 0),
      tone,
      label: `${mark}${shortText(value, measure, drawing, !isTotal)}`,
      text,
      next: steps[at + 1]?.name ?? name,
      said: `${name}, ${text}`,
    };
  });
}

export function stepLayers(steps: readonly Step[], measure: Measure, drawing: Drawing): ChartObject {
  const { palette, words, room } = drawing;
  const domain = steps.map(({ name }) => name);
  const y: ChartObject = {
    field: 'name',
    type: 'nominal',
    sort: null,
    scale: { domain, paddingInner: 0.3, paddingOuter: 0.15 },
    axis: { ...namesAxis(room), labelColor: palette.ink },
  };
  const values = steps.flatMap(({ start, end }) => [drawn(start) ?? 0, drawn(end) ?? 0]);
  const axis = { ...valueAxis(measure, values, drawing), title: null, grid: true, tickCount: 5 };
  const x = (field: string): ChartObject => ({ field, type: 'quantitative', stack: null, scale: { zero: true, nice: true }, axis });
  const tones = ['increase', 'decrease', 'total'] as const;
  return {
    layer: [
      {
        mark: { type: 'rule', color: palette.faint, strokeDash: [2, 2], aria: false },
        encoding: { y, y2: { field: 'next' }, x: x('end') },
      },
      {
        mark: { type: 'bar' },
        encoding: {
          y,
          x: x('start'),
          x2: { field: 'end' },
          color: {
            field: 'tone',
            type: 'nominal',
            scale: { domain: tones, range: [palette.good, palette.bad, palette.firm] },
            legend: null,
          },
          tooltip: [
            { field: 'name', type: 'nominal', title: words.names.part },
            { field: 'text', type: 'nominal', title: words.names.value },
          ],
          description: { field: 'said', type: 'nominal' },
        },
      },
      {
        mark: { type: 'text', align: 'left', dx: 5, baseline: 'middle' },
        encoding: { y, x: x('far'), text: { field: 'label', type: 'nominal' } },
      },
    ],
  };
}
