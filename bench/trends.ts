// Series per second of each method, and how it grows with the length of the series; beside statsmodels and pymannkendall, where a
// Python with both is named (PYTHON=…/bin/python).
//
//   npm run bench:trends
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  anomalies,
  changePoints,
  controlChart,
  demandCycle,
  forecast,
  forecastSegments,
  intermittentDemand,
  mannKendall,
  mstl,
  opportunities,
  query,
  revenue,
  seasonality,
  seasonalMannKendall,
  senSlope,
  stl,
  trend,
} from '../src/index.ts';
import { machineText } from './machine.ts';
import { printTable } from './report.ts';

const lengths = [36, 60, 120, 240] as const;
const SECONDS = 0.5;
/** A table is split by so many segments. */
const SEGMENTS = 10;

/** Months that rise, with a season and noise, from a generator of our own. */
function monthly(length: number): number[] {
  let state = 7;
  const noise = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) / 2 ** 24 - 0.5;
  };
  return Array.from({ length }, (_, i) => (1000 + 4 * i) * (1 + 0.2 * Math.sin((i * Math.PI) / 6)) + 60 * noise());
}

function pointsOf(values: readonly number[]): { period: string; value: number }[] {
  return values.map((value, i) => ({ period: `${2000 + Math.floor(i / 12)}-${String(1 + (i % 12)).padStart(2, '0')}`, value }));
}

/** A table of segments by month. */
function tableOf(values: readonly number[]) {
  const lines = pointsOf(values).flatMap(({ period, value }) =>
    Array.from({ length: SEGMENTS }, (_, segment) => ({
      id: `${segment} ${period}`,
      date: `${period}-01`,
      productId: `${segment}`,
      amount: Math.round(value * (1 + segment)) / 100,
      currency: 'EUR',
    })),
  );
  return query(lines, { select: [revenue], every: 'month', by: ['productId'] });
}

/** The median of runs of half a second, after a warm-up. */
function median(work: () => unknown): number {
  work();
  const times: number[] = [];
  const end = performance.now() + SECONDS * 1000;
  while (times.length === 0 || (performance.now() < end && times.length < 200)) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] as number;
}

const own = new Map<string, number[]>();
for (const length of lengths) {
  const values = monthly(length);
  const series = { points: pointsOf(values), grain: 'month' } as const;
  const table = tableOf(values);
  const demand = values.map((value, i) => (i % 4 === 1 ? value : 0));
  const methods: Readonly<Record<string, () => unknown>> = {
    'Mann–Kendall': () => mannKendall(values),
    'Mann–Kendall, by season': () => seasonalMannKendall(values, 12),
    'Sen slope with its interval': () => senSlope(values),
    'STL, robust': () => stl(values, 12, { seasonWindow: 7, robust: true }),
    'MSTL, 4 and 12': () => mstl(values, [4, 12]),
    'control chart': () => controlChart(values),
    'intermittent demand': () => intermittentDemand(demand),
    trend: () => trend(series),
    seasonality: () => seasonality(series),
    anomalies: () => anomalies(series),
    changePoints: () => changePoints(series),
    demandCycle: () => demandCycle(series),
    'forecast (Theta + 15 models), 12 ahead': () => forecast(series, { horizon: 12, origins: 0 }),
    'forecast, tried on the past': () => forecast(series, { horizon: 12 }),
    [`opportunities, a table of ${SEGMENTS} segments`]: () => opportunities(table, { of: 'revenue' }),
    [`forecastSegments, the same, 6 ahead`]: () => forecastSegments(table, { column: 'revenue', horizon: 6, origins: 0 }),
  };
  for (const [name, work] of Object.entries(methods)) own.set(name, [...(own.get(name) ?? []), median(work)]);
}

console.log(machineText());
const rate = (ms: number): string => (1000 / ms).toFixed(ms > 100 ? 1 : 0);
printTable('Series a second (tables, for the last two)', [
  ['months', ...lengths.map(String), 'time at 240 ÷ at 60'],
  ...[...own].map(([name, times]) => [name, ...times.map(rate), ((times[3] as number) / (times[1] as number)).toFixed(1)]),
]);

const python = process.env['PYTHON'];
if (python === undefined) console.log('\nstatsmodels: not asked (PYTHON names no interpreter)');
else {
  const script = fileURLToPath(new URL('tools/pythonPeers.py', import.meta.url));
  const input = JSON.stringify({ series: lengths.map(monthly), seconds: SECONDS });
  const { status, stdout, stderr } = spawnSync(python, [script], { input, encoding: 'utf8', maxBuffer: 2 ** 24 });
  if (status !== 0) throw new Error(`statsmodels: ${stderr}`);
  const { versions, times } = JSON.parse(stdout) as { versions: string; times: Record<string, Record<string, number>> };
  const names = Object.keys(times[lengths[0]] ?? {});
  printTable(versions, [
    ['months', ...lengths.map(String), ''],
    ...names.map((name) => [name, ...lengths.map((length) => rate(times[length]?.[name] as number)), '']),
  ]);
  const against: readonly (readonly [own: string, other: string])[] = [
    ['Mann–Kendall', 'Mann–Kendall'],
    ['STL, robust', 'STL, robust'],
    ['forecast (Theta + 15 models), 12 ahead', 'Theta, 12 ahead'],
    ['forecast (Theta + 15 models), 12 ahead', 'exponential smoothing, best by AICc, 12 ahead'],
  ];
  printTable('Their time ÷ ours', [
    ['months', ...lengths.map(String), ''],
    ...against.map(([mine, other]) => [
      mine === other ? mine : `${other} ÷ ${mine}`,
      ...lengths.map((length, i) => ((times[length]?.[other] as number) / (own.get(mine)?.[i] as number)).toFixed(1)),
      '',
    ]),
  ]);
}
