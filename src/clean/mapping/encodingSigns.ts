// Signs of a text that was decoded with the wrong encoding.

/** UTF-8 read as Windows-1252: accented letters, and typographic quotes and dashes; and control characters, where Latin-1 was read. */
const MOJIBAKE = /[ÃÂ][\u0080-\u00bf]|â€|ï»¿|[\u0080-\u009f]/u;

/** The signs that a text shows. */
export function encodingSigns(text: string): ('replacement' | 'mojibake' | 'nul')[] {
  const signs: ('replacement' | 'mojibake' | 'nul')[] = [];
  if (text.includes('\ufffd')) signs.push('replacement');
  if (MOJIBAKE.test(text)) signs.push('mojibake');
  if (text.includes('\0')) signs.push('nul');
  return signs;
}
