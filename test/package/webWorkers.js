// Two web workers in a page with a strict content-security policy: each keeps half of the sales and is asked twice. scripts/checkCsp.mjs
// reads the result.
const { mergePartials, settlePartial } = window.SalesKpi;
const questions = [{ every: 'month', between: ['2025-01-01', '2025-03-01'] }, { between: ['2025-02-01', '2025-03-01'] }];
const date = Float64Array.from({ length: 1000 }, (_, i) => Date.UTC(2025, 0, 1 + (i % 59)));
const amount = date.map((_, i) => (i % 97) / 100);

/** A worker that has rows from … to from + 499. */
function workerFrom(from) {
  const worker = new Worker('/webWorker.js');
  worker.postMessage({ sales: { date: date.slice(from, from + 500), amount: amount.slice(from, from + 500) } });
  return worker;
}

function ask(worker, question) {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(JSON.parse(data));
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage({ question });
  });
}

async function rowsOf(workers) {
  const rows = [];
  for (const question of questions) {
    const [first, second] = await Promise.all(workers.map((worker) => ask(worker, question)));
    for (const row of settlePartial(mergePartials(first, second)).rows) rows.push([row.period, String(row.revenue), row.orderCount]);
  }
  return JSON.stringify(rows);
}
window.result = rowsOf([0, 500].map(workerFrom));
