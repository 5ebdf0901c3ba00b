// Where the scores of recency, frequency and money change: at quantiles, or at cut-offs of the caller.
import { type Amount, Decimal, exactText, readExact } from '../../decimal.ts';
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import { type CutPoint, fixedCuts, quantileCuts } from './scores.ts';

/** Cut-offs, each list from the lowest: days since the last purchase, purchase days, and revenue. */
export interface CutOffs<M> {
  /** Days since the last purchase. */
  readonly recency: readonly number[];
  /** Purchase days. */
  readonly frequency: readonly number[];
  /** Revenue. */
  readonly monetary: readonly M[];
}

/** Quantiles of the customers, or cut-offs that stay the same. */
export type RfmMethod = 'quantile' | CutOffs<Amount>;

/** What is scored, customer by customer. */
export interface RfmValues {
  readonly recency: readonly number[];
  readonly frequency: readonly number[];
  readonly monetary: readonly Near[];
}

/** Cut points, and the values that they stand for. */
export interface RfmCuts {
  readonly cuts: { readonly recency: Cuts<number>; readonly frequency: Cuts<number>; readonly monetary: Cuts<Near> };
  readonly cutOffs: CutOffs<Decimal>;
}

type Cuts<V> = readonly CutPoint<V>[];

/** An exact amount beside the double nearest to it, which tells most of them apart at once. */
export interface Near {
  readonly near: number;
  readonly exact: Decimal;
}

const names = ['recency', 'frequency', 'monetary'] as const;

/** How many scores the options ask for. */
export function scoresOf({
  scores,
  method = 'quantile',
}: {
  readonly scores?: number | undefined;
  readonly method?: RfmMethod | undefined;
}): number {
  if (scores !== undefined && (!Number.isInteger(scores) || scores < 2 || scores > 9))
    throw new KpiError('bad-argument', `scores is ${excerpt(scores)}`, 'give a whole number from 2 to 9', ['scores']);
  if (method === 'quantile') return scores ?? 5;
  if (typeof method !== 'object' || method === null)
    throw new KpiError('bad-argument', `method is ${excerpt(method)}`, "give 'quantile', or cut-offs { recency, frequency, monetary }", [
      'method',
    ]);
  refuseUnknown(method, names, ['method']);
  const wanted = scores ?? (Array.isArray(method.recency) ? method.recency.length + 1 : 5);
  for (const name of names) checkCutOffs(method[name], wanted, ['method', name]);
  return wanted;
}

function checkCutOffs(list: readonly Amount[], scores: number, path: readonly string[]): void {
  const amounts = Array.isArray(list) ? list.map(readExact) : [];
  const ascending = amounts.every(
    (exact, i) => typeof exact !== 'string' && (i === 0 || new Decimal(exactText(exact)).gt(String(list[i - 1]))),
  );
  if (amounts.length !== scores - 1 || scores < 2 || scores > 9 || !ascending)
    throw new KpiError(
      'bad-argument',
      `${path.join('.')} is no list of cut-offs`,
      `give ${scores - 1} numbers from the lowest: one less than scores`,
      path,
    );
}

/** An amount with the double nearest to it. */
export const nearOf = (exact: Decimal): Near => ({ near: Number(exact), exact });

/** Numbers in order. */
export const byNumber = (a: number, b: number): number => a - b;
/** Amounts in order: two of one double are looked at in full. */
export const byAmount = (a: Near, b: Near): number => a.near - b.near || a.exact.comparedTo(b.exact);

/** The cut points of a method over these values. */
export function cutsOf(values: RfmValues, method: RfmMethod, scores: number): RfmCuts {
  const cuts =
    method === 'quantile'
      ? {
          recency: quantileCuts(values.recency, byNumber, scores),
          frequency: quantileCuts(values.frequency, byNumber, scores),
          monetary: quantileCuts(values.monetary, byAmount, scores),
        }
      : {
          recency: fixedCuts(method.recency),
          frequency: fixedCuts(method.frequency),
          monetary: fixedCuts(method.monetary.map((amount) => nearOf(new Decimal(exactOfAmount(amount))))),
        };
  return {
    cuts,
    cutOffs: {
      recency: cuts.recency.map(between),
      frequency: cuts.frequency.map(between),
      monetary: cuts.monetary.map(({ low, high, part, of }) => low.exact.plus(high.exact.minus(low.exact).times(part).div(of))),
    },
  };
}

function exactOfAmount(amount: Amount): string {
  const exact = readExact(amount);
  return typeof exact === 'string' ? '0' : exactText(exact);
}

function between({ low, high, part, of }: CutPoint<number>): number {
  return low + ((high - low) * part) / of;
}
