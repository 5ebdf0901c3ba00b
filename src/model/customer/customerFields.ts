// The fields of a customer in formulas, as a CRM keeps it.
import type { FieldType } from '../../expr/node.ts';
import { type Fields, fields } from '../field.ts';
import type { Customer } from './customer.ts';

/** Records that indicators of accounts read. */
export interface CustomerData {
  /** Customers, as a CRM keeps them. */
  readonly customers: Customer;
}

const customerTypes = {
  id: 'key',
  createdAt: 'date',
  firstOrderAt: 'date',
  segment: 'key',
  country: 'key',
  acquisitionChannel: 'key',
  mergedInto: 'key',
} as const satisfies Partial<Record<keyof Customer, FieldType>>;

/** The fields of a customer, for formulas; placed by the making of the record unless told otherwise. */
export const customer: Fields<'customers', Customer, typeof customerTypes> = /* @__PURE__ */ fields<Customer>()(
  'customers',
  customerTypes,
  'createdAt',
);
