// The day whose rate holds for a record: which of its dates decides, or one day for all.
import type * as z from 'zod/mini';
import { excerpt, KpiError, nearest } from '../../error.ts';
import { DAY_MS, type Day } from '../../period/civil.ts';
import { isCalendarDate, readMoment } from '../../period/moment.ts';
import { dayAt } from '../../period/zone.ts';
import { zoneOf } from '../parseOptions.ts';
import { readDate } from '../read/date.ts';
import { readDay } from '../read/day.ts';
import { innermost } from '../read/plainZod.ts';
import { Fault, kindOf, type Reader } from '../read/reader.ts';
import type { ReadRecord } from '../repeated.ts';
import type { ConvertOptions, FxPolicy } from './converted.ts';
import { dayOrThrow } from './rate.ts';

const policies: readonly FxPolicy[] = ['eventDate', 'orderDate', 'monthAverage', 'constant'];

/** Reads the policy; the days of instants are those of the zone. */
export function rateDay(schema: z.core.$ZodObject, options: ConvertOptions): (record: ReadRecord) => Day | Fault {
  const { policy, timeZone } = options;
  checkPolicy(policy);
  const dates = datesOf(schema, options);
  if (policy === 'constant') {
    const day = dayOrThrow(options.on, ['on']);
    return () => day;
  }
  const zone = zoneOf(timeZone);
  return (record) => {
    const name = dates.find((one) => record[one] !== null && record[one] !== undefined) ?? (dates[0] as string);
    const given = record[name];
    const date = given === null || given === undefined ? new Fault('missing-required', given) : readDate(given, { timeZone: zone });
    return date instanceof Fault ? date.under(name) : dayOf(readMoment(date) as number, zone ?? 'UTC');
  };
}

function dayOf(moment: number, timeZone: string): Day {
  return isCalendarDate(moment) ? Math.floor(moment / DAY_MS) : dayAt(timeZone, moment);
}

function checkPolicy(policy: unknown): void {
  if (policies.includes(policy as FxPolicy)) return;
  const near = typeof policy === 'string' ? nearest(policy, policies) : undefined;
  throw refusal(`${excerpt(policy)} is not a policy`, near ? `did you mean ${near}?` : `the policies are ${policies.join(', ')}`, 'policy');
}

/** The fields that decide, the first that is given; none where the policy is one day for all. */
function datesOf(schema: z.core.$ZodObject, { policy, at }: ConvertOptions): readonly string[] {
  const { shape } = schema._zod.def;
  const has = (name: string): boolean => Object.hasOwn(shape, name);
  if (policy === 'constant' || policy === 'orderDate') {
    if (at !== undefined) throw refusal(`at is of no use to the policy ${policy}`, 'leave it out, or take eventDate or monthAverage', 'at');
    if (policy === 'constant') return [];
    if (has('orderDate')) return ['orderDate', 'date'].filter(has);
    throw refusal('the schema has no field orderDate', has('date') ? 'take the policy eventDate' : advice(shape), 'policy');
  }
  const name = at === undefined ? 'date' : at;
  const kind = has(name) ? kindOf(innermost(shape[name] as z.core.$ZodType)) : undefined;
  if (has(name) && (kind === undefined || isDate(kind))) return [name];
  throw refusal(at === undefined ? 'the schema has no field date' : `${excerpt(at)} is no date of the schema`, advice(shape), 'at');
}

const isDate = (kind: Reader | undefined): boolean => kind === readDate || kind === readDay;

/** What can be done, with the names of the dates. */
function advice(shape: z.core.$ZodShape): string {
  const names = Object.keys(shape).filter((name) => isDate(kindOf(innermost(shape[name] as z.core.$ZodType))));
  const constant = "take the policy constant and its day, on: 'YYYY-MM-DD'";
  return names.length === 0 ? constant : `give at: ${names.map((name) => `'${name}'`).join(' or ')}; or ${constant}`;
}

function refusal(problem: string, hint: string, path: string): KpiError {
  return new KpiError('bad-argument', problem, hint, [path]);
}
