// Why a figure is another than was reported.

/**
 * Why a figure changed since it was reported: exchange rates that became known or changed (`currency`), records that were dated
 * before the report and came after it (`late`), records that say something else now (`corrected`), returns of orders that were
 * known (`refunded`), records that are no longer there (`removed`), and records dated after the report (`since`).
 */
export type RestatementCause = 'currency' | 'late' | 'corrected' | 'refunded' | 'removed' | 'since';

/** The causes, in the order in which they are worked out. */
export const causes = ['currency', 'late', 'corrected', 'refunded', 'removed', 'since'] as const satisfies readonly RestatementCause[];
