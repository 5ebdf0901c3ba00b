// The states between what was known and what is: each cause turns one into the next.
import { ask } from '../../query/query.ts';
import type { AnyQuestion } from '../../query/question.ts';
import type { Table } from '../../query/table.ts';
import { causes, type RestatementCause } from './cause.ts';
import type { Changes } from './changed.ts';
import type { Kinds, Snapshots } from './snapshots.ts';

/** The changes of each kind of record that is read. */
export type ChangesByKind = ReadonlyMap<string, Changes>;

/** The table of what was reported, and of the state that each cause leads to; a cause of nothing leads to the same one. */
export function statesOf(question: AnyQuestion, { reported, rated, now }: Snapshots, changes: ChangesByKind): Table[] {
  const tableOf = (records: Kinds): Table => ask(records, question) as Table;
  const tables = [tableOf(reported)];
  const last = causes.map((cause) => isOfSomething(changes, cause)).lastIndexOf(true);
  causes.forEach((cause, at) => {
    const before = tables[at] as Table;
    if (!isOfSomething(changes, cause)) tables.push(before);
    else tables.push(tableOf(cause === 'currency' ? rated : at === last ? now : stateAfter(changes, at)));
  });
  return tables;
}

function isOfSomething(changes: ChangesByKind, cause: RestatementCause): boolean {
  return [...changes.values()].some((one) => one[cause].out.length + one[cause].in.length > 0);
}

/** The records when the causes up to one have had their effect: what they put in is there, and what later ones take out still is. */
function stateAfter(changes: ChangesByKind, at: number): Kinds {
  return Object.fromEntries(
    [...changes].map(([kind, one]) => {
      const moved = causes.slice(1).map((cause, i) => (i + 1 <= at ? one[cause].in : one[cause].out));
      return [kind, [one.kept, ...moved].flat()];
    }),
  );
}

/** The records that a cause is about, before and after it. */
export function recordsOf(changes: ChangesByKind, cause: RestatementCause): Kinds | null {
  if (!isOfSomething(changes, cause)) return null;
  return Object.fromEntries([...changes].map(([kind, one]) => [kind, [...one[cause].out, ...one[cause].in]]));
}
