// Forecasts on public series: how far off, how often intervals hold, how long it takes.
//
//   npm run bench:forecast                   the 3003 series of the M3 competition, beside what others reached
//   npm run bench:forecast -- --series FILE  series of a file, as publicSeries.py and publicSeries.R write them, beside the naive forecasts
//   npm run bench:forecast -- --every 10     every tenth: quick, and without marks
//   npm run bench:forecast -- --tried        as `forecast` does, which tries each from four places in the past as well
//   npm run bench:forecast -- --light        damped Holt in place of exponential smoothing
//   RSCRIPT=Rscript npm run bench:forecast   beside ETS and Theta of R's package forecast as well: half a second a monthly series
//
// Fails when a mark that must be reached is missed on all series of M3, or a series has no forecast.
import { type Peers, peersOf } from './forecastPeers.ts';
import { type Run, runOver, weighted } from './forecastScores.ts';
import { type BenchSet, competition, everyOf, groupsOf, othersReached, type Reached, seriesIn } from './forecastSeries.ts';
import { naive2, ownWay, seasonalNaive } from './forecastWays.ts';
import { machineText } from './machine.ts';
import { printTable } from './report.ts';

const has = (flag: string): boolean => process.argv.includes(flag);
const after = (flag: string): string | undefined => (has(flag) ? process.argv[process.argv.indexOf(flag) + 1] : undefined);
const every = Number(after('--every') ?? 1);
if (!Number.isInteger(every) || every < 1) throw new Error('--every: give a whole number from 1');
const file = after('--series');
const set = everyOf(file === undefined ? competition() : seriesIn(file), every);
const groups = groupsOf(set);
const origins = has('--tried') ? 4 : 0;
const name = `${has('--light') ? 'Theta + damped Holt' : 'Theta + ETS'}${has('--tried') ? ', tried on the past' : ''}`;

const own = runOver(set, ownWay(has('--light'), origins));
const { naive, others } = file === undefined ? publishedOn(groups) : measuredOn(set);
const r = process.env['RSCRIPT'];
const peers: Peers = r === undefined ? { versions: 'R: not asked (RSCRIPT names no interpreter)', ways: [] } : await peersOf(set, r);
const measured: readonly (readonly [string, Run])[] = [[name, own], ...peers.ways.map(([peer, way]) => [peer, runOver(set, way)] as const)];
const reached: readonly (readonly [string, Reached])[] = [...measured, ...others];

console.log(`${machineText()}; ${peers.versions}`);
const figures = (of: (group: string) => number | undefined, digits: number): string[] => [
  ...groups.map((group) => (of(group) ?? Number.NaN).toFixed(digits)),
  '',
];
const head = ['', ...groups, ''];
const series = ['series', ...figures((group) => own.scores.get(group)?.series, 0)];
printTable(`${set.name}: sMAPE, %`, [
  head,
  series,
  ...reached.map(([of, { symmetricShare }]) => [of, ...figures((group) => symmetricShare[group], 2)]),
]);
printTable('MASE', [head, ...reached.map(([of, { scaledError }]) => [of, ...figures((group) => scaledError[group], 3)])]);
printTable('OWA against Naive2', [head, ...reached.map(([of, one]) => [of, ...figures((group) => weighted(one, naive, group), 3)])]);
for (const [title, score, digits] of [
  ['Intervals for 80 % hold', 'coverage80', 3],
  ['Intervals for 95 % hold', 'coverage95', 3],
  ['MSIS of those', 'intervalScore', 2],
  ['Milliseconds a series at the median', 'medianTime', 1],
] as const)
  printTable(title, [head, ...measured.map(([of, { scores }]) => [of, ...figures((group) => scores.get(group)?.[score], digits)])]);

const timeOf = (share: number): number => own.monthly[Math.floor(share * (own.monthly.length - 1))] ?? Number.NaN;
console.log(
  `\nA monthly series: ${timeOf(0.5).toFixed(1)} ms at the median, ${timeOf(0.95).toFixed(1)} ms at 95 %, ${timeOf(1).toFixed(1)} ms at most`,
);
if (origins > 0) console.log(`${own.replaced} series are left to the naive forecast`);
for (const [of, { failed }] of measured)
  console.log(`${of}: ${failed.length} without a forecast${failed.length > 0 ? `: ${failed.join(' ')}` : ''}`);
if (own.failed.length > 0) process.exitCode = 1;

if (file === undefined) {
  const total = own.scores.get('all');
  const marks: readonly (readonly [text: string, value: number, must: readonly [number, number], goal: readonly [number, number]])[] = [
    ['sMAPE', total?.symmetricShare ?? Number.NaN, [0, 12.85], [0, 12.55]],
    ['OWA', weighted(own, naive, 'all'), [0, 0.865], [0, 0.835]],
    ['95 % intervals hold', total?.coverage95 ?? Number.NaN, [0.92, 0.97], [0.93, 0.96]],
    ['MSIS', total?.intervalScore ?? Number.NaN, [0, 12.5], [0, 11.3]],
    ['ms a monthly series', timeOf(0.5), [0, 25], [0, 10]],
    ['without a forecast', own.failed.length, [0, 0], [0, 0]],
  ];
  const within = (value: number, [least, most]: readonly [number, number]): boolean => value >= least && value <= most;
  console.log(every === 1 ? '\nMarks' : '\nMarks, set for all series');
  for (const [text, value, must, goal] of marks)
    console.log(
      `  ${within(value, goal) ? 'goal   ' : within(value, must) ? 'reached' : 'MISSED '}  ${text}: ${value.toFixed(3)} (${must.join('–')})`,
    );
  if (every === 1 && marks.some(([, value, must]) => !within(value, must))) process.exitCode = 1;
}

interface Others {
  readonly naive: Reached;
  readonly others: readonly (readonly [string, Reached])[];
}

/** On the M3 series, as published and as computed anew with R 4.2, forecast 8.20. */
function publishedOn(of: readonly string[]): Others {
  const { naive2: naive, theta, thetaAndEts } = othersReached(of);
  return {
    naive,
    others: [
      ['Theta + ETS, R, computed before', thetaAndEts],
      ['Theta, winner of M3', theta],
      ['Naive2', naive],
    ],
  };
}

/** On other series, the naive forecasts. */
function measuredOn(of: BenchSet): Others {
  const naive = runOver(of, naive2);
  return {
    naive,
    others: [
      ['Seasonal naive', runOver(of, seasonalNaive)],
      ['Naive2', naive],
    ],
  };
}
