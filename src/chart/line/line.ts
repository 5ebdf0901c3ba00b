// A line: the values of a column, or of one segment of it, period by period.
import type { Shown } from '../../locale/numbers.ts';
import type { Grain } from '../../period/grain.ts';
import type { SegmentKeys } from '../../query/finding.ts';
import type { TableColumn } from '../../query/table.ts';
import type { Remark } from '../frame.ts';
import type { Measure } from '../measure.ts';
import type { Placed } from '../periodNames.ts';

/** A period of the chart. */
export interface LinePeriod extends Placed {
  /** Its name in full. */
  readonly long: string;
  /** Whether it is over and whole. */
  readonly state: 'whole' | 'running' | 'part';
}

/** The values of a line: one a period. */
export interface Line {
  readonly name: string;
  readonly column: TableColumn;
  readonly segment: SegmentKeys | null;
  readonly shown: readonly Shown[];
  readonly numbers: readonly (number | null)[];
  /** The values of the periods compared with; null where none are asked for. */
  readonly prior: readonly Shown[] | null;
  /** Of which periods its values are, where these are not those of the chart. */
  readonly when?: readonly string[];
}

/** All lines of a chart. */
export interface Lines {
  readonly measure: Measure;
  readonly grain: Grain | 'range';
  readonly periods: readonly LinePeriod[];
  readonly lines: readonly Line[];
  readonly notes: readonly Remark[];
  /** The title unless another is given. */
  readonly title: string;
}

/** A period of which only the name is known. */
export function startOf(id: string): string {
  if (/^\d{4}-\d{2}-\d{2}/.test(id)) return id.slice(0, 10);
  if (/^\d{4}-\d{2}$/.test(id)) return `${id}-01`;
  const [, year = '', quarter = ''] = /^(\d{4})-Q([1-4])$/.exec(id) ?? [];
  return year === '' ? id : `${year}-${String(3 * Number(quarter) - 2).padStart(2, '0')}-01`;
}
