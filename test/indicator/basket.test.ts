import { averageOrderValue, averageSellingPrice, medianOrderValue, unitsPerTransaction } from 'sales-kpi';
import { describeCases } from './answer.ts';

describeCases(averageOrderValue, [
  ['without rows', [], 'null: zero-denominator'],
  ['one order', [{ amount: 100 }], '100'],
  ['two orders', [{ amount: 100 }, { amount: 50 }], '75'],
  [
    'a third of ten',
    [
      { amount: 5, orderId: 'A' },
      { amount: 3, orderId: 'B' },
      { amount: 2, orderId: 'C' },
    ],
    '3.333333333333333333333333333333333333333',
  ],
  [
    'two lines of one order',
    [
      { amount: 100, orderId: 'A' },
      { amount: 50, orderId: 'A' },
    ],
    '150',
  ],
  ['an order of no value pulls it down', [{ amount: 100 }, { amount: 0 }], '50'],
  ['after discount', [{ amount: 90, discount: 10 }], '90'],
  [
    'an adjustment is not in the basket',
    [
      { amount: 90, orderId: 'A' },
      { amount: 5, kind: 'adjustment', orderId: 'A' },
    ],
    '90',
  ],
  [
    'a return does not lower it',
    [
      { amount: 100, orderId: 'A' },
      { amount: 50, orderId: 'B' },
      { amount: -30, orderId: 'A' },
    ],
    '75',
  ],
  ['returns alone', [{ amount: -30 }], 'null: zero-denominator'],
  [
    'shipping, tax and gift cards are left out',
    [
      { amount: 100, tax: 20, orderId: 'A' },
      { amount: 5, kind: 'shipping', orderId: 'A' },
      { amount: 50, kind: 'gift-card', orderId: 'B' },
    ],
    '100',
  ],
  [
    'two currencies',
    [
      { amount: 1, currency: 'EUR' },
      { amount: 1, currency: 'USD' },
    ],
    'null: mixed-currency',
  ],
]);

describeCases(averageOrderValue.variants.net, [
  ['without rows', [], 'null: zero-denominator'],
  [
    'returns taken off',
    [
      { amount: 100, orderId: 'A' },
      { amount: 50, orderId: 'B' },
      { amount: -30, orderId: 'A' },
    ],
    '60',
  ],
  [
    'money given back without goods taken off',
    [
      { amount: 100, orderId: 'A' },
      { amount: -10, orderId: 'A', kind: 'adjustment' },
    ],
    '90',
  ],
  [
    'more given back than sold',
    [
      { amount: 10, orderId: 'A' },
      { amount: -30, orderId: 'B' },
    ],
    '-20',
  ],
  [
    'two currencies',
    [
      { amount: 10, currency: 'EUR' },
      { amount: -1, currency: 'USD' },
    ],
    'null: mixed-currency',
  ],
]);

describeCases(averageOrderValue.variants.total, [
  ['without rows', [], 'null: zero-denominator'],
  [
    'tax and shipping count',
    [
      { amount: 100, tax: 20, orderId: 'A' },
      { amount: 5, tax: 1, kind: 'shipping', orderId: 'A' },
      { amount: 10, tax: 2, orderId: 'B' },
    ],
    '69',
  ],
  ['no row says its tax', [{ amount: 100 }], 'null: missing-input'],
  ['one row does not say its tax', [{ amount: 100, tax: 20 }, { amount: 50 }], 'null: missing-input'],
  [
    'gift cards are left out',
    [
      { amount: 100, tax: 0, orderId: 'A' },
      { amount: 50, tax: 0, kind: 'gift-card', orderId: 'B' },
    ],
    '100',
  ],
  ['shipping of no order at all', [{ amount: 5, tax: 0, kind: 'shipping', orderId: 'A' }], 'null: zero-denominator'],
  [
    'two currencies',
    [
      { amount: 1, tax: 0, currency: 'EUR' },
      { amount: 1, tax: 0, currency: 'USD' },
    ],
    'null: mixed-currency',
  ],
]);

