// The periods of lines, what has to be said of them, and their title.
import type { Grain } from '../../period/grain.ts';
import type { SegmentKeys } from '../../query/finding.ts';
import type { Table, TableColumn } from '../../query/table.ts';
import type { Drawing } from '../chartOptions.ts';
import { type Remark, remark } from '../frame.ts';
import type { Measure } from '../measure.ts';
import { shortPeriod } from '../periodNames.ts';
import { distinct, filled } from '../plainText.ts';
import { listed, segmentText, splitText } from '../tableShape.ts';
import type { Line, LinePeriod } from './line.ts';

/** The periods of a table that have begun. */
export function periodsIn({ periods, notes = [] }: Table<object>, { locale, write }: Drawing): LinePeriod[] {
  const covered = new Set(notes.filter(({ code }) => code === 'partly-covered').map(({ detail }) => detail));
  const known = periods.filter(({ state }) => state !== 'future');
  const names = distinct(known.map(({ id }) => shortPeriod(id, locale)));
  return known.map(({ id, start, state, reason }, at): LinePeriod => {
    const isPart = state === 'partial' || covered.has(id);
    return {
      id,
      start,
      name: names[at] as string,
      long: write.period(id),
      state: !isPart ? 'whole' : reason === 'running' ? 'running' : 'part',
    };
  });
}

/** What has to be said of lines. */
export function notesOf(periods: readonly LinePeriod[], lines: readonly Line[]): Remark[] {
  const isSeen = (at: number): boolean => lines.some(({ numbers }) => numbers[at] !== null);
  const parts = periods.flatMap(({ state, long }, at) =>
    state !== 'whole' && isSeen(at) ? remark(state === 'running' ? 'running-period' : 'partial-period', long) : [],
  );
  const gaps = periods.filter((_, at) => lines.some(({ shown }) => shown[at] === null) && at > 0).length;
  const large = lines.reduce(
    (sum, { shown, numbers }) => sum + shown.filter((value, at) => value !== null && numbers[at] === null).length,
    0,
  );
  return [...parts, ...remark('gaps', lines.length > 0 ? gaps : 0), ...remark('out-of-range', large)];
}

/** `Revenue by month and country`. */
export function titleOf(
  measures: readonly Measure[],
  grain: Grain,
  open: readonly TableColumn[],
  segment: SegmentKeys | undefined,
  drawing: Drawing,
): string {
  const { words } = drawing;
  const list = (texts: readonly string[]): string => listed(texts, drawing);
  const what = list([words.grains[grain], ...(open.length > 0 ? [splitText(open, drawing)] : [])]);
  const title = filled(words.by, { name: list(measures.map(({ name }) => name)), what });
  return segment === undefined ? title : `${title}, ${segmentText(segment, drawing)}`;
}
