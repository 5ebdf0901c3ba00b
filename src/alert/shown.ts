// Fractions as they leave the library.
import type { Decimal } from '../decimal.ts';
import { decimalOf, type Fraction } from '../expr/fraction.ts';
import type { Unit } from '../plan/metric.ts';
import { valueFrom } from '../query/value.ts';

/** A value of an indicator. */
export type Shown = Decimal | number;

/** A value of an indicator. */
export const shown = (value: Fraction, unit: Unit): Shown => valueFrom({ unit }, value) as Shown;

/** A limit or a share. */
export const decimal = (value: Fraction): Decimal => decimalOf(value);
