// What was found: counted in full, described up to a limit.
import { readExact } from '../../decimal.ts';
import { excerpt } from '../../error.ts';
import type { CleanCode, CleanWarningCode, FixRule } from '../cleanCode.ts';
import type { CleanSummary } from '../cleanSummary.ts';
import { cleanText } from '../cleanText.ts';
import type { CleanFault, CleanWarning, Duplicate, Fix, Rejection } from '../finding.ts';

/** A repair of a row, before it is known whether the row stands. */
export type PendingFix = Pick<Fix, 'column' | 'rule' | 'before' | 'after' | 'confidence' | 'reversible'>;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Counts<K extends string> = Partial<Record<K, number>>;

/** The findings of a run. */
export interface Findings {
  readonly summary: CleanSummary;
  rows(given: number, records: number): void;
  /** Whether a repair would still be described; otherwise it is enough to `count` it. */
  readonly describesFixes: boolean;
  fix(row: number, fix: PendingFix): void;
  count(rule: FixRule): void;
  reject(row: number, faults: readonly CleanFault[]): void;
  duplicate(row: number, found: Pick<Duplicate, 'code' | 'of' | 'removed' | 'differs'>): void;
  warn(code: CleanWarningCode, row: number | null, column: string | null, detail?: string): void;
  /** What was described since the last time. */
  take(): { readonly fixes: Fix[]; readonly rejections: Rejection[]; readonly duplicates: Duplicate[]; readonly warnings: CleanWarning[] };
}

const longestText = 200;

/** No findings yet. */
export function findings(limit: number, lineOf: (row: number) => number | null): Findings {
  const total: Mutable<CleanSummary> = {
    ...{ rowsIn: 0, records: 0, rejected: 0, removed: 0, fixes: 0, warnings: 0 },
    ...{ byRule: {}, byCode: {}, byColumn: {}, byDuplicate: {} },
  };
  const refused = new Map<string, number>();
  let duplicates = 0;
  let lists: ReturnType<Findings['take']> = { fixes: [], rejections: [], duplicates: [], warnings: [] };
  const line = (row: number | null) => (row === null ? null : lineOf(row));
  return {
    get summary() {
      const { byRule, byCode, byDuplicate } = total;
      const byColumn = Object.fromEntries(refused);
      return { ...total, byRule: { ...byRule }, byCode: { ...byCode }, byColumn, byDuplicate: { ...byDuplicate } };
    },
    rows(given, records) {
      total.rowsIn += given;
      total.records += records;
    },
    get describesFixes() {
      return total.fixes < limit;
    },
    count(rule) {
      count(total.byRule as Counts<FixRule>, rule);
      total.fixes++;
    },
    fix(row, { before, after, ...fix }) {
      count(total.byRule as Counts<FixRule>, fix.rule);
      if (total.fixes++ < limit) lists.fixes.push({ row, line: line(row), ...fix, before: shown(before), after: shown(after) });
    },
    reject(row, faults) {
      const [first, ...others] = faults;
      const { code, column, value, detail } = first as CleanFault;
      count(total.byCode as Counts<CleanCode>, code);
      if (column !== null) for (const name of columnsOf(faults)) refused.set(name, (refused.get(name) ?? 0) + 1);
      if (total.rejected++ >= limit) return;
      const also = others.map((fault) => ({ column: fault.column, code: fault.code }));
      lists.rejections.push({ row, line: line(row), column, code, value: excerpt(value), reason: reason(code, detail), also });
    },
    duplicate(row, found) {
      if (found.removed) total.removed++;
      count(total.byDuplicate as Counts<Duplicate['code']>, found.code);
      if (duplicates++ < limit) lists.duplicates.push({ row, line: line(row), column: null, ...found });
    },
    warn(code, row, column, detail) {
      if (total.warnings++ < limit) lists.warnings.push({ row, line: line(row), column, code, reason: reason(code, detail) });
    },
    take() {
      const taken = lists;
      lists = { fixes: [], rejections: [], duplicates: [], warnings: [] };
      return taken;
    },
  };
}

function count<K extends string>(counts: Counts<K>, key: K): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

const columnsOf = (faults: readonly CleanFault[]): Set<string> => new Set(faults.flatMap(({ column }) => column ?? []));

const reason = (code: CleanCode | CleanWarningCode, detail = ''): string =>
  detail === '' ? cleanText(code) : `${cleanText(code)}: ${detail}`;

/** A value in a description: long text is cut, a Decimal stays, other objects are only said to be some. */
function shown(value: unknown): unknown {
  if (typeof value === 'string') return value.length > longestText ? `${value.slice(0, longestText)}…` : value;
  if (typeof value !== 'object' || value === null) return value;
  return typeof readExact(value) === 'string' ? excerpt(value) : value;
}
