// Cells in words: numbers in their unit, changes with their sign and direction, and a remark where there is no value.
import { Decimal } from '../../decimal.ts';
import type { Shown } from '../../locale/numbers.ts';
import type { Direction, Unit } from '../../plan/metric.ts';
import type { ReportCell, ReportColumn, ReportMissing, ReportMoney } from '../sectionParts.ts';
import type { CellView } from './gridView.ts';
import type { Speech } from './speech.ts';

/** A cell of plain words. */
export const wordCell = (text: string, isData = false): CellView => ({
  text,
  isNumber: false,
  isData,
  arrow: null,
  tone: null,
  toneWord: null,
  remark: null,
  bar: null,
  moved: null,
});

/** A cell of a number that is written already. */
export const numberCell = (text: string): CellView => ({ ...wordCell(text), isNumber: true });

const isMissing = (cell: ReportCell): cell is ReportMissing => typeof cell === 'object' && cell !== null && 'missing' in cell;
const isMoney = (cell: ReportCell): cell is ReportMoney => typeof cell === 'object' && cell !== null && 'amount' in cell;

/** The number of a cell; null where there is none. */
export function shownOf(cell: ReportCell): Shown {
  if (cell === null || typeof cell === 'boolean' || isMissing(cell)) return null;
  return isMoney(cell) ? new Decimal(cell.amount) : typeof cell === 'string' ? new Decimal(cell) : cell;
}

/** The currency of a cell; that of its column where it has none. */
export const currencyOf = (cell: ReportCell, otherwise: string | null): string | null => (isMoney(cell) ? cell.currency : otherwise);

/** Why a cell has no value; null where it has one, or where nobody knows. */
export const reasonOf = (cell: ReportCell): ReportMissing['missing'] => (isMissing(cell) ? cell.missing : null);

/** Collects the remarks of a table, each once. */
export interface Remarks {
  /** The number of a remark. */
  number(text: string): number;
  /** All of them, in the order of their numbers. */
  readonly texts: readonly string[];
}

/** No remarks yet. */
export function remarks(): Remarks {
  const texts: string[] = [];
  return {
    texts,
    number(text) {
      const at = texts.indexOf(text);
      return at === -1 ? texts.push(text) : at + 1;
    },
  };
}

/** A change: of shares and scores the difference, of all else the relative one; good or bad by the direction of the indicator. */
export function changeCell(speech: Speech, change: Shown, text: string, better: Direction): CellView {
  const sign = change === null ? 0 : Math.sign(Number(change));
  const tone = sign === 0 || better === 'neutral' ? null : sign > 0 === (better === 'higher') ? 'good' : 'bad';
  return {
    ...numberCell(text),
    arrow: sign === 0 ? null : sign > 0 ? '▲' : '▼',
    tone,
    toneWord: tone === null ? null : speech.words.moved[tone === 'good' ? 'better' : 'worse'],
  };
}

/** A cell of a table. */
export function cellView(
  speech: Speech,
  cell: ReportCell,
  column: ReportColumn,
  notes: Remarks,
  states: Readonly<Record<string, string>>,
): CellView {
  const { role, unit } = column;
  if (role === 'period' && typeof cell === 'string') return wordCell(periodName(speech, cell, states));
  if (unit === null) return wordCell(speech.key(isMissing(cell) || isMoney(cell) ? null : cell), true);
  const value = shownOf(cell);
  if (value === null) {
    const reason = reasonOf(cell);
    return { ...numberCell('–'), remark: reason === null ? null : notes.number(speech.words.notes[reason]) };
  }
  if (role === 'change') return changeCell(speech, value, speech.write.columnPercent(value), column.better ?? 'neutral');
  const currency = currencyOf(cell, column.currency);
  if (role === 'delta') return changeCell(speech, value, speech.write.columnChange(value, unit, currency), column.better ?? 'neutral');
  return numberCell(speech.write.column(value, unit, currency));
}

/** A period in words, with its state where it is not simply over. */
export function periodName(speech: Speech, id: string, states: Readonly<Record<string, string>>): string {
  const name = speech.write.period(id);
  const state = Object.hasOwn(states, id) ? (states[id] as keyof Speech['words']['states']) : null;
  return state === null ? name : `${name} (${speech.words.states[state]})`;
}

/** Whether a change of values in this unit is told as a difference. */
export const isByDifference = (unit: Unit): boolean => unit === 'ratio' || unit === 'points' || unit === 'score';
