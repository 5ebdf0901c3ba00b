// The history of deals of Pipedrive: what `/deals/{id}/flow` and `/deals/{id}/changelog` tell of each.
import type { Amount } from '../../decimal.ts';
import { excerpt, KpiError } from '../../error.ts';
import { momentOf } from '../../model/boundary.ts';
import { type DealOutcome, dealOutcomes, type StageEvent } from '../../model/deal/stageEvent.ts';
import { Fault } from '../../model/read/reader.ts';
import { type At, atOf, given } from '../at.ts';
import type { MappingWarning } from '../mapped.ts';
import { eachRecord } from '../page.ts';
import { amount, day, percent, text, utc } from '../readers.ts';
import { pipedrivePage } from './record.ts';

/** Histories by the identifiers of deals, with what is odd about them. */
export interface Histories {
  readonly byDeal: ReadonlyMap<string, readonly Change[]>;
  /** Lines that could not be read. */
  readonly unreadable: number;
  /** Lines of deals whose pages say that there are more. */
  readonly incomplete: number;
}

/** A single change. */
export interface Change {
  readonly at: number;
  readonly date: string;
  readonly field: string;
  readonly now: Told;
  readonly before: Told;
}

type Told = Omit<StageEvent, 'enteredAt'>;

const none: Told = {};
const keys: Readonly<Record<string, (value: unknown) => Told | Fault>> = {
  stage_id: (value) => told('stage', text(value)),
  value: (value) => told('amount', amount(value)),
  probability: (value) => told('probability', percent(value)),
  expected_close_date: (value) => told('expectedCloseDate', day(value)),
  status: (value) => told('outcome', dealOutcomes.find((word) => word === value) ?? null),
};

function told(name: keyof Told, value: Amount | DealOutcome | null | Fault): Told | Fault {
  return value instanceof Fault ? value : value === null ? none : { [name]: value };
}

/** The histories that the option `history` gives: answers by the identifiers of deals. */
export function historiesOf(history: Readonly<Record<string, unknown>> | undefined): Histories {
  if (history !== undefined && (typeof history !== 'object' || history === null || Array.isArray(history))) {
    throw new KpiError('bad-argument', `history is ${excerpt(history)}`, 'give answers of /deals/{id}/flow by identifier: { 7: answer }', [
      'history',
    ]);
  }
  let [unreadable, incomplete] = [0, 0];
  const byDeal = new Map<string, readonly Change[]>();
  for (const [deal, answer] of Object.entries(history ?? {})) {
    const changes: Change[] = [];
    const whole = eachRecord(answer ?? [], pipedrivePage, undefined, (read) => {
      try {
        const change = changeOf(read(), deal);
        if (change instanceof Fault) unreadable++;
        else if (change !== null) changes.push(change);
      } catch {
        unreadable++;
      }
    });
    if (whole.isComplete === false) incomplete += whole.records;
    byDeal.set(
      deal,
      changes.sort((a, b) => a.at - b.at),
    );
  }
  return { byDeal, unreadable, incomplete };
}

/** One line; null for what says nothing of the deal that is kept. The flow wraps its changes, and tells other things too. */
function changeOf(line: unknown, deal: string): Change | Fault | null {
  const outer = atOf(line);
  const kind = given(outer('object'));
  if (kind !== null && kind !== 'dealChange') return null;
  const at: At = kind === null ? outer : atOf(outer('data'));
  const other = text(at('item_id'));
  const field = String(at('field_key'));
  if ((other !== null && other !== deal) || !Object.hasOwn(keys, field))
    return at('field_key') === undefined ? new Fault('unreadable-row', line) : null;
  const date = utc(given(at('log_time')) ?? given(at('time')) ?? outer('timestamp'));
  const read = keys[field] as (value: unknown) => Told | Fault;
  const [now, before] = [read(at('new_value')), read(at('old_value'))];
  for (const one of [date, now]) if (one instanceof Fault) return one;
  const moment = momentOf(date as string | null);
  if (moment === null) return new Fault('missing-required', date);
  return { at: moment, date: date as string, field, now: now as Told, before: before instanceof Fault ? none : before };
}

/**
 * The history of a deal, whole states: from its creation on, what was there before the first change of each field, and the
 * state after every change. A stage that never changed is the one that the deal is in.
 */
export function historyOf(changes: readonly Change[], createdAt: string, stage: string | null): readonly StageEvent[] {
  const fields = new Set(changes.map(({ field }) => field));
  let state = Object.assign(
    { stage: fields.has('stage_id') ? null : stage },
    ...[...fields].map((name) => changes.find(({ field }) => field === name)?.before),
  ) as Told;
  const events: StageEvent[] = [{ enteredAt: createdAt, ...state }];
  for (const { date, now } of changes) {
    state = { ...state, ...now };
    events.push({ enteredAt: date, ...state });
  }
  return events;
}

/** What is odd about the histories. */
export function historyWarnings({ unreadable, incomplete }: Histories): MappingWarning[] {
  const warning = (code: string, count: number, words: string): MappingWarning[] =>
    count === 0 ? [] : [{ code, count, ids: [], text: words }];
  return [
    ...warning('unreadable-history', unreadable, 'lines of the history that could not be read are left out'),
    ...warning('incomplete-history', incomplete, 'there are more lines of the history than were given'),
  ];
}
