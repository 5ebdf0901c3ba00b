// How all charts look: colours, sizes of letters, languages.
import type { ChartObject } from './asChart.ts';
import type { Drawing } from './chartOptions.ts';
import { numberFormats, timeFormats } from './numberFormats.ts';

/** The configuration of a chart; a bare one has no axes. */
export function configOf({ palette, locale, words }: Drawing, currency: string | null, isBare: boolean): ChartObject {
  const { ground, ink, faint, grid } = palette;
  const { tag } = locale.words;
  return {
    background: ground,
    font: 'system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif',
    padding: isBare ? 2 : 8,
    locale: { number: numberFormats(tag, currency), time: timeFormats(tag) },
    title: {
      aria: false,
      anchor: 'start',
      frame: 'bounds',
      color: ink,
      fontSize: isBare ? 10 : 16,
      fontWeight: 600,
      subtitleColor: faint,
      subtitleFontSize: 12,
      subtitlePadding: 5,
      offset: isBare ? 3 : 14,
    },
    // What they say stands in the description and beside each mark, in the language of the chart.
    axis: {
      aria: false,
      domain: false,
      ticks: false,
      grid: false,
      gridColor: grid,
      labelColor: faint,
      labelFontSize: 12,
      labelPadding: 8,
      titleColor: faint,
      titleFontSize: 12,
      titleFontWeight: 'normal',
    },
    legend: {
      aria: false,
      orient: 'top',
      direction: 'horizontal',
      labelColor: ink,
      labelFontSize: 12,
      labelLimit: 220,
      titleColor: faint,
      symbolStrokeWidth: 2,
      offset: 10,
    },
    mark: { invalid: 'break-paths-show-domains', ariaRoleDescription: words.names.value },
    text: { fill: ink, fontSize: 12, aria: false },
    view: { stroke: null },
    ...(isBare ? { axisX: { disable: true }, axisY: { disable: true } } : {}),
  };
}
