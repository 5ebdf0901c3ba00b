// Customers that are one, in groups: links are followed in both directions and through any number of steps.
import { byText } from '../ownValue.ts';
import type { NativeMerge } from './nativeMerges.ts';

/** Customers that are one. */
export interface MergeGroup {
  /** The one that stands for all. */
  readonly canonical: string;
  /** All of them, itself included, in order. */
  readonly members: readonly string[];
  /** Why it stands for all: the source says so, it comes first, or the source merges in a circle and it comes first. */
  readonly by: 'native' | 'first' | 'cycle';
}

/** The groups, by the identifier that stands for them. */
export function mergeGroups(native: readonly NativeMerge[], pairs: readonly (readonly [string, string])[]): MergeGroup[] {
  const parent = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let next = parent.get(root); next !== undefined && next !== root; next = parent.get(root)) root = next;
    // What was walked through points to the end, so that no chain is walked twice.
    for (let at = id; at !== root; ) {
      const next = parent.get(at) ?? root;
      parent.set(at, root);
      at = next;
    }
    return root;
  };
  const join = (a: string, b: string): void => {
    const [one, other] = [rootOf(a), rootOf(b)];
    parent.set(one, one);
    parent.set(other, one);
  };
  for (const { from, into } of native) join(from, into);
  for (const [a, b] of pairs) join(a, b);
  const groups = new Map<string, string[]>();
  for (const id of parent.keys()) {
    const root = rootOf(id);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [id]);
    else group.push(id);
  }
  const gone = new Set(native.map(({ from }) => from));
  const targets = new Set(native.map(({ into }) => into));
  const made = [...groups.values()].filter((members) => members.length > 1).map((members) => groupOf(members.sort(byText), gone, targets));
  return made.sort((a, b) => byText(a.canonical, b.canonical));
}

/** What is merged into nothing stands; before all what others were merged into. */
function groupOf(members: readonly string[], gone: ReadonlySet<string>, targets: ReadonlySet<string>): MergeGroup {
  const standing = members.filter((id) => !gone.has(id));
  const named = standing.find((id) => targets.has(id));
  const canonical = named ?? standing[0] ?? (members[0] as string);
  const by = standing.length === 0 ? 'cycle' : named === undefined ? 'first' : 'native';
  return { canonical, members, by };
}
