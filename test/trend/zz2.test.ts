import { expect, test } from 'vitest';
import { readTable, differences } from '../data/fixtures.ts';
import { stl } from '../../src/trend/stl.ts';
import { mstl } from '../../src/trend/mstl.ts';
import { strengthOf } from '../../src/trend/strength.ts';
import { stableSeasonality, seasonalDummies } from '../../src/trend/seasonalityTest.ts';
import { centredMean } from '../../src/trend/centredMean.ts';
import { autocorrelation } from '../../src/trend/autocorrelation.ts';
test.each(readTable('09-stl-seasonality','stl'))('%s', (_, one: any) => {
  const y = one.input.logTransform ? one.input.y.map(Math.log) : one.input.y;
  const p = one.params;
  const r = stl(y, one.input.period, { seasonWindow: p['s.window'], trendWindow: p['t.window'], seasonJump: p['s.jump'], trendJump: p['t.jump'], lowJump: p['l.jump'], robust: p.robust })!;
  const d = stl(y, one.input.period, { seasonWindow: p['s.window'], ...(p['t.window']===51?{trendWindow:51}:{}), robust: p.robust })!;
  expect(d).toEqual(r);
  const f: any = { seasonal: r.seasonal, trend: r.trend, remainder: r.remainder, Ft: strengthOf(r.trend, r.remainder), Fs: strengthOf(r.seasonal, r.remainder), seasonallyAdjustedLast: y.at(-1) - r.seasonal.at(-1)! };
  if (one.expected.weights) f.weights = r.weights;
  expect(differences(one, f)).toEqual([]);
});
test.each(readTable('09-stl-seasonality','mstl'))('%s', (_, one: any) => {
  const r = mstl(Float64Array.from(one.input.y), one.input.periods);
  expect(differences(one, { trend: [...r.trend], remainder: [...r.remainder], Seasonal7: [...r.seasonal[0]!], Seasonal365: [...r.seasonal[1]!] })).toEqual([]);
});
test.each(readTable('09-stl-seasonality','seasonality'))('%s', (_, one: any) => {
  const r = mstl(Float64Array.from(one.input.y), [one.input.period]);
  expect(differences(one, { FtMstl: strengthOf(r.trend, r.remainder), FsMstl: strengthOf(r.seasonal[0]!, r.remainder) }, Object.keys(one.expected).filter(k => !k.endsWith('Mstl')))).toEqual([]);
});
test.each(readTable('19-seasonality-tests-verdict','seastest'))('%s', (_, one: any) => {
  const y = one.input.y, m = one.input.period; const s = y.map((_: any, i: number) => i % m);
  const F = (t: any) => ({ F: t.f, df1: t.df1, df2: t.df2, p: t.pValue });
  const f = { trendDummiesLog: F(seasonalDummies(y, s)), stableSeasonalityRatio: F(stableSeasonality(y, s, m)), trendDummiesRaw: F(seasonalDummies([...y, null].map((v)=>v===null?null:v-1e3), [...s,0])), stableSeasonalityAdditive: F(stableSeasonality(y.map((v: number)=>v-1e4), s, m))};
  expect(differences(one, f, ['friedman'])).toEqual([]);
});
test('decompose, acf', () => {
  for (const [, one] of readTable('09-stl-seasonality','acf') as any) expect(differences(one, { acf: Array.from({length: one.params.lags}, (_, i) => autocorrelation({ times: [...one.input.y.keys()], values: one.input.y }, i + 1)) }, ['pacf', 'ljungBoxP'])).toEqual([]);
  for (const [, one] of readTable('09-stl-seasonality','decompose') as any) expect(differences(one, { trend: centredMean(one.input.y, 12) }, ['figure','seasonal','random'])).toEqual([]);
});
test('speed', () => { const y = Array.from({length:1500},(_, i)=>Math.sin(i/7*6.28)*10+i/50+Math.sin(i*i)); let t=performance.now(); stl(y,7); console.log('stl', performance.now()-t); t=performance.now(); stl(y,7,{robust:true, seasonWindow: 13}); console.log('robust', performance.now()-t); t=performance.now(); mstl(Float64Array.from(y),[7,365]); console.log('mstl', performance.now()-t);t=performance.now(); stl(y,365); console.log('stl365', performance.now()-t);  });
