// What encoded columns cost in memory.
import { query, revenue } from '../src/index.ts';
import type { SalesColumns } from './data.ts';
import { encoded } from './tools/library.ts';

/** Bytes of a row, over the five columns of the comparison. */
export interface Memory {
  /** The typed arrays: dates, amounts and positions in dictionaries. */
  readonly arrays: number;
  /** What the process grew by, dictionaries included; null without `--expose-gc`. */
  readonly grown: number | null;
}

const fields = { date: 'date', amount: 'money', channel: 'key', status: 'key', customerId: 'key' } as const;

/** Encodes the columns anew and looks at what stays. */
export function memoryOf(sales: SalesColumns): Memory {
  const before = held();
  const data = encoded(sales);
  // Asking for all fields encodes them.
  query(data, { select: [revenue], by: ['channel'], where: { status: { not: 'cancelled' }, customerId: { not: 'nobody' } } });
  const after = held();
  return {
    arrays: arrayBytes(data) / sales.date.length,
    grown: before === null || after === null ? null : (after - before) / sales.date.length,
  };
}

function held(): number | null {
  if (globalThis.gc === undefined) return null;
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

interface Encoding {
  column(field: { readonly name: string; readonly type: string }): { readonly column: object };
}

function arrayBytes(data: object): number {
  const encodings = (data as Record<symbol, ReadonlyMap<string, Encoding>>)[Symbol.for('sales-kpi/dataset')];
  const source = encodings?.get('sales');
  if (source === undefined) throw new Error('a dataset without columns');
  return Object.entries(fields)
    .flatMap(([name, type]) => Object.values(source.column({ name, type }).column))
    .reduce((bytes: number, part: unknown) => bytes + (ArrayBuffer.isView(part) ? part.byteLength : 0), 0);
}
