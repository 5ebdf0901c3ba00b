import { customerChurnRate, customerRetentionRate, repeatPurchaseRate, returningCustomerRate } from 'sales-kpi';
import { type Case, describeCases, type Row } from './answer.ts';

const march = { between: ['2025-03-01', '2025-04-01'] };

/** A purchase of 10 by a customer in a month of 2025. */
const bought = (customerId: string | null, month: string, more: Partial<Row> = {}): Row => ({
  amount: 10,
  date: `2025-${month}-10`,
  customerId,
  ...more,
});

describeCases(returningCustomerRate, [
  ['without rows', [], 'null: zero-denominator'],
  ['guests alone', [bought(null, '03')], 'null: zero-denominator', march],
  ['all are new', [bought('ana', '03'), bought('bob', '03')], '0', march],
  ['one of two bought before', [bought('ana', '01'), bought('ana', '03'), bought('bob', '03')], '0.5', march],
  ['one of two orders twice in the month', [bought('ana', '03'), bought('ana', '03'), bought('bob', '03')], '0.5', march],
  ['two lines of one order are one purchase', [bought('ana', '03', { orderId: 'A' }), bought('ana', '03', { orderId: 'A' })], '0', march],
  ['both ways at once count once', [bought('ana', '01'), bought('ana', '03'), bought('ana', '03')], '1', march],
  ['a month without sales', [bought('ana', '01')], 'null: zero-denominator', march],
  ['over all time nobody bought before', [bought('ana', '01'), bought('ana', '02'), bought('bob', '02')], '0.5'],
  ['a return before is no purchase', [bought('ana', '01', { amount: -10 }), bought('ana', '03')], '0', march],
]);

describeCases(returningCustomerRate.variants.priorOnly, [
  ['one of two bought before', [bought('ana', '01'), bought('ana', '03'), bought('bob', '03')], '0.5', march],
  ['a second order in the month is not enough', [bought('ana', '03'), bought('ana', '03'), bought('bob', '03')], '0', march],
  [
    'a purchase before elsewhere counts',
    [bought('ana', '01', { channel: 'web' }), bought('ana', '03', { channel: 'shop' })],
    '1',
    { ...march, where: { channel: 'shop' } },
  ],
  ['over all time nobody bought before', [bought('ana', '01'), bought('ana', '02')], '0'],
  ['without rows', [], 'null: zero-denominator'],
]);

describeCases(repeatPurchaseRate, [
  ['without rows', [], 'null: zero-denominator'],
  ['guests alone', [bought(null, '03'), bought(null, '03')], 'null: zero-denominator'],
  ['one of two orders twice', [bought('ana', '03'), bought('ana', '03'), bought('bob', '03')], '0.5'],
  ['three orders are as good as two', [bought('ana', '03'), bought('ana', '03'), bought('ana', '03')], '1'],
  ['two lines of one order', [bought('ana', '03', { orderId: 'A' }), bought('ana', '03', { orderId: 'A' })], '0'],
  ['an order before the month does not count', [bought('ana', '01'), bought('ana', '03')], '0', march],
  ['a return is no second order', [bought('ana', '03'), bought('ana', '03', { amount: -10 })], '0'],
  ['shipping is no second order', [bought('ana', '03', { orderId: 'A' }), bought('ana', '03', { orderId: 'B', kind: 'shipping' })], '0'],
]);

/** January: eve. February: ana, bob, cem, dan. March: ana, bob, eve, and fay for the first time. */
const shop: readonly Row[] = [
  bought('eve', '01'),
  ...['ana', 'bob', 'cem', 'dan'].map((name) => bought(name, '02')),
  ...['ana', 'ana', 'bob', 'eve', 'fay'].map((name) => bought(name, '03')),
];

const unanswered: readonly Case[] = [
  ['no rows and no period before', [], 'null: no-previous-period'],
  ['no period before', shop, 'null: no-previous-period'],
  ['nobody bought in the period before', [bought('ana', '01'), bought('ana', '03')], 'null: zero-denominator', march],
  ['only guests bought in the period before', [bought(null, '02'), bought('ana', '03')], 'null: zero-denominator', march],
];

describeCases(customerRetentionRate, [
  ...unanswered,
  ['two of four; one who comes back and a new one do not count', shop, '0.5', march],
  ['all stay', [bought('ana', '02'), bought('ana', '03')], '1', march],
  ['nobody stays', [bought('ana', '02'), bought('bob', '03')], '0', march],
  ['a return is no purchase', [bought('ana', '02'), bought('ana', '03', { amount: -10 })], '0', march],
  [
    'customers of the same segment',
    [bought('ana', '02', { channel: 'web' }), bought('ana', '03', { channel: 'shop' })],
    '0',
    { ...march, where: { channel: ['web'] } },
  ],
]);

describeCases(customerChurnRate, [
  ...unanswered,
  ['two of four', shop, '0.5', march],
  ['all stay', [bought('ana', '02'), bought('ana', '03')], '0', march],
  ['nobody stays', [bought('ana', '02'), bought('bob', '03')], '1', march],
  [
    'one of three leaves',
    ['ana', 'bob', 'cem'].flatMap((name) => [bought(name, '02'), ...(name === 'cem' ? [] : [bought(name, '03')])]),
    '0.3333333333333333333333333333333333333333',
    march,
  ],
]);
