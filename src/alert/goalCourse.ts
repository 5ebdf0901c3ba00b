// A rule about a goal: its only period is the day up to which records are known.
import type { KpiErrorPath } from '../error.ts';
import { readAsOf } from '../period/asOf.ts';
import { calendar as calendarOf } from '../period/calendar.ts';
import type { AlertOptions } from './alertsShape.ts';
import { goalStatusJudge } from './condition/goalStatus.ts';
import type { GoalStatusCondition } from './conditionShape.ts';
import type { Course } from './course.ts';
import { dayPlace } from './places.ts';
import type { AlertRule } from './ruleShape.ts';
import { unknownName } from './watches.ts';

/** What a rule says of a goal. */
export function goalCourse(rule: AlertRule, when: GoalStatusCondition, { goals = [], asOf }: AlertOptions, path: KpiErrorPath): Course {
  const standing = goals.find(({ goal }) => goal.id === when.goal);
  if (standing === undefined)
    throw unknownName(
      'goal',
      when.goal,
      goals.map(({ goal }) => goal.id),
      [...path, 'when', 'goal'],
    );
  const known = readAsOf(asOf, calendarOf(standing.goal.calendar));
  return {
    rule,
    segment: standing.segment,
    places: [dayPlace(known, 'whole')],
    open: known.day + 1,
    judge: goalStatusJudge(standing, when),
    subject: () => standing.of,
  };
}
