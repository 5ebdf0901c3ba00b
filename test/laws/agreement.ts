// Holds a table of the library against the oracle, value for value.
import * as api from 'sales-kpi';
import { expect } from 'vitest';
import { type GivenRow, type Key, type OracleRow, type OracleValue, type OracleWindow, oracle } from '../oracle/oracle.ts';

const exported = Object.values(api as Readonly<Record<string, unknown>>).filter(
  (value): value is api.Metric & { readonly variants: Readonly<Record<string, api.Metric>> } =>
    typeof value === 'function' && 'formula' in value && 'under' in value,
);

/** Every indicator of the sales ledger that the library exports, with its variants; those of customers under contract read others. */
export const everyIndicator: readonly api.Metric[] = api.answeredBy(
  exported.flatMap((indicator) => [indicator, ...Object.values(indicator.variants)]),
  ['sales'],
);

/** A question to both; `asked` is how the library is asked for it. */
export interface BothAsked {
  readonly windows: readonly (OracleWindow & { readonly id: string })[];
  readonly by: readonly string[];
  readonly truth: (row: GivenRow) => boolean;
  readonly asked: Readonly<Record<string, unknown>>;
}

/** Asks the library without its types. */
export function askAnything(data: unknown, question: Readonly<Record<string, unknown>>): api.Table {
  return (api.query as unknown as (data: unknown, question: unknown) => api.Table)(data, question);
}

/** Every value of every row with its reason, as text, keyed by period and segment. */
export function writtenTable(
  table: api.Table,
  by: readonly string[],
  ids: readonly string[],
): Map<string, Readonly<Record<string, OracleValue>>> {
  const reasons = new Map(table.notes.filter((note) => note.row !== null).map((note) => [`${note.row} ${note.column}`, note.code]));
  return new Map(
    table.rows.map((row, at) => [
      rowName(
        String(row['period']),
        by.map((name) => row[name] as Key | null),
      ),
      Object.fromEntries(ids.map((id) => [id, { text: plainText(row[id]), reason: reasons.get(`${at} ${id}`) ?? null }])),
    ]),
  );
}

/** The rows of the oracle in the same form. */
export function writtenOracle(
  rows: readonly OracleRow[],
  windows: readonly { readonly id: string }[],
): Map<string, Readonly<Record<string, OracleValue>>> {
  return new Map(rows.map(({ window, keys, values }) => [rowName((windows[window] as { id: string }).id, keys), values]));
}

function rowName(period: string, keys: readonly (Key | null)[]): string {
  return `${period} ${JSON.stringify(keys)}`;
}

/** Plain text of a Decimal or count; null stays null. */
export function plainText(value: unknown): string | null {
  if (value === null) return null;
  return api.Decimal.isDecimal(value) ? value.toFixed() : String(value);
}

const ids = everyIndicator.map(({ id }) => id);

/** Every row and value of the table is that of the oracle, and the records are all accounted for. */
export function expectAgreement(data: unknown, rows: readonly GivenRow[], { windows, by, truth, asked }: BothAsked): void {
  const table = askAnything(data, { select: everyIndicator, ...(by.length > 0 ? { by } : {}), ...asked });
  expect(differences(writtenTable(table, by, ids), writtenOracle(oracle(rows, { windows, by, where: truth }), windows))).toEqual([]);
  expectAccount(table);
}

type Written = ReadonlyMap<string, Readonly<Record<string, OracleValue>>>;

/** What differs, a line a value, so that a failure can be read. */
function differences(found: Written, wanted: Written): string[] {
  const told = (value: OracleValue | undefined): string => (value ? (value.text ?? `null (${value.reason})`) : 'no row');
  return [...new Set([...found.keys(), ...wanted.keys()])].flatMap((row) =>
    ids
      .filter((id) => told(found.get(row)?.[id]) !== told(wanted.get(row)?.[id]))
      .map((id) => `${row} ${id}: found ${told(found.get(row)?.[id])}, wanted ${told(wanted.get(row)?.[id])}`),
  );
}

/** rowsIn = used + filtered + rejected, for every kind of record. */
export function expectAccount(table: api.Table<object>): void {
  for (const { rowsIn, used, filtered, rejected } of Object.values(table.counts)) {
    const parts = [used, filtered.range, filtered.where, filtered.kind, ...Object.values(rejected)];
    expect(parts.every((part) => Number.isInteger(part) && part >= 0)).toBe(true);
    expect(parts.reduce((a, b) => a + b, 0)).toBe(rowsIn);
  }
}
