// T: a first and a last day, an end that is still ahead, days enough for something to show, and for looking at it twice.
import { type Day, formatDay } from '../../period/civil.ts';
import { grainRule } from '../../period/grain.ts';
import { answers, type Checked, type Context } from './context.ts';

/** How often one has to look at it before its end, the end included. */
const LEAST_CHECK_INS = 2;

/** The checks of the letter T. */
export const timeBound = (context: Context): Checked[] => [days(context), ahead(context), lag(context), checkIns(context)];

function days(context: Context): Checked {
  const say = answers(context, 'T', 'days');
  const { days: range, hasEnd } = context.draft;
  if (range !== null) return say.pass({ days: range.to - range.from });
  return hasEnd ? say.fail('smart-no-days', {}, ['days']) : say.fail('smart-open-ended', {}, ['days']);
}

/** On the day on which it was set; without one, it is being set on the day of `asOf`. */
function ahead(context: Context): Checked {
  const say = answers(context, 'T', 'ahead');
  const { days: range, createdAt } = context.draft;
  const day: Day | null = createdAt ?? context.asOf?.day ?? null;
  if (range === null) return say.unknown(['days']);
  if (day === null) return say.unknown(['asOf']);
  const values = { last: formatDay(range.to - 1), on: formatDay(day) };
  // The last day itself is too late.
  return day < range.to - 1 ? say.pass(values) : say.fail('smart-already-over', values);
}

/** What is done shows only behind the maturity of a cohort, or a cycle of sales: a goal has to last as long. */
function lag(context: Context): Checked {
  const say = answers(context, 'T', 'lag');
  const { days: range, of } = context.draft;
  if (of === null) return say.unknown(['indicator']);
  if (range === null) return say.unknown(['days']);
  const known = lagOf(context, range.from);
  if (known === undefined) return say.unknown(['cycleDays']);
  const values = { days: range.to - range.from, lag: known ?? 0 };
  return values.lag <= values.days ? say.pass(values) : say.fail('smart-too-short', values);
}

function lagOf({ draft, cycleDays }: Context, from: Day): number | null | undefined {
  const maturity = draft.of?.maturity;
  if (maturity === undefined) return cycleDays;
  if (typeof maturity === 'number') return maturity;
  const { floor, next } = grainRule(maturity.every, draft.calendar);
  return next(floor(from), maturity.periods) - floor(from);
}

function checkIns(context: Context): Checked {
  const say = answers(context, 'T', 'checkIns');
  const { draft, checkInEvery: every } = context;
  if (draft.days === null) return say.unknown(['days']);
  const { index } = grainRule(every, draft.calendar);
  // So many periods end within its days.
  const count = index(draft.days.to) - index(draft.days.from);
  const values = { count, needed: LEAST_CHECK_INS, every };
  return count >= LEAST_CHECK_INS ? say.pass(values) : say.fail('smart-few-check-ins', values);
}
