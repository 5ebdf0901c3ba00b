// A database as a source of records.
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import type { Node } from '../../expr/node.ts';
import type { Sale } from '../../model/sale/sale.ts';
import { parseDay } from '../../period/civil.ts';
import { dayAt, instantOf } from '../../period/zone.ts';
import { type DayEnds, type Engine, type EngineSource, engine } from '../../plan/engine.ts';
import type { Answer, Plan } from '../../plan/plan.ts';
import type { Dialect } from './dialect.ts';
import { isWithin } from './limits.ts';
import { cellOf, type SqlRow } from './read.ts';
import { fromOf, type Reading, valueSql } from './scalar.ts';
import { type Asked, statementOf } from './statement.ts';
import { checkTables, type SqlTable } from './table.ts';
import { unsupported, writerOf } from './writer.ts';

/** Runs a statement: your driver. Parameters are texts; rows come back as objects by the names of the columns. */
export type RunSql = (text: string, params: readonly string[]) => Promise<readonly SqlRow[]> | readonly SqlRow[];

/** A database: its dialect, its tables by kind of record, and how to run a statement. */
export interface SqlOptions<T> {
  /** `duckdb`, `postgres`, `clickhouse` or `spark`. */
  readonly dialect: Dialect;
  /** Where the records of each kind lie. */
  readonly tables: T;
  /** Runs a statement. */
  readonly run: RunSql;
}

/** The engine of a database, which can also show its statements. */
export interface SqlEngine extends Engine {
  /** The statement for plans over one kind of record. */
  statement(plans: readonly Plan[]): Asked;
}

type Named<T extends SqlTable> = { readonly [N in keyof T['columns']]: string | number | boolean | Date | null };

/** The records behind tables: those of a known kind with its fields and yours, any other with the fields that are named. */
export type SqlRecords<T extends Readonly<Record<string, SqlTable>>> = {
  readonly [K in keyof T]: K extends 'sales' ? Sale & Omit<Named<T[K]>, keyof Sale> : Named<T[K]>;
};

/** Builds the source; see the public `sqlSource`. */
export function makeSqlSource<T extends Readonly<Record<string, SqlTable>>>(options: SqlOptions<T>): EngineSource<SqlRecords<T>> {
  if (typeof options !== 'object' || options === null)
    throw new KpiError('bad-argument', `a database from ${excerpt(options)}`, 'give { dialect, tables, run }');
  refuseUnknown(options, ['dialect', 'tables', 'run']);
  const { dialect, run } = options;
  if (typeof dialect?.quote !== 'function')
    throw new KpiError('bad-argument', 'a dialect is missing', 'give duckdb, postgres, clickhouse or spark', ['dialect']);
  if (typeof run !== 'function')
    throw new KpiError('bad-argument', 'run is missing', 'give your driver: run: (text, params) => rows', ['run']);
  const tables = checkTables(options.tables);
  const readingOf = (kind: string): Reading => {
    const table = tables.get(kind);
    if (table === undefined) throw new KpiError('bad-data', `no table of kind ${kind}`, `the tables are ${[...tables.keys()].join(', ')}`);
    return { kind, table, writer: writerOf(dialect) };
  };
  const made: SqlEngine = {
    statement: (plans) => statementOf(plans, readingOf((plans[0] as Plan).from)),
    async answers(plans) {
      const kinds = [...new Set(plans.map((plan) => plan.from))];
      // All statements are written before the first is sent: what cannot be done is known by then.
      const asked = kinds.map((kind) => made.statement(plans.filter((plan) => plan.from === kind)));
      const found = await Promise.all(asked.map(async (statement) => statement.answers(await send(run, statement))));
      const next = new Map(kinds.map((kind, i) => [kind, (found[i] as Answer[])[Symbol.iterator]()]));
      return plans.map((plan) => next.get(plan.from)?.next().value as Answer);
    },
    extent: (kind, at, timeZone) => extentOf(readingOf(kind), at, timeZone, run),
  };
  return { [engine]: made };
}

async function send(
  run: RunSql,
  { text, params }: { readonly text: string; readonly params: readonly string[] },
): Promise<readonly SqlRow[]> {
  let rows: unknown;
  try {
    rows = await run(text, params);
  } catch (error) {
    const failure = new KpiError('bad-data', 'the database refused the statement', 'its own error is in cause', ['run']);
    failure.cause = error;
    throw failure;
  }
  if (Array.isArray(rows)) return rows as readonly SqlRow[];
  throw new KpiError('bad-data', `run gave ${excerpt(rows)}`, 'give a list of rows as objects by column name', ['run']);
}

async function extentOf(reading: Reading, at: Node, timeZone: string, run: RunSql): Promise<DayEnds> {
  const date = valueSql(at, reading);
  if (date === null) throw unsupported('a date that the table does not have');
  const { writer } = reading;
  const end = (fn: string): string =>
    date.type === 'date' ? writer.text(`${fn}(${date.sql})`) : writer.dialect.epoch(`${fn}(${date.sql})`, date.type);
  const [row] = await send(
    run,
    writer.finished(`SELECT ${end('min')} AS low, ${end('max')} AS high FROM ${fromOf(reading)} WHERE ${isWithin(date, writer)}`),
  );
  const [low, high] = [row && cellOf(row, 'low'), row && cellOf(row, 'high')];
  if (!low || !high) return null;
  const dayOf = (text: string): number =>
    date.type === 'date'
      ? (parseDay(text) as number)
      : dayAt(timeZone, date.type === 'naive' ? instantOf(date.timeZone ?? 'UTC', Number(text)) : Number(text));
  return { from: dayOf(low), to: dayOf(high) };
}
