// Organizations and persons of Pipedrive, as customers.
import { Customer } from '../../model/customer/customer.ts';
import { ownOptions } from '../../model/parseOptions.ts';
import { type At, atOf, firstAt, given, isRecord } from '../at.ts';
import { baseOptions, type Custom, type CustomFields, customFields } from '../custom.ts';
import type { Mapped } from '../mapped.ts';
import { mapOptions, mapping } from '../mapping.ts';
import { text, utc } from '../readers.ts';
import type { PipedriveExclusion } from './deal.ts';
import { customAt, isDeleted, nameAt, pipedriveCap, pipedrivePage, referenceAt } from './record.ts';

/** An organization or a person of Pipedrive. */
export interface PipedriveCustomer extends Customer {
  /** The identifier of its owner. */
  readonly salesperson: string | null;
}

/**
 * Organizations of Pipedrive as customers; deleted ones are left out and counted.
 *
 * @param payload - what the API answered
 * @throws KpiError `bad-argument` or `unknown-option`: an option is wrong.
 * @source developers.pipedrive.com, API reference: organizations
 * @example
 * ```ts
 * import { pipedriveOrganizations } from 'sales-kpi/crm/pipedrive';
 *
 * const { rows, excluded } = pipedriveOrganizations([{ id: 5, name: 'Acme', address_country: 'France' }, { id: 6, active_flag: false }]);
 * [rows[0]?.company, rows[0]?.country, excluded]; // => [ 'Acme', 'France', { deleted: { count: 1, ids: [ '6' ] } } ]
 * ```
 */
export function pipedriveOrganizations<F extends string = never>(
  payload: unknown,
  options: CustomFields<F> = {},
): Mapped<PipedriveCustomer & Custom<F>, PipedriveExclusion> {
  return accounts(payload, options, {
    company: (at) => text(at('name')),
    country: (at) => text(firstAt(at, ['address_country', 'address.country'])),
  });
}

/**
 * Persons of Pipedrive as customers, where people buy; deleted ones are left out and counted.
 *
 * @param payload - what the API answered
 * @throws KpiError `bad-argument` or `unknown-option`: an option is wrong.
 * @source developers.pipedrive.com, API reference: persons
 * @example
 * ```ts
 * import { pipedrivePersons } from 'sales-kpi/crm/pipedrive';
 *
 * const { rows } = pipedrivePersons([{ id: 9, name: 'Ann Roy', email: [{ value: 'a@b.fr', primary: true }, { value: '' }] }]);
 * [rows[0]?.name, rows[0]?.emails]; // => [ 'Ann Roy', [ 'a@b.fr' ] ]
 * ```
 */
export function pipedrivePersons<F extends string = never>(
  payload: unknown,
  options: CustomFields<F> = {},
): Mapped<PipedriveCustomer & Custom<F>, PipedriveExclusion> {
  return accounts(payload, options, {
    name: (at) => text(at('name')),
    company: (at) => nameAt(at, ['org_id']),
    emails: (at) => valuesIn(firstAt(at, ['emails', 'email'])),
    phone: (at) => text(valuesIn(firstAt(at, ['phones', 'phone']))?.[0]),
  });
}

type Fields = Readonly<Record<string, (at: At) => unknown>>;

function accounts<F extends string>(
  payload: unknown,
  options: CustomFields<F>,
  special: Fields,
): Mapped<PipedriveCustomer & Custom<F>, PipedriveExclusion> {
  const own = ownOptions(options, [...mapOptions, 'fields']);
  const map = mapping({
    record: Customer,
    fields: {
      id: (at) => text(at('id')),
      createdAt: (at) => utc(at('add_time')),
      salesperson: (at) => referenceAt(at, ['owner_id']),
      ...special,
      ...customFields(own.fields, (key) => (at: At) => customAt(at, key)),
    },
    exclude: { deleted: isDeleted },
    version: { from: 'update_time', read: utc },
    page: pipedrivePage,
    cap: pipedriveCap,
  });
  return map(payload, baseOptions(own)) as Mapped<PipedriveCustomer & Custom<F>, PipedriveExclusion>;
}

/** The values of a list `[{ value, primary }]`; a single text is a list of one. */
function valuesIn(list: unknown): readonly unknown[] | null {
  if (list === null) return null;
  const items = Array.isArray(list) ? (list as readonly unknown[]) : [list];
  return items.map((item) => given(isRecord(item) ? atOf(item)('value') : item)).filter((value) => value !== null);
}
