// Leads of Pipedrive: objects of their own, with a currency beside their value.
import { Lead } from '../../model/marketing/lead.ts';
import { ownOptions } from '../../model/parseOptions.ts';
import { type At, firstAt } from '../at.ts';
import { baseOptions, type Custom, type CustomFields, customFields, type MarkedExclusion, marked } from '../custom.ts';
import type { Mapped } from '../mapped.ts';
import { mapOptions, mapping } from '../mapping.ts';
import { amount, day, text, utc } from '../readers.ts';
import type { PipedriveExclusion } from './deal.ts';
import { customAt, isArchived, isDeleted, pipedriveCap, pipedrivePage, referenceAt } from './record.ts';

/** A lead of Pipedrive. */
export interface PipedriveLead extends Lead {
  /** Its title. */
  readonly name: string | null;
  /** Its value. */
  readonly amount: number | string | null;
  /** The currency of its value. */
  readonly currency: string | null;
  /** When it is expected to close. */
  readonly expectedCloseDate: string | null;
  /** The person it is. */
  readonly personId: string | null;
}

/**
 * Leads of Pipedrive. They have no status: what became of them, a deal says. Archived ones, converted or given up, are left out
 * and counted.
 *
 * @param payload - what the API answered
 * @throws KpiError `bad-argument` or `unknown-option`: an option is wrong.
 * @source developers.pipedrive.com, API reference: leads
 * @example
 * ```ts
 * import { pipedriveLeads } from 'sales-kpi/crm/pipedrive';
 *
 * const { rows } = pipedriveLeads([{ id: 'f3d2c1b0-0000-4000-8000-000000000001', title: 'Mill', add_time: '2025-02-22 08:52:06.047',
 *   value: { amount: 300, currency: 'EUR' }, organization_id: 5, source_name: 'Web forms' }]);
 * [rows[0]?.createdAt, rows[0]?.amount, rows[0]?.source]; // => [ '2025-02-22T08:52:06.047Z', 300, 'Web forms' ]
 * ```
 */
export function pipedriveLeads<F extends string = never>(
  payload: unknown,
  options: CustomFields<F> = {},
): Mapped<PipedriveLead & Custom<F>, PipedriveExclusion | MarkedExclusion> {
  const own = ownOptions(options, [...mapOptions, 'fields']);
  const map = mapping({
    record: Lead,
    fields: {
      id: (at) => text(at('id')),
      createdAt: (at) => utc(at('add_time')),
      source: (at) => text(firstAt(at, ['source_name', 'origin'])),
      customerId: (at) => referenceAt(at, ['organization_id']),
      salesperson: (at) => referenceAt(at, ['owner_id']),
      channel: (at) => text(at('channel')),
      name: (at) => text(at('title')),
      amount: (at) => amount(at('value.amount')),
      currency: (at) => text(at('value.currency')),
      expectedCloseDate: (at) => day(at('expected_close_date')),
      personId: (at) => referenceAt(at, ['person_id']),
      ...customFields(own.fields, (key) => (at: At) => customAt(at, key)),
    },
    exclude: { deleted: isDeleted, archived: isArchived, ...marked(own.fields, (key) => (at) => customAt(at, key)) },
    version: { from: 'update_time', read: utc },
    page: pipedrivePage,
    cap: pipedriveCap,
  });
  return map(payload, baseOptions(own)) as Mapped<PipedriveLead & Custom<F>, PipedriveExclusion | MarkedExclusion>;
}
