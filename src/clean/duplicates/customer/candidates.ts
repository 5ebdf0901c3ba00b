// Which customers are compared: those that share a key. In a block of many, each is compared with its neighbours in the order
// of the names only (Hernández and Stolfo, The merge/purge problem for large databases, SIGMOD 1995), so that the work
// stays near-linear; what that leaves out is counted.
import { byText } from '../ownValue.ts';
import { keysOf, type Profile } from './profile.ts';

/** What was not compared. */
export interface PairsLeftOut {
  /** Blocks in which not each was compared with each. */
  readonly blocks: number;
  /** Customers in the largest of them. */
  readonly largest: number;
  /** Comparisons not made; a pair that shares several keys may count for each. */
  readonly comparisons: number;
}

/** Neighbours on one side that a customer in a large block is compared with. */
const NEIGHBOURS = 10;

/** Visits pairs of customers, each once: small blocks first, the same whatever the order of the rows. */
export function eachCandidate(
  profiles: readonly Profile[],
  limits: { readonly blockSize: number; readonly comparisons: number },
  visit: (a: Profile, b: Profile) => void,
): { readonly comparisons: number; readonly leftOut: PairsLeftOut } {
  const seen = new Set<number>();
  const span = profiles.reduce((most, { row }) => Math.max(most, row), 0) + 1;
  let [blocks, largest, missed] = [0, 0, 0];
  for (const block of blocksOf(profiles)) {
    const size = block.length;
    const reach = size <= limits.blockSize ? size : NEIGHBOURS;
    let done = 0;
    for (let at = 0; at < size; at++) {
      const end = Math.min(size, at + reach + 1);
      for (let other = at + 1; other < end; other++) {
        const [a, b] = [block[at] as Profile, block[other] as Profile];
        const pair = Math.min(a.row, b.row) * span + Math.max(a.row, b.row);
        if (seen.has(pair)) done++;
        else if (seen.size < limits.comparisons) {
          seen.add(pair);
          done++;
          visit(a, b);
        }
      }
    }
    const left = (size * (size - 1)) / 2 - done;
    if (left === 0) continue;
    [blocks, largest, missed] = [blocks + 1, Math.max(largest, size), missed + left];
  }
  return { comparisons: seen.size, leftOut: { blocks, largest, comparisons: missed } };
}

function blocksOf(profiles: readonly Profile[]): Profile[][] {
  const blocks = new Map<string, Profile[]>();
  for (const profile of profiles) {
    for (const key of keysOf(profile)) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [profile]);
      else block.push(profile);
    }
  }
  const sorted = [...blocks].filter(([, block]) => block.length > 1).sort(([k, a], [l, b]) => a.length - b.length || byText(k, l));
  return sorted.map(([, block]) => inOrder(block));
}

function inOrder(block: Profile[]): Profile[] {
  const keyed = block.map((profile) => ({ profile, key: [...profile.company.words, ...profile.name.words].join(' ') }));
  keyed.sort((a, b) => byText(a.key, b.key) || byText(a.profile.id ?? '', b.profile.id ?? '') || a.profile.row - b.profile.row);
  return keyed.map(({ profile }) => profile);
}
