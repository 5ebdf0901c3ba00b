// ISO 8601, which no column has to decide about, and dates that mean "nothing".
import { scanDate } from '../../period/dateText.ts';

/** Dates that mean "nothing" unless a column says others: the zero of databases, of 1970, of spreadsheets and of .NET. */
export const sentinelDates: readonly string[] = ['0000-00-00', '1970-01-01', '1899-12-30', '1899-12-31', '1900-01-00', '0001-01-01'];

/** Whether the text is written as ISO 8601, whatever it says. */
export const isIso = (text: string): boolean => scanDate(text) !== 'bad-date';

/** Whether the text is one of the dates, at midnight or without a time, or a date of zeros only (`00/00/0000`). */
export function isSentinelText(text: string, sentinels: readonly string[]): boolean {
  if (text.length > 40) return false;
  if (sentinels.includes(text.slice(0, 10))) return areZeros(text.slice(10));
  const isDate = text.length >= 8 && text.length <= 10 && (text.includes('/') || text.includes('.') || text.includes('-', 1));
  return isDate && sentinels.includes('0000-00-00') && areZeros(text);
}

function areZeros(text: string): boolean {
  for (const character of text) if (!'0Tt: .Zz+-/'.includes(character)) return false;
  return true;
}
