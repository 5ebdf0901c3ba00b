// What is shown of an answer, whatever the format: heads, cells as text, and what stands below.

/** A table as it is shown. All texts are data: no format may take them for its own signs. */
export interface Frame {
  /** The names of the columns in the data. */
  readonly ids: readonly string[];
  /** Which columns are keys: text that names the row. The others are numbers. */
  readonly keys: readonly boolean[];
  /** What stands above each column; and below that the side of a comparison and the unit. */
  readonly heads: readonly (readonly string[])[];
  /** The cells as text, row by row; a row of one cell says how many rows are not shown. */
  readonly rows: readonly (readonly string[])[];
  /** What has to be known, a line each. */
  readonly notes: readonly string[];
  /** The rows themselves, for tools that sort and plot; null when there are too many. */
  readonly records: readonly object[] | null;
}

/** A text of the data on one line: at most 60 signs, and none that steers a console or turns the direction of reading. */
export function oneLine(value: unknown): string {
  const signs = [...String(value).slice(0, 240)];
  if (signs.length > 60) signs.splice(59, 240, '…');
  return signs.join('').replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_C}]/gu, '\ufffd');
}

/** A text of the data between tags of HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
