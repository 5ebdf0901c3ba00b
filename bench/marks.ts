// What is to be reached, as ratios.
import type { Memory } from './memory.ts';
import { type Mark, ratioOf } from './report.ts';
import { memoryGrowth, type StreamedFile } from './streaming.ts';
import { ARROW, DUCKDB, HAND, OWN, SQL } from './toolNames.ts';
import { count, type Pair } from './work.ts';

/** Everything that was measured. */
export interface Everything {
  readonly memory: Memory;
  readonly rows: Pair;
  /** A tenth of the rows, encoded. */
  readonly small: Pair;
  /** All rows, encoded. */
  readonly large: Pair;
  readonly pushed: Pair | null;
  readonly arrow: Pair;
  readonly streamed: readonly StreamedFile[];
}

/** Each mark, with what was reached. */
export function marksOf(largest: number, smaller: number, { memory, rows, small, large, pushed, arrow, streamed }: Everything): Mark[] {
  const [all, tenth] = [`${count(largest)} rows`, count(smaller)];
  return [
    { text: `${DUCKDB.two} ÷ ours, ${all} encoded`, value: ratioOf(large.without, DUCKDB.two, OWN), least: 1.5 },
    { text: `${DUCKDB.one} ÷ ours, ${all} encoded`, value: ratioOf(large.without, DUCKDB.one, OWN), least: 3 },
    { text: `${DUCKDB.two} ÷ ours, ${all} encoded, distinct`, value: ratioOf(large.distinct, DUCKDB.two, OWN), least: 3 },
    { text: `arquero ÷ ours, ${tenth} rows encoded`, value: ratioOf(small.without, 'arquero', OWN), least: 20 },
    { text: `arquero ÷ ours, ${tenth} rows encoded, distinct`, value: ratioOf(small.distinct, 'arquero', OWN), least: 20 },
    { text: `ours ÷ hand-written loop, ${tenth} row objects, distinct`, value: ratioOf(rows.distinct, OWN, HAND), most: 1 },
    { text: `ours ÷ hand-written loop, ${tenth} row objects`, value: ratioOf(rows.without, OWN, HAND), most: 1.5 },
    { text: 'bytes a row of the five encoded columns', value: memory.grown ?? memory.arrays, most: 48 },
    { text: `ours ÷ ${SQL}, ${all} in DuckDB`, value: ratioOf(pushed?.without, OWN, SQL), most: 1.1 },
    { text: `ours ÷ ${SQL}, ${all} in DuckDB, distinct`, value: ratioOf(pushed?.distinct, OWN, SQL), most: 1.1 },
    { text: `${DUCKDB.two} ÷ dataset of an Arrow table, ${all}`, value: ratioOf(arrow.without, DUCKDB.two, ARROW), least: 1 },
    { text: `${DUCKDB.two} ÷ dataset of an Arrow table, ${all}, distinct`, value: ratioOf(arrow.distinct, DUCKDB.two, ARROW), least: 1 },
    { text: `peak memory of ${all} streamed ÷ of ${tenth}`, value: memoryGrowth(streamed, OWN), most: 1.3 },
  ];
}
