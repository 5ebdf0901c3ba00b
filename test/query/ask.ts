// Ways to ask that the types would not let through, for hostile tests.
import * as api from 'sales-kpi';
import { expect } from 'vitest';

export type AnyRow = Readonly<Record<string, unknown>>;

/** Asks without types. */
export function ask(data: unknown, question: unknown): api.Table {
  return (api.query as unknown as (data: unknown, question: unknown) => api.Table)(data, question);
}

/** The code of the error that a call throws; anything else thrown is told as it is. */
export function codeOf(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return api.isKpiError(error) ? error.code : error;
  }
  return 'nothing thrown';
}

/** The error that a call throws. */
export function errorOf(call: () => unknown): api.KpiError {
  try {
    call();
  } catch (error) {
    if (api.isKpiError(error)) return error;
    throw error;
  }
  throw new Error('nothing thrown');
}

/** Values as text, Decimals in full. */
export function text(value: unknown): string {
  return api.Decimal.isDecimal(value) ? value.toFixed() : String(value);
}

/** One column of a table as text. */
export function column(table: api.Table<object>, id: string): string[] {
  return table.rows.map((row) => text((row as AnyRow)[id]));
}

/** rowsIn = used + filtered + rejected. */
export function expectAccount(table: api.Table<object>): void {
  for (const { rowsIn, used, filtered, rejected } of Object.values(table.counts)) {
    expect(used + filtered.range + filtered.where + filtered.kind + Object.values(rejected).reduce((a, b) => a + b, 0)).toBe(rowsIn);
  }
}
