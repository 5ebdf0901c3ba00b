// Exact sums of decimal texts, in big integers.
const DECIMALS = 120;

/** Units of 10^-120 of plain decimal text. */
export function unitsOf(text: string): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  if (fraction.length > DECIMALS) throw new Error(`${text} has too many decimals for an exact sum`);
  const units = BigInt(whole + fraction.padEnd(DECIMALS, '0'));
  return text.startsWith('-') ? -units : units;
}

/** The sum of texts; null counts as nothing, and no text at all gives null. */
export function sumOf(texts: readonly (string | null)[]): bigint | null {
  const known = texts.filter((text) => text !== null);
  return known.length === 0 ? null : known.reduce((sum, text) => sum + unitsOf(text), 0n);
}
