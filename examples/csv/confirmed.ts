// What a person does with a proposed mapping: look at it, confirm it, say what the columns hold.
import type { Columns, SuggestedMapping } from 'sales-kpi/clean';

/** How the fields of a sale are read. */
const kinds = {
  id: { as: 'key', required: true },
  date: { as: 'date', required: true },
  orderId: { as: 'key' },
  customerId: { as: 'key' },
  productId: { as: 'text' },
  quantity: { as: 'number' },
  amount: { as: 'money', currency: 'EUR', required: true },
  channel: { as: 'label' },
} as const satisfies Columns;

/** The fields that are asked for. */
export const fields = Object.keys(kinds);

/** The columns as confirmed: each field from the header proposed for it. */
export function confirmed({ proposals }: SuggestedMapping): typeof kinds {
  const from = new Map(proposals.map(({ field, header }) => [field, header]));
  const columns = Object.entries(kinds).map(([field, kind]) => [field, { ...kind, from: from.get(field) ?? field }] as const);
  return { ...kinds, ...Object.fromEntries(columns) };
}
