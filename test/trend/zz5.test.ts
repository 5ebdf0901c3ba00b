import { test } from 'vitest';
import { readCase } from '../data/fixtures.ts';
import { trend } from '../../src/trend/trend.ts';
import { seasonality } from '../../src/trend/seasonality.ts';
import { changePoints } from '../../src/trend/changePoints.ts';
const pts = (y: any[], grain: any, start: number) => ({ grain, points: y.map((value, i) => ({ period: grain==='month'? `${start+Math.floor(i/12)}-${String(1+i%12).padStart(2,'0')}` : grain==='quarter' ? `${start+Math.floor(i/4)}-Q${1+i%4}` : `${start+i}`, value })) });
test('ap', () => {
  const y = (readCase('08-mann-kendall','mk-AirPassengers') as any).input.y;
  const t0=performance.now(); const r = trend(pts(y,'month',1949)); console.log('ms', performance.now()-t0);
  console.dir({ ...r, seasonality: { ...r.seasonality, cycles: r.seasonality.cycles.map(c=>({ ...c, seasons: c.seasons.map(s=>s.name.en+' '+s.effect.toFixed(3)).join() }))}}, { depth: 6 });
  console.dir(seasonality(pts(y,'month',1949)).components.slice(0,2));
  for (const [k,g,s] of [['mk-Nile','year',1871],['mk-nottem','month',1920],['mk-JohnsonJohnson','quarter',1960],['mk-lynx','year',1821],['mk-syn_revenue24','month',2020],['mk-with-gaps','month',2020],['mk-too-short','month',2020],['mk-constant','month',2020],['mk-all-zero','month',2020]] as const) { const r=trend(pts((readCase('08-mann-kendall',k) as any).input.y,g,s)); console.log(k, r.verdict, r.shape, r.significance?.pValue, r.slope, r.changePoints, JSON.stringify(r.guards), JSON.stringify(r.findings.map(f=>f.code)), r.seasonality.mode, r.seasonality.cycles[0]?.pValue, r.seasonality.cycles[0]?.strength); }
});
