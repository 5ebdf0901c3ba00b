// Some keys and all others, in few flags: each key has a number, and each flag tells one binary digit of it. So a question about a
// hundred keys and everything else has seven flags and at most a hundred and one answers, and every record is in one of them.
import type { Node } from '../../expr/node.ts';
import { call } from '../../expr/value.ts';
import type { Keys } from '../../query/join.ts';

/** The flags that tell these keys apart, for what the question splits by; everything else has none of them. */
export function flagsOf(segments: readonly Node[], keys: readonly Keys[]): Node[] {
  const digits = Math.max(1, Math.ceil(Math.log2(keys.length + 1)));
  return Array.from({ length: digits }, (_, digit) =>
    anyOf(
      segments,
      keys.filter((__, i) => isSet(i + 1, digit)),
    ),
  );
}

/** Which of the keys the flags of a row tell: its position, or -1 for everything else. */
export function positionOf(flags: readonly unknown[]): number {
  return flags.reduce<number>((code, flag, digit) => code + (flag === true ? 2 ** digit : 0), 0) - 1;
}

function isSet(code: number, digit: number): boolean {
  return Math.floor(code / 2 ** digit) % 2 === 1;
}

/** Whether a record has one of the keys; never unknown, since a missing key can be listed. */
function anyOf(segments: readonly Node[], keys: readonly Keys[]): Node {
  if (segments.length === 1 || keys.length === 0)
    return listed(
      segments[0] as Node,
      keys.map(([key = null]) => key),
    );
  const each = keys.map((one): Node => call('and', ...segments.map((segment, i) => listed(segment, [one[i] ?? null]))));
  return call('or', ...each);
}

function listed(segment: Node, keys: Keys): Node {
  return call('oneOf', segment, ...keys);
}
