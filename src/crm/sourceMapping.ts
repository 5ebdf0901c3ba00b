// Payloads of a source of your own: which field of theirs is which field of ours, in a few lines.
import type * as z from 'zod/mini';
import { refuseUnknown } from '../error.ts';
import type { RecordOf } from '../model/parse.ts';
import { mapping as looseMapping, type MappedRecord, type Mapping, type MappingRules } from './mapping.ts';
import type { FieldFrom } from './reading.ts';

/** A mapping, declared. */
export interface MappingSpec<S extends z.ZodMiniObject, F extends string, X extends string> extends MappingRules<X> {
  /** The schema of the records to be made: `Deal`, `Order`, `Lead`, or one of them with fields added by `z.extend`. */
  readonly record: S;
  /** Where our fields come from, those that a record must have and any others: a path, several paths, a path with a reader, or a function of the record. */
  readonly fields: { readonly [K in keyof RecordOf<S>]: FieldFrom };
  /** Fields of your own, by the names that they get: they are kept as they are, unread. */
  readonly more?: { readonly [K in F]: FieldFrom };
}

/**
 * Declares how records of another system become ours. The mapping is a pure function: the payload is not changed, and no
 * payload, however broken, makes it throw. Every record given is mapped, left out for a reason, or refused:
 * `rowsIn = mapped + excluded + rejected`. What is mapped has been read by the schema, so that `parse` takes it.
 *
 * A path names own fields, with a point between levels: `owner.id`; null, missing and blank text are all "not given". A
 * function gets `at`, which looks a path up, and gives a value or what `refuse` makes. A field that the record does not have is
 * refused, by the compiler too: those of your own stand in `more`.
 *
 * @param spec - the mapping, declared
 * @throws KpiError `bad-argument` or `unknown-option`: the declaration or an option is wrong, or there are more than 2^27 records.
 * @example
 * ```ts
 * import { Deal } from 'sales-kpi';
 * import { mapping, percent } from 'sales-kpi/crm';
 *
 * const deals = mapping({
 *   record: Deal,
 *   fields: {
 *     id: 'Key',
 *     createdAt: 'Opened',
 *     outcome: (at) => (at('State') === 'W' ? 'won' : at('State') === 'L' ? 'lost' : 'open'),
 *     closedAt: 'Closed',
 *     amount: ['NetValue', 'Value'],
 *     probability: { from: 'Chance', read: percent },
 *     salesperson: 'Owner.Name',
 *   },
 *   more: { grade: 'Grade' },
 *   exclude: { deleted: (at) => at('Removed') === true },
 * });
 *
 * const { rows, excluded, counts } = deals([
 *   { Key: 1, Opened: '2025-01-10', State: 'O', Value: '500.00', Chance: '25', Owner: { Name: 'Ann' }, Grade: 'A' },
 *   { Key: 2, Opened: '2025-01-11', State: 'O', Removed: true },
 * ]);
 * rows[0]?.probability; // => 0.25
 * rows[0]?.salesperson; // => 'Ann'
 * rows[0]?.grade; // => 'A'
 * excluded; // => { deleted: { count: 1, ids: [ '2' ] } }
 * [counts.rowsIn, counts.mapped, counts.excluded, counts.rejected]; // => [ 2, 1, 1, 0 ]
 * ```
 */
export function mapping<S extends z.ZodMiniObject, F extends string = never, X extends string = never>(
  spec: MappingSpec<S, F, X>,
): Mapping<MappedRecord<S, F>, X> {
  const { more, ...rest } = Object(spec) as MappingSpec<S, F, X>;
  const map = looseMapping({ ...rest, fields: bothOf(rest.fields, more) } as never) as Mapping<MappedRecord<S, F>, X>;
  refuseUnknown(rest.fields, Object.keys(rest.record._zod.def.shape), ['fields']);
  return map;
}

/** Fields of ours and of your own; what is no object is shown to whoever checks the declaration. */
function bothOf(fields: unknown, more: unknown): unknown {
  if (typeof fields !== 'object' || fields === null || more === undefined) return fields;
  return typeof more === 'object' && more !== null ? { ...fields, ...more } : more;
}
