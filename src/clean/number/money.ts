// The currency of an amount: what its text names, what its row says, what the column declares. They never contradict each other.
import { isCurrency } from '../../model/money/currency.ts';
import type { MoneyColumn } from '../columnSpec.ts';
import type { Cell } from '../run/columnKind.ts';
import { currencyMark } from './currencyMark.ts';

/** The field of the currency where a column does not say. */
export const currencyFieldOf = ({ currencyField = 'currency' }: MoneyColumn): string => currencyField;

/** Whether the currency of an amount is settled; writes it into the record where the record does not have it. */
export function settleCurrency(text: string, value: unknown, spec: MoneyColumn, cell: Cell): boolean {
  const mark = text === '' ? { code: null, sign: null } : currencyMark(text);
  if (mark === null) return refused(cell.fail('unparsable-number', value));
  const field = currencyFieldOf(spec);
  const ofRow = cell.record[field] ?? null;
  if (ofRow !== null && (typeof ofRow !== 'string' || !isCurrency(ofRow))) return refused(cell.fail('unknown-currency', ofRow));
  const known = ofRow ?? mark.code ?? spec.currency ?? null;
  if (mark.sign !== null && known === null) return refused(cell.fail('ambiguous-currency', value));
  const isOther = (mark.code !== null && mark.code !== known) || (mark.sign !== null && !mark.sign.split(' ').includes(String(known)));
  if (isOther) return refused(cell.fail('mixed-currency', value, String(known)));
  if (ofRow === null && known !== null) cell.fill(field, mark.code === null ? 'currency-default' : 'currency-mark', known);
  return true;
}

const refused = (_: undefined): false => false;
