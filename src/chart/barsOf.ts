// Which bars there are: the largest segments, and all others together where their values add up.
import { Decimal } from '../decimal.ts';
import type { Shown } from '../locale/numbers.ts';
import type { SegmentKeys } from '../query/finding.ts';
import type { Table, TableColumn } from '../query/table.ts';
import type { Drawing } from './chartOptions.ts';
import { type Remark, remark } from './frame.ts';
import { drawn, shownOf } from './measure.ts';
import { distinct, filled } from './plainText.ts';
import { reasonText } from './reasonText.ts';
import { type Cells, keysIn, segmentText } from './tableShape.ts';

/** A bar before it is drawn. */
export interface Bar {
  readonly name: string;
  readonly shown: Shown;
  readonly tone: 'bar' | 'other';
  readonly reason: string;
}

/** The bars and what has to be said of them. */
export function barsOf(
  rows: readonly Cells[],
  column: TableColumn,
  split: readonly TableColumn[],
  most: number,
  table: Table<object>,
  drawing: Drawing,
) {
  const at = new Map<object, number>(table.rows.map((row, i) => [row, i]));
  const all = rows.map((row): Omit<Bar, 'name'> & { readonly keys: SegmentKeys } => {
    const note = table.notes?.find((one) => one.row === at.get(row) && one.column === column.id);
    const reason = reasonText(note?.code ?? null, drawing);
    return { keys: keysIn(row, split), shown: shownOf(row[column.id], column.id), tone: 'bar', reason };
  });
  const size = ({ shown }: { readonly shown: Shown }): Decimal =>
    shown === null ? new Decimal(Number.NEGATIVE_INFINITY) : new Decimal(shown);
  const sorted = [...all].sort((a, b) => (a.shown === b.shown ? 0 : size(b).comparedTo(size(a))));
  const [first, rest] = [sorted.slice(0, most), sorted.slice(most)];
  const names = distinct(first.map(({ keys }) => segmentText(keys, drawing)));
  const bars = first.map((bar, i): Bar => ({ ...bar, name: names[i] as string }));
  const large = first.filter(({ shown }) => shown !== null && drawn(shown) === null).length;
  const notes: Remark[] = remark('out-of-range', large);
  if (rest.length === 0) return { bars, notes };
  const isKnown = rest.every(({ shown }) => shown !== null);
  if (column.additivity !== 'additive') return { bars, notes: [...notes, ...remark('segments-left-out', rest.length)] };
  if (!isKnown) return { bars, notes: [...notes, ...remark('segments-left-out', rest.length), ...remark('other-unknown', null)] };
  const sum = rest.reduce((total, { shown }) => total.plus(shown ?? 0), new Decimal(0));
  const [name] = distinct([...names, filled(drawing.words.other, { count: drawing.write.number(rest.length, 0) })]).slice(-1);
  return { bars: [...bars, { name: name as string, shown: sum, tone: 'other' as const, reason: '' }], notes };
}
