// How customers are compared: which columns say what, and how much work is done.
import { excerpt, KpiError, refuseUnknown } from '../../../error.ts';
import { numberWithin } from '../ownValue.ts';
import type { EmailOptions } from './email.ts';
import { phoneCountries } from './phone.ts';

/** The columns of customers. */
export interface CustomerColumns {
  /** Identifier; default `id`. */
  readonly id?: string | undefined;
  /** Name of the person, or of whoever it is; default `name`. */
  readonly name?: string | undefined;
  /** Name of the company; default `company`. */
  readonly company?: string | undefined;
  /** E-mail address or a list of them; default `email` and `emails`. */
  readonly email?: string | readonly string[] | undefined;
  /** Telephone number; default `phone`. */
  readonly phone?: string | undefined;
  /** Country by ISO 3166 code, for national telephone numbers; default `country`. */
  readonly country?: string | undefined;
}

/** How near-duplicate customers are looked for. */
export interface CustomerPairOptions extends EmailOptions {
  /** Which columns say what. */
  readonly columns?: CustomerColumns | undefined;
  /** Country of telephone numbers of rows that name none, such as `FR`; without it national numbers are compared as they are. */
  readonly country?: string | undefined;
  /** The least score of a pair that is told, 0 to 1; default 0.75. */
  readonly threshold?: number | undefined;
  /** Customers with one key in common up to which each is compared with each; beyond, with its neighbours only. Default 50. */
  readonly blockSize?: number | undefined;
  /** Pairs compared at most; default 500 000. */
  readonly comparisons?: number | undefined;
}

/** The options with their defaults. */
export interface PairSettings {
  readonly columns: { readonly [K in keyof Required<CustomerColumns>]: K extends 'email' ? readonly string[] : string };
  readonly country: string | null;
  readonly email: EmailOptions;
  readonly threshold: number;
  readonly blockSize: number;
  readonly comparisons: number;
}

const names = ['columns', 'country', 'threshold', 'blockSize', 'comparisons', 'plusTags', 'gmailDots'] as const;
const columnNames = ['id', 'name', 'company', 'email', 'phone', 'country'] as const;

/** Checks the options and fills the defaults in. */
export function pairSettings(options: CustomerPairOptions): PairSettings {
  refuseUnknown(options, names);
  const { columns = {}, country, plusTags, gmailDots } = options;
  refuseUnknown(columns, columnNames, ['columns']);
  if (country !== undefined && !phoneCountries().includes(country))
    throw new KpiError('bad-argument', `country is ${excerpt(country)}`, `give one of ${phoneCountries().join(', ')}`, ['country']);
  const { id = 'id', name = 'name', company = 'company', phone = 'phone', email = ['email', 'emails'] } = columns;
  return {
    columns: { id, name, company, phone, country: columns.country ?? 'country', email: typeof email === 'string' ? [email] : email },
    country: country ?? null,
    email: { plusTags, gmailDots },
    threshold: numberWithin(options.threshold, 'threshold', 0.75, 0, 1),
    blockSize: numberWithin(options.blockSize, 'blockSize', 50, 2, 1000),
    comparisons: numberWithin(options.comparisons, 'comparisons', 500_000, 0, 10_000_000),
  };
}
