// What a deal was like, stretch by stretch: from its creation on, one version follows another without a gap.
import type { Amount } from '../../decimal.ts';
import type { Moment } from '../../period/moment.ts';
import { momentOf } from '../boundary.ts';
import type { DateInput } from '../dimension.ts';
import type { Deal } from './deal.ts';
import type { LivedDeal } from './livedDeal.ts';
import type { DealOutcome, StageEvent } from './stageEvent.ts';

/** What may change about a deal; null where it is not known. */
export interface DealState {
  readonly stage: string | null;
  readonly amount: Amount | null;
  readonly probability: Amount | null;
  readonly expectedCloseDate: DateInput | null;
}

/** A stretch of the life of a deal. */
export interface DealVersion extends DealState {
  readonly outcome: DealOutcome;
  readonly since: Moment;
  readonly sinceDate: DateInput;
  /** The moment of the next version; null for the last one. */
  readonly until: Moment | null;
  readonly untilDate: DateInput | null;
}

/** An event and its moment. */
export interface Dated {
  readonly at: Moment;
  readonly date: DateInput;
  readonly event: StageEvent;
}

/** The events of a deal that can be read, in order of time, up to its close. */
export function eventsOf({ deal, closed }: LivedDeal): Dated[] {
  const history: readonly unknown[] = Array.isArray(deal.history) ? deal.history : [];
  return history
    .filter((event): event is StageEvent => typeof event === 'object' && event !== null)
    .map((event) => ({ at: momentOf(event.enteredAt) ?? Number.NaN, date: event.enteredAt, event }))
    .filter(({ at }) => at < (closed ?? Number.POSITIVE_INFINITY))
    .sort((a, b) => a.at - b.at);
}

const fields = ['stage', 'amount', 'probability', 'expectedCloseDate'] as const;

/**
 * The versions of a deal, the closed ones included. What an event does not say stays as it was; before anything is said, it
 * is what is said first. What no event says is what the deal says now, except the stage and the chance of a closed deal:
 * those are of the close, not of the time before.
 */
export function versionsOf(lived: LivedDeal): DealVersion[] {
  const { deal, created, closed } = lived;
  const events = eventsOf(lived);
  const first: Dated = { at: created, date: deal.createdAt, event: { enteredAt: deal.createdAt } };
  const points = [first, ...events.map((dated) => (dated.at > created ? dated : { ...first, event: dated.event }))];
  const states = statesOf(points, deal);
  const versions = points.map(({ at, date, event }, i): DealVersion => {
    const next = points[i + 1] ?? null;
    // The deal itself has the last word on whether it is open.
    const outcome = next === null ? 'open' : (event.outcome ?? 'open');
    const end = next ?? (closed === null ? null : { at: closed, date: deal.closedAt as DateInput });
    return { ...(states[i] as DealState), outcome, since: at, sinceDate: date, until: end?.at ?? null, untilDate: end?.date ?? null };
  });
  if (closed !== null) versions.push(closedVersion(versions.at(-1) as DealVersion, deal, closed));
  return versions.filter(({ since, until }) => until === null || since < until);
}

function closedVersion(last: DealVersion, deal: Deal, closed: Moment): DealVersion {
  return { ...last, outcome: deal.outcome, since: closed, sinceDate: deal.closedAt as DateInput, until: null, untilDate: null };
}

function statesOf(points: readonly Dated[], deal: Deal): DealState[] {
  const columns = fields.map((field) => [field, carried(points, field, deal)] as const);
  return points.map((_, i) => Object.fromEntries(columns.map(([field, values]) => [field, values[i]])) as unknown as DealState);
}

/** The values of one field, point by point. */
function carried(points: readonly Dated[], field: (typeof fields)[number], deal: Deal): unknown[] {
  const isHindsight = deal.outcome !== 'open' && (field === 'stage' || field === 'probability');
  const now = isHindsight ? null : (deal[field] ?? null);
  const said = points.map(({ event }) => event[field] ?? null);
  let value: unknown = said.find((one) => one !== null) ?? now;
  return said.map((one, i) => {
    const isPresent = i === said.length - 1 && deal.outcome === 'open';
    value = (isPresent ? now : null) ?? one ?? value;
    return value;
  });
}
