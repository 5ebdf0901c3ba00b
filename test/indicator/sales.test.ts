import { discountRate, discounts, grossSales, netSales, returnRate, returns, revenue } from 'sales-kpi';
import { type Case, describeCases } from './answer.ts';

describeCases(grossSales, [
  ['without rows nothing was sold', [], '0'],
  ['one row', [{ amount: 90 }], '90'],
  ['one row of no value', [{ amount: 0 }], '0'],
  ['three rows', [{ amount: 10 }, { amount: 20 }, { amount: 30.5 }], '60.5'],
  ['a dime and two dimes', [{ amount: 0.1 }, { amount: 0.2 }], '0.3'],
  ['amounts written as text', [{ amount: '90.10' }, { amount: '0.05' }], '90.15'],
  ['a discount is added back', [{ amount: 90, discount: 10 }], '100'],
  ['the value before discount is taken as it is', [{ amount: 90, gross: 100 }], '100'],
  ['the value before discount wins over the discount', [{ amount: 90, gross: 100, discount: 3 }], '100'],
  ['given away for free', [{ amount: 0, discount: 25 }], '25'],
  ['a return does not lower it', [{ amount: 90 }, { amount: -30 }], '90'],
  ['returns alone', [{ amount: -30 }], '0'],
  ['a row that says it is a sale stays one below zero', [{ amount: 90 }, { amount: -5, type: 'sale' }], '85'],
  ['a row that says it is a return is none of it', [{ amount: 90 }, { amount: 0, gross: 40, type: 'return' }], '90'],
  ['tax is left out', [{ amount: 100, tax: 20 }], '100'],
  [
    'shipping, fees, duties and tips are left out',
    [{ amount: 100 }, ...(['shipping', 'fee', 'duty', 'tip'] as const).map((kind) => ({ amount: 5, kind }))],
    '100',
  ],
  ['sold gift cards are left out', [{ amount: 100 }, { amount: 50, kind: 'gift-card' }], '100'],
  ['an adjustment in favour of the seller counts', [{ amount: 100 }, { amount: 5, kind: 'adjustment' }], '105'],
  ['an open, a paid and a refunded order count', (['open', 'paid', 'refunded'] as const).map((status) => ({ amount: 10, status })), '30'],
  [
    'two currencies are never added',
    [
      { amount: 1, currency: 'EUR' },
      { amount: 1, currency: 'USD' },
    ],
    'null: mixed-currency',
  ],
  ['a currency and none are never added', [{ amount: 1, currency: 'EUR' }, { amount: 1 }], 'null: mixed-currency'],
  [
    'the currency of shipping is none of its business',
    [
      { amount: 1, currency: 'EUR' },
      { amount: 5, kind: 'shipping', currency: 'USD' },
    ],
    '1',
  ],
  ['a period without sales', [{ amount: 90 }], '0', { between: ['2025-01-01', '2025-01-11'] }],
]);

describeCases(discounts, [
  ['without rows', [], '0'],
  ['no discount said', [{ amount: 90 }], '0'],
  ['a discount said', [{ amount: 90, discount: 10 }], '10'],
  ['what lies between the two values', [{ amount: 90, gross: 100 }], '10'],
  ['what lies between the two values, whatever the discount says', [{ amount: 90, gross: 100, discount: 3 }], '10'],
  ['of some rows only', [{ amount: 90, discount: 10 }, { amount: 50 }], '10'],
  [
    'the discount of a return is not taken back',
    [
      { amount: 90, discount: 10 },
      { amount: -90, discount: -10 },
    ],
    '10',
  ],
  [
    'the discount of shipping is left out',
    [
      { amount: 90, discount: 10 },
      { amount: 0, discount: 5, kind: 'shipping' },
    ],
    '10',
  ],
  ['the discount of a gift card is left out', [{ amount: 40, discount: 10, kind: 'gift-card' }], '0'],
  [
    'two currencies',
    [
      { amount: 90, discount: 10, currency: 'EUR' },
      { amount: 1, currency: 'USD' },
    ],
    'null: mixed-currency',
  ],
]);

