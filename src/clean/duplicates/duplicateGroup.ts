// Rows that share a key: which of them stands for the others.
import { contentOf } from './content.ts';
import type { DuplicateRow } from './duplicateShape.ts';
import { latestOf } from './latest.ts';
import { byText, ownNames, ownValue } from './ownValue.ts';

/** A row that shares its key with others. */
interface Member {
  readonly row: number;
  readonly record: unknown;
}

/** Members that say the same; a member whose content cannot be told stands alone. */
interface Version {
  readonly members: readonly [Member, ...Member[]];
}

/** What repeats what in a group of rows with one key, in their order. */
export function groupDuplicates(group: readonly Member[], latest: string | null): DuplicateRow[] {
  const versions = versionsOf(group);
  const firsts = versions.map(({ members: [first] }) => first);
  const last = latest === null || firsts.length === 1 ? null : latestOf(firsts.map(({ record }) => ownValue(record, latest)));
  const winner = last !== null && last.length === 1 ? firsts[last[0] as number] : undefined;
  const stands = winner ?? (firsts[0] as Member);
  return versions.flatMap(({ members }) => {
    const [first, ...others] = members;
    const differs = first === stands ? [] : differing(first.record, stands.record);
    const conflict = ({ row }: Member): DuplicateRow => ({
      row,
      code: 'duplicate-key-conflict',
      of: stands.row,
      removed: winner !== undefined,
      differs,
    });
    if (first !== stands && winner !== undefined) return members.map(conflict);
    const repeats = others.map(({ row }): DuplicateRow => ({ row, code: 'duplicate-key', of: first.row, removed: true, differs: [] }));
    return first === stands ? repeats : [conflict(first), ...repeats];
  });
}

function versionsOf(group: readonly Member[]): Version[] {
  const known = new Map<unknown, [Member, ...Member[]]>();
  for (const member of group) {
    const content = contentOf(member.record) ?? member;
    const same = known.get(content);
    if (same === undefined) known.set(content, [member]);
    else same.push(member);
  }
  return [...known.values()].map((members) => ({ members }));
}

function differing(one: unknown, other: unknown): string[] {
  const names = new Set([...ownNames(one), ...ownNames(other)]);
  return [...names]
    .filter((name) => {
      const content = contentOf(one, [name]);
      return content === null || content !== contentOf(other, [name]);
    })
    .sort(byText);
}
