// Parts of a whole period by period: stacked columns of one height.
import type { Table } from '../query/table.ts';
import type { ChartObject } from './asChart.ts';
import type { Drawing } from './chartOptions.ts';
import { acrossTitle, legendColumns } from './frame.ts';
import { drawn, type Measure, valueAxis } from './measure.ts';
import { inkOn } from './palette.ts';
import { shortPeriod, writtenNames } from './periodNames.ts';
import { distinct, filled } from './plainText.ts';
import type { Part } from './sharePart.ts';

/** So many columns have percents in them, and so small a part has none. */
const [WRITTEN, SMALLEST] = [12, 0.06];

export function shareColumns(
  table: Pick<Table<object>, 'periods'>,
  periods: readonly string[],
  wholes: readonly (readonly Part[])[],
  measure: Measure,
  drawing: Drawing,
) {
  const { write, words, palette, locale } = drawing;
  const all = table.periods.filter(({ state }) => state !== 'future');
  const short = distinct(all.map(({ id }) => shortPeriod(id, locale)));
  const placed = all.map(({ id, start }, at) => ({ id, start, name: short[at] as string }));
  const nameOf = new Map(placed.map(({ id, name }) => [id, name]));
  const names = (wholes[0] ?? []).map(({ name }) => name);
  const colours = (wholes[0] ?? []).map(({ id }, at) => (id === '' ? palette.other : (palette.series[at] as string)));
  const rows = wholes.flatMap((parts, at): ChartObject[] => {
    const period = periods[at] as string;
    // From the top down, so that the largest is first there as in the legend.
    let top = 1;
    return parts.map(({ name, share, value }, i) => {
      const [size, high] = [drawn(share) ?? 0, top];
      top = i === parts.length - 1 ? 0 : Math.max(0, top - size);
      const [percent, amount] = [write.percent(share), write.value(value, measure.unit, measure.currency)];
      const label =
        size >= SMALLEST && periods.length <= WRITTEN ? new Intl.NumberFormat(locale.words.tag, { style: 'percent' }).format(size) : '';
      return {
        period: nameOf.get(period) ?? period,
        name,
        value: size,
        high,
        low: top,
        middle: (high + top) / 2,
        label,
        ink: inkOn(colours[i] as string) === '#000000' ? 'dark' : 'light',
        when: write.period(period),

        said: `${write.period(period)}, ${name}, ${percent}, ${amount}`,
        share: percent,
        amount,
      };
    });
  });
  const x: ChartObject = {
    field: 'period',
    type: 'ordinal',
    scale: { type: 'band', domain: placed.map(({ name }) => name), paddingInner: 0.15 },
    axis: { title: null, labelAngle: 0, labelOverlap: 'parity', values: writtenNames(placed, all[0]?.grain ?? 'month') },
  };
  const axis = {
    ...acrossTitle,
    ...valueAxis({ unit: 'ratio', currency: null }, [1], drawing),
    title: words.names.share,
    grid: true,
    tickCount: 5,
  };
  const y = (field: string): ChartObject => ({ field, type: 'quantitative', scale: { domain: [0, 1] }, axis });
  const last = wholes.at(-1) ?? [];
  const body: ChartObject = {
    layer: [
      {
        mark: { type: 'bar', stroke: palette.ground, strokeWidth: 1 },
        encoding: {
          x,
          y: y('high'),
          y2: { field: 'low' },
          color: {
            field: 'name',
            type: 'nominal',
            scale: { domain: names, range: colours },
            legend: { title: null, columns: legendColumns(names, drawing), offset: 26 },
          },
          tooltip: [
            { field: 'when', type: 'nominal', title: words.names.period },
            { field: 'name', type: 'nominal', title: words.names.segment },
            { field: 'share', type: 'nominal', title: words.names.share },
            { field: 'amount', type: 'nominal', title: words.names.value },
          ],
          description: { field: 'said', type: 'nominal' },
        },
      },
      ...(periods.length <= WRITTEN
        ? (['dark', 'light'] as const)
            .filter((ink) => rows.some((row) => row['ink'] === ink))
            .map((ink) => ({
              transform: [{ filter: { field: 'ink', equal: ink } }],
              mark: { type: 'text', baseline: 'middle', fontSize: 11, fill: ink === 'dark' ? '#000000' : '#ffffff' },
              encoding: { x, y: y('middle'), text: { field: 'label', type: 'nominal' } },
            }))
        : []),
    ],
  };
  const list = last.map(({ name, share }) => `${name} ${write.percent(share)}`).join(', ');
  const facts =
    last.length === 0
      ? []
      : [filled(words.list, { list: filled(words.colon, { name: write.period(periods.at(-1) ?? null), what: list }) })];
  return { facts, height: 260, rows, body };
}
