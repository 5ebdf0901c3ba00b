// The orders of a small shop for tea and coffee, from January 2023 to the known day. Same seed, same orders.
import { crowd } from './customers.ts';
import { withFaults } from './faults.ts';
import { channelIn, demandOn } from './market.ts';
import { placeOrder, type RawOrder } from './order.ts';
import { type Random, random as randomOf } from './random.ts';

/** The last day of which orders are known. */
export const knownUntil = '2025-11-23';

/** The shop is in Paris; its days are those of Paris. */
export const calendar = { timeZone: 'Europe/Paris' } as const;

const DAY = 86_400_000;
const firstDay = Date.UTC(2023, 0, 1);
const now = new Date(`${knownUntil}T22:59:59Z`);

/** All orders as they come out of the export, with the damage that exports have. */
export function sampleOrders(seed = 2023): object[] {
  const random = randomOf(seed);
  const findBuyer = crowd(random);
  const orders: RawOrder[] = [];
  for (let day = firstDay; day <= now.getTime(); day += DAY) {
    for (const at of momentsOf(day, random)) {
      const channel = channelIn(at.getUTCFullYear(), random);
      orders.push(placeOrder({ id: String(10_001 + orders.length), at, channel, buyer: findBuyer(channel), now }, random));
    }
  }
  return withFaults(orders, 540);
}

/** The moments of a day at which somebody orders, in order; between 06:00 and 22:59 UTC. */
function momentsOf(day: number, random: Random): Date[] {
  const expected = demandOn(new Date(day));
  const count = Math.max(0, Math.floor(expected / 1000) + (random.chance(expected % 1000) ? 1 : 0) + random.below(3) - 1);
  const minutes = Array.from({ length: count }, () => 360 + random.below(1020));
  return minutes.sort((a, b) => a - b).map((minute) => new Date(day + minute * 60_000 + random.below(60) * 1000));
}
