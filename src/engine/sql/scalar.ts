// Values of each record as SQL. What differs from memory is refused, not approximated.
import { exactText, readExact } from '../../decimal.ts';
import { KpiError } from '../../error.ts';
import { type Constant, type ConstantNode, type FieldNode, fieldsOf, type Node } from '../../expr/node.ts';
import type { Sql, Writer } from './dialect.ts';
import { placeOf, type SqlTable } from './table.ts';
import { unsupported } from './writer.ts';

/** The records of one kind in a database, as a statement reads them. */
export interface Reading {
  readonly kind: string;
  readonly table: SqlTable;
  readonly writer: Writer;
}

/** An expression, or null where it reads a field that the table does not have. */
export type MaybeSql = Sql | null;

const SIGNS = { plus: '+', minus: '-', times: '*' } as const;

/** What the table is called within a statement. */
const RECORDS = 'records';

/** The table of a reading, as it stands behind FROM. */
export function fromOf({ table: { table }, writer: { dialect } }: Reading): string {
  return `${(typeof table === 'string' ? [table] : table).map((name) => dialect.quote(name)).join('.')} AS ${RECORDS}`;
}

/** A value where it only counts whether it is there and is another. */
export function identityOf({ sql, identity = sql }: Sql): string {
  return identity;
}

/** The value of an expression on each record. */
export function valueSql(node: Node, reading: Reading): MaybeSql {
  switch (node.op) {
    case 'value':
      return node.value === null ? null : constantOf(node.value, reading.writer);
    case 'field':
      return fieldOf(node, reading);
    case 'call': {
      if (node.fn === 'elapsed') return elapsed(node.args as readonly [Node, Node], reading);
      if (node.fn === 'orElse') return orElse(node.args as readonly [Node, Node], reading);
      if (node.fn === 'band') return banded(node.args as readonly [Node, ...ConstantNode[]], reading);
      if (node.fn === 'plus' || node.fn === 'minus' || node.fn === 'times') {
        const [a, b] = node.args.map((arg) => valueSql(arg, reading)) as [MaybeSql, MaybeSql];
        if (a === null || b === null) return null;
        if (a.type !== 'number' || b.type !== 'number') throw unsupported(`${node.fn} of a ${a.type} and a ${b.type}`);
        const sql = reading.writer.dialect.arithmetic(a.sql, SIGNS[node.fn], b.sql);
        reading.writer.computed.set(sql, { fn: node.fn, sides: [a.sql, b.sql] });
        return { sql, type: 'number' };
      }
      throw new KpiError('bad-formula', `${node.fn} does not give a value of each record`, 'use it as a condition, or on totals');
    }
    case 'aggregate':
      throw unsupported('a total inside a value of each record');
  }
}

/** A bound constant of its own type. */
export function constantOf(value: Exclude<Constant, null>, writer: Writer): Sql {
  if (typeof value === 'number') {
    const exact = readExact(value);
    if (typeof exact === 'string') throw unsupported(`the constant ${value}`);
    // Narrow, since a comparison takes the wider of two types; still the same text whatever the usual number is.
    const digits = Math.max(9, String(exact.units).length, exact.scale);
    return { sql: writer.bind(exactText(exact), writer.dialect.decimal(digits, exact.scale)), type: 'number' };
  }
  const type = typeof value === 'boolean' ? 'boolean' : 'text';
  return { sql: writer.bind(String(value), writer.dialect.types[type]), type };
}

function fieldOf(field: FieldNode, reading: Reading): MaybeSql {
  const place = placeOf(reading.kind, reading.table, field.name);
  if (place === null) return null;
  // Inside an expression over columns, fields are named like the columns.
  if ('of' in place) return valueSql(place.of, { ...reading, table: { ...reading.table, columns: columnsIn(place.of) } });
  // Without the name of the table, some databases take a name of our own for a column that the table lacks.
  const sql = `${RECORDS}.${reading.writer.dialect.quote(place.column)}`;
  const usual = field.type === 'date' ? null : field.type === 'key' ? 'text' : 'number';
  const type = place.type ?? usual;
  if (type === null || (field.type === 'date') !== ['instant', 'date', 'naive'].includes(type))
    throw new KpiError(
      'bad-argument',
      `the column of ${field.name} holds no ${field.type}`,
      "say what it holds: as: 'instant', as: 'date' or timeZone",
      ['tables', reading.kind, 'columns', field.name],
    );
  if (field.type !== 'key' && field.type !== 'date' && type !== 'number') throw unsupported(`${field.name} as a number`);
  const { dialect, dates } = reading.writer;
  if (field.type === 'date') dates.set(sql, { field: field.name, type });
  return { sql: dialect.column(sql, type), identity: dialect.identity?.(sql, type), type, timeZone: place.timeZone };
}

function columnsIn(node: Node): SqlTable['columns'] {
  return Object.fromEntries([...fieldsOf(node).values()].map(({ name }) => [name, name]));
}

/** Milliseconds between two dates of the same sort. */
function elapsed([first, second]: readonly [Node, Node], reading: Reading): MaybeSql {
  const [from, to] = [valueSql(first, reading), valueSql(second, reading)];
  if (from === null || to === null || (from.type === 'date') !== (to.type === 'date')) return null;
  if (from.type === 'naive' || to.type === 'naive') throw unsupported('the time between two clock times');
  return { sql: `(${reading.writer.dialect.epochOf(to)} - ${reading.writer.dialect.epochOf(from)})`, type: 'number' };
}

/** The number of bounds at or below a value. */
function banded([of, ...bounds]: readonly [Node, ...ConstantNode[]], reading: Reading): MaybeSql {
  const value = valueSql(of, reading);
  if (value === null) return null;
  if (value.type !== 'number') throw unsupported(`the band of a ${value.type}`);
  const { writer } = reading;
  const steps = bounds.map((bound, i) => `WHEN ${value.sql} < ${constantOf(bound.value as number, writer).sql} THEN ${i}`);
  // As wide as a column: some databases hold a number against others of its own type only.
  const band = `(CASE WHEN ${value.sql} IS NULL THEN NULL ${steps.join(' ')} ELSE ${bounds.length} END)`;
  return { sql: writer.dialect.column(band, 'number'), type: 'number' };
}

function orElse([first, second]: readonly [Node, Node], reading: Reading): MaybeSql {
  const [a, b] = [valueSql(first, reading), valueSql(second, reading)];
  if (a === null || b === null) return a ?? b;
  if (a.type !== b.type || (a.timeZone ?? null) !== (b.timeZone ?? null)) throw unsupported(`a ${a.type}, or else a ${b.type},`);
  return { ...a, sql: reading.writer.dialect.orElse(a.sql, b.sql, a.type), identity: undefined };
}
