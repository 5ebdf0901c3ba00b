// The words that reports need beside numbers, labels and sentences.

import type { RejectCode } from '../model/reason.ts';
import type { Exclusion } from '../model/sale/posting/exclude.ts';
import type { Period } from '../period/period.ts';
import type { Note } from '../query/table.ts';
import type { QualityWords } from './qualityWords.ts';

/** Kinds of sections that a report is made of. */
export type SectionKind = 'indicators' | 'table' | 'chart' | 'findings' | 'alerts' | 'goals' | 'quality' | 'text';

/** What a reader of a report finds beside the numbers. In braces stands what is filled in. */
export interface ReportWords {
  /** What a section is called that has no title. */
  readonly headings: Readonly<Record<SectionKind, string>>;
  /** What stands in a section that has nothing to show. */
  readonly nothing: Readonly<Record<SectionKind, string>>;
  /** The link that leads past the head of the page: `Skip to the report`. */
  readonly skip: string;
  /** Up to when records are known: `Known up to {date}`. */
  readonly asOf: string;
  /** What is compared with: `against {period}: {value}`. */
  readonly against: string;
  /** Behind the name of a period that is not simply over. */
  readonly states: Readonly<Record<Exclude<Period['state'], 'complete'>, string>>;
  /** Whether a change is for the better. */
  readonly moved: {
    /** For the better. */
    readonly better: string;
    /** For the worse. */
    readonly worse: string;
  };
  /** Around a text that is data: `“{text}”`. */
  readonly quoted: string;
  /** Flags. */
  readonly flags: {
    /** True. */
    readonly true: string;
    /** False. */
    readonly false: string;
  };
  /** Why there is no value, and what else has to be known of a table. */
  readonly notes: Readonly<Record<Note['code'], string>>;
  /** The sentence of a rejected record; of a code that is not known, the code. */
  rejected(code: RejectCode): string;
  /** Why orders were left out. */
  readonly exclusions: Readonly<Record<Exclusion, string>>;
  /** What a column of a list of figures is called. */
  readonly heads: Readonly<
    Record<
      | 'indicator'
      | 'value'
      | 'change'
      | 'against'
      | 'goal'
      | 'actual'
      | 'target'
      | 'expected'
      | 'landing'
      | 'probability'
      | 'status'
      | 'source'
      | 'rowsIn'
      | 'used'
      | 'leftOut'
      | 'rejected'
      | 'row'
      | 'field'
      | 'reason'
      | 'count'
      | 'chartData',
      string
    >
  >;
  /** Why records do not count in a table. */
  readonly filtered: {
    /** Outside of its time. */
    readonly range: string;
    /** Not asked for. */
    readonly where: string;
    /** Not what the indicators count. */
    readonly kind: string;
    /** Taken out because another stands for it. */
    readonly duplicate: string;
  };
  /** How much of a goal is reached: `{share} of {target}`. */
  readonly ofGoal: string;
  /** What is expected by now: `{share} expected by now`. */
  readonly expectedShare: string;
  /** What has to be known of columns: `{columns}: {note}`. */
  readonly noted: string;
  /** Between which ends a value falls in how many cases: `{share}: {low} to {high}`. */
  readonly interval: string;
  /** What is not shown: `{count} more are not shown`. */
  readonly more: string;
  /** Why records were left out: `{name}, left out: {causes}`. */
  readonly leftOutOf: string;
  /** Over the records refused: `{name}: rejected`. */
  readonly rejectedOf: string;
  /** Kinds of records. */
  readonly records: Readonly<
    Record<
      | 'activities'
      | 'carts'
      | 'costs'
      | 'credits'
      | 'customers'
      | 'dealContests'
      | 'deals'
      | 'dealStages'
      | 'expectedDeals'
      | 'forecastResults'
      | 'gaps'
      | 'invitations'
      | 'leads'
      | 'movements'
      | 'observations'
      | 'orders'
      | 'periods'
      | 'pipeline'
      | 'referrals'
      | 'responses'
      | 'rivals'
      | 'sales'
      | 'spells'
      | 'spend'
      | 'stagePassages'
      | 'targetResults'
      | 'targets'
      | 'touches'
      | 'traffic'
      | 'trials',
      string
    >
  >;
  /** Alerts that hold no longer. */
  readonly resolved: string;
  /** The quality of records. */
  readonly quality: QualityWords;
}
