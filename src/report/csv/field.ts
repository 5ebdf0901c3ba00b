// A field of a CSV file: quoted where it has to be (RFC 4180), and never read as a formula.

/** What makes a formula of a cell, also in full width, and what spreadsheets drop in front of it. */
const formula = /^[\s"'\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n\0]/;
/** The same behind something that another reader may take for the end of a cell. */
const inner = /([,;\t\r\n|])(?=[ "'\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/**
 * Text that no spreadsheet takes for a formula: an apostrophe stands in front of one that would be, and behind each separator inside that
 * one would follow, since readers differ in what separates.
 */
export const withoutFormula = (text: string): string => {
  const safe = text.replace(inner, "$1'");
  return formula.test(safe) ? `'${safe}` : safe;
};

/** A field: in quotes where it holds something that separates. */
export const csvField = (text: string): string => (/[",;\t\r\n|]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
