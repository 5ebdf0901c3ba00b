// The amounts of money of records: the schema says which of its fields they are, those in nested lists and objects too.
import type * as z from 'zod/mini';
import type { Amount } from '../../decimal.ts';
import { excerpt, KpiError } from '../../error.ts';
import { type MoneyReader, moneyKind } from '../read/money.ts';
import { Fault } from '../read/reader.ts';
import type { ReadRecord } from '../repeated.ts';

/** Gives an amount in another currency, or a fault. */
export type Exchange = (amount: Amount) => Amount | Fault;

/** Gives a value with its money exchanged: copies where something changes, the value itself where nothing does. */
type Change = (value: unknown, record: ReadRecord, exchange: Exchange) => unknown;

/** Where the money of the records of a schema is. */
export interface MoneyFields {
  /** The amounts by which a record is told from what it was: those of its own that are no parts of others. */
  readonly names: readonly string[];
  /** Whether amounts of the record are money. */
  isIn(record: ReadRecord): boolean;
  /** The record with all its money exchanged. */
  readonly change: (record: ReadRecord, exchange: Exchange) => ReadRecord | Fault;
}

/**
 * Reads off a schema which fields are money.
 *
 * @throws KpiError `bad-argument` for something else than the schema of a record with money and a currency.
 */
export function moneyFields(schema: z.core.$ZodObject): MoneyFields {
  if (schema?._zod?.def?.type !== 'object')
    throw refusal(
      `the schema is ${excerpt(schema)}`,
      'give the schema first, then the records: convert(Sale, sales, { to, rates, policy })',
    );
  const { shape } = schema._zod.def;
  if (!Object.hasOwn(shape, 'currency'))
    throw refusal('the schema has no field currency', 'give the schema of the whole record, which says the currency of its amounts');
  const readers: MoneyReader[] = [];
  const change = changeOf(schema, readers);
  if (change === null) throw refusal('no field of the schema is money', 'say which ones are: z.extend(schema, { price: money() })');
  return {
    names: Object.keys(shape).filter((name) => kindIn(shape[name] as z.core.$ZodType)?.isPart === false),
    isIn: (record) => readers.some(({ isMoney }) => isMoney(record)),
    change: (record, exchange) => change(record, record, exchange) as ReadRecord | Fault,
  };
}

function refusal(problem: string, hint: string): KpiError {
  return new KpiError('bad-argument', problem, hint, ['schema']);
}

/** The schema without what says that it may be missing, has a default, cannot be written to … */
function bare(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = schema._zod;
  return 'innerType' in def ? bare(def.innerType as z.core.$ZodType) : schema;
}

function kindIn(schema: z.core.$ZodType): MoneyReader | null {
  return moneyKind(bare(schema));
}

function changeOf(schema: z.core.$ZodType, readers: MoneyReader[]): Change | null {
  const inner = bare(schema);
  const kind = moneyKind(inner);
  if (kind !== null) {
    readers.push(kind);
    return (value, record, exchange) => (kind.isMoney(record) ? exchange(value as Amount) : value);
  }
  const { def } = inner._zod;
  if (def.type === 'array') return inList(changeOf((def as z.core.$ZodArrayDef).element, readers));
  if (def.type !== 'object') return null;
  const fields = Object.entries((def as z.core.$ZodObjectDef).shape).flatMap(([name, field]) => {
    const change = changeOf(field, readers);
    return change === null ? [] : [[name, change] as const];
  });
  return fields.length === 0 ? null : inObject(fields);
}

function inObject(fields: readonly (readonly [string, Change])[]): Change {
  return (value, record, exchange) => {
    const given = value as ReadRecord;
    let kept = given;
    for (const [name, change] of fields) {
      const before = given[name];
      if (before === null || before === undefined) continue;
      const after = change(before, record, exchange);
      if (after instanceof Fault) return after.under(name);
      if (after === before) continue;
      if (kept === given) kept = { ...given };
      kept[name] = after;
    }
    return kept;
  };
}

function inList(change: Change | null): Change | null {
  if (change === null) return null;
  return (value, record, exchange) => {
    const list: unknown[] = [];
    for (const [at, item] of (value as readonly unknown[]).entries()) {
      const after = item === null || item === undefined ? item : change(item, record, exchange);
      if (after instanceof Fault) return after.under(`[${at}]`);
      list.push(after);
    }
    return list;
  };
}
