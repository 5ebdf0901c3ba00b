// Competitors stand as a list in a market observation. Formulas read flat records: one row a competitor, and one for us.
import type { Amount } from '../../decimal.ts';
import type { FieldType } from '../../expr/node.ts';
import { notData } from '../../expr/records.ts';
import type { DateInput, Dimensions } from '../dimension.ts';
import { type Fields, fields } from '../field.ts';
import type { Competitor, MarketMetric, MarketObservation } from './marketObservation.ts';

/** What one competitor, or we, sold in an observation. */
export interface Rival extends Dimensions, Pick<MarketObservation, 'grain' | 'market'> {
  /** Identifier of the row. */
  readonly id: string;
  /** The observation. */
  readonly observationId: string;
  /** The first day of the period observed. */
  readonly date: DateInput;
  /** Whose row it is. */
  readonly side: 'own' | 'competitor';
  /** The competitor; null on our own row. */
  readonly competitor: string | null;
  /** The name of the competitor. */
  readonly name?: string | null | undefined;
  /** What was sold; missing: unknown. */
  readonly value?: Amount | null | undefined;
  /** What the market is measured in; missing: value. */
  readonly metric?: MarketMetric | null | undefined;
  /** ISO 4217 code. */
  readonly currency?: string | null | undefined;
}

/** Records that `relativeMarketShare` reads. */
export interface RivalData {
  /** What `rivals` makes of market observations. */
  readonly rivals: Rival;
}

const rivalTypes = {
  id: 'key',
  date: 'date',
  side: 'key',
  competitor: 'key',
  market: 'key',
  grain: 'key',
  metric: 'key',
  value: 'money',
  currency: 'key',
} as const satisfies Partial<Record<keyof Rival, FieldType>>;

/** The fields of such a row, for formulas. */
export const rival: Fields<'rivals', Rival, typeof rivalTypes> = /* @__PURE__ */ fields<Rival>()('rivals', rivalTypes);

/**
 * The competitors of market observations, one row each, and a row for ourselves in every observation that has competitors:
 * so that we and they are compared over the same periods and areas. Values are taken as they are: what cannot be read is
 * counted and noted by the question.
 *
 * @param observations  markets in periods, as rows
 * @throws {KpiError} bad-data — when they are no list
 * @example
 * ```ts
 * import { rivals } from 'sales-kpi';
 * const rows = rivals([
 *   {
 *     id: '1', date: '2025-01-01', grain: 'year', market: 'bikes', definition: 'new bicycles, France', own: 12, total: 80,
 *     competitors: [{ id: 'velo', value: 30 }, { id: 'cycle', value: 20 }],
 *   },
 * ]);
 * rows.map(({ id, side, competitor, value }) => [id, side, competitor, value]);
 * // => [ [ '1/~own', 'own', null, 12 ], [ '1/1', 'competitor', 'velo', 30 ], [ '1/2', 'competitor', 'cycle', 20 ] ]
 * ```
 */
export function rivals(observations: readonly MarketObservation[]): Rival[] {
  if (!Array.isArray(observations)) throw notData(observations);
  return (observations as readonly MarketObservation[]).flatMap((observation, at) => {
    const competitors: unknown = observation?.competitors;
    if (!Array.isArray(competitors) || competitors.length === 0) return [];
    const { id, own, channel, region, country, storeId, salesperson, campaign, segment, category } = observation;
    const { date, market, grain, metric, currency } = observation;
    const dimensions = { channel, region, country, storeId, salesperson, campaign, segment, category };
    const name = nameOf(id, at);
    const shared = { ...dimensions, observationId: id, date, market, grain, metric, currency };
    const ownRow: Rival = { ...shared, id: `${name}/~own`, side: 'own', competitor: null, value: own };
    const others = (competitors as readonly (Competitor | null | undefined)[]).map(
      (competitor, place): Rival => ({
        ...shared,
        id: `${name}/${place + 1}`,
        side: 'competitor',
        competitor: competitor?.id ?? null,
        name: competitor?.name,
        value: competitor?.value,
      }),
    );
    return [ownRow, ...others];
  });
}

/** The identifier of an observation, or its place where it has none that is text. */
function nameOf(id: unknown, at: number): string {
  return typeof id === 'string' || typeof id === 'number' ? String(id) : String(at);
}