describeCases(discounts.variants.byCode, [
  ['without rows', [], '0'],
  ['no row says what came by a code', [{ amount: 90, discount: 10 }], 'null: missing-input'],
  [
    'one row does not say it: the answer would be another number',
    [{ amount: 90, discount: 10, codeDiscount: 4 }, { amount: 50 }],
    'null: missing-input',
  ],
  ['a part of the discount', [{ amount: 90, discount: 10, codeDiscount: 4 }], '4'],
  ['all of it', [{ amount: 90, gross: 100, codeDiscount: 10 }], '10'],
  ['none of it', [{ amount: 90, discount: 10, codeDiscount: 0 }], '0'],
  [
    'written as text, exact',
    [
      { amount: 90, discount: '0.3', codeDiscount: '0.1' },
      { amount: 90, discount: 1, codeDiscount: '0.2' },
    ],
    '0.3',
  ],
  [
    'that of a return is not taken back',
    [
      { amount: 90, discount: 10, codeDiscount: 4 },
      { amount: -90, discount: -10, codeDiscount: -4 },
    ],
    '4',
  ],
  [
    'a return that does not say it is none of its business, nor is shipping',
    [{ amount: 90, discount: 10, codeDiscount: 4 }, { amount: -90 }, { amount: 0, discount: 5, codeDiscount: 5, kind: 'shipping' }],
    '4',
  ],
  ['that of a gift card is left out', [{ amount: 40, discount: 10, codeDiscount: 10, kind: 'gift-card' }], '0'],
  [
    'two currencies',
    [
      { amount: 90, discount: 10, codeDiscount: 4, currency: 'EUR' },
      { amount: 1, codeDiscount: 0, currency: 'USD' },
    ],
    'null: mixed-currency',
  ],
  [
    'of one month',
    [
      { amount: 90, codeDiscount: 4, date: '2025-01-31' },
      { amount: 90, codeDiscount: 7, date: '2025-02-01' },
    ],
    '7',
    { between: ['2025-02-01', '2025-03-01'] },
  ],
]);

describeCases(returns, [
  ['without rows', [], '0'],
  ['sales alone', [{ amount: 90 }], '0'],
  ['one return', [{ amount: 90 }, { amount: -30 }], '30'],
  ['two returns', [{ amount: -30 }, { amount: -0.5 }], '30.5'],
  ['net of the discount it carried', [{ amount: -90, discount: -10 }], '90'],
  ['without the tax it carried', [{ amount: -100, tax: -20 }], '100'],
  ['a return of goods that cost nothing', [{ amount: 0, type: 'return' }], '0'],
  ['money given back without goods', [{ amount: 90 }, { amount: -5, kind: 'adjustment', type: 'return' }], '5'],
  ['a fee kept from the money given back', [{ amount: -90 }, { amount: 5, kind: 'adjustment', type: 'return' }], '85'],
  ['shipping given back is left out', [{ amount: -30 }, { amount: -5, kind: 'shipping' }], '30'],
  ['a gift card given back is left out', [{ amount: -30 }, { amount: -50, kind: 'gift-card' }], '30'],
  ['a row that says it is a sale is none', [{ amount: -5, type: 'sale' }], '0'],
  [
    'on the day of the return',
    [
      { amount: 90, date: '2025-01-31' },
      { amount: -90, date: '2025-02-03' },
    ],
    '0',
    { between: ['2025-01-01', '2025-02-01'] },
  ],
  [
    'two currencies of returns',
    [
      { amount: -1, currency: 'EUR' },
      { amount: -1, currency: 'USD' },
    ],
    'null: mixed-currency',
  ],
  [
    'the currency of sales is none of its business',
    [
      { amount: -1, currency: 'EUR' },
      { amount: 1, currency: 'USD' },
    ],
    '1',
  ],
]);

const net: readonly Case[] = [
  ['without rows', [], '0'],
  ['one row', [{ amount: 90 }], '90'],
  ['a sale and a return', [{ amount: 90.1 }, { amount: -30 }], '60.1'],
  ['all given back', [{ amount: 90 }, { amount: -90 }], '0'],
  ['more given back than sold', [{ amount: 30 }, { amount: -90 }], '-60'],
  ['after discount', [{ amount: 90, discount: 10 }], '90'],
  ['without tax', [{ amount: 100, tax: 20 }], '100'],
  ['without shipping and gift cards', [{ amount: 100 }, { amount: 5, kind: 'shipping' }, { amount: 50, kind: 'gift-card' }], '100'],
  ['without shipping given back', [{ amount: 100 }, { amount: -5, kind: 'shipping' }], '100'],
  ['money given back without goods', [{ amount: 90 }, { amount: -5, kind: 'adjustment' }], '85'],
  ['cents by the thousand are exact', Array.from({ length: 1000 }, () => ({ amount: 0.01 })), '10'],
  ['amounts beyond the reach of a plain number', [{ amount: '9007199254740993.01' }, { amount: '0.01' }], '9007199254740993.02'],
  [
    'of one month',
    [
      { amount: 90, date: '2025-01-31' },
      { amount: 7, date: '2025-02-01' },
    ],
    '7',
    { between: ['2025-02-01', '2025-03-01'] },
  ],
  [
    'two currencies',
    [
      { amount: 1, currency: 'EUR' },
      { amount: -1, currency: 'USD' },
    ],
    'null: mixed-currency',
  ],
];

describeCases(netSales, net);
describeCases(revenue, net);

