// Proposes which column of an unknown export is which field, for a person to confirm.
import type * as z from 'zod/mini';
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import { checkRows, ownValue } from '../duplicates/ownValue.ts';
import { fieldNames } from './fieldNames.ts';
import { headerScore, knownField } from './headerScore.ts';
import { type KindShares, kindShares } from './valueKinds.ts';

/** A column that may be a field. */
export interface MappingProposal {
  /** The header of the column. */
  readonly header: string;
  /** The field. */
  readonly field: string;
  /** How sure it is, 0 to 1. */
  readonly confidence: number;
  /** What it rests on: how well the header names the field, and the share of the values that fit it (null without values). */
  readonly evidence: {
    /** How well the header fits, 0 to 1. */
    readonly header: number;
    /** How well the values fit, 0 to 1; null without values. */
    readonly values: number | null;
  };
}

/** What is proposed; nothing is applied. */
export interface SuggestedMapping {
  /** One column for a field, and one field for a column: the surest first. */
  readonly proposals: readonly MappingProposal[];
  /** Columns and fields that are nearly as sure: decide yourself. */
  readonly ambiguous: readonly MappingProposal[];
  /** Columns that no field is proposed for. */
  readonly unknown: readonly string[];
  /** Fields that no column is proposed for. */
  readonly missing: readonly string[];
}

/** What a mapping leads to. */
export interface MappingOptions {
  /** The schema of the records, such as `Sale`, or the names of the fields. */
  readonly to: z.ZodMiniObject | readonly string[];
}

/** Less sure proposals are none. */
const LEAST = 0.4;
/** Proposals that are not further apart are ambiguous. */
const MARGIN = 0.08;
const [HEADERS, ROWS] = [1000, 500] as const;

/**
 * Proposes which columns of an export are which fields, by their headers (English, French, and those of common vendors) and by
 * what their values look like. Nothing is applied: show it, let it be confirmed, and clean by what was confirmed.
 *
 * @param headers  the headers of the columns
 * @param sample  some rows, by header; none: the headers alone decide
 * @throws {KpiError} bad-argument, unknown-option — for something that is no list of headers, more than 1000 of them, or no fields
 * @example
 * ```ts
 * import { suggestMapping } from 'sales-kpi/clean';
 * const { proposals, unknown } = suggestMapping(
 *   ['N° commande', 'Date de commande', 'Montant HT', 'Commentaire'],
 *   [{ 'N° commande': 'A1', 'Date de commande': '31/03/2025', 'Montant HT': '1 234,56' }],
 *   { to: ['orderId', 'date', 'amount'] },
 * );
 * proposals.map(({ header, field }) => [header, field])
 * // => [ [ 'N° commande', 'orderId' ], [ 'Date de commande', 'date' ], [ 'Montant HT', 'amount' ] ]
 * unknown // => [ 'Commentaire' ]
 * ```
 */
export function suggestMapping(headers: readonly string[], sample: readonly unknown[], options: MappingOptions): SuggestedMapping {
  checkRows(headers, 'headers');
  checkRows(sample, 'sample');
  refuseUnknown(options, ['to']);
  if (headers.length > HEADERS) throw new KpiError('bad-argument', `${headers.length} headers`, `give at most ${HEADERS}`, ['headers']);
  const fields = fieldsOf(options.to).map(knownField);
  const rows = sample.slice(0, ROWS);
  const all = [...new Set(headers)].flatMap((header) => {
    const shares = kindShares(rows.map((row) => ownValue(row, header)));
    return fields.flatMap((field) => proposed(header, field.name, headerScore(header, field), shares));
  });
  all.sort((a, b) => b.confidence - a.confidence);
  return settled(
    all,
    headers,
    fields.map(({ name }) => name),
  );
}

function fieldsOf(to: unknown): readonly string[] {
  if (Array.isArray(to) && to.length > 0 && to.every((one) => typeof one === 'string')) return to as string[];
  const shape = (to as z.ZodMiniObject | null | undefined)?._zod?.def?.shape;
  if (shape !== undefined) return Object.keys(shape);
  throw new KpiError('bad-argument', `to is ${excerpt(to)}`, 'give a schema such as Sale, or a list of fields', ['to']);
}

/** A header that names a field nearly decides; values that cannot be of it speak against it. */
function proposed(header: string, field: string, score: number, shares: KindShares): MappingProposal[] {
  const kind = Object.hasOwn(fieldNames, field) ? fieldNames[field]?.kind : undefined;
  const values = shares === null || kind === undefined ? null : shares[kind];
  const confidence = values === null ? 0.9 * score : score * (0.3 + 0.7 * values);
  return confidence < LEAST ? [] : [{ header, field, confidence, evidence: { header: score, values } }];
}

/** The surest first; what another is nearly as sure of is left to the user, with all that compete for it. */
function settled(all: readonly MappingProposal[], headers: readonly string[], fields: readonly string[]): SuggestedMapping {
  const [proposals, ambiguous]: [MappingProposal[], MappingProposal[]] = [[], []];
  const [usedHeaders, usedFields] = [new Set<string>(), new Set<string>()];
  const isOpen = (one: MappingProposal): boolean => !usedHeaders.has(one.header) && !usedFields.has(one.field);
  for (const one of all) {
    if (!isOpen(one)) continue;
    const rivals = all.filter(
      (other) =>
        other !== one &&
        isOpen(other) &&
        (other.header === one.header || other.field === one.field) &&
        one.confidence - other.confidence < MARGIN,
    );
    const group = [one, ...rivals];
    (rivals.length === 0 ? proposals : ambiguous).push(...group);
    for (const { header, field } of group) {
      usedHeaders.add(header);
      usedFields.add(field);
    }
  }
  return {
    proposals,
    ambiguous,
    unknown: [...new Set(headers)].filter((header) => !usedHeaders.has(header)),
    missing: fields.filter((field) => !usedFields.has(field)),
  };
}
