// S: the goal is about one indicator, in its good direction, of a segment that is there; someone answers for it, and no other goal
// wants something else of the same records.
import { answers, type Checked, type Context } from './context.ts';
import { contradiction } from './contradiction.ts';

/** The checks of the letter S. */
export const specific = (context: Context): Checked[] => [
  indicator(context),
  direction(context),
  segment(context),
  owner(context),
  contradiction(context),
];

function indicator(context: Context): Checked {
  const { of } = context.draft;
  const say = answers(context, 'S', 'indicator');
  // The definition goes with the goal: which variant is meant is never left open.
  return of === null ? say.fail('smart-no-indicator', {}, ['indicator']) : say.pass({ indicator: of.id });
}

function direction(context: Context): Checked {
  const { of, kind, baseline, target, upTo } = context.draft;
  const say = answers(context, 'S', 'direction');
  if (of === null) return say.unknown(['indicator']);
  const worse = of.better === 'lower' ? ['increaseFrom', 'stayAbove'] : of.better === 'higher' ? ['decreaseFrom', 'stayBelow'] : [];
  const { better } = of;
  if (worse.includes(kind) && !context.isForced) return say.fail('smart-against-direction', { kind, better });
  const [from, to] = kind === 'range' ? [target, upTo] : [baseline, target];
  const isMove = kind === 'increaseFrom' || kind === 'decreaseFrom';
  if (!isMove && kind !== 'range') return say.pass({ kind, better });
  if (from === null || to === null) return say.unknown(from === null && isMove ? ['baseline'] : ['target'], { kind, better });
  const way = to.cmp(from);
  const isRight = kind === 'range' ? way >= 0 : kind === 'increaseFrom' ? way > 0 : way < 0;
  return isRight ? say.pass({ kind, better, from, to }) : say.fail('smart-against-numbers', { kind, from, to });
}

function segment(context: Context): Checked {
  const { segment: keys } = context.draft;
  const say = answers(context, 'S', 'segment');
  if (context.draft.of === null) return say.unknown(['indicator']);
  if (keys === null || context.told.segment === 'found') return say.pass({ segment: keys });
  if (context.told.segment === 'absent') return say.fail('smart-no-segment', {});
  return say.unknown(context.told.missing.includes('history') ? ['history'] : ['historyOfSegment'], { segment: keys });
}

function owner(context: Context): Checked {
  const say = answers(context, 'S', 'owner');
  const { owner: name } = context.draft;
  return name === null ? say.fail('smart-no-owner', {}, ['owner']) : say.pass({ owner: name });
}