describeCases(discountRate, [
  ['without rows', [], 'null: zero-denominator'],
  ['nothing sold for anything', [{ amount: 0 }], 'null: zero-denominator'],
  ['returns alone', [{ amount: -90, discount: -10 }], 'null: zero-denominator'],
  ['no discount', [{ amount: 90 }], '0'],
  ['a tenth', [{ amount: 90, discount: 10 }], '0.1'],
  ['all of it', [{ amount: 0, discount: 10 }], '1'],
  ['of the total, not the mean of rates', [{ amount: 50, discount: 50 }, { amount: 300 }], '0.125'],
  [
    'a return changes nothing',
    [
      { amount: 90, discount: 10 },
      { amount: -90, discount: -10 },
    ],
    '0.1',
  ],
  [
    'shipping and gift cards change nothing',
    [
      { amount: 90, discount: 10 },
      { amount: 0, discount: 5, kind: 'shipping' },
      { amount: 50, kind: 'gift-card' },
    ],
    '0.1',
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

describeCases(discountRate.variants.byCode, [
  ['without rows', [], 'null: zero-denominator'],
  ['no row says what came by a code', [{ amount: 90, discount: 10 }], 'null: missing-input'],
  ['a part of the discount', [{ amount: 90, discount: 10, codeDiscount: 4 }], '0.04'],
  ['all of it', [{ amount: 90, discount: 10, codeDiscount: 10 }], '0.1'],
  ['none of it', [{ amount: 90, discount: 10, codeDiscount: 0 }], '0'],
  ['given away for free by a code', [{ amount: 0, discount: 10, codeDiscount: 10 }], '1'],
  ['nothing sold for anything', [{ amount: 0, codeDiscount: 0 }], 'null: zero-denominator'],
  [
    'of the total, not the mean of rates',
    [
      { amount: 50, discount: 50, codeDiscount: 50 },
      { amount: 300, codeDiscount: 0 },
    ],
    '0.125',
  ],
  [
    'a return, shipping and a gift card change nothing',
    [
      { amount: 90, discount: 10, codeDiscount: 4 },
      { amount: -90, discount: -10, codeDiscount: -4 },
      { amount: 0, discount: 5, codeDiscount: 5, kind: 'shipping' },
      { amount: 40, discount: 10, codeDiscount: 10, kind: 'gift-card' },
    ],
    '0.04',
  ],
  [
    'two currencies',
    [
      { amount: 1, codeDiscount: 0, currency: 'EUR' },
      { amount: 1, codeDiscount: 0, currency: 'USD' },
    ],
    'null: mixed-currency',
  ],
]);

describeCases(returnRate, [
  ['without rows', [], 'null: zero-denominator'],
  ['returns alone', [{ amount: -20 }], 'null: zero-denominator'],
  ['no return', [{ amount: 80 }], '0'],
  ['a quarter', [{ amount: 80 }, { amount: -20 }], '0.25'],
  ['more than was sold', [{ amount: 10 }, { amount: -20 }], '2'],
  [
    'of what was paid after discount',
    [
      { amount: 80, discount: 20 },
      { amount: -20, discount: -5 },
    ],
    '0.25',
  ],
  [
    'shipping changes nothing',
    [{ amount: 80 }, { amount: -20 }, { amount: 5, kind: 'shipping' }, { amount: -5, kind: 'shipping' }],
    '0.25',
  ],
  [
    'two currencies',
    [
      { amount: 80, currency: 'EUR' },
      { amount: -20, currency: 'USD' },
      { amount: 1, currency: 'USD' },
    ],
    'null: mixed-currency',
  ],
]);

describeCases(returnRate.variants.units, [
  ['without rows', [], 'null: zero-denominator'],
  ['no quantity said', [{ amount: 80 }, { amount: -20 }], 'null: missing-input'],
  [
    'one unit of four',
    [
      { amount: 80, quantity: 4 },
      { amount: -20, quantity: -1 },
    ],
    '0.25',
  ],
  ['no return', [{ amount: 80, quantity: 4 }], '0'],
  ['returns alone', [{ amount: -20, quantity: -1 }], 'null: zero-denominator'],
  [
    'by the rows that say their quantity',
    [{ amount: 80, quantity: 4 }, { amount: 9 }, { amount: -20, quantity: -1 }, { amount: -3 }],
    '0.25',
  ],
  [
    'units have no currency',
    [
      { amount: 80, quantity: 4, currency: 'EUR' },
      { amount: -20, quantity: -1, currency: 'USD' },
    ],
    '0.25',
  ],
]);

describeCases(returnRate.variants.orders, [
  ['without rows', [], 'null: zero-denominator'],
  [
    'one order of two',
    [
      { amount: 80, orderId: 'A' },
      { amount: 10, orderId: 'B' },
      { amount: -20, orderId: 'A' },
    ],
    '0.5',
  ],
  [
    'two returns of one order',
    [
      { amount: 80, orderId: 'A' },
      { amount: 10, orderId: 'B' },
      { amount: -20, orderId: 'A' },
      { amount: -9, orderId: 'A' },
    ],
    '0.5',
  ],
  ['no return', [{ amount: 80, orderId: 'A' }], '0'],
  ['returns alone', [{ amount: -20, orderId: 'A' }], 'null: zero-denominator'],
  [
    'orders have no currency',
    [
      { amount: 80, orderId: 'A', currency: 'EUR' },
      { amount: -20, orderId: 'A', currency: 'USD' },
    ],
    '1',
  ],
]);
