// A chart in words: what it shows, and its numbers as a table, one row a mark.
import type { Block } from './block.ts';
import { numberCell, wordCell } from './cells.ts';
import { type Drawn, drawnFields, isObject, type Spec } from './drawnFields.ts';
import type { CellView, GridView, HeadView } from './gridView.ts';
import type { Speech } from './speech.ts';

/** Most rows of numbers beside a chart. */
const MOST_ROWS = 200;

/** A chart and its numbers. */
export function chartBlocks(speech: Speech, spec: Spec, dark: Spec | null, description: string | null): Block[] {
  return [{ kind: 'chart', description: description ?? '', spec, dark, grid: numbersOf(speech, spec) }];
}

/** A row with its cells. */
interface Line {
  readonly row: Spec;
  readonly cells: readonly CellView[];
}

/** The numbers that a specification draws; null where it holds none. */
function numbersOf(speech: Speech, spec: Spec): GridView | null {
  const values = isObject(spec['data']) ? spec['data']['values'] : null;
  const rows = Array.isArray(values) ? values.filter(isObject) : [];
  const { fields, size } = drawnFields(spec, rows);
  const told = onceEach(
    rows.filter((row) => fields.every(({ field }) => row[field] !== undefined && row[field] !== null)),
    fields,
  );
  const shown = told.slice(0, MOST_ROWS);
  if (shown.length === 0 || fields.length === 0) return null;
  const left = told.length - shown.length;
  const lines = shown.map((row): Line => ({ row, cells: fields.map((one) => cellOf(speech, row, one, shown)) }));
  return {
    kind: 'grid',
    caption: speech.words.heads.chartData,
    heads: fields.map(({ title }, i): HeadView => ({ text: title, isNumber: lines.every(({ cells }) => cells[i]?.isNumber) })),
    rows: withBars(lines, fields, size),
    remarks: [],
    notes: left > 0 ? [speech.fill(speech.words.more, { count: speech.write.number(left, 0) })] : [],
  };
}

/** Marks that say the same are one row: a point and the line through it. */
function onceEach(rows: readonly Spec[], fields: readonly Drawn[]): Spec[] {
  const known = new Map(rows.map((row) => [JSON.stringify(fields.map(({ field }) => row[field])), row] as const));
  return [...known.values()];
}

function cellOf({ write, data }: Speech, row: Spec, { field, isShare, says }: Drawn, rows: readonly Spec[]): CellView {
  const value = row[field];
  if (typeof value === 'number' && isShare) return numberCell(write.column(value, 'ratio', null));
  if (typeof value === 'number') {
    const isWhole = rows.every(({ [field]: one }) => typeof one !== 'number' || Number.isInteger(one));
    return numberCell(write.column(value, isWhole ? 'count' : 'number', null));
  }
  if (says === 'value') return numberCell(String(value));
  return says === 'words' ? wordCell(String(value)) : wordCell(data(String(value)), true);
}

/** A bar beside each value, where none is below 0. */
function withBars(lines: readonly Line[], fields: readonly Drawn[], size: string | null): (readonly CellView[])[] {
  const sizes = lines.map(({ row }) => (size === null ? null : row[size]));
  const at = fields.findIndex(({ field, says }) => field === size || says === 'value');
  const most = sizes.reduce((a: number, b) => (typeof b === 'number' && b >= 0 ? Math.max(a, b) : Number.NaN), 0);
  if (at === -1 || !(most > 0)) return lines.map(({ cells }) => cells);
  return lines.map(({ cells }, i) => cells.map((cell, c) => (c === at ? { ...cell, bar: (sizes[i] as number) / most } : cell)));
}
