// Values as text, the same on every machine: a fixed locale, and decimals handed over as text, so that no digit passes
// through a float.
import type { Decimal, Unit } from 'sales-kpi';

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const cents = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const percent = new Intl.NumberFormat('en-GB', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const points = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const formats: Readonly<Record<Unit, Intl.NumberFormat>> = {
  money: cents,
  number: cents,
  count: whole,
  quantity: whole,
  ratio: percent,
  points: percent,
  score: points,
  days: points,
  months: points,
};

/** A value in its unit; a dash where there is none. */
export function formatValue(value: Decimal | number | null, unit: Unit): string {
  return value === null ? '-' : formats[unit].format(plain(value));
}

/** How a value moved: a relative change in per cent, a ratio in percentage points. */
export function formatChange(change: Decimal, isInPoints: boolean): string {
  const size = change.abs();
  const text = isInPoints ? `${points.format(plain(size.times(100)))} pt` : percent.format(plain(size));
  return `${change.isZero() ? '=' : change.isNegative() ? '▼' : '▲'} ${text}`;
}

/** A count in words: `1 order`, `12 orders`. */
export function counted(count: number, noun: string): string {
  return `${whole.format(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function plain(value: Decimal | number): `${number}` {
  return (typeof value === 'number' ? String(value) : value.toFixed()) as `${number}`;
}
