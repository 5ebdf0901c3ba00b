// Two web workers in a page with a strict content-security policy, each with half of the records; scripts/checkCsp.mjs reads the result.
const { mergePartials, settlePartial } = window.SalesKpi;
const question = { every: 'month', between: ['2025-01-01', '2025-03-01'] };
const date = Float64Array.from({ length: 1000 }, (_, i) => Date.UTC(2025, 0, 1 + (i % 59)));
const amount = date.map((_, i) => (i % 97) / 100);
const parts = [0, 500].map(
  (from) =>
    new Promise((resolve, reject) => {
      const worker = new Worker('/webWorker.js');
      worker.onmessage = ({ data }) => resolve(JSON.parse(data));
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage({ sales: { date: date.slice(from, from + 500), amount: amount.slice(from, from + 500) }, question });
    }),
);
window.result = Promise.all(parts).then(([first, second]) =>
  JSON.stringify(settlePartial(mergePartials(first, second)).rows.map((row) => [row.period, String(row.revenue), row.orderCount])),
);
