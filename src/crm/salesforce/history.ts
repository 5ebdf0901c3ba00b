// The history of opportunities: OpportunityHistory (whole states) and OpportunityFieldHistory (single changes).
import type { Amount } from '../../decimal.ts';
import { momentOf } from '../../model/boundary.ts';
import { type DealOutcome, StageEvent } from '../../model/deal/stageEvent.ts';
import { Fault } from '../../model/read/reader.ts';
import { readerOf } from '../../model/read/record.ts';
import { type At, atOf, given } from '../at.ts';
import { eachRecord, type Whole } from '../page.ts';
import { amount, day, percent, text } from '../readers.ts';
import type { MapContext } from '../reading.ts';
import { isSet, moment, salesforceId, salesforcePage } from './record.ts';

/** Histories by opportunity. */
export interface Histories {
  readonly byDeal: ReadonlyMap<string, readonly StageEvent[]>;
  /** What fields held before their first known change: true since the deal was created, or since it was last not tracked. */
  readonly before: ReadonlyMap<string, readonly StageEvent[]>;
  /** Lines that could not be read. */
  readonly unreadable: number;
  /** Whether pages say that there are more lines. */
  readonly whole: Whole;
}

const readers = { StageName: text, Amount: amount, Probability: percent, CloseDate: day } as const;
const names = { StageName: 'stage', Amount: 'amount', Probability: 'probability', CloseDate: 'expectedCloseDate' } as const;
type Tracked = keyof typeof names;

/** Reads lines of either kind, also mixed. */
export function historiesOf(payload: unknown, outcomes: ReadonlyMap<string, DealOutcome>, context: MapContext): Histories {
  const byDeal = new Map<string, StageEvent[]>();
  const firsts = new Map<string, { readonly at: number; readonly deal: string; readonly event: StageEvent }>();
  const readEvent = readerOf(StageEvent);
  let unreadable = 0;

  const eventOf = (at: At, values: object): StageEvent | Fault => {
    const event = { enteredAt: moment(at('CreatedDate'), context), ...values } as StageEvent;
    const fault = Object.values(event).find((value) => (value as unknown) instanceof Fault);
    if (fault !== undefined) return fault as unknown as Fault;
    const outcome = outcomes.get(event.stage ?? '');
    return readEvent(outcome === undefined ? event : { ...event, outcome }, { timeZone: context.timeZone }) as StageEvent | Fault;
  };
  const take = (record: unknown): boolean => {
    const at = atOf(record);
    const deal = salesforceId(at('OpportunityId'));
    if (typeof deal !== 'string') return false;
    if (isSet('IsDeleted')(at)) return true;
    const field = given(at('Field'));
    if (field !== null && !Object.hasOwn(names, String(field))) return true;
    const event = eventOf(at, field === null ? stateOf(at) : changeOf(at('NewValue'), field as Tracked));
    if (event instanceof Fault) return false;
    const events = byDeal.get(deal);
    if (events === undefined) byDeal.set(deal, [event]);
    else events.push(event);
    const before = field === null ? event : eventOf(at, changeOf(at('OldValue'), field as Tracked));
    const when = momentOf(event.enteredAt) ?? 0;
    if (field === null || before instanceof Fault) return true;
    const known = firsts.get(`${deal} ${field}`);
    if (known === undefined || when < known.at) firsts.set(`${deal} ${field}`, { at: when, deal, event: before });
    return true;
  };
  const whole = eachRecord(payload ?? [], salesforcePage, undefined, (read) => {
    try {
      if (!take(read())) unreadable++;
    } catch {
      unreadable++;
    }
  });
  const before = new Map<string, StageEvent[]>();
  for (const { deal, event } of firsts.values()) before.set(deal, [...(before.get(deal) ?? []), event]);
  return { byDeal, before, unreadable, whole };
}

/** The history of one opportunity; null where nothing is known. */
export function historyOf({ byDeal, before }: Histories, id: unknown, createdAt: unknown): readonly StageEvent[] | null {
  const events = byDeal.get(String(id));
  if (events === undefined) return null;
  return [...(before.get(String(id)) ?? []).map((event) => ({ ...event, enteredAt: createdAt as StageEvent['enteredAt'] })), ...events];
}

function stateOf(at: At): object {
  return Object.assign({}, ...Object.keys(names).map((name) => changeOf(at(name), name as Tracked))) as object;
}

function changeOf(value: unknown, field: Tracked): { readonly [K in (typeof names)[Tracked]]?: Amount | Fault | null } {
  return { [names[field]]: readers[field](value) };
}
