// Runs in a page with a strict content-security policy; scripts/checkCsp.mjs reads the result.
const { revenue, query } = window.SalesKpi;
const sales = [
  { id: 'a', date: '2025-01-31', amount: '0.10', channel: 'web' },
  { id: 'b', date: '2025-01-31', amount: '0.20', channel: 'shop' },
];
const { rows } = query(sales, { select: [revenue], every: 'month', by: ['channel'], calendar: { timeZone: 'Europe/Paris' } });
window.result = JSON.stringify({
  revenue: String(revenue(sales)),
  rows: rows.map((row) => [row.period, row.channel, String(row.revenue)]).sort(),
});
