// A report in the words of one language, before it is a page or a text: what each writer has to show.
import type { CellView, GridView, Tone } from './gridView.ts';

/** A key figure. */
export interface FigureView {
  /** The indicator. */
  readonly name: string;
  /** The value, in its unit. */
  readonly value: string;
  /** Why there is none, or that its period is not over; null otherwise. */
  readonly remark: string | null;
  /** How it moved; null without a comparison. */
  readonly change: CellView | null;
  /** What it is compared with; null without a comparison. */
  readonly against: string | null;
}

/** A goal. */
export interface GoalView {
  /** What it says. */
  readonly title: string;
  /** How it stands. */
  readonly status: string;
  /** Whether that is good. */
  readonly tone: Tone;
  /** The share that is reached, 0 to 1; null where it is not known. */
  readonly share: number | null;
  /** The share expected by now, 0 to 1; null where nothing is. */
  readonly expected: number | null;
  /** Both in words. */
  readonly words: readonly string[];
  /** Pairs of a name and a value. */
  readonly facts: readonly (readonly [name: string, value: string])[];
}

/** A sentence, with a word in front of it. */
export interface ItemView {
  /** The word, such as how much an alert matters; null for none. */
  readonly badge: string | null;
  /** Its news. */
  readonly tone: Tone;
  /** The sentence. */
  readonly text: string;
}

/** A piece of a section. */
export type Block =
  | GridView
  | {
      /** Says what is shown. */
      readonly kind: 'figures';
      /** Key figures. */
      readonly figures: readonly FigureView[];
    }
  | {
      /** Says what is shown. */
      readonly kind: 'goals';
      /** Goals. */
      readonly goals: readonly GoalView[];
    }
  | {
      /** Says what is shown. */
      readonly kind: 'list';
      /** A heading of its own; null for none. */
      readonly heading: string | null;
      /** Sentences. */
      readonly items: readonly ItemView[];
    }
  | {
      /** Says what is shown. */
      readonly kind: 'chart';
      /** What the picture shows, for those who do not see it. */
      readonly description: string;
      /** The specification. */
      readonly spec: Readonly<Record<string, unknown>>;
      /** The same for a dark ground; null where there is none. */
      readonly dark: Readonly<Record<string, unknown>> | null;
      /** Its numbers. */
      readonly grid: GridView | null;
    }
  | {
      /** Says what is shown. */
      readonly kind: 'paragraph';
      /** A paragraph. */
      readonly text: string;
      /** Where it leads; null for nowhere. */
      readonly url: string | null;
    };

/** A section. */
export interface SectionView {
  /** Its heading. */
  readonly title: string;
  /** What it shows. */
  readonly blocks: readonly Block[];
}

/** A whole report. */
export interface ReportView {
  /** BCP 47 tag of its language. */
  readonly language: string;
  /** What it is called. */
  readonly title: string;
  /** Its period and how far records are known. */
  readonly lead: readonly string[];
  /** Its sections. */
  readonly sections: readonly SectionView[];
}
