// A web worker: answers for the records that it is sent, and gives its part back as JSON. Runs with webWorkers.js.
importScripts('/sales-kpi.global.js');
self.onmessage = ({ data: { sales, question } }) => {
  const { partial, revenue, orderCount } = self.SalesKpi;
  self.postMessage(JSON.stringify(partial(sales, { ...question, select: [revenue, orderCount] })));
};
