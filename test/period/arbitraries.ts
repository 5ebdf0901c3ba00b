import fc from 'fast-check';
import { type Calendar, calendar } from '../../src/period/calendar.ts';
import { type Day, dayOf } from '../../src/period/civil.ts';
import { type Grain, grains } from '../../src/period/grain.ts';
import { months, weekdays } from '../../src/period/words.ts';

/** Zones whose clocks do something unusual. */
export const hardZones = [
  'UTC',
  'Europe/Paris',
  'Europe/Dublin',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Havana',
  'America/St_Johns',
  'America/Nuuk',
  'America/Toronto',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Africa/Monrovia',
  'Antarctica/Troll',
  'Asia/Beirut',
  'Asia/Gaza',
  'Asia/Kathmandu',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Kwajalein',
] as const;

export const anyZone: fc.Arbitrary<string> = fc.constantFrom(...hardZones);
export const anyGrain: fc.Arbitrary<Grain> = fc.constantFrom(...grains);
export const anyDay: fc.Arbitrary<Day> = fc.integer({ min: dayOf(1900, 1, 1), max: dayOf(2200, 12, 31) });

const monthly = fc.record({
  timeZone: anyZone,
  weekStart: fc.constantFrom(...weekdays),
  fiscalStart: fc.constantFrom(...months),
  fiscalNamed: fc.constantFrom('start' as const, 'end' as const),
});

const retail = fc.record({
  timeZone: anyZone,
  retail: fc.record({
    pattern: fc.constantFrom('4-4-5' as const, '4-5-4' as const, '5-4-4' as const),
    endsOn: fc.constantFrom(...weekdays),
    rule: fc.constantFrom('last' as const, 'nearest' as const),
    month: fc.constantFrom(...months),
    named: fc.constantFrom('start' as const, 'end' as const),
  }),
});

export const anyCalendar: fc.Arbitrary<Calendar> = fc.oneof(monthly, retail).map((options) => calendar(options));
export const anyRetailCalendar: fc.Arbitrary<Calendar> = retail.map((options) => calendar(options));

/** Half-open day numbers of up to so many days between two years. */
export function anyRange(longest: number, from = 1960, to = 2060): fc.Arbitrary<{ from: Day; to: Day }> {
  return fc
    .tuple(fc.integer({ min: dayOf(from, 1, 1), max: dayOf(to, 1, 1) }), fc.integer({ min: 1, max: longest }))
    .map(([start, length]) => ({ from: start, to: start + length }));
}
