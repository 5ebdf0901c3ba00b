// How a column was read, and by which evidence: what a reviewer looks at first.

/** How many values speak for each reading. */
export interface Evidence {
  /** Values that were looked at: those that are not missing. */
  readonly values: number;
  /** Values that only one reading allows, for each reading. */
  readonly deciding: Readonly<Record<string, number>>;
  /** Values that two readings allow, with different results. */
  readonly open: number;
  /** The first deciding value of each reading, in the order of text: an example. */
  readonly examples: Readonly<Record<string, string>>;
}

/** How a column was read. */
export interface ColumnDecision {
  /** The kind of the column. */
  readonly as: string;
  /** The headers it was found under. */
  readonly headers: readonly string[];
  /** The reading: a decimal mark, an order, `serials 1900`; null where nothing had to be decided, or nothing could be. */
  readonly reading: string | null;
  /** Who decided: the spec, the values, nobody (`open`: values that can be read in two ways are refused), or values that contradict each other (`mixed`). */
  readonly by: 'declared' | 'evidence' | 'open' | 'mixed' | 'nothing';
  /** What the values said. */
  readonly evidence: Evidence;
}
