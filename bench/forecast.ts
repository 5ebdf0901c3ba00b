// Forecasts on the 3003 series of the M3 competition: how far off, how often intervals hold, how long it takes.
//
//   npm run bench:forecast                   all series
//   npm run bench:forecast -- --every 10     every tenth: quick, and without marks
//   npm run bench:forecast -- --tried        as `forecast` does, which tries each from four places in the past as well
//   npm run bench:forecast -- --light        damped Holt in place of exponential smoothing
//
// Fails when a mark that must be reached is missed on all series, or a series has no forecast.
import { type Run, runOver, type Way } from './forecastScores.ts';
import { benchSeries, groups, othersReached, type Reached } from './forecastSeries.ts';
import { machineText } from './machine.ts';
import { printTable } from './report.ts';

const has = (flag: string): boolean => process.argv.includes(flag);
const at = process.argv.indexOf('--every');
const every = at < 0 ? 1 : Number(process.argv[at + 1]);
if (!Number.isInteger(every) || every < 1) throw new Error('--every: give a whole number from 1');
const way: Way = {
  name: `${has('--light') ? 'Theta + damped Holt' : 'Theta + ETS'}${has('--tried') ? ', tried on the past' : ''}`,
  isLight: has('--light'),
  origins: has('--tried') ? 4 : 0,
};

const others = othersReached();
const { naive2 } = others;
const all = runOver(benchSeries(every), way);
const own: Reached = {
  symmetricShare: perGroup(all, 'symmetricShare'),
  scaledError: perGroup(all, 'scaledError'),
};
console.log(machineText());
printTable(`M3, ${[...(all.scores.values() ?? [])].at(-1)?.series} series: sMAPE, %`, table('symmetricShare'));
printTable('MASE', table('scaledError'));
printTable('OWA against Naive2', [
  ['', ...groups, ''],
  ...named().map(([name, reached]) => [name, ...groups.map((group) => weighted(reached, group).toFixed(3)), '']),
]);
printTable(`Intervals of ${way.name}`, [
  ['', ...groups, ''],
  ['hold of 80 %', ...groups.map((group) => (all.scores.get(group)?.coverage80 ?? Number.NaN).toFixed(3)), ''],
  ['hold of 95 %', ...groups.map((group) => (all.scores.get(group)?.coverage95 ?? Number.NaN).toFixed(3)), 'R ets .892, theta .882'],
  ['MSIS', ...groups.map((group) => (all.scores.get(group)?.intervalScore ?? Number.NaN).toFixed(2)), 'R ets 13.07, theta 13.80'],
]);
const timeOf = (share: number): number => all.monthly[Math.floor(share * (all.monthly.length - 1))] ?? Number.NaN;
console.log(
  `\nA monthly series: ${timeOf(0.5).toFixed(1)} ms at the median, ${timeOf(0.95).toFixed(1)} ms at 95 %, ${timeOf(1).toFixed(1)} ms at most`,
);
if (way.origins > 0) console.log(`${all.replaced} series are left to the naive forecast`);
console.log(`${all.failed.length} without a forecast${all.failed.length > 0 ? `: ${all.failed.join(' ')}` : ''}`);

const total = all.scores.get('all');
const marks: readonly (readonly [text: string, value: number, must: readonly [number, number], goal: readonly [number, number]])[] = [
  ['sMAPE', total?.symmetricShare ?? Number.NaN, [0, 12.85], [0, 12.55]],
  ['OWA', weighted(own, 'all'), [0, 0.865], [0, 0.835]],
  ['95 % intervals hold', total?.coverage95 ?? Number.NaN, [0.92, 0.97], [0.93, 0.96]],
  ['MSIS', total?.intervalScore ?? Number.NaN, [0, 12.5], [0, 11.3]],
  ['ms a monthly series', timeOf(0.5), [0, 25], [0, 10]],
  ['without a forecast', all.failed.length, [0, 0], [0, 0]],
];
const within = (value: number, [least, most]: readonly [number, number]): boolean => value >= least && value <= most;
console.log(every === 1 ? '\nMarks' : '\nMarks, set for all series');
for (const [text, value, must, goal] of marks)
  console.log(
    `  ${within(value, goal) ? 'goal   ' : within(value, must) ? 'reached' : 'MISSED '}  ${text}: ${value.toFixed(3)} (${must.join('–')})`,
  );
if (all.failed.length > 0 || (every === 1 && marks.some(([, value, must]) => !within(value, must)))) process.exitCode = 1;

function perGroup({ scores }: Run, name: 'symmetricShare' | 'scaledError'): Reached['scaledError'] {
  return Object.fromEntries(groups.map((group) => [group, scores.get(group)?.[name] ?? Number.NaN])) as Reached['scaledError'];
}

function named(): [string, Reached][] {
  return [
    [way.name, own],
    ['Theta + ETS, R', others.thetaAndEts],
    ['Theta, winner of M3', others.theta],
    ['Naive2', naive2],
  ];
}

function table(of: keyof Reached): string[][] {
  const digits = of === 'scaledError' ? 3 : 2;
  return [
    ['', ...groups, ''],
    ...named().map(([name, reached]) => [name, ...groups.map((group) => reached[of][group].toFixed(digits)), '']),
  ];
}

/** The mean of both errors over those of Naive2, as the M4 competition has it. */
function weighted({ symmetricShare, scaledError }: Reached, group: (typeof groups)[number]): number {
  return (symmetricShare[group] / naive2.symmetricShare[group] + scaledError[group] / naive2.scaledError[group]) / 2;
}
