// Values that are taken as text.

const largest = 10n ** 38n;

/** The text of text, and of whole numbers that have kept all their digits; null for anything else. */
export function wordOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null;
  if (typeof value === 'bigint') return value < largest && value > -largest ? String(value) : null;
  return null;
}
