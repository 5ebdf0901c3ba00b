// Accounts of Salesforce, as customers.
import { Customer } from '../../model/customer/customer.ts';
import { ownOptions } from '../../model/parseOptions.ts';
import type { At } from '../at.ts';
import { firstAt } from '../at.ts';
import { baseOptions, type Custom, type CustomFields, customFields } from '../custom.ts';
import type { Mapped } from '../mapped.ts';
import { mapOptions, mapping } from '../mapping.ts';
import { instant, text } from '../readers.ts';
import type { SalesforceExclusion } from './deal.ts';
import { isMerged, isOther, isSet, salesforceId, salesforcePage } from './record.ts';

/** An account. */
export interface SalesforceCustomer extends Customer {
  /** Its `Industry`. */
  readonly industry: string | null;
  /** Its `Type`. */
  readonly accountType: string | null;
  /** The identifier of its owner. */
  readonly salesperson: string | null;
}

/**
 * Accounts of Salesforce as customers. A person account has a name and an e-mail address, the others a company. Deleted and
 * merged accounts (`MasterRecordId`) are left out and counted.
 *
 * @param payload - what the API answered
 * @throws KpiError `bad-argument` or `unknown-option`: an option is wrong.
 * @source Object Reference for Salesforce: Account
 * @example
 * ```ts
 * import { salesforceAccounts } from 'sales-kpi/crm/salesforce';
 *
 * const { rows, excluded } = salesforceAccounts([
 *   { Id: '001000000000001AAA', Name: 'Acme', BillingCountry: 'France', IsDeleted: false, MasterRecordId: null },
 *   { Id: '001000000000002AAA', Name: 'ACME', IsDeleted: true, MasterRecordId: '001000000000001AAA' },
 * ]);
 * rows.map(({ company }) => company); // => [ 'Acme' ]
 * excluded; // => { merged: { count: 1, ids: [ '001000000000002AAA' ] } }
 * ```
 */
export function salesforceAccounts<F extends string = never>(
  payload: unknown,
  options: CustomFields<F> = {},
): Mapped<SalesforceCustomer & Custom<F>, SalesforceExclusion> {
  const own = ownOptions(options, [...mapOptions, 'fields']);
  const isPerson = isSet('IsPersonAccount');
  const map = mapping({
    record: Customer,
    fields: {
      id: (at) => salesforceId(at('Id')),
      createdAt: (at) => instant(at('CreatedDate')),
      company: (at) => (isPerson(at) ? null : text(at('Name'))),
      name: (at) => (isPerson(at) ? text(at('Name')) : null),
      emails: (at) => listOf(firstAt(at, 'PersonEmail')),
      phone: { from: 'Phone', read: text },
      country: { from: ['BillingCountry', 'BillingCountryCode', 'BillingAddress.country', 'PersonMailingCountry'], read: text },
      acquisitionChannel: { from: 'AccountSource', read: text },
      industry: { from: 'Industry', read: text },
      accountType: { from: 'Type', read: text },
      salesperson: (at) => salesforceId(at('OwnerId')),
      ...customFields(own.fields, (name) => (at: At) => at(name)),
    },
    exclude: { otherKind: isOther('Account'), merged: isMerged, deleted: isSet('IsDeleted') },
    version: ['SystemModstamp', 'LastModifiedDate'],
    page: salesforcePage,
  });
  return map(payload, baseOptions(own)) as Mapped<SalesforceCustomer & Custom<F>, SalesforceExclusion>;
}

function listOf(email: unknown): readonly unknown[] | null {
  return email === null ? null : [email];
}
