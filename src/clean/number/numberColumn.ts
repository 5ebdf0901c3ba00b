// Columns of numbers, amounts of money and percentages.
import { Decimal, type Exact, exactAmount, scanDecimal } from '../../decimal.ts';
import { readAmount } from '../../model/read/amount.ts';
import { Fault } from '../../model/read/reader.ts';
import type { MoneyColumn, NumberColumn, PercentColumn } from '../columnSpec.ts';
import type { Cell, ColumnKind } from '../run/columnKind.ts';
import { remembered } from '../run/remembered.ts';
import { type Verdict, votes } from '../run/votes.ts';
import { bareText, looked } from '../text/bareText.ts';
import { currencyMark } from './currencyMark.ts';
import { settleCurrency } from './money.ts';
import { type NumberText, numberText } from './numberText.ts';

const names = ['point', 'comma'] as const;

/** A column of numbers. */
export function numberColumn(spec: NumberColumn | MoneyColumn | PercentColumn, isNull: (text: string) => boolean): ColumnKind {
  const poll = votes(names);
  const codes = new Set<string>();
  const parse = remembered(numberText);
  return {
    collect(value) {
      const text = looked(value, isNull);
      const parsed = text === null ? null : parse(text);
      if (text === null || parsed === null || !isMarkAllowed(spec, parsed)) return;
      const mask = (parsed.point === null ? 0 : 1) + (parsed.comma === null ? 0 : 2);
      poll.add(mask, mask === 3 && parsed.point !== parsed.comma, text);
      const code = parsed.mark === '' ? null : currencyMark(parsed.mark)?.code;
      if (code) codes.add(code);
    },
    decide() {
      const verdict = poll.verdict(spec.decimal && names[spec.decimal === '.' ? 0 : 1]);
      const { by, evidence } = verdict;
      if (spec.as === 'money' && spec.currency !== undefined) codes.add(spec.currency);
      return {
        by,
        evidence,
        reading: verdict.at === -1 ? null : `decimal ${names[verdict.at]}`,
        warnings: [
          ...(by === 'mixed' ? [['mixed-format', counts(evidence.deciding)] as const] : []),
          ...(by === 'open' ? [['ambiguous-format', String(evidence.open)] as const] : []),
          ...(codes.size > 1 ? [['several-currencies', [...codes].sort().join(', ')] as const] : []),
        ],
        read: (value, cell) => {
          if (typeof value !== 'string') return typed(value, spec, cell);
          const bare = bareText(value, isNull, cell);
          return bare === null ? null : fromText(bare, parse(bare), spec, verdict, cell);
        },
      };
    },
  };
}

/** Counts in words: `point 3, comma 2`. */
export function counts(deciding: Readonly<Record<string, number>>): string {
  return Object.entries(deciding)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

type Spec = NumberColumn | MoneyColumn | PercentColumn;

/** A number that is one already. */
function typed(value: unknown, spec: Spec, cell: Cell): unknown {
  const amount = readAmount(value);
  if (amount instanceof Fault) {
    return cell.fail(amount.code === 'number-out-of-range' ? amount.code : 'unparsable-number', value);
  }
  if (spec.as === 'money' && !settleCurrency('', value, spec, cell)) return undefined;
  if (Object.is(value, -0)) cell.fix('negative-zero', value, 0);
  if (spec.as !== 'percent' || spec.bare !== 'percent' || cell.isOwn)
    return checked(typeof amount === 'string' ? new Decimal(amount) : amount, spec, cell);
  return shifted(scanDecimal(String(amount)), 2, value, spec, cell);
}

function isMarkAllowed(spec: Spec, { percent, mark }: NumberText): boolean {
  return (percent === 0 || spec.as === 'percent') && (mark === '' || spec.as === 'money');
}

function fromText(text: string, parsed: NumberText | null, spec: Spec, verdict: Verdict, cell: Cell): unknown {
  if (parsed === null || !isMarkAllowed(spec, parsed)) return cell.fail('unparsable-number', text);
  const chosen = choose(parsed, verdict);
  if (chosen === null) return cell.fail(unread(parsed, verdict), text);
  if (spec.as === 'percent' && parsed.percent === 0 && spec.bare === undefined) return cell.fail('ambiguous-percent', text);
  const powers = spec.as === 'percent' ? parsed.percent || (spec.bare === 'percent' ? 2 : 0) : 0;
  if (powers > 0) return shifted(scanDecimal(chosen), powers, text, spec, cell);
  const number = plainAmount(chosen);
  if (number === null) return cell.fail('number-out-of-range', text);
  if (spec.as === 'money' && !settleCurrency(parsed.mark, text, spec, cell)) return undefined;
  const amount = checked(number, spec, cell);
  const isSure = parsed.point === null || parsed.comma === null || parsed.point === parsed.comma;
  // Plain decimal text is a number as it stands: nothing was repaired.
  if (amount !== undefined && text !== chosen) cell.fix('number-format', text, amount, isSure ? 1 : verdict.confidence);
  return amount;
}

/** Plain text of the reading that holds; null where none does. */
function choose({ point, comma }: NumberText, { at, by }: Verdict): string | null {
  if (point === comma) return point;
  if (at !== -1) return at === 0 ? point : comma;
  // Nothing open stands in the column: this value was not among those looked at.
  return by === 'mixed' || (point !== null && comma !== null) ? null : (point ?? comma);
}

function unread({ point, comma }: NumberText, { by, at }: Verdict): 'mixed-format' | 'ambiguous-number' | 'unparsable-number' {
  if (by === 'mixed') return 'mixed-format';
  return at === -1 && point !== null && comma !== null ? 'ambiguous-number' : 'unparsable-number';
}

/** The number of plain text; null for one of too many digits. Of 15 digits a double is the text, without a big integer. */
function plainAmount(plain: string): number | Decimal | null {
  if (plain.length <= 15 && !plain.includes('e') && !plain.includes('E')) return Number(plain) + 0;
  const exact = scanDecimal(plain);
  return typeof exact === 'string' ? null : kept(exact);
}

/** An exact number as it stands in a record: a Decimal where 15 digits do not hold it. */
function kept(exact: Exact): number | Decimal {
  const amount = exactAmount(exact);
  return typeof amount === 'number' ? amount : new Decimal(amount);
}

/** A percentage as a fraction. */
function shifted(given: Exact | string, powers: number, value: unknown, spec: Spec, cell: Cell): unknown {
  const exact = typeof given === 'string' ? given : scanDecimal(`${given.units}e-${given.scale + powers}`);
  if (typeof exact === 'string') return cell.fail('number-out-of-range', value);
  const fraction = checked(kept(exact), spec, cell);
  if (fraction !== undefined) cell.fix('percent', value, fraction);
  return fraction;
}

function checked(amount: number | Decimal, spec: Spec, cell: Cell): number | Decimal | undefined {
  const isBelow = typeof amount === 'number' ? amount < 0 : amount.isNegative();
  return isBelow && spec.negative === false ? cell.fail('negative-not-allowed', amount) : amount;
}
