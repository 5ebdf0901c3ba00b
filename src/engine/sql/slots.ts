// The slot of a date, as SQL: tests in a row, or, where a database can, one look-up by the day.
import { DAY_MS } from '../../period/civil.ts';
import type { Sql, Step, Steps, Writer } from './dialect.ts';
import { before, shownAt } from './moment.ts';

/** So many tests in a row cost less than a further level. */
const FAN = 40;

/** The slot of a date that lies between the ends: tests in a row, in levels when there are many. */
export function slotByTests(date: Sql, { steps }: Steps, writer: Writer): string {
  return tests(date, steps, writer);
}

function tests(date: Sql, steps: readonly Step[], writer: Writer): string {
  if (steps.length === 1) return String((steps[0] as Step).slot ?? 'NULL');
  const size = steps.length <= FAN ? 1 : Math.ceil(steps.length / FAN);
  const groups: (readonly Step[])[] = [];
  for (let at = 0; at < steps.length; at += size) groups.push(steps.slice(at, at + size));
  const last = groups.pop() as readonly Step[];
  const words = groups.map((group) => `WHEN ${before(date, (group.at(-1) as Step).to, writer)} THEN ${tests(date, group, writer)}`);
  return `CASE ${words.join(' ')} ELSE ${tests(date, last, writer)} END`;
}

/** Days, each cut where boundaries lie on some of them, and the slot of each piece. */
export interface Cells {
  /** Where the first day begins, in milliseconds. */
  readonly start: number;
  /** Where each day is cut, in milliseconds behind its beginning. */
  readonly cuts: readonly number[];
  /** The slots of the pieces in order. */
  readonly slots: readonly (number | null)[];
}

/** Fewer steps are tested one by one. */
const FEW = 4;
const MOST_CUTS = 3;
const MOST_CELLS = 20_000;

/** Stretches as pieces of days; null where tests serve better. With clocks that change, days have two beginnings. */
export function cellsOf(date: Sql, { from, steps }: Steps): Cells | null {
  if (steps.length < FEW) return null;
  const ends = steps.map(({ to }) => shownAt(date, to));
  const phases = [...new Set(ends.slice(0, -1).map((end) => phaseOf(end)))].sort((a, b) => a - b);
  const phase = phases[0] as number;
  const cuts = phases.slice(1).map((other) => other - phase);
  const first = shownAt(date, from);
  const start = first - phaseOf(first - phase);
  const pieces = cuts.length + 1;
  const count = Math.ceil(((ends.at(-1) as number) - start) / DAY_MS) * pieces;
  if (cuts.length > MOST_CUTS || count > MOST_CELLS) return null;
  let step = 0;
  const slots = Array.from({ length: count }, (_, i) => {
    const begin = start + Math.floor(i / pieces) * DAY_MS + (cuts[(i % pieces) - 1] ?? 0);
    while (step < ends.length - 1 && (ends[step] as number) <= begin) step++;
    return (steps[step] as Step).slot;
  });
  return { start, cuts, slots };
}

function phaseOf(ms: number): number {
  return ((ms % DAY_MS) + DAY_MS) % DAY_MS;
}
