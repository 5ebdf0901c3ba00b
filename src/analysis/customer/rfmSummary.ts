// Segments of customers: how many, and what they bring.
import { Decimal } from '../../decimal.ts';
import { revenue } from '../../indicator/sales/sales.ts';
import type { Label } from '../../plan/metric.ts';
import type { Subject } from '../../query/finding.ts';
import type { CustomerGroup } from './findings.ts';
import type { RfmSegment } from './rfmSegments.ts';

/** A segment with its customers. */
export interface RfmSummary extends GroupSize {
  /** The segment; null for customers whose scores none is named for. */
  readonly segment: string | null;
  /** Its name for readers. */
  readonly label: Label | null;
}

/** How large a group of customers is. */
export interface GroupSize {
  /** How many customers. */
  readonly customers: number;
  /** Their share of all customers. */
  readonly customerShare: Decimal;
  /** What they brought. */
  readonly revenue: Decimal;
  /** Their share of all revenue; null where that is not above 0. */
  readonly revenueShare: Decimal | null;
}

/** How large each group is; groups are told by number, from 0. */
export function groupSizes(groups: readonly number[], money: readonly Decimal[], count: number): GroupSize[] {
  const customers = new Array<number>(count).fill(0);
  const sums = Array.from({ length: count }, () => new Decimal(0));
  groups.forEach((group, i) => {
    customers[group] = (customers[group] as number) + 1;
    sums[group] = (sums[group] as Decimal).plus(money[i] as Decimal);
  });
  const total = sums.reduce((sum, one) => sum.plus(one), new Decimal(0));
  return sums.map((sum, group) => ({
    customers: customers[group] as number,
    customerShare: new Decimal(customers[group] as number).div(groups.length),
    revenue: sum,
    revenueShare: total.gt(0) ? sum.div(total) : null,
  }));
}

/** The segments that have customers, in the order of the table; at last those of no segment. */
export function summaries(
  scored: readonly { readonly segment: string | null }[],
  money: readonly Decimal[],
  segments: readonly RfmSegment[],
): RfmSummary[] {
  const places = new Map<string | null, number>(segments.map(({ id }, i) => [id, i]));
  const groups = scored.map(({ segment }) => places.get(segment) ?? segments.length);
  return groupSizes(groups, money, segments.length + 1)
    .map((size, i) => ({ segment: segments[i]?.id ?? null, label: segments[i]?.label ?? null, ...size }))
    .filter(({ customers }) => customers > 0);
}

/** What customers brought, as what findings are about. */
export function revenueSubject(currency: string | null): Subject {
  const { id, label, unit, better } = revenue;
  return { id, label, unit, better, currency };
}

/** A finding a group that has a name or a number. */
export function groupFindings(
  groups: readonly (GroupSize & { readonly label?: Label | null; readonly segment?: string | null })[],
  currency: string | null,
): CustomerGroup[] {
  const of = revenueSubject(currency);
  return groups.flatMap(({ label = null, segment, customers, customerShare, revenue: brought, revenueShare }, i): CustomerGroup[] => {
    if (segment === null) return [];
    const values = { name: label, group: i + 1, customers, customerShare, revenue: brought, revenueShare };
    return [{ code: 'customer-group', of, segment: segment === undefined ? null : { segment }, period: null, values }];
  });
}
