// Typed references to the fields of one kind of record: `sale.amount` in a formula is plain JSON, and knows its type.
import { KpiError } from '../error.ts';
import type { Key } from '../expr/key.ts';
import type { FieldNode, FieldType } from '../expr/node.ts';
import type { DateValue, Value } from '../expr/value.ts';

/** The type of a value by the type of its field. */
type Held<T extends FieldType, V> = T extends 'number' | 'money' ? number : T extends 'date' ? DateValue : Extract<V, Key>;

/** References to the fields of the records `R` of kind `K`. */
export type Fields<K extends string, R, S extends Partial<Record<keyof R, FieldType>>> = {
  readonly [N in keyof S & keyof R]: Value<Held<S[N] & FieldType, NonNullable<R[N]>>, { readonly [P in K]: R }>;
};

/**
 * References to the fields of a kind of record, for your own indicators: say what each field holds.
 *
 * `number` is an exact number, `money` one with a currency (two currencies are never added), `date` an instant or a
 * calendar date, `key` anything records are told apart by. `date` names the field that dates the records, where it is not
 * `date`: a record without it is rejected, and totals are placed by it unless they say another (`at`).
 *
 * @example
 * ```ts
 * import { fields, indicator, type Sale, sum } from 'sales-kpi';
 * type MySale = Sale & { commission: number };
 * const mine = fields<MySale>()('sales', { commission: 'money' });
 * const commissions = indicator({ id: 'commissions', label: { en: 'Commissions', fr: 'Commissions' }, unit: 'money', better: 'lower', formula: sum(mine.commission) });
 * commissions([{ id: '1', date: '2025-01-31', amount: 100, commission: 5.25 }]) // => 5.25
 * ```
 */
export function fields<R>(): <const K extends string, const S extends Partial<Record<keyof R, FieldType>>>(
  kind: K,
  types: S,
  date?: string & keyof S,
) => Fields<K, R, S> {
  return (kind, types, date) => {
    const entries = Object.entries(types).map(([name, type]) => [name, fieldNode(kind, name, type as FieldType, date)] as const);
    return Object.fromEntries(entries) as never;
  };
}

const types: readonly FieldType[] = ['number', 'money', 'key', 'date'];

/** One reference. The `id` of a record is its own: each record has another. */
export function fieldNode(from: string, name: string, type: FieldType, date?: string): FieldNode {
  if (!types.includes(type)) throw new KpiError('bad-argument', `field ${name} of type ${String(type)}`, types.join(', '), [from, name]);
  return { op: 'field', from, name, type, ...(name === 'id' && { unique: true }), ...(date && { at: date }) };
}
