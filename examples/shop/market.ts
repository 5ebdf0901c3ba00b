// Where, how and to whom the shop sells.
import type { Random } from './random.ts';

/** A way of selling. */
export type Channel = 'web' | 'shop' | 'phone' | 'marketplace';

/** Value added tax of each country, in per cent. */
export const taxPercent: Readonly<Record<string, number>> = { FR: 20, BE: 21, DE: 19, ES: 21, IT: 22 };

const salespeople: Readonly<Record<'shop' | 'phone', readonly string[]>> = { shop: ['Amina', 'Luc', 'Sofia'], phone: ['Jonas', 'Sofia'] };

/** The shop is in France; marketplaces grow at the cost of the counter. */
export function channelIn(year: number, random: Random): Channel {
  const later = year - 2023;
  return random.weighted<Channel>([
    ['web', 50],
    ['shop', 28 - 5 * later],
    ['phone', 9 - 2 * later],
    ['marketplace', 11 + 6 * later],
  ]);
}

/** The country of a new customer. */
export function countryOf(channel: Channel, random: Random): string {
  if (channel === 'shop') return random.chance(940) ? 'FR' : 'BE';
  return random.weighted([
    ['FR', 54],
    ['BE', 17],
    ['DE', 14],
    ['ES', 8],
    ['IT', 7],
  ]);
}

/** Who served the customer; nobody on the web. */
export function salespersonOf(channel: Channel, random: Random): string | null {
  return channel === 'shop' || channel === 'phone' ? random.pick(salespeople[channel]) : null;
}

/** The campaign that brought the order in: a newsletter all year, and the two busy weeks of November. */
export function campaignOn(day: Date, channel: Channel, random: Random): string | null {
  if (channel === 'shop' || channel === 'phone') return null;
  const isBlackWeek = day.getUTCMonth() === 10 && day.getUTCDate() >= 18;
  if (isBlackWeek && random.chance(550)) return `black-week-${day.getUTCFullYear()}`;
  return random.chance(160) ? 'newsletter' : null;
}

const season = [84, 78, 88, 86, 92, 80, 70, 66, 92, 104, 140, 176];
const weekday = [70, 104, 98, 100, 104, 118, 106];

/** Orders expected on a day, in thousandths: growth over the years, seasons and days of the week. */
export function demandOn(day: Date): number {
  const monthsSince2023 = (day.getUTCFullYear() - 2023) * 12 + day.getUTCMonth();
  const growth = 1000 + 19 * monthsSince2023;
  return Math.round((2_500 * growth * (season[day.getUTCMonth()] as number) * (weekday[day.getUTCDay()] as number)) / 1e7);
}
