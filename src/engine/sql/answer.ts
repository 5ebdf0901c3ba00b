// The answer to a plan, off the rows of its statement.
import type { Key } from '../../expr/key.ts';
import type { AggregateNode } from '../../expr/node.ts';
import type { Answer, Group, Outcome, Plan } from '../../plan/plan.ts';
import type { AccountParts } from './account.ts';
import type { Bound } from './base.ts';
import type { Part } from './part.ts';
import { type Cells, cellOf, countIn, keyIn, type SqlRow } from './read.ts';

/** Values of one part at one slot and combination of keys. */
export interface Found {
  readonly slot: number;
  readonly keys: readonly (Key | null)[];
  readonly parts: Map<string, Cells>;
}

/** Reads the outcome of a total off everything found for a group. */
export type Finish = (found: Found) => Outcome;

/** A plan with the parts of its statement, and how they are read. */
export interface Planned {
  readonly bound: Bound;
  readonly parts: readonly Part[];
  readonly totals: ReadonlyMap<number, readonly Finish[]>;
  readonly account: AccountParts;
  /** The part whose groups hold each record that was used once; null where slots overlap. */
  readonly once: string | null;
}

/** Reads the answer. */
export function answerOf({ bound, parts, totals, account, once }: Planned, rows: readonly SqlRow[], width: number): Answer {
  const byName = new Map(parts.map((part) => [part.name, part]));
  const valueColumns = Array.from({ length: width }, (_, i) => `value${i}`);
  const keyColumns = bound.keys.map((_, i) => `key${i}`);
  const found = new Map<string, Found>();
  const counted = new Map<string, Cells>();
  let used = 0;
  for (const row of rows) {
    const part = byName.get(cellOf(row, 'part') ?? '');
    if (part === undefined) continue;
    const cells = valueColumns.map((column) => cellOf(row, column));
    if (!part.grouped) {
      counted.set(part.name, cells);
      continue;
    }
    if (part.name === once) used += countIn(cells, 0);
    const slot = Number(cellOf(row, 'slot'));
    const texts = keyColumns.map((column) => cellOf(row, column));
    const id = JSON.stringify([slot, texts]);
    const keys = bound.keys.map((key, i) => (key === null ? null : keyIn(texts, i, key.type)));
    const one = found.get(id) ?? { slot, keys, parts: new Map<string, Cells>() };
    found.set(id, one);
    one.parts.set(part.name, cells);
  }
  const groups = [...found.values()].map((one): Group => {
    const outcomes = (totals.get(one.slot) ?? []).map((finish) => finish(one));
    return { slot: one.slot, keys: one.keys, totals: outcomes };
  });
  const { counts, since } = account.read(counted, once === null ? null : used);
  return {
    groups: groups.filter((group) => group.totals.some(({ known, missing }) => known > 0 || missing > 0)),
    counts,
    rejected: [],
    unread: {},
    absent: absentIn(bound),
    since,
  };
}

/** Fields that the question splits by, and that the table does not have. */
function absentIn({ keys, plan }: Bound): string[] {
  return keys.flatMap((key, i) => {
    const node: AggregateNode | Plan['by'][number] | undefined = plan.by[i];
    return key === null && node?.op === 'field' ? [node.name] : [];
  });
}
