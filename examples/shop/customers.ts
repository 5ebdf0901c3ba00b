// Customers of the shop: some come once, some keep coming.
import { type Channel, countryOf } from './market.ts';
import type { Random } from './random.ts';

/** Who buys; without an identifier, a guest. */
export interface Buyer {
  readonly customerId: string | null;
  readonly country: string;
  readonly segment: 'consumer' | 'business';
}

/** Finds the buyer of each order: a new customer, a guest, or somebody who came before. */
export function crowd(random: Random): (channel: Channel) => Buyer {
  const all: Buyer[] = [];
  const regulars: Buyer[] = [];

  const invite = (channel: Channel): Buyer => {
    const isBusiness = random.chance(channel === 'phone' ? 480 : 90);
    const buyer: Buyer = {
      customerId: `C${String(all.length + 1).padStart(4, '0')}`,
      country: countryOf(channel, random),
      segment: isBusiness ? 'business' : 'consumer',
    };
    all.push(buyer);
    if (random.chance(isBusiness ? 520 : 170)) regulars.push(buyer);
    return buyer;
  };
  const guest = (channel: Channel): Buyer => ({ customerId: null, country: countryOf(channel, random), segment: 'consumer' });
  // Regulars stay for a while and are then replaced by younger ones.
  const regular = (): Buyer => regulars[regulars.length - 1 - random.below(Math.min(regulars.length, 110))] as Buyer;

  return (channel) => {
    if (random.chance(channel === 'shop' ? 260 : 45)) return guest(channel);
    if (all.length < 40 || random.chance(430)) return invite(channel);
    return regulars.length > 0 && random.chance(700) ? regular() : random.pick(all);
  };
}
