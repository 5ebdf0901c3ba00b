// When leads of Salesforce came to be qualified or given up: records of LeadHistory, of which the changes of Status tell it.
import { momentOf } from '../../model/boundary.ts';
import type { DateInput } from '../../model/dimension.ts';
import type { LeadStatus } from '../../model/marketing/lead.ts';
import { Fault } from '../../model/read/reader.ts';
import { type At, given } from '../at.ts';
import { lookUp } from '../lookUp.ts';
import { dateText } from '../readers.ts';
import type { MapContext } from '../reading.ts';
import { isSet, moment, salesforceId, salesforcePage } from './record.ts';

/** When a lead came to a status. */
interface Reached {
  readonly at: number;
  readonly date: string;
  readonly status: LeadStatus;
}

/** Says when a lead first came to a status, or last; null where the history does not tell. */
export type ReachedAt = (lead: unknown, status: LeadStatus, which: 'first' | 'last') => string | null;

/** Reads the changes of Status; what stands for none of our statuses tells nothing. */
export function leadHistory(history: unknown, statuses: ReadonlyMap<string, LeadStatus>, context: MapContext): ReachedAt {
  const byLead = new Map<string, Reached[]>();
  lookUp(history, salesforcePage, (at: At) => {
    const id = salesforceId(at('LeadId'));
    const status = statuses.get(String(given(at('NewValue'))));
    const date = dateText(moment(at('CreatedDate'), context), context);
    if (at('Field') !== 'Status' || isSet('IsDeleted')(at) || typeof id !== 'string' || status === undefined) return [];
    if (date === null || date instanceof Fault) return [];
    byLead.set(id, [...(byLead.get(id) ?? []), { at: momentOf(date as DateInput) ?? 0, date, status }]);
    return [];
  });
  return (lead, wanted, which) => {
    const reached = (byLead.get(String(lead)) ?? []).filter(({ status }) => status === wanted).sort((a, b) => a.at - b.at);
    return reached.at(which === 'first' ? 0 : -1)?.date ?? null;
  };
}
