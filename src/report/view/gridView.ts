// Tables and their cells in the words of one language.

/** Good or bad news; null where it is neither. */
export type Tone = 'good' | 'bad' | null;

/** A cell or a part of a line. */
export interface CellView {
  /** The words. */
  readonly text: string;
  /** Whether it stands to the right, as numbers do. */
  readonly isNumber: boolean;
  /** Whether it came with the data: it may be written in any language and direction. */
  readonly isData: boolean;
  /** ▲ or ▼ where something moved. */
  readonly arrow: '▲' | '▼' | null;
  /** Whether that is good. */
  readonly tone: Tone;
  /** The word for the tone. */
  readonly toneWord: string | null;
  /** The number of the remark below the table that says why there is no value. */
  readonly remark: number | null;
  /** A share of the longest bar, 0 to 1. */
  readonly bar: number | null;
  /** How the value moved; null where that is not told. */
  readonly moved: CellView | null;
}

/** A column. */
export interface HeadView {
  /** Its name. */
  readonly text: string;
  /** Whether its cells are numbers. */
  readonly isNumber: boolean;
}

/** A table. */
export interface GridView {
  /** Says what is shown. */
  readonly kind: 'grid';
  /** What it is called; null where the heading above says so. */
  readonly caption: string | null;
  /** Its columns. */
  readonly heads: readonly HeadView[];
  /** Its rows; the first cell names the row. */
  readonly rows: readonly (readonly CellView[])[];
  /** Numbered remarks on its cells. */
  readonly remarks: readonly string[];
  /** What else has to be known. */
  readonly notes: readonly string[];
}
