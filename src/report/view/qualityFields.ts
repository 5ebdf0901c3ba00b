// Fields, rates and gaps of records, in words.
import { Decimal } from '../../decimal.ts';
import type { FieldQuality, QualityRate } from '../../model/quality/qualityParts.ts';
import type { ReportQuality, ReportSource } from '../quality.ts';
import { numberCell, wordCell } from './cells.ts';
import type { CellView } from './gridView.ts';
import { count, exampleText, type Grid, number, share, word } from './qualityCells.ts';
import type { Speech } from './speech.ts';

/** What each field is like. */
export function fieldGrid(speech: Speech, { used }: ReportSource, { fields }: ReportQuality): Grid {
  const { heads, quality } = speech.words;
  const { present, valid, refused, distinct, smallest, largest, worst } = quality.heads;
  const of = (part: number): CellView => share(speech, { share: used === 0 ? null : part / used });
  const rows = fields.map((field) => [
    wordCell(speech.data(field.name), true),
    of(field.present),
    of(field.valid),
    count(speech, field.refused),
    numberCell(`${field.isDistinctExact ? '' : '> '}${count(speech, field.distinct).text}`),
    valueCell(speech, field, field.min),
    valueCell(speech, field, field.max),
    wordCell(field.worst === null ? '' : exampleText(speech, field.worst), true),
  ]);
  const columns = [word(heads.field), number(present), number(valid), number(refused), number(distinct)];
  return { caption: 'fields', heads: [...columns, word(smallest), word(largest), word(worst)], rows };
}

/** The smallest or largest value, as a number or a day where it is one. */
function valueCell({ write, data }: Speech, { type }: FieldQuality, value: string | null): CellView {
  if (value === null) return wordCell('–');
  if (type === 'date' && value.length === 10) return wordCell(write.period(value));
  if (type !== 'number' && type !== 'money') return wordCell(data(value), true);
  return wordCell(write.number(new Decimal(value), value.split('.')[1]?.length ?? 0));
}

/** How many records repeat others, refer to nothing, or have totals that are none. */
export function rateGrid(speech: Speech, { leftOut, rowsIn }: ReportSource, { duplicates, orphans, reconciliation }: ReportQuality): Grid {
  const { heads, quality } = speech.words;
  const removed = leftOut.find(({ why }) => why === 'duplicate')?.count ?? 0;
  const named = (pattern: string, column: string): string => speech.fill(pattern, { field: speech.data(column) });
  const rates: readonly (readonly [string, QualityRate])[] = [
    [quality.rates.removed, { count: removed, of: rowsIn, share: rowsIn === 0 ? null : removed / rowsIn }],
    [quality.rates.repeated, duplicates],
    ...orphans.map((one) => [named(quality.rates.orphans, one.column), one] as const),
    ...reconciliation.map((one) => [named(quality.rates.mismatches, one.column), one] as const),
  ];
  const rows = rates.map(([name, rate]) => [wordCell(name), count(speech, rate.count), count(speech, rate.of), share(speech, rate)]);
  return {
    caption: 'rates',
    heads: [word(quality.heads.rate), number(heads.count), number(quality.heads.of), number(quality.heads.share)],
    rows,
  };
}

/** Stretches of days without records. */
export function gapGrid(speech: Speech, { coverage }: ReportQuality): Grid {
  const { from, to, days } = speech.words.quality.heads;
  const rows = coverage.gaps.map((gap) => [
    wordCell(speech.write.period(gap.from)),
    wordCell(speech.write.period(gap.to)),
    count(speech, gap.days),
  ]);
  return { caption: 'gaps', heads: [word(from), word(to), number(days)], rows };
}
