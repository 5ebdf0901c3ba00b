// What a new user of the packed package does, as an ES module.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import * as kpi from 'sales-kpi';
import * as model from 'sales-kpi/model';
import manifest from 'sales-kpi/package.json' with { type: 'json' };
import { sales, tryOut } from './tryOut.mjs';

tryOut(kpi, model);

const common = /** @type {Record<string, any>} */ (createRequire(import.meta.url)('sales-kpi'));
assert.deepEqual(Object.keys(common).sort(), Object.keys(kpi).sort(), 'both module systems offer the same names');
assert.equal(String(common.revenue(sales)), String(kpi.revenue(sales)));
assert.throws(
  () => common.query(sales, { select: [kpi.revenue], evry: 'month' }),
  (error) => kpi.isKpiError(error),
  'an error of the CommonJS copy is recognised by the other',
);
assert.equal(manifest.name, 'sales-kpi');
console.log(`ES module: ${Object.keys(kpi).length} names`);
