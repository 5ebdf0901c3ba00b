// One definition, the same digits everywhere: a question over records in memory, held against every other way to ask it.
import * as api from 'sales-kpi';
import { expect } from 'vitest';
import { hasClickhouse } from '../examples/clickhouse/chdb.ts';
import type { Node } from '../src/expr/node.ts';
import { written } from './engines/agree.ts';
import { arrowOf, flechetteOf } from './engines/arrows.ts';
import { clustered, type Database, openClickhouse, openDuckdb, openPglite, openSpark } from './engines/databases.ts';
import { type Kinds, loadKinds } from './engines/tables.ts';
import { columnsOf, typedColumnsOf } from './laws/layouts.ts';
import type { GivenRow } from './oracle/oracle.ts';

export type { Kinds } from './engines/tables.ts';

type Question = Readonly<Record<string, unknown>>;

/** Each way to ask, with what it answers; null where it cannot hold these records or this question. */
type Way = readonly [name: string, ask: () => unknown];

const ask = api.query as unknown as (data: unknown, question: unknown) => api.Table | Promise<api.Table>;
const take = api.partial as unknown as (data: unknown, question: unknown) => api.Partial;

const opened = new Map<string, Promise<Database>>();

/** Databases are opened once for all that is asked of them. */
function databaseOf(name: string, open: () => Promise<Database>): Promise<Database> {
  const known = opened.get(name) ?? open();
  opened.set(name, known);
  return known;
}

function each<T>(kinds: Kinds, change: (rows: readonly GivenRow[]) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(kinds).map(([kind, rows]) => [kind, change(rows)]));
}

const halves = (kinds: Kinds, odd: number): Kinds => each(kinds, (rows) => rows.filter((_, at) => at % 2 === odd));

const batchesOf = (rows: readonly GivenRow[], size: number): (readonly GivenRow[])[] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, at) => rows.slice(at * size, (at + 1) * size));

const ALL = Number.MAX_SAFE_INTEGER;

