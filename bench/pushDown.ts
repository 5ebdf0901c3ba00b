// The question pushed down into DuckDB, against the statement that one would write by hand over the same table.
import type { Given } from './given.ts';
import { OWN, SQL } from './toolNames.ts';
import { count, type Pair, workPair } from './work.ts';

/** Both over one connection; null where DuckDB does not run. */
export async function ofPushDown({ size, right, connection }: Given): Promise<Pair | null> {
  if (connection === null) return null;
  const { handWrittenSql, pushedDown } = await import('./tools/pushDown.ts');
  return workPair(
    `${count(size)} rows in DuckDB, 2 threads, asked there`,
    (distinct) => [pushedDown(OWN, connection, distinct), handWrittenSql(SQL, connection, distinct)],
    right,
  );
}
