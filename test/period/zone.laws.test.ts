import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../src/period/civil.ts';
import { dayAt, instantOf, offsetAt, startOfDay } from '../../src/period/zone.ts';
import { runs } from '../laws/runs.ts';
import { anyDay, anyZone, hardZones } from './arbitraries.ts';
import { changesOf, disagreements } from './zoneAgreement.ts';

const zones = [
  ...hardZones,
  'Africa/Algiers',
  'Africa/El_Aaiun',
  'Africa/Juba',
  'America/Anchorage',
  'America/Argentina/San_Luis',
  'America/Asuncion',
  'America/Bogota',
  'America/Caracas',
  'America/Chicago',
  'America/Goose_Bay',
  'America/Mexico_City',
  'America/Phoenix',
  'America/Port-au-Prince',
  'America/Santiago',
  'America/Scoresbysund',
  'Antarctica/Casey',
  'Antarctica/Vostok',
  'Asia/Amman',
  'Asia/Dhaka',
  'Asia/Hebron',
  'Asia/Jerusalem',
  'Asia/Kabul',
  'Asia/Kolkata',
  'Asia/Pyongyang',
  'Asia/Tokyo',
  'Asia/Ulaanbaatar',
  'Atlantic/Azores',
  'Australia/Eucla',
  'Australia/Sydney',
  'Europe/Chisinau',
  'Europe/Istanbul',
  'Europe/Lisbon',
  'Europe/London',
  'Europe/Moscow',
  'Europe/Volgograd',
  'Pacific/Auckland',
  'Pacific/Fakaofo',
  'Pacific/Guam',
  'Pacific/Norfolk',
  'Pacific/Tongatapu',
];

describe('days, offsets and wall clocks', () => {
  it('agree with Temporal at every change of the clocks from 1990 to 2040 in many zones', () => {
    const wrong: string[] = [];
    let changes = 0;
    for (const zone of zones) {
      for (const change of changesOf(zone, 1990, 2041)) {
        changes++;
        wrong.push(...disagreements(zone, change));
      }
    }
    expect(wrong).toEqual([]);
    expect(changes).toBeGreaterThan(1500);
  });

  it('agree with Temporal before 1990 where offsets had seconds', () => {
    const wrong = ['Africa/Monrovia', 'Europe/Dublin', 'Europe/Amsterdam', 'America/Toronto', 'Pacific/Kwajalein', 'Asia/Manila'].flatMap(
      (zone) => changesOf(zone, 1900, 1990).flatMap((change) => disagreements(zone, change)),
    );
    expect(wrong).toEqual([]);
  });

  it('begin each day with its first instant', () => {
    fc.assert(
      fc.property(anyZone, anyDay, (zone, day) => {
        const start = startOfDay(zone, day);
        expect(dayAt(zone, start)).toBeGreaterThanOrEqual(day);
        expect(dayAt(zone, start - 1)).toBeLessThan(day);
        expect(startOfDay(zone, day + 1)).toBeGreaterThanOrEqual(start);
      }),
      runs(2000),
    );
  });

  it('read back what the clock shows, unless it shows it twice', () => {
    fc.assert(
      fc.property(anyZone, fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2200, 0, 1) }), (zone, instant) => {
        const wall = instant + offsetAt(zone, instant);
        const read = instantOf(zone, wall);
        expect(read).toBeLessThanOrEqual(instant);
        expect(read + offsetAt(zone, read)).toBe(wall);
        expect(instant - read).toBeLessThan(DAY_MS);
      }),
      runs(2000),
    );
  });
});
