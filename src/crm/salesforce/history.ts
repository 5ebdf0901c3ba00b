// The histories of opportunities, from records given beside them and from those that they hold.
import type { DealOutcome, StageEvent } from '../../model/deal/stageEvent.ts';
import type { At } from '../at.ts';
import type { MappingWarning } from '../mapped.ts';
import { eachRecord } from '../page.ts';
import type { MapContext } from '../reading.ts';
import { changesOf, type Line } from './change.ts';
import { moment, salesforceId, salesforcePage } from './record.ts';

/** Histories by opportunity. */
export interface Histories {
  /** The history of an opportunity; null where nothing is known. */
  of(at: At): readonly StageEvent[] | null;
  /** Lines that could not be read. */
  unreadable: number;
  /** Lines of which pages say that there are more. */
  incomplete: number;
}

/** Sub-queries of an opportunity: its states and its changes. */
const within = ['OpportunityHistories', 'Histories', 'OpportunityFieldHistories'] as const;

/** Reads lines of either kind, also mixed. */
export function historiesOf(payload: unknown, outcomes: ReadonlyMap<string, DealOutcome>, context: MapContext): Histories {
  const byDeal = new Map<string, Line[]>();
  const read = changesOf(outcomes, context);
  const histories: Histories = { of, unreadable: 0, incomplete: 0 };

  /** A line of a sub-query need not name the opportunity that holds it. */
  function take(lines: unknown, holder: string | null, into: (deal: string) => Line[]): void {
    const whole = eachRecord(lines ?? [], salesforcePage, undefined, (record) => {
      try {
        const found = read(record(), holder);
        if (found === null) histories.unreadable++;
        else if (found.event !== null) into(found.deal).push(found);
      } catch {
        histories.unreadable++;
      }
    });
    if (whole.isComplete === false) histories.incomplete += whole.records;
  }

  function listOf(deal: string): Line[] {
    const lines = byDeal.get(deal) ?? [];
    byDeal.set(deal, lines);
    return lines;
  }

  function of(at: At): readonly StageEvent[] | null {
    const id = salesforceId(at('Id'));
    if (typeof id !== 'string') return null;
    const lines = [...(byDeal.get(id) ?? [])];
    for (const name of within) take(at(name), id, () => lines);
    if (lines.length === 0) return null;
    return [...before(lines, moment(at('CreatedDate'), context)), ...lines.flatMap(({ event }) => (event === null ? [] : [event]))];
  }

  take(payload, null, listOf);
  return histories;
}

/** What fields held before their first known change: true since the opportunity was created, or since they were last not tracked. */
function before(lines: readonly Line[], createdAt: unknown): readonly StageEvent[] {
  const firsts = new Map<string, Line>();
  for (const line of lines) {
    const known = firsts.get(line.field);
    if (known === undefined || line.at < known.at) firsts.set(line.field, line);
  }
  return [...firsts.values()].flatMap(({ before: event }) =>
    event === null ? [] : [{ ...event, enteredAt: createdAt as StageEvent['enteredAt'] }],
  );
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
