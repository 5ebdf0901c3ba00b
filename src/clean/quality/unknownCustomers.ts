// Sales without a customer: they count as sales, and never as one customer who bought all of them.
import { refuseUnknown } from '../../error.ts';
import type { CleanStep } from '../draft.ts';
import { checkRows, isMissing, nameText, ownValue } from '../duplicates/ownValue.ts';

/** How a missing customer is told. */
export interface UnknownCustomerOptions {
  /** The column; default `customerId`. */
  readonly column?: string | undefined;
  /** Texts that name nobody, in any casing; default 0, guest, anonymous, unknown and the like. */
  readonly tokens?: readonly string[] | undefined;
}

/** Rows without a customer. */
export interface UnknownCustomers {
  /** Positions of the rows whose customer is a word for nobody. */
  readonly placeholders: readonly number[];
  /** `rowsIn` = `known` + `missing` + `placeholders`. */
  readonly counts: {
    /** Rows given. */
    readonly rowsIn: number;
    /** Rows with a customer. */
    readonly known: number;
    /** Rows without a value. */
    readonly missing: number;
    /** Rows with a word for nobody. */
    readonly placeholders: number;
  };
  /** The share of rows with a customer; null without rows. */
  readonly coverage: number | null;
}

const nobody = [
  '0',
  '-',
  'guest',
  'anonymous',
  'unknown',
  'none',
  'null',
  'nan',
  'n/a',
  '#n/a',
  '\\n',
  'invité',
  'inconnu',
  'anonyme',
] as const;

/** The words for nobody in small letters. */
const tokensOf = (tokens: readonly string[] = nobody): ReadonlySet<string> => new Set(tokens.map((token) => token.toLowerCase()));

/**
 * How many rows have a customer, and which have a word for nobody in its place: as a customer it would be the largest.
 *
 * @throws {KpiError} bad-argument, unknown-option — for options that are not understood, and for something that is no array
 * @example
 * ```ts
 * import { unknownCustomers } from 'sales-kpi/clean';
 * const { placeholders, coverage } = unknownCustomers([{ customerId: '17850' }, { customerId: 0 }, { customerId: null }, { customerId: '7' }]);
 * placeholders // => [ 1 ]
 * coverage // => 0.5
 * ```
 */
export function unknownCustomers(rows: readonly unknown[], options: UnknownCustomerOptions = {}): UnknownCustomers {
  checkRows(rows);
  refuseUnknown(options, ['column', 'tokens']);
  const { column = 'customerId' } = options;
  const tokens = tokensOf(options.tokens);
  const placeholders: number[] = [];
  let missing = 0;
  for (const [row, given] of rows.entries()) {
    const value = ownValue(given, column);
    if (isMissing(value)) missing++;
    else if (tokens.has((nameText(value) ?? '').toLowerCase())) placeholders.push(row);
  }
  const known = rows.length - missing - placeholders.length;
  const counts = { rowsIn: rows.length, known, missing, placeholders: placeholders.length };
  return { placeholders, counts, coverage: rows.length === 0 ? null : known / rows.length };
}

/**
 * Puts null in place of words for nobody, and warns once of how many records have no customer (`missing-customer`):
 * `unknownCustomers` as a step of `clean`.
 *
 * @throws {KpiError} unknown-option
 * @see unknownCustomers
 */
export function unknownCustomerStep(options: UnknownCustomerOptions = {}): CleanStep {
  refuseUnknown(options, ['column', 'tokens']);
  const { column = 'customerId' } = options;
  return {
    name: 'unknown customers',
    wholeOnly: false,
    start: () => {
      let [rows, unknown] = [0, 0];
      return (draft) => {
        const [positions, records] = [[...draft.kept.keys()], [...draft.kept.values()]];
        const { placeholders, counts } = unknownCustomers(records, options);
        for (const at of placeholders)
          draft.replace(positions[at] as number, column, null, { rule: 'null-token', confidence: 0.9, reversible: false });
        rows += counts.rowsIn;
        unknown += counts.missing + counts.placeholders;
        if (draft.isLast && unknown > 0) draft.warn('missing-customer', { column }, `${unknown} of ${rows} records`);
      };
    },
  };
}
