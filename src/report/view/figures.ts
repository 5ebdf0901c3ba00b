// Key figures in words.
import type { ReportFigure } from '../sectionParts.ts';
import type { FigureView } from './block.ts';
import { changeCell, currencyOf, isByDifference, periodName, reasonOf, shownOf, wordCell } from './cells.ts';
import type { CellView } from './gridView.ts';
import type { Speech } from './speech.ts';

/** A key figure in words. */
export function figureView(speech: Speech, figure: ReportFigure): FigureView {
  const { of, value, comparison, state, period } = figure;
  const { words, write } = speech;
  const shown = shownOf(value);
  const reason = reasonOf(value);
  const notOver = state === 'complete' || period === null ? null : periodName(speech, period, { [period]: state });
  const prior = comparison === null ? null : shownOf(comparison.value);
  return {
    name: speech.name(of),
    value: shown === null ? '–' : write.value(shown, of.unit, currencyOf(value, of.currency)),
    remark: shown === null ? (reason === null ? null : words.notes[reason]) : notOver,
    change: shown === null ? null : changeOf(speech, figure),
    against:
      comparison === null || comparison.period === null || prior === null
        ? null
        : speech.fill(words.against, {
            period: write.period(comparison.period),
            value: write.value(prior, of.unit, currencyOf(comparison.value, of.currency)),
          }),
  };
}

function changeOf(speech: Speech, { of, comparison }: ReportFigure): CellView | null {
  if (comparison === null) return null;
  const byDifference = isByDifference(of.unit);
  const moved = byDifference ? comparison.delta : comparison.change;
  const change = shownOf(moved);
  if (change === null) {
    const reason = reasonOf(moved);
    return reason === null ? null : wordCell(speech.words.notes[reason]);
  }
  const text = byDifference ? speech.write.signed(change, of.unit, null) : speech.write.signedPercent(change);
  return changeCell(speech, change, text, of.better);
}
