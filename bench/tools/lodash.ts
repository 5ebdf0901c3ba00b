// lodash, date-fns and decimal.js, as they are combined when money must be exact.
import { format } from 'date-fns';
import { Decimal } from 'decimal.js';
import lodash from 'lodash';
import type { SalesRow } from '../data.ts';
import { type Job, job } from '../measure.ts';

const tool = 'lodash + date-fns + decimal.js';

/** Revenue and orders, with distinct customers when asked. */
export function lodashTools(sales: readonly SalesRow[], distinct: boolean): Job {
  return job(
    tool,
    () => {
      const counted = lodash.reject(sales, { status: 'cancelled' });
      const groups = lodash.groupBy(counted, (sale) => `${format(sale.date, 'yyyy-MM')} ${sale.channel}`);
      return lodash.map(groups, (group, id) => ({
        id,
        revenue: group.reduce((total, sale) => total.plus(sale.amount), new Decimal(0)),
        orders: group.length,
        customers: distinct ? lodash.uniqBy(group, 'customerId').length : null,
      }));
    },
    (rows) => new Map(rows.map(({ id, revenue, orders, customers }) => [id, { cents: revenue.times(100).toNumber(), orders, customers }])),
  );
}

/** One number. */
export function lodashWhole(sales: readonly SalesRow[]): Job {
  return job(
    tool,
    () => lodash.reject(sales, { status: 'cancelled' }).reduce((total, sale) => total.plus(sale.amount), new Decimal(0)),
    (revenue) => new Map([['all', { cents: revenue.times(100).toNumber(), orders: null, customers: null }]]),
  );
}
