// The segments that a rule watches in its table, with those that are only remembered.
import { excerpt, KpiError, type KpiErrorPath, nearest } from '../error.ts';
import type { Node } from '../expr/node.ts';
import type { SegmentKeys } from '../query/finding.ts';
import type { TableColumn } from '../query/table.ts';
import { type AlertMemory, segmentName } from './alertState.ts';
import type { AlertRule } from './ruleShape.ts';
import type { SegmentRows, TableRead } from './tableRead.ts';
import type { Watch } from './watch.ts';

/** Most segments that a rule judges; the others are counted. */
export const MOST_SEGMENTS = 1000;

/** What a rule watches. */
export interface Watches {
  readonly watches: readonly Watch[];
  /** Remembered segments that the table has no row of any more, and that are not judged. */
  readonly gone: readonly AlertMemory[];
  /** How many segments were left out. */
  readonly left: number;
}

/** An error of a name that is not there. */
export function unknownName(what: string, name: string, known: readonly string[], path: KpiErrorPath): KpiError {
  const near = nearest(name, known);
  return new KpiError(
    'unknown-field',
    `${what} ${excerpt(name)}`,
    near ? `did you mean ${near}?` : `there are ${known.join(', ') || 'none'}`,
    path,
  );
}

/** The segments of a rule: alerts that are on come first, so that they can end, then those that were judged before. */
export function watchesOf(rule: AlertRule, read: TableRead, memories: readonly AlertMemory[], path: KpiErrorPath): Watches {
  const column = columnOf(rule, read, path);
  const formula = column.formula as Node;
  const known = new Map(memories.map((memory) => [segmentName(memory.segment), memory]));
  const isSame = ({ segment }: AlertMemory): boolean =>
    Object.keys(segment ?? {}).length === read.names.length && read.names.every((name) => Object.hasOwn(segment ?? {}, name));
  const absent = memories.filter(
    ({ segment }) => !read.segments.has(segmentName(segment)) && segmentName(segment) !== segmentName(rule.segment),
  );
  // A segment that is gone has no data: that is told once.
  const isDead = (one: AlertMemory): boolean => rule.when.is === 'noData' && isSame(one) && one.firing === null;
  const gone = absent.filter((one) => !isDead(one));
  const dead = absent.filter(isDead);
  const all = [...read.segments, ...dead.map(({ segment }): [string, SegmentRows] => [segmentName(segment), noRows(segment)])];
  const asked = rule.segment === null ? all : [oneOf(rule.segment, read, path)];
  const rank = (name: string): number => (known.get(name)?.firing ? 0 : known.has(name) ? 1 : 2);
  const sorted = asked.sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0));
  const isMoney = column.unit === 'money' && column.currency === null;
  const isTableMixed = isMoney && read.currencies(formula, read.table.rows.keys()).size > 1;
  const watches = sorted.slice(0, MOST_SEGMENTS).map(([, segment]): Watch => {
    const isMixed = isTableMixed && read.currencies(formula, segment.rows.values()).size > 1;
    return { rule, read, column, formula, segment, places: read.places, isTableMixed, isMixed };
  });
  return { watches, gone, left: sorted.length - watches.length };
}

const noRows = (keys: SegmentKeys | null): SegmentRows => ({ keys, rows: new Map() });

function columnOf({ of, when, partial }: AlertRule, { table }: TableRead, path: KpiErrorPath): TableColumn {
  const values = table.columns.filter(({ role, formula }) => role === 'value' && formula !== null);
  const column = values.find(({ id }) => id === of);
  if (column === undefined)
    throw unknownName(
      'column',
      String(of),
      values.map(({ id }) => id),
      [...path, 'of'],
    );
  if (when.is === 'change' && when.against === 'comparison' && !table.columns.some(({ id }) => id === `${of}Delta`))
    throw new KpiError('unknown-field', 'a table without a comparison', "ask it with compare, or take against: 'previousPeriod'", [
      ...path,
      'when',
      'against',
    ]);
  if (partial && column.additivity !== 'additive' && column.additivity !== 'distinct')
    throw new KpiError('bad-argument', `partial with ${of}`, 'it may rise and fall until the period is over: leave out partial', [
      ...path,
      'partial',
    ]);
  return column;
}

/** The one segment of a rule, also where the table has no row of it. */
function oneOf(segment: SegmentKeys, { names, segments }: TableRead, path: KpiErrorPath): [string, SegmentRows] {
  const given = Object.keys(segment);
  const other = given.find((name) => !names.includes(name)) ?? names.find((name) => !given.includes(name));
  if (other !== undefined)
    throw new KpiError(
      'bad-argument',
      `the segment of the rule has ${given.join(', ') || 'no dimensions'}`,
      `the table has ${names.join(', ') || 'none'}`,
      [...path, 'segment'],
    );
  const name = segmentName(segment);
  return [name, segments.get(name) ?? noRows(segment)];
}
