// What goals of other systems are for: which indicator, and whether they are money.
import { excerpt, KpiError } from '../error.ts';
import { currencyOf } from '../model/parseOptions.ts';

/** The indicator that a goal is for; with a currency where it is money. A quota (`wonValue`) is money in the currency of the call. */
export type GoalAim =
  | string
  | {
      /** The indicator. */
      readonly indicator: string;
      /** ISO 4217 code, where the goal is money. */
      readonly currency?: string | null | undefined;
    };

/** The same, checked. */
export interface Aim {
  readonly indicator: string;
  /** The currency of the goal; null: it counts things. */
  readonly currency: string | null;
}

/** The goals that are named, by what names them. A goal of calls has no currency, whatever the currency of the call. */
export function aimsOf(given: Readonly<Record<string, GoalAim>> | undefined, currency: string | undefined): ReadonlyMap<string, Aim> {
  const money = currencyOf(currency);
  if (typeof given !== 'object' || given === null) throw wrong(`indicators is ${excerpt(given)}`, []);
  return new Map(
    Object.entries(given).map(([name, aim]) => {
      const { indicator, currency: own } = typeof aim === 'object' && aim !== null ? aim : { indicator: aim };
      if (typeof indicator !== 'string' || indicator === '') throw wrong(`the goal ${excerpt(name)} is for ${excerpt(aim)}`, [name]);
      return [
        name,
        { indicator, currency: own === undefined || own === null ? (indicator === 'wonValue' ? money : null) : currencyOf(own) },
      ];
    }),
  );
}

function wrong(problem: string, path: readonly string[]): KpiError {
  const hint = "name the indicator of each goal: { Revenue: 'wonValue' }";
  return new KpiError('bad-argument', problem, hint, ['indicators', ...path]);
}
