/** Limits of what is read as records, published in the documentation. */
export const recordLimits = {
  /** Characters of an identifier or a label; beyond: `key-too-long`. */
  keyLength: 1024,
  /** Items of a list inside a record, such as the lines of an order; beyond: `too-many-items`. */
  items: 10_000,
  /** Records in one call; beyond, a `KpiError` `bad-argument`: they do not fit in memory, and a sparse array can pretend to billions. */
  records: 2 ** 27,
  /** Refused records described when the caller does not say. */
  rejected: 100,
  /** Refused records described at most. */
  rejectedMost: 10_000,
} as const;
