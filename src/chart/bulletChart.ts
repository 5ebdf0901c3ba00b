// How far goals are, as bars with their targets.
import { Decimal } from '../decimal.ts';
import { excerpt, KpiError } from '../error.ts';
import type { GoalProgress, GoalValue } from '../goal/progressShape.ts';
import type { Chart, ChartObject } from './asChart.ts';
import { bulletLayers } from './bulletLayers.ts';
import { type ChartOptions, type Drawing, drawingOf } from './chartOptions.ts';
import { framed, remark } from './frame.ts';
import { drawn, measureOf, valueAxis } from './measure.ts';
import { distinct, filled, plainText } from './plainText.ts';
import { reasonText } from './reasonText.ts';

/** So many goals are drawn, and so high is each. */
const [MOST, ROW] = [30, 58];
/** Beyond this share of its target, the bar of one of several goals is cut. */
const LONGEST = 2;

/**
 * How far a goal is, as a bar: the value to date, with marks for the target, what is expected by now, the minimum and the stretch. Of one
 * goal in its unit; of several, which are measured in different ones, as shares of their targets. The status stands in words.
 *
 * A goal without a value has no bar, and says why. A bar that is longer than twice its target is cut, and the chart says so. At most 30
 * goals are drawn, the first ones.
 *
 * @param progress  the answer of `progress`, or several of them
 * @throws {KpiError} bad-argument — for anything else; unknown-option
 * @see    progress, goal
 * @example
 * ```ts
 * import { bulletChart, goal, progress, revenue } from 'sales-kpi';
 * const april = goal({ id: 'april', title: 'April', of: revenue, target: 3000, between: ['2025-04-01', '2025-05-01'] });
 * const chart = bulletChart(progress(april, [{ id: '1', date: '2025-04-10', amount: 1400 }], { asOf: '2025-04-15' }));
 * chart.data.values.map(({ series, value }) => `${series} ${value}`) // => ["Actual 1400","Target 3000","Expected by now 1500"]
 * ```
 */
export function bulletChart(progress: GoalProgress | readonly GoalProgress[], options: ChartOptions = {}): Chart {
  const drawing = drawingOf(options, []);
  const given: readonly unknown[] = Array.isArray(progress) ? progress : [progress];
  const bad = given.find(
    (one) => typeof one !== 'object' || one === null || typeof (one as GoalProgress).goal !== 'object' || !('actual' in one),
  );
  if (bad !== undefined) throw new KpiError('bad-argument', `the progress is ${excerpt(bad)}`, 'give the answer of progress', ['progress']);
  const all = (given as readonly GoalProgress[]).slice(0, MOST);
  const { words, write } = drawing;
  const [only] = all;
  const isOne = all.length === 1 && only !== undefined;
  const names = distinct(all.map(({ goal }) => plainText(goal.title) || plainText(goal.id)));
  const bullets = all.map((one, at) => bulletOf(one, names[at] as string, isOne, drawing));
  const cut = bullets.filter(({ isCut }) => isCut).map(({ name }) => name);
  const rows = bullets.flatMap((one) => one.rows);
  const measure = isOne ? measureOf(only.of, drawing) : { unit: 'ratio' as const, currency: null };
  const numbers = rows.flatMap(({ value }) => (typeof value === 'number' ? [value] : []));
  return framed(
    {
      kind: 'bullet',
      title: isOne ? filled(words.colon, { name: names[0] ?? '', what: write.period(only.period) }) : words.goals,
      facts: bullets.map(({ name, said }) => filled(words.list, { list: filled(words.colon, { name, what: said }) })),
      notes: [...remark('off-the-scale', cut.join(', '), cut.length > 0), ...remark('goals-left-out', given.length - all.length)],
      height: Math.max(1, all.length) * ROW,
      rows,
      body: bulletLayers(
        { names, isOne, numbers, series: new Set(rows.map(({ series }) => String(series))), axis: valueAxis(measure, numbers, drawing) },
        drawing,
      ),
      currency: measure.currency,
    },
    drawing,
  );
}

/** The colour of a status; the status stands in words as well. */
const tones: Readonly<Partial<Record<GoalProgress['status'], 'good' | 'bad' | 'doubtful'>>> = {
  achieved: 'good',
  exceeded: 'good',
  'on-track': 'good',
  'at-risk': 'doubtful',
  'partly-met': 'doubtful',
  'off-track': 'bad',
  missed: 'bad',
};

function bulletOf({ goal, of, actual, target, expected, status, reasons }: GoalProgress, name: string, isOne: boolean, drawing: Drawing) {
  const { words, write, locale } = drawing;
  const measure = measureOf(of, drawing);
  const text = (value: GoalValue | null): string => write.value(value, measure.unit, measure.currency);
  const base = new Decimal(target);
  // Of several goals each is drawn against its target; of a target of 0 or below there is no share.
  const placed = (value: GoalValue | string | null): number | null =>
    value === null ? null : isOne ? drawn(new Decimal(value)) : base.gt(0) ? drawn(new Decimal(value).div(base)) : null;
  const at = placed(actual);
  const isCut = !isOne && at !== null && at > LONGEST;
  const standing = locale.statuses[status] ?? plainText(status);
  const share = actual === null || base.lte(0) ? null : new Decimal(actual).div(base);
  const reached =
    actual === null ? reasonText(reasons.actual ?? null, drawing) : filled(words.ofGoal, { value: text(actual), target: text(target) });
  const isWaiting = actual === null && status === 'not-started';
  const said = [...(isWaiting ? [] : [reached]), ...(share === null ? [] : [write.percent(share)]), standing].join(' · ');
  const mark = (series: keyof typeof words.names, value: GoalValue | string | null): ChartObject[] => {
    const place = placed(value);
    if (place === null || value === null || (!isOne && place > LONGEST)) return [];
    const amount = text(new Decimal(value));
    return [
      { role: 'mark', name, series: words.names[series], value: place, text: amount, said: `${name}, ${words.names[series]}: ${amount}` },
    ];
  };
  const bar: ChartObject = {
    role: 'bar',
    name,
    series: words.names.actual,
    value: at === null ? 0 : isCut ? LONGEST : at,
    tone: tones[status] ?? 'plain',
    text: actual === null ? reached : text(actual),
    standing,
    label: said,
    said: `${name}, ${said}`,
  };
  const rows = [
    bar,
    ...mark('minimum', goal.minimum),
    ...mark('target', target),
    ...mark('stretch', goal.stretch),
    ...mark('expected', expected),
  ];
  return { name, rows, said, isCut };
}