describeCases(medianOrderValue, [
  ['without rows', [], 'null: no-data'],
  ['one order', [{ amount: 10 }], '10'],
  ['the middle of three', [{ amount: 900 }, { amount: 10 }, { amount: 20 }], '20'],
  ['between two the mean', [{ amount: 10 }, { amount: 15.5 }], '12.75'],
  ['between the two in the middle the mean', [{ amount: 1 }, { amount: 2 }, { amount: 4 }, { amount: 100 }], '3'],
  [
    'lines of one order are added first',
    [
      { amount: 10, orderId: 'A' },
      { amount: 30, orderId: 'A' },
      { amount: 20, orderId: 'B' },
      { amount: 50, orderId: 'C' },
    ],
    '40',
  ],
  ['an order of no value is an order', [{ amount: 0 }, { amount: 10 }, { amount: 20 }], '10'],
  ['three alike', [{ amount: 7 }, { amount: 7 }, { amount: 7 }], '7'],
  [
    'a return does not lower it',
    [
      { amount: 10, orderId: 'A' },
      { amount: 20, orderId: 'B' },
      { amount: 30, orderId: 'C' },
      { amount: -20, orderId: 'B' },
    ],
    '20',
  ],
  ['returns and shipping alone', [{ amount: -10 }, { amount: 5, kind: 'shipping' }], 'null: no-data'],
  [
    'two currencies',
    [
      { amount: 1, currency: 'EUR' },
      { amount: 1, currency: 'USD' },
    ],
    'null: mixed-currency',
  ],
]);

describeCases(unitsPerTransaction, [
  ['without rows', [], 'null: zero-denominator'],
  [
    'three and two in two orders',
    [
      { amount: 30, quantity: 3 },
      { amount: 10, quantity: 2 },
    ],
    '2.5',
  ],
  [
    'two lines of one order',
    [
      { amount: 30, quantity: 3, orderId: 'A' },
      { amount: 10, quantity: 2, orderId: 'A' },
    ],
    '5',
  ],
  ['no row says its quantity', [{ amount: 30 }], 'null: missing-input'],
  [
    'units given back are not taken off',
    [
      { amount: 30, quantity: 3, orderId: 'A' },
      { amount: -10, quantity: -1, orderId: 'A' },
    ],
    '3',
  ],
  [
    'shipping is no unit',
    [
      { amount: 30, quantity: 3, orderId: 'A' },
      { amount: 5, quantity: 1, kind: 'shipping', orderId: 'A' },
    ],
    '3',
  ],
  ['an order without a quantity is an order still', [{ amount: 30, quantity: 3 }, { amount: 30 }], '1.5'],
  [
    'units have no currency',
    [
      { amount: 1, quantity: 1, currency: 'EUR' },
      { amount: 1, quantity: 2, currency: 'USD' },
    ],
    '1.5',
  ],
]);

describeCases(unitsPerTransaction.variants.net, [
  ['without rows', [], 'null: zero-denominator'],
  [
    'units given back are taken off',
    [
      { amount: 30, quantity: 3, orderId: 'A' },
      { amount: -10, quantity: -1, orderId: 'A' },
    ],
    '2',
  ],
  [
    'all given back',
    [
      { amount: 30, quantity: 3, orderId: 'A' },
      { amount: -30, quantity: -3, orderId: 'A' },
    ],
    '0',
  ],
  ['no row says its quantity', [{ amount: 30 }], 'null: missing-input'],
]);

describeCases(averageSellingPrice, [
  ['without rows', [], 'null: zero-denominator'],
  [
    'fifty for four',
    [
      { amount: 30, quantity: 3 },
      { amount: 20, quantity: 1 },
    ],
    '12.5',
  ],
  [
    'of the total, not the mean of prices',
    [
      { amount: 100, quantity: 1 },
      { amount: 90, quantity: 9 },
    ],
    '19',
  ],
  ['by the half kilo', [{ amount: 3, quantity: 0.5 }], '6'],
  ['after discount', [{ amount: 90, discount: 10, quantity: 10 }], '9'],
  ['no row says its quantity', [{ amount: 30 }], 'null: missing-input'],
  ['a quantity of zero', [{ amount: 30, quantity: 0 }], 'null: zero-denominator'],
  [
    'returns change nothing',
    [
      { amount: 30, quantity: 3 },
      { amount: -10, quantity: -1 },
    ],
    '10',
  ],
  [
    'shipping changes nothing',
    [
      { amount: 30, quantity: 3 },
      { amount: 5, quantity: 1, kind: 'shipping' },
    ],
    '10',
  ],
  [
    'two currencies',
    [
      { amount: 1, quantity: 1, currency: 'EUR' },
      { amount: 1, quantity: 1, currency: 'USD' },
    ],
    'null: mixed-currency',
  ],
]);
