// The changes of what a customer pays, and their causes: a pause, its end, a move to another subscription, or anything else.
import { addExact, type Exact } from '../../decimal.ts';
import { zero } from '../sale/posting/arithmetic.ts';

/** One subscription of a customer: when it was first paid for, and when last; null: it is. */
export interface Contract {
  start: number;
  end: number | null;
}

/** A change of what a customer pays. */
export interface Change {
  readonly at: number;
  readonly currency: string | null;
  readonly amount: Exact;
  /** Whether a charge starts or ends. */
  readonly charges: 1 | -1;
  readonly contract: Contract;
  /** Whether it ends because the subscription is paused. */
  readonly isPause: boolean;
}

/** How often what a customer pays has changed up to a moment: by a cause of its own, or up and down otherwise. */
export interface Causes {
  readonly pauses: number;
  readonly resumes: number;
  readonly migrations: number;
  readonly rises: number;
  readonly falls: number;
}

/** Before the first change, and of customers with one subscription that was never paused. */
export const noCauses: Causes = { pauses: 0, resumes: 0, migrations: 0, rises: 0, falls: 0 };

/** The causes up to each moment at which something changes, of changes in order. */
export function causesOf(changes: readonly Change[]): Causes[] {
  const paused = new Set<Contract>();
  const told: Causes[] = [];
  for (let from = 0, to = 0; from < changes.length; from = to) {
    const { at } = changes[from] as Change;
    while (changes[to]?.at === at) to++;
    const moment = changes.slice(from, to);
    const before = told.at(-1) ?? noCauses;
    const rest = moment.length === 1 ? moment : withoutGoingOn(moment);
    const cause = rest.length === 0 ? null : causeOf(rest, paused);
    told.push(cause === null ? moved(before, rest) : { ...before, [cause]: before[cause] + 1 });
    for (const { contract, isPause } of rest) if (isPause) paused.add(contract);
    for (const { contract, isPause } of rest) if (!isPause) paused.delete(contract);
  }
  return told;
}

/** The one cause of everything that changed at a moment. */
function causeOf(moment: readonly Change[], paused: ReadonlySet<Contract>): 'pauses' | 'resumes' | 'migrations' | null {
  if (moment.every(({ isPause }) => isPause)) return 'pauses';
  if (moment.every(({ charges, contract }) => charges === 1 && paused.has(contract))) return 'resumes';
  const isMove = moment.every(({ charges, contract, at, isPause }) => !isPause && at === (charges === 1 ? contract.start : contract.end));
  return isMove && moment.some(({ charges }) => charges === 1) && moment.some(({ charges }) => charges === -1) ? 'migrations' : null;
}

/** The changes of a moment but those with which a subscription only goes on in another period, at the same price. */
function withoutGoingOn(moment: readonly Change[]): readonly Change[] {
  const nameOf = ({ currency, amount: { units, scale } }: Change): string => `${units < 0n ? -units : units} ${scale} ${currency}`;
  const starts = new Map<Contract, Map<string, Change[]>>();
  for (const change of moment) {
    if (change.charges === -1) continue;
    const own = starts.get(change.contract) ?? new Map<string, Change[]>();
    starts.set(change.contract, own);
    const same = own.get(nameOf(change));
    if (same === undefined) own.set(nameOf(change), [change]);
    else same.push(change);
  }
  const gone = new Set<Change>();
  for (const change of moment) {
    const next = change.charges === 1 || change.isPause ? undefined : starts.get(change.contract)?.get(nameOf(change))?.pop();
    if (next !== undefined) gone.add(change).add(next);
  }
  return moment.filter((change) => !gone.has(change));
}

/** Up, down or both, where currencies differ; neither, where nothing is left of it. */
function moved(before: Causes, moment: readonly Change[]): Causes {
  const sums = new Map<string | null, Exact>();
  for (const { currency, amount } of moment) sums.set(currency, addExact(sums.get(currency) ?? zero, amount));
  const signs = [...sums.values()].map(({ units }) => units);
  const [rises, falls] = [signs.some((units) => units > 0n), signs.some((units) => units < 0n)];
  return rises || falls ? { ...before, rises: before.rises + Number(rises), falls: before.falls + Number(falls) } : before;
}
