// The names of cohorts and ages, and what is told of them.
import type { CohortColumn } from '../analysis/customer/cohortColumns.ts';
import type { Cohort, CohortTable } from '../analysis/customer/cohortTable.ts';
import type { Decimal } from '../decimal.ts';
import type { Drawing } from './chartOptions.ts';
import { shortPeriod } from './periodNames.ts';
import { distinct, filled } from './plainText.ts';
import { segmentText } from './tableShape.ts';

/** The names of cohorts, none twice. */
export function cohortNames(rows: readonly Cohort[], drawing: Drawing): string[] {
  return distinct(
    rows.map(({ cohort, segment }) =>
      [shortPeriod(cohort, drawing.locale), ...(segment === null ? [] : [segmentText(segment, drawing)])].join(' · '),
    ),
  );
}

/** The name of an age: `month 3`. */
export function ageText({ from, to }: CohortColumn, every: CohortTable['every'], { words }: Drawing): string {
  const age = to === null ? `${from}+` : to === from ? `${from}` : `${from}–${to}`;
  return filled(words.age, { unit: words.grains[every], age });
}

/** The means of the first ages over all cohorts that are old enough. */
export function cohortFacts({ cohorts, columns, means }: CohortTable, ages: readonly string[], { words, write }: Drawing): string[] {
  const list = columns.slice(0, 4).flatMap((_, at) => {
    const mean: Decimal | null = means[at]?.weighted ?? null;
    return mean === null || ages[at] === undefined ? [] : [`${ages[at]} ${write.percent(mean)}`];
  });
  return list.length === 0 ? [] : [filled(words.cohortMeans, { count: write.number(cohorts.length, 0), list: list.join(', ') })];
}
