// The short way from an indicator to one number over all records, without periods, segments or a table.
import { fold } from '../engine/fold.ts';
import { EVERYTHING } from '../plan/everything.ts';
import type { Metric } from '../plan/metric.ts';
import { plansOf } from '../plan/plans.ts';
import { placesOf, settleRow } from '../plan/settleRow.ts';
import { sourcesOf } from './data.ts';
import { valueFrom } from './value.ts';

/** The value of a metric over all records; null when there is none, or when a record could not be read. */
export function measure(metric: Metric, data: unknown): unknown {
  const plans = plansOf([metric.formula], { by: () => [], where: () => null, slots: [{ window: EVERYTHING, previous: null }] });
  const source = sourcesOf(data, [...new Set(plans.map((plan) => plan.from))]);
  const answers = plans.map((plan) => fold(plan, source(plan.from)));
  if (answers.some((answer) => answer.rejected.length > 0 || Object.keys(answer.unread).length > 0)) return null;
  const groups = answers.map((answer) => answer.groups[0] ?? null);
  return valueFrom(metric, settleRow(placesOf(plans, [metric.formula]), groups, null)(metric.formula).value);
}
