// What is out of order by now, and what is in order again: a pure function of rules, tables and what was told before.
import { KpiError, refuseUnknown } from '../error.ts';
import { readAsOf } from '../period/asOf.ts';
import { calendar as calendarOf } from '../period/calendar.ts';
import { type AlertMemory, type AlertState, memoryName, readState, stateOf } from './alertState.ts';
import type { AlertOptions, Alerts, AlertTables } from './alertsShape.ts';
import { type Course, type CourseEnd, follow } from './course.ts';
import { goalCourse } from './goalCourse.ts';
import { judgeOf } from './judge.ts';
import type { NotJudged } from './notJudged.ts';
import { dayPlace } from './places.ts';
import { alertRule } from './rule.ts';
import type { AlertRuleInput } from './ruleInput.ts';
import type { AlertRule } from './ruleShape.ts';
import { readTable, type TableRead } from './tableRead.ts';
import { subjectAt, type Watch } from './watch.ts';
import { MOST_SEGMENTS, unknownName, watchesOf } from './watches.ts';

/**
 * Which alerts begin and which end, by rules, tables and what was told before. It delivers nothing and reads no clock: the caller calls it
 * as often as wanted, delivers what is told, and keeps `state`. Evaluated twice with the same tables, everything is told once.
 *
 * Only periods that are over are judged, `delay` days behind their end, unless a rule says `partial`. Without a state the latest one is;
 * after that, each in its order, also those of evaluations that were missed (100 at most). A period without a value is no zero: it is
 * not judged, and neither begins nor ends an alert; `noData` tells of it. A rule without a segment judges every segment of its table on
 * its own, 1000 at most, alerts that are on first. What was not judged is listed with the reason.
 *
 * @param rules     rules of `alertRule`, or what it reads
 * @param tables    the tables that the rules name, each reaching up to `asOf`
 * @param previous  the state of the call before; null to begin
 * @throws {KpiError} unknown-field — for a table, column or goal that is not there; bad-argument — for two rules of one id, a table without
 * periods, a state of another version, or what `alertRule` refuses; bad-date; unknown-option
 * @see    alertRule, sentence
 * @example
 * ```ts
 * import { alerts, en, query, revenue, sentence } from 'sales-kpi';
 * const sales = [['2025-01-10', 120], ['2025-02-10', 100], ['2025-03-10', 90]].map(([date, amount]) => (
 *   { id: String(date), date: String(date), amount: Number(amount), currency: 'EUR' }
 * ));
 * const rules = [{ id: 'low', of: 'revenue', table: 'monthly', when: { is: 'below', value: '100' } }] as const;
 * const monthly = query(sales, { select: [revenue], every: 'month', asOf: '2025-04-01' });
 * const { fired, state } = alerts(rules, { monthly }, null, { asOf: '2025-04-01' });
 * fired.map((finding) => sentence(finding, en)) // => ["Revenue, March 2025: €90.00 is less than €100.00."]
 * alerts(rules, { monthly }, state, { asOf: '2025-04-01' }).fired // => []
 * ```
 */
export function alerts(rules: readonly AlertRuleInput[], tables: AlertTables, previous: AlertState | null, options: AlertOptions): Alerts {
  refuseUnknown(options, ['asOf', 'goals']);
  if (options.asOf === undefined)
    throw new KpiError('bad-argument', 'alerts without asOf', "add asOf: '2025-11-23': it says which periods are over", ['asOf']);
  const memories = readState(previous);
  const tableNamed = tableReader(tables, options);
  const ends: CourseEnd[] = [];
  const notJudged: NotJudged[] = [];
  for (const [rule, at] of rulesOf(rules)) {
    const own = [...memories.values()].filter((memory) => memory.rule === rule.id);
    if (rule.when.is === 'goalStatus') {
      const course = goalCourse(rule, rule.when, options, ['rules', at]);
      ends.push(follow(course, memories.get(memoryName(rule.id, course.segment))));
      continue;
    }
    const { watches, gone, left } = watchesOf(rule, tableNamed(rule, at), own, ['rules', at]);
    for (const watch of watches) ends.push(follow(courseOf(watch), memories.get(memoryName(rule.id, watch.segment.keys))));
    const kept = gone
      .filter(isKept)
      .sort((one, other) => (lastOf(one) > lastOf(other) ? -1 : 1))
      .slice(0, MOST_SEGMENTS);
    for (const one of gone) if (!kept.includes(one)) memories.delete(memoryName(one.rule, one.segment));
    if (rule.when.is !== 'noData') notJudged.push(...kept.flatMap(goneOf));
    const all = left + gone.filter(isKept).length - kept.length;
    if (all > 0) notJudged.push({ rule: rule.id, segment: null, period: null, reason: 'too-many-segments', detail: all });
  }
  for (const { memory } of ends) memories.set(memoryName(memory.rule, memory.segment), memory);
  return {
    fired: ends.flatMap(({ fired }) => fired),
    resolved: ends.flatMap(({ resolved }) => resolved),
    state: stateOf(memories),
    notJudged: [...ends.flatMap(({ left }) => left), ...notJudged],
  };
}

/** The rules by id, each with its place among those given. */
function rulesOf(rules: readonly AlertRuleInput[]): [AlertRule, number][] {
  const read = rules.map((input, at): [AlertRule, number] => [alertRule(input), at]);
  const found = new Set<string>();
  for (const [{ id }, at] of read) {
    if (found.has(id)) throw new KpiError('bad-argument', `two rules ${id}`, 'give each rule an id of its own', ['rules', at, 'id']);
    found.add(id);
  }
  return read.sort(([a], [b]) => (a.id < b.id ? -1 : 1));
}

/** Reads each table once. */
function tableReader(tables: AlertTables, { asOf }: AlertOptions): (rule: AlertRule, at: number) => TableRead {
  const known = new Map<string, TableRead>();
  return ({ table: name }, at) => {
    const path = String(name);
    const found = known.get(path);
    if (found !== undefined) return found;
    const table = Object.hasOwn(tables, path) ? tables[path] : undefined;
    if (table === undefined) throw unknownName('table', path, Object.keys(tables), ['rules', at, 'table']);
    const read = readTable(table, readAsOf(asOf, calendarOf(table.calendar)), path);
    known.set(path, read);
    return read;
  };
}

function courseOf(watch: Watch): Course {
  const { rule, segment, places } = watch;
  const { known } = watch.read;
  // A table without any period says nothing, not even how long its periods are.
  const own = places.length > 0 || rule.when.is !== 'noData' ? places : [dayPlace(known, 'absent')];
  const judged = { ...watch, places: own };
  return { rule, segment: segment.keys, places: own, open: known.open, judge: judgeOf(judged), subject: (at) => subjectAt(judged, at) };
}

/** Of a segment that has gone, what was told is remembered. */
const isKept = ({ firing, fired }: AlertMemory): boolean => firing !== null || fired !== null;

const lastOf = ({ rule, segment, fired }: AlertMemory): string => `${fired?.end} ${memoryName(rule, segment)}`;

/** An alert that is on stays on where its segment has gone: that is no sign of order. */
function goneOf({ rule, segment, firing }: AlertMemory): NotJudged[] {
  return firing === null ? [] : [{ rule, segment, period: null, reason: 'segment-gone', detail: firing.period }];
}
