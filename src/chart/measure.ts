// What is drawn: its name, its unit, and how its values are written on axes, beside marks and in tool tips.
import { Decimal } from '../decimal.ts';
import { excerpt, KpiError } from '../error.ts';
import type { Shown } from '../locale/numbers.ts';
import type { Label, Unit } from '../plan/metric.ts';
import type { ChartObject } from './asChart.ts';
import type { Drawing } from './chartOptions.ts';
import { around } from './numberFormats.ts';
import { plainText } from './plainText.ts';

/** What is drawn. */
export interface Measure {
  readonly id: string;
  readonly name: string;
  readonly unit: Unit;
  readonly currency: string | null;
}

/** What an indicator or a column is about. */
export interface Measured {
  readonly id: string;
  readonly label: Label;
  readonly unit: Unit | null;
  readonly currency: string | null;
}

export function measureOf({ id, label, unit, currency }: Measured, { locale }: Drawing): Measure {
  const isCode = typeof currency === 'string' && /^[A-Z]{3}$/.test(currency);
  return { id, name: plainText(locale.label(label)) || plainText(id), unit: unit ?? 'number', currency: isCode ? currency : null };
}

/** A cell as it is written, exactly; text of JSON that was not read by `tableFromJson` counts. */
export function shownOf(cell: unknown, id: string): Shown {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === 'number' && Number.isFinite(cell)) return cell + 0;
  if (Decimal.isDecimal(cell) && cell.isFinite()) return cell;
  if (typeof cell === 'string' && /^-?\d{1,400}(?:\.\d{1,400})?$/.test(cell)) return new Decimal(cell);
  throw new KpiError('bad-argument', `${plainText(id)} holds ${excerpt(cell)}`, 'give a table of query, or of tableFromJson', ['table']);
}

/** A value as a number to be drawn; null where there is none, or where it is too large. */
export function drawn(value: Shown): number | null {
  const number = typeof value === 'number' ? value : value === null ? Number.NaN : value.toNumber();
  return Number.isFinite(number) && Math.abs(number) < 1e300 ? number + 0 : null;
}

/** A value in few signs, for beside a mark: `€403K`. */
export function shortText(
  value: Shown,
  { unit, currency }: Pick<Measure, 'unit' | 'currency'>,
  { write, locale }: Drawing,
  isSigned = false,
): string {
  if (value === null) return write.value(null, unit, currency);
  if (unit !== 'money' && unit !== 'count' && unit !== 'quantity' && unit !== 'number')
    return isSigned ? write.signed(value, unit, currency) : write.value(value, unit, currency);
  const size = Math.abs(Number(value));
  const digits = size >= 1000 || (unit === 'money' && size >= 100) ? 0 : unit === 'count' ? 0 : 2;
  const money = unit === 'money' && currency !== null ? ({ style: 'currency', currency } as const) : {};
  const form: Intl.NumberFormatOptions =
    size < 10_000 ? { minimumFractionDigits: 0, maximumFractionDigits: digits } : { notation: 'compact', maximumSignificantDigits: 3 };
  const exact = typeof value === 'number' ? value : (value.toFixed() as unknown as number);
  return new Intl.NumberFormat(locale.words.tag, { ...money, ...form, signDisplay: isSigned ? 'exceptZero' : 'auto' }).format(exact);
}

/** What an axis makes of its numbers: divided, with something before and behind. */
interface AxisForm {
  readonly factor: number;
  readonly around: readonly [before: string, behind: string];
}

function axisForm({ unit, currency }: Pick<Measure, 'unit' | 'currency'>, most: number, { locale }: Drawing): AxisForm {
  const { words } = locale;
  const form = (options: Intl.NumberFormatOptions, number: number) => new Intl.NumberFormat(words.tag, options).formatToParts(number);
  if (unit === 'ratio') return { factor: 100, around: around(form({ style: 'percent' }, 1)) };
  if (unit === 'points') return { factor: 100, around: ['', words.points] };
  if (unit === 'days' || unit === 'months') return { factor: 1, around: ['', words[unit]] };
  const money = unit === 'money' && currency !== null ? ({ style: 'currency', currency, maximumFractionDigits: 0 } as const) : {};
  const power = most >= 10_000 && most < 1e15 ? Math.floor(Math.log10(most) / 3) * 3 : 0;
  const parts = form({ ...money, ...(power > 0 ? { notation: 'compact' } : {}) }, 10 ** power);
  const isShort = parts.some(({ type }) => type === 'compact');
  return { factor: isShort ? 10 ** -power : 1, around: around(isShort || power === 0 ? parts : form(money, 1)) };
}

/** The axis of values. Its labels are made by one fixed expression; nothing of the data is in it. */
export function valueAxis(measure: Pick<Measure, 'unit' | 'currency'>, values: readonly number[], drawing: Drawing): ChartObject {
  const most = values.reduce((found, value) => Math.max(found, Math.abs(value)), 0);
  const {
    factor,
    around: [before, behind],
  } = axisForm(measure, most, drawing);
  const scaled =
    factor === 1 ? 'abs(datum.value)' : factor < 1 ? `abs(datum.value) / ${Math.round(1 / factor)}` : `abs(datum.value) * ${factor}`;
  const minus = new Intl.NumberFormat(drawing.locale.words.tag).formatToParts(-1).find(({ type }) => type === 'minusSign')?.value ?? '-';
  const [zeroBefore, zeroBehind] = axisForm(measure, 0, drawing).around;
  const text = `${JSON.stringify(before)} + format(${scaled}, ',.12~r') + ${JSON.stringify(behind)}`;
  const labelExpr = `datum.value == 0 ? ${JSON.stringify(`${zeroBefore}0${zeroBehind}`)} : (datum.value < 0 ? ${JSON.stringify(minus)} : '') + ${text}`;
  // Counts have no halves.
  const isWhole = measure.unit === 'count' && most < 5;
  return { labelExpr, ...(isWhole ? { tickMinStep: 1 } : {}) };
}
