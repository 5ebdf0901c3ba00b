// How a series is given, and what is read of it.
import type { Decimal } from '../decimal.ts';
import type { AsOf } from '../period/asOf.ts';
import type { Calendar, CalendarOptions } from '../period/calendar.ts';
import type { Grain } from '../period/grain.ts';
import type { SegmentKeys, Subject } from '../query/finding.ts';
import type { Table } from '../query/table.ts';

/** A column of values of a table by period. */
export interface TableSeries<R extends object = Readonly<Record<string, unknown>>> {
  /** A table of `query`, asked `every` some period; also one that went through JSON. */
  readonly table: Table<R>;
  /** The indicator. */
  readonly column: string & keyof R;
  /** Which segment, where the table is split: the value of each of its dimensions. */
  readonly segment?: SegmentKeys | undefined;
}

/** One value of a series. */
export interface SeriesPoint {
  /** The name of a period as tables have it (`2025-03`, `2025-W14`, `FY2026-Q1`), or a day in it (`2025-03-01`). */
  readonly period: string;
  /** Its value; null where there is none. */
  readonly value: number | Decimal | null;
}

/** Plain values by period. */
export interface PointSeries {
  /** In any order, one a period; a period that is left out is a gap. */
  readonly points: readonly SeriesPoint[];
  /** The length of the periods. */
  readonly grain: Grain;
  /** The calendar that they follow. */
  readonly calendar?: CalendarOptions | undefined;
  /** What the values are. */
  readonly of?: Partial<Subject> | undefined;
  /** Up to when records are known: the period that holds it is not over. */
  readonly asOf?: AsOf | undefined;
}

/** A column of a table, or plain values by period. */
export type SeriesInput<R extends object = Readonly<Record<string, unknown>>> = TableSeries<R> | PointSeries;

/** A period of a series. */
export interface SeriesPeriod {
  /** Its name. */
  readonly id: string;
  /** Its first day. */
  readonly start: string;
  /** The day behind its last one. */
  readonly end: string;
}

/** A period as it was read. */
export interface Entry extends SeriesPeriod {
  readonly value: number | null;
  readonly state: 'complete' | 'partial' | 'future';
  /** The share of it that has passed; null where that is not known. */
  readonly elapsed: number | null;
}

/** A series as it was read, before anything is left out. */
export interface SeriesRead {
  readonly of: Subject;
  readonly segment: SegmentKeys | null;
  readonly grain: Grain;
  readonly calendar: Calendar;
  /** Whether two currencies left a period without a value. */
  readonly isMixed: boolean;
  /** Every period from the first to the last. */
  readonly entries: readonly Entry[];
  /** Whether values add up over time; null where that is not known. */
  readonly isAdditive: boolean | null;
}
