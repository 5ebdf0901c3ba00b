// The indicator and the segment that a series is about.
import type { Key } from '../expr/key.ts';
import type { Direction, Label, Unit } from '../plan/metric.ts';
import type { TableColumn } from '../query/table.ts';

/** The indicator that a series is about. */
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

/** What a column of values is about. */
export function subjectOf({ id, label, unit, better, currency }: TableColumn): Subject {
  return { id, label, unit: unit ?? 'number', better: better ?? 'neutral', currency };
}
