// The period of a chart of one period, and how it stands in a title.
import { excerpt, KpiError } from '../error.ts';
import type { SegmentKeys } from '../query/finding.ts';
import type { Table } from '../query/table.ts';
import type { Drawing } from './chartOptions.ts';
import { type Remark, remark } from './frame.ts';
import { segmentText } from './tableShape.ts';

/** The period drawn; null where the table has one only. */
export function periodAsked({ periods }: Pick<Table<object>, 'periods'>, asked: unknown): string | null {
  if (asked === undefined && periods.length <= 1) return periods[0] === undefined || periods[0].id === 'all' ? null : periods[0].id;
  if (periods.some(({ id }) => id === asked)) return asked as string;
  const last = periods.reduce((found, one) => (one.state === 'complete' ? one.id : found), periods.at(-1)?.id ?? '');
  throw new KpiError('bad-argument', `period is ${excerpt(asked)}`, `the table has several: give one of them, such as '${last}'`, [
    'period',
  ]);
}

/** The period and the segment in a title. */
export function titleParts(period: string | null, segment: SegmentKeys | undefined, drawing: Drawing): string[] {
  return [...(segment === undefined ? [] : [segmentText(segment, drawing)]), ...(period === null ? [] : [drawing.write.period(period)])];
}

/** That periods are not over, or not whole. */
export function stateRemarks(
  { periods, notes = [] }: Pick<Table<object>, 'periods' | 'notes'>,
  drawn: readonly (string | null)[],
  { write }: Drawing,
): Remark[] {
  const covered = new Set(notes.filter(({ code }) => code === 'partly-covered').map(({ detail }) => detail));
  return periods
    .filter(({ id, state }) => (drawn.includes(id) || drawn.includes(null)) && (state === 'partial' || covered.has(id)))
    .flatMap(({ id, reason }) => remark(reason === 'running' ? 'not-over' : 'not-whole', write.period(id)));
}
