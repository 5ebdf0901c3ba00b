// A web worker: keeps the sales that it is sent first, and gives the part of each question after that as JSON. Runs with webWorkers.js.
importScripts('/sales-kpi.global.js');
const { dataset, orderCount, partial, revenue } = self.SalesKpi;
let kept;
self.onmessage = ({ data: { sales, question } }) => {
  if (sales) kept = dataset({ sales });
  else self.postMessage(JSON.stringify(partial(kept, { ...question, select: [revenue, orderCount] })));
};
