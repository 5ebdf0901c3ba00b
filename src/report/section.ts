// The sections of a report as data, and what they are made from.
import type { AnyFinding } from '../locale/locale.ts';
import type { Table } from '../query/table.ts';
import type { AlertsInput, ReportAlerts } from './alerts.ts';
import type { GoalsInput, ReportGoal } from './goals.ts';
import type { QualityInput, ReportSource } from './quality.ts';
import type { ReportFigure, ReportNote, ReportTable, ReportText, SectionHead } from './sectionParts.ts';

/** Key figures: one row of a table. */
export interface IndicatorsInput extends SectionHead {
  /** Says what is given. */
  readonly kind: 'indicators';
  /** A table of `query`. */
  readonly table: Table<object>;
  /** Which of its indicators; all unless given. */
  readonly select?: readonly string[] | undefined;
  /** The position of the row; the last one unless given. */
  readonly row?: number | undefined;
}

/** A table. */
export interface TableInput extends SectionHead {
  /** Says what is given. */
  readonly kind: 'table';
  /** A table of `query`. */
  readonly table: Table<object>;
  /** Which of its columns, in which order; unless given the periods, segments, values and their changes (of shares: differences). */
  readonly columns?: readonly string[] | undefined;
  /** Other names for its columns, such as those of its segments. */
  readonly labels?: Readonly<Record<string, ReportText>> | undefined;
  /** How many rows are shown at most, from the first; 100 unless given. The others are counted. */
  readonly limit?: number | undefined;
}

/** A chart. */
export interface ChartInput extends SectionHead {
  /** Says what is given. */
  readonly kind: 'chart';
  /** A Vega-Lite specification with its data, as plain JSON; its `description` is read out in place of the picture. */
  readonly spec: object;
  /** The same for a dark ground; pages show the one that fits. */
  readonly dark?: object | undefined;
  /** What it shows, where the specification has no `description`. */
  readonly description?: ReportText | undefined;
}

/** What was found, each in a sentence. */
export interface FindingsInput extends SectionHead {
  /** Says what is given. */
  readonly kind: 'findings';
  /** Findings of any kind. */
  readonly findings: readonly AnyFinding[];
}

/** Paragraphs of your own. */
export interface TextInput extends SectionHead {
  /** Says what is given. */
  readonly kind: 'text';
  /** The paragraphs. */
  readonly paragraphs: readonly ReportText[];
  /** Addresses to read on; one that is not http, https or mailto is shown as text. */
  readonly links?:
    | readonly {
        /** What is shown. */
        readonly text: ReportText;
        /** Where it leads. */
        readonly url: string;
      }[]
    | undefined;
}

/** What a section is made from. */
export type SectionInput = IndicatorsInput | TableInput | ChartInput | FindingsInput | AlertsInput | GoalsInput | QualityInput | TextInput;

/** A section of a report, as plain JSON. */
export type ReportSection = {
  /** Its heading; null for the word of the language for its kind. */
  readonly title: ReportText | null;
} & (
  | {
      /** Key figures. */
      readonly kind: 'indicators';
      /** In their order. */
      readonly figures: readonly ReportFigure[];
    }
  | ({
      /** A table. */
      readonly kind: 'table';
    } & ReportTable)
  | {
      /** A chart. */
      readonly kind: 'chart';
      /** The specification, as plain JSON. */
      readonly spec: Readonly<Record<string, unknown>>;
      /** The same for a dark ground; null where there is none. */
      readonly dark: Readonly<Record<string, unknown>> | null;
      /** What it shows; null where nothing says so. */
      readonly description: ReportText | null;
    }
  | {
      /** What was found. */
      readonly kind: 'findings';
      /** The findings, their decimals as exact text. */
      readonly findings: readonly AnyFinding[];
    }
  | ({
      /** Alerts. */
      readonly kind: 'alerts';
    } & ReportAlerts)
  | {
      /** Goals. */
      readonly kind: 'goals';
      /** Where each stands. */
      readonly goals: readonly ReportGoal[];
    }
  | {
      /** What became of the records. */
      readonly kind: 'quality';
      /** Each step that read records. */
      readonly sources: readonly ReportSource[];
      /** What has to be known of the tables. */
      readonly notes: readonly ReportNote[];
    }
  | {
      /** Paragraphs. */
      readonly kind: 'text';
      /** In their order. */
      readonly paragraphs: readonly ReportText[];
      /** Addresses to read on. */
      readonly links: readonly {
        /** What is shown. */
        readonly text: ReportText;
        /** Where it leads. */
        readonly url: string;
      }[];
    }
);
