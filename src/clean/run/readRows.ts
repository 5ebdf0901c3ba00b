// Rows to records, one row at a time: what a row gives stands only when all of its values do.
import type { CleanWarningCode, FixRule } from '../cleanCode.ts';
import type { CleanFault } from '../finding.ts';
import type { Cells } from './cells.ts';
import type { Cell, Decided } from './columnKind.ts';
import type { Findings, PendingFix } from './findings.ts';
import type { Plan } from './plan.ts';

/** Reads rows as the columns decided. */
export interface RowReader {
  /** The record of a row, its repairs counted; or the faults of it. */
  read(row: unknown, position: number): Record<string, unknown> | readonly CleanFault[];
  /** What can be read of a row, faults and repairs unsaid; null for a row that is no object. */
  peek(row: unknown): Record<string, unknown> | null;
}

/** A reader of rows. */
export function rowReader(plan: Plan, decided: readonly Decided[], cells: Cells, said: Findings): RowReader {
  const { columns, names } = plan;
  let record: Record<string, unknown> = {};
  let [column, isOwn] = ['', false];
  let fixes: PendingFix[] = [];
  // Once enough repairs are described, the others are only counted.
  let rules: FixRule[] = [];
  let faults: CleanFault[] = [];
  let warnings: { readonly code: CleanWarningCode; readonly column: string; readonly detail: string | undefined }[] = [];
  const cell: Cell = {
    get record() {
      return record;
    },
    get isOwn() {
      return isOwn;
    },
    fix: (rule, before, after, confidence = 1, reversible = true) => {
      if (said.describesFixes) fixes.push({ column, rule, before, after, confidence, reversible });
      else rules.push(rule);
    },
    fill(field, rule, after) {
      record[field] = after;
      if (said.describesFixes) fixes.push({ column: field, rule, before: null, after, confidence: 1, reversible: true });
      else rules.push(rule);
    },
    fail(code, value, detail) {
      faults.push({ code, column, value, detail });
      return undefined;
    },
    warn: (code, detail) => {
      warnings.push({ code, column, detail });
    },
  };
  function fill(row: unknown): ReturnType<Cells['read']> {
    record = {};
    if (fixes.length > 0) fixes = [];
    if (rules.length > 0) rules = [];
    if (faults.length > 0) faults = [];
    if (warnings.length > 0) warnings = [];
    const fault = cells.read(row);
    if (fault !== null) return fault;
    for (const name of names) record[name] = null;
    const { values, own, others } = cells;
    for (let at = 0; at < columns.length; at++) {
      const { name, spec, isAdded } = columns[at] as Plan['columns'][number];
      column = name;
      isOwn = own[at] as boolean;
      const value = values[at] ?? null;
      const before = faults.length;
      const kept = value === null ? null : ((decided[at] as Decided).read(value, cell) ?? null);
      // The currency of an amount may have been written already.
      if (kept !== null || !isAdded) record[name] = kept;
      if (kept === null && spec.required === true && faults.length === before) cell.fail('missing-required', value);
    }
    for (let at = 0; at < others.length; at += 2) record[others[at] as string] = others[at + 1];
    return null;
  }
  return {
    read(row, position) {
      const fault = fill(row);
      if (fault !== null) return [{ code: fault, column: null, value: row }];
      if (faults.length > 0) return faults;
      for (const fix of fixes) said.fix(position, fix);
      for (const rule of rules) said.count(rule);
      for (const warning of warnings) said.warn(warning.code, position, warning.column, warning.detail);
      return record;
    },
    peek: (row) => (fill(row) === null ? record : null),
  };
}
