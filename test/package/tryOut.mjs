// The same few questions for every way in which the package can be loaded.
import assert from 'node:assert/strict';

export const sales = [
  { id: 'a', date: '2025-01-31', amount: '0.10', customer: 'ann', channel: 'web' },
  { id: 'b', date: '2025-01-31', amount: '0.20', customer: 'ben', channel: 'shop' },
  { id: 'c', date: '2025-02-01', amount: '100.05', customer: 'ann', channel: 'web' },
];

/**
 * @param {Record<string, any>} kpi the entry `sales-kpi`
 * @param {Record<string, any>} model the entry `sales-kpi/model`
 */
export function tryOut(kpi, model) {
  assert.equal(String(kpi.revenue(sales)), '100.35');

  const { rows } = kpi.query(sales, { select: [kpi.revenue], every: 'month' });
  assert.deepEqual(
    rows.map((/** @type {any} */ row) => [row.period, String(row.revenue)]),
    [
      ['2025-01', '0.3'],
      ['2025-02', '100.05'],
    ],
  );

  const shared = Object.keys(model).filter((name) => name in kpi);
  assert.ok(shared.length > 0, 'the entries share names');
  for (const name of shared) assert.equal(model[name], kpi[name], `${name} exists once, whichever entry it is reached by`);

  assert.throws(
    () => kpi.query(sales, { select: [kpi.revenue], evry: 'month' }),
    (error) => error instanceof kpi.KpiError && kpi.isKpiError(error),
  );
}
