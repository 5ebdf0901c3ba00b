// The slot of a date, as SQL: tests in a row, in levels when there are many.
import type { Sql, Step, Steps, Writer } from './dialect.ts';
import { before } from './moment.ts';

/** So many tests in a row cost less than a further level. */
const FAN = 40;

/** The slot of a date that lies between the ends. */
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