/** A fixed order that is not the one given. */
const shuffled = (rows: readonly GivenRow[]): GivenRow[] =>
  rows
    .map((row, at) => ({ row, at: (at * 7919 + 3571) % 1009 }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row);

/** The same indicators, each from its definition as JSON. */
const fromJson = (metrics: readonly api.Metric[]): api.Metric[] =>
  metrics.map(({ id, label, unit, better, additivity, formula, maturity }) =>
    api.indicator(
      JSON.parse(
        JSON.stringify({ id, label, unit, better, additivity, formula, ...(maturity === undefined ? {} : { maturity }) }),
      ) as never,
    ),
  );

/** Whether the periods are known beforehand: needed by what reads its records once. */
const isRanged = ({ every, between }: Question): boolean => every === undefined || between !== undefined;

function inMemory(kinds: Kinds, metrics: readonly api.Metric[], question: Question): Way[] {
  const asked = { ...question, select: metrics };
  return [
    ['columns', () => ask(each(kinds, columns(columnsOf)), asked)],
    ['typed columns', () => ask(each(kinds, columns(typedColumnsOf)), asked)],
    ['a dataset of rows', () => ask(api.dataset(kinds as never), asked)],
    ['a dataset of columns', () => ask(api.dataset(each(kinds, columns(columnsOf)) as never), asked)],
    ['shuffled rows', () => ask(each(kinds, shuffled), asked)],
    ['formulas from JSON', () => ask(kinds, { ...question, select: fromJson(metrics) })],
  ];
}

/** Columns need the fields by which records are dated, also where there are no records. */
function columns(make: (rows: readonly GivenRow[]) => object): (rows: readonly GivenRow[]) => object {
  return (rows) => (rows.length === 0 ? [] : make(rows));
}

function byArrow(kinds: Kinds, asked: Question): Way[] {
  const tables = each(kinds, arrowOf);
  if (Object.values(tables).includes(null)) return [];
  return [
    ['Arrow tables', () => ask(tables, asked)],
    [
      'Arrow tables of flechette',
      () =>
        ask(
          each(kinds, (rows) => flechetteOf(arrowOf(rows) as never)),
          asked,
        ),
    ],
  ];
}

function inParts(kinds: Kinds, asked: Question): Way[] {
  if (!isRanged(asked)) return [];
  const streams = [1, 7, 1000, ALL].flatMap((size): Way[] => [
    [`batches of ${size === ALL ? 'all' : size}`, () => ask(api.stream(each(kinds, (rows) => batchesOf(rows, size)) as never), asked)],
    [
      `shuffled batches of ${size === ALL ? 'all' : size}`,
      () => ask(api.stream(each(kinds, (rows) => batchesOf(shuffled(rows), size)) as never), asked),
    ],
  ]);
  const stored = (part: api.Partial): api.Partial => JSON.parse(JSON.stringify(part)) as api.Partial;
  return [
    ...streams,
    [
      'merged halves',
      () => api.settlePartial(api.mergePartials(stored(take(halves(kinds, 1), asked)), stored(take(halves(kinds, 0), asked)))),
    ],
  ];
}

/** The conditions by which a question picks and splits. */
function nodesIn({ where, by = [] }: { readonly where?: unknown; readonly by?: unknown }): Node[] {
  const given = [where, ...(by as readonly unknown[]).map((part) => (part as { readonly of?: unknown }).of)];
  return given.filter((one): one is Node => typeof one === 'object' && one !== null && 'op' in one);
}

const { ENGINES } = process.env;

/**
 * The databases that `agree` asks: DuckDB; with ENGINES=all PostgreSQL too, which takes as long as all the others; none with
 * ENGINES=memory, since they know nothing of the time zone of this machine.
 */
export const agreeing: readonly (readonly [name: string, open: () => Promise<Database>])[] = [
  ...(ENGINES === 'memory' ? [] : ([['DuckDB', openDuckdb]] as const)),
  ...(ENGINES === 'all' ? ([['PostgreSQL', openPglite]] as const) : []),
  ...(ENGINES === 'all' && hasClickhouse ? ([['ClickHouse', openClickhouse]] as const) : []),
];

/** The same and the cluster, where one is served: a statement on it takes a second, whatever it reads. */
export const agreeingAll: typeof agreeing = [...agreeing, ...(clustered ? ([['Spark', () => openSpark()]] as const) : [])];

async function inDatabases(kinds: Kinds, metrics: readonly api.Metric[], asked: Question, databases: typeof agreeing): Promise<Way[]> {
  const ways: Way[] = [];
  const nodes = [...metrics.map(({ formula }) => formula), ...nodesIn(asked)];
  // No database has the same sketch: such counts are refused there.
  if (JSON.stringify(nodes).includes('"countDistinctApproximate"')) return [];
  for (const [name, open] of databases) {
    const source = await loadKinds(await databaseOf(name, open), kinds, nodes);
    if (source !== null) ways.push([name, () => ask(source, asked)]);
  }
  return ways;
}

/** The indicators called as functions: their value, or null where something could not be read or is not known of all records. */
function expectCalls(metrics: readonly api.Metric[], kinds: Kinds, table: api.Table): void {
  const names = Object.keys(kinds);
  for (const metric of metrics) {
    const call: unknown = metric;
    if (typeof call !== 'function') continue;
    const found: unknown = call(names.length === 1 ? kinds[names[0] as string] : kinds);
    const hole =
      table.notes.some(({ code, column }) => column === metric.id && code === 'partial-coverage') ||
      table.notes.some(({ code }) => code === 'unread-values');
    const isRefused = Object.values(table.counts).some(({ rejected }) => Object.keys(rejected).length > 0);
    const wanted =
      hole || isRefused || metric.maturity !== undefined
        ? [String(table.rows[0]?.[metric.id]), 'null']
        : [String(table.rows[0]?.[metric.id])];
    expect(wanted, `${metric.id}(records)`).toContain(String(found));
  }
}

/**
 * Holds every way to ask against rows in memory: columns, datasets, Arrow, streams of batches, merged halves, formulas from
 * JSON, the databases of `agreeing`. Values, keys, order, nulls, reasons and counts are equal, to the last digit.
 *
 * @param metrics   the indicators
 * @param records   rows by kind: `{ sales }`
 * @param question  what is asked beside `select`
 * @param databases the databases that are asked
 * @returns the names of the ways that were asked: records that no table holds are asked in memory alone
 */
export async function agree(
  metrics: readonly api.Metric[],
  records: Kinds,
  question: Question = {},
  databases: typeof agreeing = agreeing,
): Promise<readonly string[]> {
  const asked = { ...question, select: metrics };
  const table = (await ask(records, asked)) as api.Table;
  const wanted = written(table);
  if (Object.keys(question).length === 0) expectCalls(metrics, records, table);
  const ways = [
    ...inMemory(records, metrics, question),
    ...byArrow(records, asked),
    ...inParts(records, asked),
    ...(await inDatabases(records, metrics, asked, databases)),
  ];
  for (const [name, answer] of ways) expect(written((await answer()) as api.Table), name).toBe(wanted);
  return ways.map(([name]) => name);
}
