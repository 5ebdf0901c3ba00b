// The lines of a table: one a column and segment, on one axis of values.
import { KpiError } from '../../error.ts';
import type { SegmentKeys } from '../../query/finding.ts';
import type { Table, TableColumn } from '../../query/table.ts';
import type { Drawing } from '../chartOptions.ts';
import { currencyIn } from '../currencyIn.ts';
import { remark } from '../frame.ts';
import { drawn, type Measure, measureOf, shownOf } from '../measure.ts';
import { distinct, keyText } from '../plainText.ts';
import { type Cells, keyId, keysIn, numberColumn, ofSegment, partRows, refuseNoTable, segmentColumns } from '../tableShape.ts';
import type { Line, Lines } from './line.ts';
import { notesOf, periodsIn, titleOf } from './linePeriods.ts';

/** What is asked of a table. */
export interface LinesAsked {
  readonly of: string | readonly string[];
  readonly segment?: SegmentKeys | undefined;
  readonly isCompared: boolean;
  readonly most: number;
}

/** So many marks are drawn. */
const MOST_POINTS = 2000;

export function linesOf(table: Table<object>, { of, segment, isCompared, most }: LinesAsked, drawing: Drawing): Lines {
  refuseNoTable(table);
  const columns = (typeof of === 'string' ? [of] : Array.isArray(of) ? of : [of]).map((id: unknown) => numberColumn(table, id));
  const grain = table.periods[0]?.grain ?? 'month';
  if (grain === 'range') throw new KpiError('bad-argument', 'a table without periods', "ask it every: 'month'", ['table']);
  const split = segmentColumns(table);
  const rows = ofSegment(partRows(table), split, segment);
  const measures = columns.map((column) => measureOf({ ...column, currency: currencyIn(table, column, rows) }, drawing));
  const measure = oneAxis(measures);
  const segments = [...new Map(rows.map((row) => [keyId(keysIn(row, split), split), keysIn(row, split)])).entries()];
  const byKey = new Map(rows.map((row) => [`${keyId(keysIn(row, split), split)} ${String(row['period'])}`, row]));
  const known = periodsIn(table, drawing);
  const open = split.filter(({ id }) => segment === undefined || !Object.hasOwn(segment, id));
  const all = columns.flatMap((column, c) =>
    (split.length === 0 ? [['[]', null] as const] : segments).map(([key, keys]): Line => {
      const cells = known.map(({ id }) => byKey.get(`${key} ${id}`));
      const shown = cells.map((row) => shownOf(row?.[column.id], column.id));
      const parts = [
        ...(columns.length > 1 || open.length === 0 ? [(measures[c] as Measure).name] : []),
        ...open.map(({ id }) => keyText(keys?.[id], drawing.locale.words.missing)),
      ];
      return {
        name: parts.join(' · '),
        column,
        segment: keys,
        shown,
        numbers: shown.map(drawn),
        prior: isCompared ? priorOf(table, column, cells) : null,
      };
    }),
  );
  const kept = [...all].sort((a, b) => sizeOf(b) - sizeOf(a)).slice(0, most);
  const lines = all.filter((line) => kept.includes(line));
  const names = distinct(lines.map(({ name }) => name));
  const room = Math.max(2, Math.floor(MOST_POINTS / Math.max(1, lines.length)));
  const from = Math.max(0, known.length - room);
  const periods = known.slice(from);
  const named = lines.map(
    (line, at): Line => ({
      ...line,
      name: names[at] as string,
      shown: line.shown.slice(from),
      numbers: line.numbers.slice(from),
      prior: line.prior?.slice(from) ?? null,
    }),
  );
  return {
    measure,
    grain,
    periods,
    lines: named,
    notes: [
      ...notesOf(periods, named),
      ...remark('periods-left-out', from),
      ...remark(split.length > 0 ? 'segments-left-out' : 'columns-left-out', all.length - kept.length),
    ],
    title: titleOf(measures, grain, open, segment, drawing),
  };
}

/** Values of one unit and currency stand on one axis. */
function oneAxis(measures: readonly Measure[]): Measure {
  const [first] = measures;
  if (first === undefined) throw new KpiError('bad-argument', 'no column is given', "write of: 'revenue'", ['of']);
  const other = measures.find(
    ({ unit, currency }) => unit !== first.unit || (currency !== first.currency && currency !== null && first.currency !== null),
  );
  if (other !== undefined)
    throw new KpiError('bad-argument', `${first.id} and ${other.id} are not measured alike`, 'draw a chart for each', ['of']);
  return { ...first, currency: measures.find(({ currency }) => currency !== null)?.currency ?? null };
}

function priorOf(table: Table<object>, { of }: TableColumn, cells: readonly (Cells | undefined)[]): Line['prior'] {
  const column = table.columns.find((one) => one.role === 'prior' && one.of === of);
  if (column === undefined)
    throw new KpiError('bad-argument', 'a table without a comparison', "ask for one: compare: 'previousYear'", ['compare']);
  return cells.map((row) => shownOf(row?.[column.id], column.id));
}

/** How large a line is, to choose those that are drawn: what its values come to, whatever their signs. */
function sizeOf({ numbers }: Line): number {
  return numbers.reduce<number>((sum, value) => sum + Math.abs(value ?? 0), 0) / Math.max(1, numbers.length);
}
