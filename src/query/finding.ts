// A finding is data: what was found, about which indicator, where, when, and the numbers behind it. Sentences are made of it
// afterwards, by a locale, so that there is never a sentence without its numbers.
import type { Key } from '../expr/key.ts';
import type { Direction, Label, Unit } from '../plan/metric.ts';
import type { TableColumn } from './table.ts';

/** The indicator that a finding is about. */
export interface Subject {
  /** Its name in tables. */
  readonly id: string;
  /** Its name for readers. */
  readonly label: Label;
  /** What its values are measured in. */
  readonly unit: Unit;
  /** Which way is good. */
  readonly better: Direction;
  /** The currency of its money; null where there is none. */
  readonly currency: string | null;
}

/** The values of the dimensions that records share: `{ country: 'FR' }`; null for all records. */
export type SegmentKeys = Readonly<Record<string, Key | null>>;

/** Something found, as plain data. */
export interface Finding<C extends string = string, V = unknown> {
  /** What was found: stable for ever. */
  readonly code: C;
  /** The indicator; null for a finding about records. */
  readonly of: Subject | null;
  /** Where it was found; null for all records together. */
  readonly segment: SegmentKeys | null;
  /** When: the name of a period, or two days `2025-01-01/2025-02-01`, half-open; null for all time. */
  readonly period: string | null;
  /** The numbers behind it. */
  readonly values: V;
}

/** A finding about an indicator. */
export interface IndicatorFinding<C extends string = string, V = unknown> extends Finding<C, V> {
  readonly of: Subject;
}

/** What a column of values is about. */
export function subjectOf({ id, label, unit, better, currency }: TableColumn): Subject {
  return { id, label, unit: unit ?? 'number', better: better ?? 'neutral', currency };
}
