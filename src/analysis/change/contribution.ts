// How much of a change came from each segment: its own change. The parts of what adds up over segments.
import { add, compare, type Fraction, negate, whole } from '../../expr/fraction.ts';
import type { Node } from '../../expr/node.ts';
import { type Ends, type SegmentEnds, segmentsOf, splitOver } from './ends.ts';
import type { Effect, RawChange, RawPart } from './part.ts';

/** The change of each segment. */
export function contribution(ends: Ends, formula: Node): RawChange {
  const segments = segmentsOf(ends);
  const split = splitOver(ends, segments, formula);
  if (split.reason !== null) return split;
  const parts = split.parts.map(({ from, to }, i): RawPart => {
    const { keys, isIn } = segments[i] as SegmentEnds;
    return { effect: 'contribution', segment: keys, from: isIn.from ? from : null, to: isIn.to ? to : null, value: add(to, negate(from)) };
  });
  return { ...split, parts };
}

const classes = ['new', 'lost', 'grown', 'shrunk'] as const satisfies readonly Effect[];

/** The same, gathered: segments (customers, products) that are new, lost, grown and shrunk. */
export function newLostRetained(ends: Ends, formula: Node): RawChange {
  const segments = segmentsOf(ends);
  const split = splitOver(ends, segments, formula);
  if (split.reason !== null) return split;
  const gathered = new Map<Effect, { from: Fraction; to: Fraction; segments: number }>();
  split.parts.forEach(({ from, to }, i) => {
    const { isIn } = segments[i] as SegmentEnds;
    const effect = !isIn.from ? 'new' : !isIn.to ? 'lost' : compare(to, from) < 0 ? 'shrunk' : 'grown';
    const before = gathered.get(effect) ?? { from: whole(0), to: whole(0), segments: 0 };
    gathered.set(effect, { from: add(before.from, from), to: add(before.to, to), segments: before.segments + 1 });
  });
  const parts = classes.flatMap((effect): RawPart[] => {
    const found = gathered.get(effect);
    return found === undefined ? [] : [{ effect, ...found, value: add(found.to, negate(found.from)) }];
  });
  return { ...split, parts };
}
