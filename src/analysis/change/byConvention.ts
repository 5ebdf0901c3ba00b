// Which convention is worked out where: those that share a change out among segments.
import type { Node } from '../../expr/node.ts';
import { contribution, newLostRetained } from './contribution.ts';
import type { Ends } from './ends.ts';
import { mixAndRate } from './mixAndRate.ts';
import type { RawChange } from './part.ts';
import { priceVolumeMix } from './priceVolumeMix.ts';
import type { Convention } from './question.ts';

/** The parts of a change by segments; `quantity` is what was sold, for price and volume. */
export function byConvention(convention: Convention, ends: Ends, formula: Node, quantity: Node | null): RawChange {
  switch (convention) {
    case 'newLostRetained':
      return newLostRetained(ends, formula);
    case 'mixAndRate':
    case 'mixAndRateFromBase':
      return mixAndRate(ends, formula, convention === 'mixAndRateFromBase');
    case 'priceVolumeMix':
    case 'priceVolumeMixMidpoint':
      return priceVolumeMix(ends, formula, quantity as Node, convention === 'priceVolumeMixMidpoint');
    default:
      return contribution(ends, formula);
  }
}
