import { describe, expect, it } from 'vitest';
import { changesOf, disagreements } from '../period/zoneAgreement.ts';

const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/'));

describe('days, offsets and wall clocks agree with Temporal at every change of the clocks from 1900 to 2040', () => {
  it('for all zones that the platform knows', { timeout: 1_800_000 }, () => {
    const wrong: string[] = [];
    let changes = 0;
    for (const zone of zones) {
      for (const change of changesOf(zone, 1900, 2041)) {
        changes++;
        wrong.push(...disagreements(zone, change));
      }
    }
    expect(wrong).toEqual([]);
    expect(zones.length).toBeGreaterThan(300);
    expect(changes).toBeGreaterThan(10_000);
  });
});
