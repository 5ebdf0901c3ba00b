// What a new user of the packed package does, in CommonJS.
const kpi = require('sales-kpi');
const model = require('sales-kpi/model');

import('./tryOut.mjs').then(({ tryOut }) => {
  tryOut(kpi, model);
  console.log(`CommonJS: ${Object.keys(kpi).length} names`);
});
