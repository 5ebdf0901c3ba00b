// What the shop sells: prices and costs in cents, without tax.

/** A product. */
export interface Item {
  readonly productId: string;
  readonly category: string;
  readonly price: number;
  readonly cost: number;
  readonly giftCard?: true;
}

const teas: readonly Item[] = [
  { productId: 'TEA-ASSAM', category: 'Tea', price: 1190, cost: 460 },
  { productId: 'TEA-SENCHA', category: 'Tea', price: 1450, cost: 610 },
  { productId: 'TEA-ROOIBOS', category: 'Tea', price: 890, cost: 310 },
  { productId: 'TEA-BOX-12', category: 'Tea', price: 2990, cost: 1380 },
];

const coffees: readonly Item[] = [
  { productId: 'COF-HUILA', category: 'Coffee', price: 1350, cost: 690 },
  { productId: 'COF-SIDAMO', category: 'Coffee', price: 1490, cost: 760 },
  { productId: 'COF-BULK-3KG', category: 'Coffee', price: 5900, cost: 3150 },
];

const tableware: readonly Item[] = [
  { productId: 'POT-CAST', category: 'Teaware', price: 5490, cost: 2480 },
  { productId: 'POT-GLASS', category: 'Teaware', price: 2790, cost: 1120 },
  { productId: 'CUP-SET-4', category: 'Teaware', price: 3390, cost: 1390 },
];

const machines: readonly Item[] = [
  { productId: 'KETTLE-TEMP', category: 'Kitchen', price: 8900, cost: 5340 },
  { productId: 'GRINDER-HAND', category: 'Kitchen', price: 6450, cost: 3420 },
  { productId: 'SCALE-POCKET', category: 'Kitchen', price: 2450, cost: 1290 },
];

const gifts: readonly Item[] = [
  { productId: 'BASKET-S', category: 'Gifts', price: 3900, cost: 1850 },
  { productId: 'BASKET-L', category: 'Gifts', price: 7900, cost: 3900 },
];

/** A gift card is money owed to the customer and no sale. */
export const giftCard: Item = { productId: 'GIFTCARD-50', category: 'Gifts', price: 5000, cost: 0, giftCard: true };

/** Shelves by how often customers reach for them; baskets sell before Christmas. */
export function shelves(month: number): readonly (readonly [items: readonly Item[], weight: number])[] {
  const festive = month >= 11 ? 22 : month === 5 ? 9 : 3;
  return [
    [teas, 38],
    [coffees, 26],
    [tableware, 18],
    [machines, 9],
    [gifts, festive],
  ];
}

/** The price of a year, in cents: raised twice. */
export function priceIn(year: number, { price }: Item): number {
  const percent = year >= 2025 ? 107 : year === 2024 ? 104 : 100;
  return Math.round((price * percent) / 100);
}
