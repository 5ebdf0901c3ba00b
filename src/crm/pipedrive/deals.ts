// Deals of Pipedrive.
import { Deal } from '../../model/deal/deal.ts';
import { type DealOutcome, dealOutcomes } from '../../model/deal/stageEvent.ts';
import { ownOptions } from '../../model/parseOptions.ts';
import { Fault } from '../../model/read/reader.ts';
import { type At, firstAt, given } from '../at.ts';
import { baseOptions, type Custom, customFields, type MarkedExclusion, marked, oneOfWords } from '../custom.ts';
import type { Mapped } from '../mapped.ts';
import { mapOptions, mapping } from '../mapping.ts';
import { amount, day, percent, refuse, text, utc } from '../readers.ts';
import type { PipedriveDeal, PipedriveDealOptions, PipedriveExclusion } from './deal.ts';
import { type Histories, historiesOf, historyOf, historyWarnings } from './history.ts';
import { customAt, isArchived, isDeleted, nameAt, pipedriveCap, pipedrivePage, referenceAt } from './record.ts';
import { type PipedriveStage, stagesOf } from './stages.ts';

const optionNames = [...mapOptions, 'fields', 'stages', 'history', 'wonAt'] as const;

/**
 * Deals of Pipedrive, v1 and v2: answers of the API, alone, in pages, or in lists of them. Times without an offset are in UTC.
 * A chance that is not given is unknown (or that of the stage, where `stages` are given), never 0. Deleted and archived
 * deals are left out and counted. The customer is the organization; who sells to people gives `fields: { customerId: 'person_id' }`.
 *
 * @param payload - what the API answered
 * @throws KpiError `bad-argument` or `unknown-option`: an option is wrong.
 * @source developers.pipedrive.com, API reference: deals, stages, pagination
 * @example
 * ```ts
 * import { pipedriveDeals } from 'sales-kpi/crm/pipedrive';
 *
 * const { rows } = pipedriveDeals({
 *   success: true,
 *   data: [{ id: 7, title: 'Mill', value: 1500, currency: 'EUR', status: 'won', stage_id: 3, probability: null, weighted_value: 1500,
 *     add_time: '2025-01-10 23:30:00', won_time: '2025-03-05 10:00:00', user_id: { id: 11, name: 'Ann', value: 11 } }],
 *   additional_data: { pagination: { start: 0, limit: 100, more_items_in_collection: false } },
 * });
 * [rows[0]?.createdAt, rows[0]?.closedAt, rows[0]?.salesperson, rows[0]?.probability];
 * // => [ '2025-01-10T23:30:00.000Z', '2025-03-05T10:00:00.000Z', '11', null ]
 * ```
 */
export function pipedriveDeals<F extends string = never>(
  payload: unknown,
  options: PipedriveDealOptions<F> = {},
): Mapped<PipedriveDeal & Custom<F>, PipedriveExclusion | MarkedExclusion> {
  const own = ownOptions(options, optionNames);
  const stages = stagesOf(own.stages);
  const histories = historiesOf(own.history);
  const wonTimes = oneOfWords(own.wonAt, ['last', 'first'], 'wonAt') === 'first' ? ['first_won_time', 'won_time'] : ['won_time'];
  const stageOf = (at: At): PipedriveStage | undefined => stages.get(String(text(at('stage_id'))));
  const owner = ['owner_id', 'user_id'];
  const closeTimes = { open: [], won: [...wonTimes, 'close_time'], lost: ['lost_time', 'close_time'] } as const;
  const map = mapping({
    record: Deal,
    fields: {
      id: (at) => text(at('id')),
      createdAt: (at) => utc(at('add_time')),
      outcome: outcomeOf,
      amount: (at) => amount(at('value')),
      currency: 'currency',
      probability: (at) => percent(at('probability')) ?? stageOf(at)?.probability,
      expectedCloseDate: (at) => day(at('expected_close_date')),
      closedAt: (at) => {
        const outcome = outcomeOf(at);
        return outcome instanceof Fault ? null : utc(firstAt(at, closeTimes[outcome]));
      },
      stage: (at) => text(at('stage_id')),
      pipeline: (at) => text(at('pipeline_id')),
      customerId: (at) => referenceAt(at, ['org_id']),
      lostReason: (at) => (outcomeOf(at) === 'lost' ? text(at('lost_reason')) : null),
      channel: (at) => text(at('channel')),
      salesperson: (at) => referenceAt(at, owner),
      history: (at) => pastOf(at, histories),
      name: (at) => text(at('title')),
      ownerName: (at) => text(at('owner_name')) ?? nameAt(at, owner),
      organizationName: (at) => text(at('org_name')) ?? nameAt(at, ['org_id']),
      personId: (at) => referenceAt(at, ['person_id']),
      stageLabel: (at) => stageOf(at)?.label,
      pipelineLabel: (at) => stageOf(at)?.pipelineLabel,
      source: (at) => text(at('origin')),
      firstWonAt: (at) => utc(at('first_won_time')),
      stageChangedAt: (at) => utc(at('stage_change_time')),
      updatedAt: (at) => utc(at('update_time')),
      ...customFields(own.fields, (key) => (at: At) => customAt(at, key)),
    },
    exclude: { deleted: isDeleted, archived: isArchived, ...marked(own.fields, (key) => (at) => customAt(at, key)) },
    version: { from: 'update_time', read: utc },
    page: pipedrivePage,
    cap: pipedriveCap,
    warn: {
      'opened-again': {
        when: (_, at) => given(at('first_won_time')) !== null && given(at('won_time')) !== given(at('first_won_time')),
        text: 'won before, and opened again: the last time counts unless wonAt says first',
      },
    },
  });
  const mapped = map(payload, baseOptions(own)) as Mapped<PipedriveDeal & Custom<F>, PipedriveExclusion | MarkedExclusion>;
  return { ...mapped, warnings: [...mapped.warnings, ...historyWarnings(histories)] };
}

function outcomeOf(at: At): DealOutcome | Fault {
  const status = at('status');
  return (
    dealOutcomes.find((word) => word === status) ??
    refuse(given(status) === null ? 'missing-required' : 'bad-value', status, dealOutcomes.join(', '))
  );
}

/** What was asked for of its past, or all that a deal tells of it: since when it has been in its stage. */
function pastOf(at: At, { byDeal }: Histories): readonly object[] | null | Fault {
  const changes = byDeal.get(String(text(at('id'))));
  const [createdAt, stage] = [utc(at('add_time')), text(at('stage_id'))];
  if (changes !== undefined && typeof createdAt === 'string' && !(stage instanceof Fault)) return historyOf(changes, createdAt, stage);
  const enteredAt = utc(at('stage_change_time'));
  return enteredAt === null || enteredAt instanceof Fault ? enteredAt : [{ enteredAt, stage }];
}
