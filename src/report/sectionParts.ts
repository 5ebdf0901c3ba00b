// What sections are made of: texts, cells, tables and figures as plain JSON.
import type { Key } from '../expr/key.ts';
import type { Period } from '../period/period.ts';
import type { Direction, Label, Unit } from '../plan/metric.ts';
import type { Subject } from '../query/finding.ts';
import type { Note, TableColumn } from '../query/table.ts';

/** A text of the report: the same in every language, or one for each. */
export type ReportText = string | Label;

/** An amount of money: exact text and its currency. */
export interface ReportMoney {
  /** The exact amount, such as `1234.50`. */
  readonly amount: string;
  /** ISO 4217 code; null where the records do not say. */
  readonly currency: string | null;
}

/** No value, and why. */
export interface ReportMissing {
  /** The reason; null where none is known. */
  readonly missing: Note['code'] | null;
}

/**
 * A cell: the name of a period; a key, null where it is missing; a count as a number; any other value as exact text, money with its
 * currency; or no value with the reason.
 */
export type ReportCell = Key | null | ReportMoney | ReportMissing;

/** A column of a table in a report. */
export interface ReportColumn {
  /** Its name. */
  readonly id: string;
  /** What it holds. */
  readonly role: TableColumn['role'];
  /** The indicator behind it; null for periods and segments. */
  readonly of: string | null;
  /** Its name for readers. */
  readonly label: ReportText;
  /** What its values are measured in; null for periods and segments. */
  readonly unit: Unit | null;
  /** Which way is good; null for periods and segments. */
  readonly better: Direction | null;
  /** The currency of all its values, where there is one. */
  readonly currency: string | null;
}

/** What has to be known of the columns of a table, each once. */
export interface ReportNote {
  /** What there is to know. */
  readonly code: Note['code'];
  /** The names of the columns or fields; empty where it concerns all of them. */
  readonly columns: readonly ReportText[];
}

/** A table in a report. */
export interface ReportTable {
  /** Its columns. */
  readonly columns: readonly ReportColumn[];
  /** Its rows: one cell a column. */
  readonly rows: readonly (readonly ReportCell[])[];
  /** The state of each period that is not simply over. */
  readonly states: Readonly<Record<string, Exclude<Period['state'], 'complete'>>>;
  /** What has to be known of it. */
  readonly notes: readonly ReportNote[];
  /** How many rows are left out. */
  readonly leftOut: number;
}

/** What a figure is compared with. */
export interface ReportComparison {
  /** The period, or the days where it was cut at the same point; null where there is none. */
  readonly period: string | null;
  /** The value then. */
  readonly value: ReportCell;
  /** The difference. */
  readonly delta: ReportCell;
  /** The relative change. */
  readonly change: ReportCell;
}

/** A key figure. */
export interface ReportFigure {
  /** The indicator. */
  readonly of: Subject;
  /** The period; null for all time. */
  readonly period: string | null;
  /** Its state. */
  readonly state: Period['state'];
  /** The value. */
  readonly value: ReportCell;
  /** What it is compared with; null without a comparison. */
  readonly comparison: ReportComparison | null;
}

/** What every section has. */
export interface SectionHead {
  /** Its heading; by default the word of the language for its kind. */
  readonly title?: ReportText | undefined;
}
