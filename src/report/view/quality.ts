// What became of the records, in words.
import type { RejectCode } from '../../model/reason.ts';
import type { ReportSource } from '../quality.ts';
import type { ReportNote } from '../sectionParts.ts';
import type { Block } from './block.ts';
import { numberCell, wordCell } from './cells.ts';
import { notesInWords } from './grid.ts';
import type { CellView, GridView, HeadView } from './gridView.ts';
import { qualityReportBlocks } from './qualityReport.ts';
import type { Speech } from './speech.ts';

/** Counts of all steps, the records refused, and what has to be known of the tables. */
export function qualityBlocks(speech: Speech, sources: readonly ReportSource[], notes: readonly ReportNote[]): Block[] {
  const remarks = notesInWords(speech, notes).map((text) => ({ badge: null, tone: null, text }));
  return [
    ...(sources.length === 0 ? [] : [countsGrid(speech, sources)]),
    ...sources.flatMap((source) => [
      ...(source.quality === undefined ? [] : qualityReportBlocks(speech, nameOf(speech, source), source, source.quality)),
      ...(source.rows.length === 0 ? [] : [rejectedGrid(speech, source)]),
    ]),
    ...(remarks.length === 0 ? [] : [{ kind: 'list' as const, heading: null, items: remarks }]),
  ];
}

const heads = (speech: Speech, names: readonly (readonly [name: keyof Speech['words']['heads'], isNumber: boolean])[]): HeadView[] =>
  names.map(([name, isNumber]) => ({ text: speech.words.heads[name], isNumber }));

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

function countsGrid(speech: Speech, sources: readonly ReportSource[]): GridView {
  const count = (value: number): CellView => numberCell(speech.write.number(value, 0));
  return {
    kind: 'grid',
    caption: null,
    heads: heads(speech, [
      ['source', false],
      ['rowsIn', true],
      ['used', true],
      ['leftOut', true],
      ['rejected', true],
    ]),
    rows: sources.map((source) => [
      wordCell(nameOf(speech, source)),
      count(source.rowsIn),
      count(source.used),
      count(sum(source.leftOut.map((one) => one.count))),
      count(sum(Object.values(source.rejected))),
    ]),
    remarks: [],
    notes: sources.flatMap((source) => causes(speech, source)),
  };
}

/** What was read, in words: a kind of record has a name in each language. */
function nameOf({ words, text, data }: Speech, { name, isKind }: ReportSource): string {
  if (!isKind || typeof name !== 'string') return text(name);
  return Object.hasOwn(words.records, name) ? (words.records[name as keyof typeof words.records] ?? name) : data(name);
}

/** Why records were left out. */
function causes(speech: Speech, source: ReportSource): string[] {
  const { exclusions, filtered, leftOutOf } = speech.words;
  const words = { ...exclusions, ...filtered };
  const told = source.leftOut.map(({ why, count }) => `${words[why]} (${speech.write.number(count, 0)})`);
  return told.length === 0 ? [] : [speech.fill(leftOutOf, { name: nameOf(speech, source), causes: told.join(', ') })];
}

function rejectedGrid(speech: Speech, source: ReportSource): GridView {
  const { rows, rejected } = source;
  const more = sum(Object.values(rejected)) - rows.length;
  return {
    kind: 'grid',
    caption: speech.fill(speech.words.rejectedOf, { name: nameOf(speech, source) }),
    heads: heads(speech, [
      ['row', true],
      ['field', false],
      ['value', false],
      ['reason', false],
    ]),
    rows: rows.map(({ row, field, value, code }) => [
      numberCell(speech.write.number(row, 0)),
      wordCell(field === null ? '' : speech.data(field), true),
      wordCell(speech.data(value), true),
      reasonCell(speech, source, code),
    ]),
    remarks: [],
    notes: more > 0 ? [speech.fill(speech.words.more, { count: speech.write.number(more, 0) })] : [],
  };
}

/** Why a record was refused; of a code that there is no sentence for, the code. */
function reasonCell({ words, data, text }: Speech, { reasons = {} }: ReportSource, code: string): CellView {
  const own = Object.hasOwn(reasons, code) ? reasons[code] : undefined;
  if (own !== undefined) return wordCell(text(own));
  const said: unknown = words.rejected(code as RejectCode);
  return typeof said === 'string' ? wordCell(said) : wordCell(data(code), true);
}
