// A Date as text.

const timeOf = Date.prototype.getTime;

/** The time of a `Date` of any realm; null for anything else. */
export function timeText(value: object): string | null {
  try {
    return `d${timeOf.call(value as Date)}`;
  } catch {
    return null;
  }
}
