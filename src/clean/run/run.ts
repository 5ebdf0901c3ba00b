// A run of cleaning: a look at all rows, a decision for each column, and the records batch by batch.
import type { Cleaned, CleanRecord, CleanSpec, Columns } from '../cleanShape.ts';
import type { ColumnDecision } from '../columnDecision.ts';
import type { Draft } from '../draft.ts';
import { cellsOf } from './cells.ts';
import type { Decided } from './columnKind.ts';
import { draftOf, type Sorted } from './draftOf.ts';
import { findings } from './findings.ts';
import { type Plan, planOf } from './plan.ts';
import { rowReader } from './readRows.ts';

/** A run under way. */
export interface Run<C extends Columns> {
  readonly plan: Plan;
  /** Looks at rows: `to` of them at most. */
  look(rows: readonly unknown[], to?: number): void;
  /** Decides how the columns are read; nothing is looked at afterwards. */
  decide(isSampled?: boolean): void;
  /** Cleans a batch. */
  clean(rows: readonly unknown[], first: number, isLast: boolean): Cleaned<C>;
}

/** Begins a run. */
export function startRun<C extends Columns>(spec: CleanSpec<C>): Run<C> {
  const plan = planOf(spec);
  const { columns, names, limit, lineOf } = plan;
  const cells = cellsOf(plan);
  const said = findings(limit, lineOf);
  const steps = plan.steps.map((step) => step.start());
  let decided: readonly Decided[] = [];
  let reader = rowReader(plan, decided, cells, said);
  let looked = 0;
  return {
    plan,
    look(rows, to = rows.length) {
      for (let at = 0; at < Math.min(to, rows.length); at++) {
        if (cells.read(rows[at]) !== null) continue;
        looked++;
        for (let index = 0; index < columns.length; index++) {
          const value = cells.values[index] ?? null;
          if (value !== null) columns[index]?.kind.collect?.(value);
        }
      }
    },
    decide(isSampled = false) {
      decided = columns.map(({ kind }) => kind.decide());
      reader = rowReader(plan, decided, cells, said);
      for (const [at, { warnings, by }] of decided.entries()) {
        const { name, isAdded } = columns[at] as Plan['columns'][number];
        for (const [code, detail] of warnings) said.warn(code, null, name, detail);
        if (isSampled && by !== 'nothing' && by !== 'declared') said.warn('evidence-sampled', null, name);
        if (looked > 0 && !isAdded && cells.found[at]?.size === 0) said.warn('header-missing', null, name);
        if (cells.repeated.has(at)) said.warn('header-repeated', null, name);
      }
      for (const header of cells.repaired) said.warn('header-repaired', null, null, header);
      for (const header of cells.refused) said.warn('header-refused', null, null, header);
    },
    clean(rows, first, isLast) {
      const sorted: Sorted = { kept: new Map(), refused: new Map(), removed: new Set() };
      for (let at = 0; at < rows.length; at++) {
        const result = reader.read(rows[at], first + at);
        if (Array.isArray(result)) sorted.refused.set(first + at, result);
        else sorted.kept.set(first + at, result as Record<string, unknown>);
      }
      const batch: Pick<Draft, 'rows' | 'first' | 'isLast' | 'columns'> = { rows, first, isLast, columns: names };
      for (const step of steps) step(draftOf(batch, sorted, reader, said));
      const rejectedRows = [...sorted.refused.keys()].sort((a, b) => a - b);
      for (const row of rejectedRows) said.reject(row, sorted.refused.get(row) ?? []);
      said.rows(rows.length, sorted.kept.size);
      return {
        records: [...sorted.kept.values()] as CleanRecord<C>[],
        recordRows: [...sorted.kept.keys()],
        rejectedRows,
        removedRows: [...sorted.removed].sort((a, b) => a - b),
        ...said.take(),
        columns: decisions(plan, decided, cells.found),
        summary: said.summary,
      };
    },
  };
}

function decisions(
  { columns }: Plan,
  decided: readonly Decided[],
  found: readonly Set<string>[],
): Readonly<Record<string, ColumnDecision>> {
  const entries = columns.flatMap(({ name, spec, isAdded }, at): [string, ColumnDecision][] => {
    const { reading, by, evidence } = decided[at] as Decided;
    return isAdded && found[at]?.size === 0 ? [] : [[name, { as: spec.as, headers: [...(found[at] ?? [])].sort(), reading, by, evidence }]];
  });
  return Object.fromEntries(entries);
}
