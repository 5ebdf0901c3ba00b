import { activeCustomers, newCustomers, purchaseFrequency, reactivatedCustomers, salesPerCustomer } from 'sales-kpi';
import { describeCases, type Row } from './answer.ts';

const march = { between: ['2025-03-01', '2025-04-01'] };

/** A purchase of 10 by a customer in a month of 2025. */
const bought = (customerId: string | null, month: string, more: Partial<Row> = {}): Row => ({
  amount: 10,
  date: `2025-${month}-10`,
  customerId,
  ...more,
});

describeCases(activeCustomers, [
  ['without rows', [], '0'],
  ['one customer twice', [bought('ana', '01'), bought('ana', '02')], '1'],
  ['two customers', [bought('ana', '01'), bought('bob', '01')], '2'],
  ['guests are unknown', [bought('ana', '01'), bought(null, '01'), { amount: 5 }], '1'],
  ['guests alone', [bought(null, '01')], '0'],
  ['one who only gives back did not buy', [bought('ana', '01'), bought('bob', '01', { amount: -10 })], '1'],
  [
    'one who only pays shipping or a gift card did not buy',
    [bought('ana', '01', { kind: 'shipping' }), bought('bob', '01', { kind: 'gift-card' })],
    '0',
  ],
  ['of one month', [bought('ana', '02'), bought('bob', '03')], '1', march],
  ['a month without sales', [bought('ana', '01')], '0', march],
  ['in two currencies', [bought('ana', '01', { currency: 'EUR' }), bought('ana', '01', { currency: 'USD' })], '1'],
]);

describeCases(newCustomers, [
  ['without rows', [], '0'],
  ['all are new over all time', [bought('ana', '01'), bought('ana', '02'), bought('bob', '02')], '2'],
  ['not one who bought before', [bought('ana', '01'), bought('ana', '03'), bought('bob', '03')], '1', march],
  [
    'not one who bought before elsewhere',
    [bought('ana', '01', { channel: 'web' }), bought('ana', '03', { channel: 'shop' })],
    '0',
    { ...march, where: { channel: 'shop' } },
  ],
  ['one who comes back later is new once', [bought('ana', '03'), bought('ana', '04')], '1', march],
  ['guests are never new', [bought(null, '03')], '0', march],
  ['what was given back before is no purchase', [bought('ana', '01', { amount: -10 }), bought('ana', '03')], '1', march],
  ['a cancelled order before is no purchase', [bought('ana', '01', { status: 'cancelled' }), bought('ana', '03')], '1', march],
]);

describeCases(reactivatedCustomers, [
  ['no period before', [bought('ana', '01')], 'null: no-previous-period'],
  ['no rows', [], '0', march],
  ['away in February', [bought('ana', '01'), bought('ana', '03')], '1', march],
  ['there in February', [bought('ana', '01'), bought('ana', '02'), bought('ana', '03')], '0', march],
  ['there in February only', [bought('ana', '02'), bought('ana', '03')], '0', march],
  ['new in March', [bought('ana', '03')], '0', march],
  ['away in March', [bought('ana', '01')], '0', march],
  ['one of three', [bought('ana', '01'), bought('ana', '03'), bought('bob', '02'), bought('bob', '03'), bought('eve', '03')], '1', march],
  [
    'what was given back in February is no purchase',
    [bought('ana', '01'), bought('ana', '02', { amount: -10 }), bought('ana', '03')],
    '1',
    march,
  ],
]);

describeCases(purchaseFrequency, [
  ['without rows', [], 'null: zero-denominator'],
  ['three orders of two', [bought('ana', '01'), bought('ana', '02'), bought('bob', '02')], '1.5'],
  ['two lines of one order', [bought('ana', '01', { orderId: 'A' }), bought('ana', '01', { orderId: 'A' })], '1'],
  ['orders of guests are left out', [bought('ana', '01'), bought(null, '01'), { amount: 5 }], '1'],
  ['guests alone', [bought(null, '01')], 'null: zero-denominator'],
  ['a return is no order', [bought('ana', '01', { orderId: 'A' }), bought('ana', '02', { orderId: 'B', amount: -10 })], '1'],
  ['of one month', [bought('ana', '02'), bought('ana', '03'), bought('bob', '03'), bought('bob', '03')], '1.5', march],
]);

describeCases(salesPerCustomer, [
  ['without rows', [], 'null: zero-denominator'],
  ['ten and thirty', [bought('ana', '01'), bought('bob', '01', { amount: 30 })], '20'],
  ['sales to guests are left out', [bought('ana', '01'), bought('bob', '01', { amount: 30 }), bought(null, '01', { amount: 99 })], '20'],
  ['guests alone', [bought(null, '01')], 'null: zero-denominator'],
  ['net of returns', [bought('ana', '01', { amount: 30 }), bought('ana', '01', { amount: -10 })], '20'],
  ['returns alone', [bought('ana', '01', { amount: -10 })], 'null: zero-denominator'],
  ['shipping is left out', [bought('ana', '01'), bought('ana', '01', { kind: 'shipping' })], '10'],
  ['two currencies', [bought('ana', '01', { currency: 'EUR' }), bought('bob', '01', { currency: 'USD' })], 'null: mixed-currency'],
  [
    'the currency of a guest is none of its business',
    [bought('ana', '01', { currency: 'EUR' }), bought(null, '01', { currency: 'USD' })],
    '10',
  ],
]);
