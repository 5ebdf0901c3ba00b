// Parts of one whole as bars.
import type { ChartObject } from './asChart.ts';
import { BAR, barLayers, sideOf } from './bars.ts';
import type { Drawing } from './chartOptions.ts';
import { drawn, type Measure, shortText, valueAxis } from './measure.ts';
import { filled } from './plainText.ts';
import type { Part } from './sharePart.ts';

export function shareBars(parts: readonly Part[], measure: Measure, drawing: Drawing) {
  const { write, words, palette } = drawing;
  const rows = parts.map(({ name, share, value, id }): ChartObject => {
    const [amount, percent] = [write.value(value, measure.unit, measure.currency), write.percent(share)];
    return {
      name,
      value: drawn(share),
      side: sideOf(drawn(share)),
      tone: id === '' ? 'other' : 'part',
      label: `${percent} · ${shortText(value, measure, drawing)}`,
      text: percent,
      amount,
      said: `${name}, ${percent}, ${amount}`,
    };
  });
  const tones = { part: palette.series[0] as string, other: palette.other };
  return {
    facts:
      parts.length === 0
        ? []
        : [
            filled(words.largest, {
              list: parts
                .slice(0, 6)
                .map(({ name, share }) => `${name} ${write.percent(share)}`)
                .join(', '),
            }),
          ],
    height: Math.max(1, parts.length) * BAR,
    rows,
    body: barLayers(
      {
        names: parts.map(({ name }) => name),
        axis: valueAxis({ unit: 'ratio', currency: null }, [1], drawing),
        tones,
        sides: rows.map(({ side }) => String(side)),
        tooltip: [
          ['name', words.names.segment],
          ['text', words.names.share],
          ['amount', words.names.value],
        ],
      },
      drawing,
    ),
  };
}
