// The segments that made a change.
import type { Decimal } from '../../decimal.ts';
import type { SegmentKeys, Subject } from '../../query/finding.ts';
import type { NoChange } from '../change/ends.ts';
import type { RecordsBehind } from './candidates.ts';
import type { DriverRelated } from './findings.ts';

/** A segment that made a part of a change. */
export interface Driver {
  /** The segment: one dimension, or two. */
  readonly segment: SegmentKeys;
  /** Its value before; null where it had none. */
  readonly from: Decimal | null;
  /** Its value after. */
  readonly to: Decimal | null;
  /** How much of the change it made: its own change, or for a rate what its rate and weight did. */
  readonly value: Decimal;
  /** The same as a share of the change; null where nothing changed. */
  readonly share: Decimal | null;
  /** What it did beyond changing as all together did. */
  readonly excess: Decimal;
  /** Records behind it, before and after. */
  readonly records: RecordsBehind;
}

/** What a dimension tells of a change. */
export interface DriverDimension {
  /** One dimension, or two. */
  readonly by: readonly string[];
  /** Why it tells nothing; null where it does: `not-additive` where segments share customers or orders. */
  readonly reason: NoChange | null;
  /** How many segments it has. */
  readonly segments: number;
  /** How much their shares changed: 0 to 1 bit (Jensen–Shannon); null where a value is below 0, or for a rate. */
  readonly surprise: number | null;
  /** Segments with too few records to tell, and what they come to. */
  readonly tooSmall: {
    /** How many. */
    readonly segments: number;
    /** How much of the change they made together. */
    readonly value: Decimal;
  };
  /** Segments that were not looked at, the smallest changes, and what they come to. */
  readonly leftOut: {
    /** How many. */
    readonly segments: number;
    /** How much of the change they made together. */
    readonly value: Decimal;
  };
}

/** What drove a change. */
export interface Drivers {
  /** The indicator. */
  readonly of: Subject;
  /** The value before; null without an answer. */
  readonly from: Decimal | null;
  /** The value after. */
  readonly to: Decimal | null;
  /** The second less the first. */
  readonly change: Decimal | null;
  /** Why there is no answer; null when there is one. */
  readonly reason: NoChange | null;
  /** The dimensions, that whose shares changed most first. */
  readonly dimensions: readonly DriverDimension[];
  /** Segments that went the way of the change, or furthest beyond it; by their excess. */
  readonly drivers: readonly Driver[];
  /** Segments that went against it. */
  readonly detractors: readonly Driver[];
  /** What is worth a sentence. */
  readonly findings: readonly DriverRelated[];
}
