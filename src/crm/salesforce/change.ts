// One line of the history of an opportunity: OpportunityHistory (a whole state) or OpportunityFieldHistory (a single change).
import type { Amount } from '../../decimal.ts';
import { momentOf } from '../../model/boundary.ts';
import { type DealOutcome, StageEvent } from '../../model/deal/stageEvent.ts';
import { Fault } from '../../model/read/reader.ts';
import { readerOf } from '../../model/read/record.ts';
import { type At, atOf, given } from '../at.ts';
import { amount, day, percent, text } from '../readers.ts';
import type { MapContext } from '../reading.ts';
import { isSet, moment, salesforceId } from './record.ts';

/** A line that was read. */
export interface Line {
  /** The opportunity. */
  readonly deal: string;
  /** The field that changed; `''`: all of them. */
  readonly field: string;
  /** When. */
  readonly at: number;
  /** What the opportunity was like from then on; null: nothing that is kept. */
  readonly event: StageEvent | null;
  /** What the line says of the time before; null: nothing. */
  readonly before: StageEvent | null;
}

const readers = { StageName: text, Amount: amount, Probability: percent, CloseDate: day } as const;
const names = { StageName: 'stage', Amount: 'amount', Probability: 'probability', CloseDate: 'expectedCloseDate' } as const;
type Tracked = keyof typeof names;
type Paths = Readonly<Partial<Record<Tracked, string>>>;

const current: Paths = { StageName: 'StageName', Amount: 'Amount', Probability: 'Probability', CloseDate: 'CloseDate' };

/** Since version 50 a state says what the amount and the close date were before; earlier lines say null. */
const previous: Paths = { Amount: 'PrevAmount', CloseDate: 'PrevCloseDate' };

/** The reader of lines; null for a line that cannot be read. `holder` is the opportunity that holds the line, if one does. */
export function changesOf(
  outcomes: ReadonlyMap<string, DealOutcome>,
  context: MapContext,
): (record: unknown, holder: string | null) => Line | null {
  const readEvent = readerOf(StageEvent);
  const eventOf = (at: At, values: object): StageEvent | Fault => {
    const event = { enteredAt: moment(at('CreatedDate'), context), ...values } as StageEvent;
    const fault = Object.values(event).find((value) => (value as unknown) instanceof Fault);
    if (fault !== undefined) return fault as unknown as Fault;
    const outcome = outcomes.get(event.stage ?? '');
    return readEvent(outcome === undefined ? event : { ...event, outcome }, { timeZone: context.timeZone }) as StageEvent | Fault;
  };
  return (record, holder) => {
    const at = atOf(record);
    const deal = holder ?? salesforceId(at('OpportunityId'));
    if (typeof deal !== 'string') return null;
    const field = given(at('Field'));
    const isOther = field !== null && !Object.hasOwn(names, String(field));
    if (isSet('IsDeleted')(at) || isOther) return { deal, field: '', at: 0, event: null, before: null };
    const values = field === null ? stateOf(at, current) : changeOf(at('NewValue'), field as Tracked);
    const event = eventOf(at, values);
    if (event instanceof Fault) return null;
    const old = eventOf(at, field === null ? stateOf(at, previous) : changeOf(at('OldValue'), field as Tracked));
    const isTold = !(old instanceof Fault) && Object.values(names).some((name) => (old[name] ?? null) !== null);
    return { deal, field: field === null ? '' : String(field), at: momentOf(event.enteredAt) ?? 0, event, before: isTold ? old : null };
  };

  function stateOf(at: At, paths: Paths): object {
    return Object.assign({}, ...Object.entries(paths).map(([name, path]) => changeOf(at(path), name as Tracked))) as object;
  }

  function changeOf(value: unknown, field: Tracked): { readonly [K in (typeof names)[Tracked]]?: Amount | Fault | null } {
    return { [names[field]]: field === 'CloseDate' ? day(value, context) : readers[field](value) };
  }
}
