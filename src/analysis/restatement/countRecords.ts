// How many records of a cause stand behind each figure, and which.
import { keyOf, type Node, totalsOf } from '../../expr/node.ts';
import { ask } from '../../query/query.ts';
import type { AnyQuestion } from '../../query/question.ts';
import type { Table } from '../../query/table.ts';
import { columnIn } from '../change/ends.ts';
import { placeOf, segmentNames } from './figures.ts';
import type { Kinds } from './snapshots.ts';

/** The records behind a figure. */
export interface Counted {
  records: number;
  readonly ids: string[];
}

/** Counts records by figure: each is asked for by itself, so that it is counted where the question places it. */
export function countRecords(question: AnyQuestion, records: Kinds, most: number): (place: string, id: string) => Counted {
  const given = question.by ?? [];
  const hasId = given.some((part) => part === 'id');
  const table = ask(records, { ...question, by: hasId ? given : [...given, 'id'], gaps: 'leave' }) as Table;
  const names = segmentNames(table).slice(0, given.length);
  const positions = question.select.map(({ id }) => [id, positionsOf(table, id)] as const);
  const found = new Map<string, Counted>();
  table.rows.forEach((row, at) => {
    const place = placeOf(row, names).id;
    for (const [id, totals] of positions) {
      if (!totals.some((total) => isBehind(table.totals.now[at]?.[total]))) continue;
      const key = `${id} ${place}`;
      const counted = found.get(key) ?? { records: 0, ids: [] };
      found.set(key, counted);
      counted.records++;
      if (counted.ids.length < most) counted.ids.push(String(row['id']));
    }
  });
  return (place, id) => found.get(`${id} ${place}`) ?? { records: 0, ids: [] };
}

/** Where the totals of an indicator stand; one over all segments says nothing about a record. */
function positionsOf(table: Table, id: string): number[] {
  const totals = [...totalsOf(columnIn(table, id).formula as Node).values()].filter(({ across }) => across !== true);
  return totals.map((total) => table.totals.ids.indexOf(keyOf(total)));
}

function isBehind(total: Table['totals']['now'][number][number] | undefined): boolean {
  return total !== undefined && total[1] + total[2] > 0;
}
