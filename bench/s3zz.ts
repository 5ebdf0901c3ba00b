import { cohorts, customerHistory, rfm } from '../src/index.ts';
import { salesColumns } from './data.ts';
import { encoded } from './tools/library.ts';
const data = encoded(salesColumns(Number(process.argv[2] ?? 1e6)));
const cpu = () => { const c = process.cpuUsage(); return (c.user + c.system) / 1000; };
const asked = { asOf: '2024-12-31' } as const;
for (let k = 0; k < 2; k++) {
  let [c, t] = [cpu(), performance.now()]; const lap = (n: string) => { console.log(n, Math.round(cpu() - c), 'cpu ms', Math.round(performance.now() - t), 'ms'); c = cpu(); t = performance.now(); };
  const h = customerHistory(data, asked); lap('history');
  rfm(h); lap('rfm');
  cohorts(data, asked); lap('cohorts');
  cohorts(data, { ...asked, value: 'revenue' }); lap('cohorts revenue');
}
