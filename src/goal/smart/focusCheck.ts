// How many goals one has at once: whoever has many follows none.
import { type Day, formatDay, parseDay } from '../../period/civil.ts';
import type { DateRange } from '../../period/range.ts';
import { tooManyGoals } from '../focus.ts';
import type { Goal } from '../goalShape.ts';
import { answers, type Checked, type Context } from './context.ts';

/** The check of R that counts the goals of an owner. */
export function focus(context: Context): Checked {
  const say = answers(context, 'R', 'focus');
  const { draft, others, mostGoals: most } = context;
  const { owner, days } = draft;
  const missing = [owner === null ? 'owner' : null, others === null ? 'others' : null, days === null ? 'days' : null] as const;
  if (owner === null || others === null || days === null) return say.unknown(missing.filter((one) => one !== null));
  const between = (from: Day, to: Day): DateRange => [formatDay(from), formatDay(to)];
  // Of each, the days that it shares with this goal: what crowds other days is no matter here.
  const theirs = others.flatMap((other): Goal[] => {
    const [from, to] = other.between.map((day) => parseDay(day) as Day) as [Day, Day];
    const [first, end] = [Math.max(from, days.from), Math.min(to, days.to)];
    return other.owner === owner && other.id !== draft.id && first < end
      ? [{ ...other, objective: null, between: between(first, end) }]
      : [];
  });
  const own = theirs[0] === undefined ? [] : [{ ...theirs[0], id: draft.id ?? '', between: between(days.from, days.to) }];
  const [found] = tooManyGoals([...theirs, ...own], { most });
  return found === undefined ? say.pass({ owner, most }) : say.fail('smart-too-many-goals', { owner, count: found.values.goals, most });
}
