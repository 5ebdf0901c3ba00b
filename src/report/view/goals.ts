// Where goals stand, in words.
import { Decimal } from '../../decimal.ts';
import type { GoalStatus } from '../../goal/progressShape.ts';
import type { ReportGoal } from '../goals.ts';
import type { Block, GoalView } from './block.ts';
import type { Tone } from './gridView.ts';
import type { Speech } from './speech.ts';

const tones: Readonly<Record<GoalStatus, Tone>> = {
  'not-started': null,
  'too-early': null,
  unknown: null,
  achieved: 'good',
  exceeded: 'good',
  'on-track': 'good',
  'at-risk': 'bad',
  'off-track': 'bad',
  'partly-met': 'bad',
  missed: 'bad',
};

/** Goals, each with how it stands. */
export function goalBlocks(speech: Speech, goals: readonly ReportGoal[]): Block[] {
  return goals.length === 0 ? [] : [{ kind: 'goals', goals: goals.map((goal) => goalView(speech, goal)) }];
}

function goalView(speech: Speech, goal: ReportGoal): GoalView {
  const { words, write, locale } = speech;
  const { progress, status } = goal;
  // What is to stand at the target all the time has no way to be halfway on.
  const elapsed = goal.expected === goal.target ? null : goal.elapsed;
  const amount = amountIn(speech, goal);
  const way =
    progress === null ? [] : [speech.fill(words.ofGoal, { share: write.percent(new Decimal(progress)), target: amount(goal.target) })];
  const due = progress === null || elapsed === null ? [] : [speech.fill(words.expectedShare, { share: write.percent(elapsed) })];
  return {
    title: speech.data(goal.title),
    status: locale.statuses[status],
    tone: tones[status] ?? null,
    share: progress === null ? null : within(Number(progress)),
    expected: elapsed === null ? null : within(elapsed),
    words: [...way, ...due],
    facts: factsOf(speech, goal),
  };
}

function factsOf(speech: Speech, goal: ReportGoal): (readonly [name: string, value: string])[] {
  const { heads } = speech.words;
  const { actual, target, upTo, expected, landing, segment } = goal;
  const amount = amountIn(speech, goal);
  const range =
    landing === null || landing.low80 === null || landing.high80 === null
      ? ''
      : ` (${speech.fill(speech.words.interval, { share: speech.write.percent(0.8), low: amount(landing.low80), high: amount(landing.high80) })})`;
  const facts: readonly (readonly [name: string, value: string | null])[] = [
    [
      speech.name(goal.of),
      segment === null
        ? null
        : Object.values(segment)
            .map((key) => speech.key(key))
            .join(' · '),
    ],
    [heads.actual, actual === null ? null : amount(actual)],
    [heads.target, upTo === null ? amount(target) : `${amount(target)} … ${amount(upTo)}`],
    [heads.expected, expected === null ? null : amount(expected)],
    [heads.landing, landing === null ? null : `${amount(landing.mean)}${range}`],
    [heads.probability, landing?.probability == null ? null : speech.write.percent(landing.probability)],
  ];
  return facts.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
}

/** Writes amounts of a goal in the unit of its indicator. */
const amountIn =
  ({ write }: Speech, { of }: ReportGoal) =>
  (value: number | string): string =>
    write.value(typeof value === 'string' ? new Decimal(value) : value, of.unit, of.currency);

/** A share for a bar, from nothing to all. */
const within = (share: number): number => Math.min(1, Math.max(0, share));
