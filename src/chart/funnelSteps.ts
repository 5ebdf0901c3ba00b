// The steps of a funnel.
import { Decimal } from '../decimal.ts';
import type { Shown } from '../locale/numbers.ts';
import type { ChartObject } from './asChart.ts';
import { namesAxis } from './bars.ts';
import type { Drawing } from './chartOptions.ts';
import { drawn, type Measure } from './measure.ts';
import { filled } from './plainText.ts';

/** A share of two values; null where there is none. */
export function ratio(part: Shown, of: Shown): Decimal | null {
  if (part === null || of === null || new Decimal(of).lte(0)) return null;
  return new Decimal(part).div(of);
}

/** One row a step. */
export function funnelRows(
  names: readonly string[],
  values: readonly Shown[],
  measures: readonly Measure[],
  { write, words }: Drawing,
): ChartObject[] {
  return values.map((value, at): ChartObject => {
    const number = drawn(value);
    const { unit, currency } = measures[at] as Measure;
    const [before, first] = [at === 0 ? null : ratio(value, values[at - 1] ?? null), at < 2 ? null : ratio(value, values[0] ?? null)];
    const rate = before === null ? '' : filled(words.ofStepBefore, { share: write.percent(before) });
    const all = first === null ? '' : filled(words.ofFirst, { share: write.percent(first) });
    const [name, text] = [names[at] as string, write.value(value, unit, currency)];
    const rates = [rate, all].filter((one) => one !== '').join(' · ');
    const half = number === null ? null : Math.max(0, number) / 2;
    return {
      name,
      value: number,
      left: half === null ? null : -half,
      right: half,
      label: [text, rates].filter((one) => one !== '').join(' · '),
      text,
      rate,
      rates,
      said: [name, text, rates].filter((one) => one !== '').join(', '),
    };
  });
}

/** The marks of a funnel. */
export function funnelLayers(names: readonly string[], { palette, words, room }: Drawing): ChartObject {
  const y: ChartObject = {
    field: 'name',
    type: 'nominal',
    sort: null,
    scale: { domain: names, paddingInner: 0.55, paddingOuter: 0.28 },
    axis: { ...namesAxis(room), labelColor: palette.ink },
  };
  const x = (field: string): ChartObject => ({ field, type: 'quantitative', scale: { nice: false }, axis: null });
  return {
    layer: [
      {
        mark: { type: 'bar', color: palette.series[0] as string },
        encoding: {
          y,
          x: x('left'),
          x2: { field: 'right' },
          tooltip: [
            { field: 'name', type: 'nominal', title: words.names.step },
            { field: 'text', type: 'nominal', title: words.names.value },
            { field: 'rates', type: 'nominal', title: words.names.share },
          ],
          description: { field: 'said', type: 'nominal' },
        },
      },
      {
        mark: { type: 'text', baseline: 'middle', dy: 19 },
        encoding: { y, x: { datum: 0, type: 'quantitative', axis: null }, text: { field: 'label', type: 'nominal' } },
      },
    ],
  };
}
