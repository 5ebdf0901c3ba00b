// What sales put down to touches come to: the totals of sales, read off credits. Which rows count is said once, by the policy of sales.
import type { Decimal } from '../../decimal.ts';
import { and, eq } from '../../expr/condition.ts';
import type { Node } from '../../expr/node.ts';
import { sum, type TotalOptions } from '../../expr/total.ts';
import type { Formula, Value } from '../../expr/value.ts';
import { type AttributionModel, type CreditData, credit } from '../../model/marketing/credit.ts';
import type { Label } from '../../plan/metric.ts';
import type { Indicator } from '../define.ts';
import type { SalesData } from '../sales/policy.ts';

/** The variants of an indicator by the model of attribution, which read credits. */
export type ModelVariants<Id extends string, D> = {
  readonly [M in AttributionModel]: Indicator<`${Id}${Capitalize<M>}`, D & CreditData, Decimal>;
};

const words: Readonly<Record<AttributionModel, Label>> = {
  firstTouch: { en: 'first touch', fr: 'premier contact' },
  lastTouch: { en: 'last recorded touch', fr: 'dernier contact relevé' },
  linear: { en: 'linear', fr: 'modèle linéaire' },
};

/** A variant for each model, under the name of its model. */
export function byModel<F>(
  { en, fr }: Label,
  formula: (model: AttributionModel) => F,
): Record<AttributionModel, { readonly label: Label; readonly formula: F }> {
  const variant = (model: AttributionModel): { label: Label; formula: F } => ({
    label: { en: `${en}, ${words[model].en}`, fr: `${fr}, ${words[model].fr}` },
    formula: formula(model),
  });
  return { firstTouch: variant('firstTouch'), lastTouch: variant('lastTouch'), linear: variant('linear') };
}

/** The same value of a credit, which carries the fields of its sale under their names. */
function ofCredits(node: Node): Node {
  if (node.op === 'field') return { ...node, from: 'credits' };
  return node.op === 'call' ? { ...node, args: node.args.map(ofCredits) } : node;
}

const moved = <T>(value: Value<T, SalesData>): Value<T, CreditData> => ofCredits(value) as Value<T, CreditData>;

/** A sum over rows of sales that count, taken of the credits of one model. */
export function creditedSum(
  model: AttributionModel,
  value: Value<number, SalesData>,
  { where, at, missing }: TotalOptions<SalesData>,
): Formula<CreditData> {
  const ofModel = eq(credit.model, model);
  const counted = { where: where ? and(ofModel, moved(where)) : ofModel, ...(at && { at: moved(at) }), ...(missing && { missing }) };
  return sum(moved(value), counted);
}
