// Groups of digits: where thousands are set apart, they are set apart in one way all through the number.

/** Runs of digits and the separators between them: one separator fewer than runs. The first run may be empty: `.5`; the last too: `12.–`. */
export interface Groups {
  readonly digits: readonly string[];
  readonly separators: readonly string[];
}

/** The plain text of a number whose decimal mark is `mark`; null where it cannot be read so. */
export function plainText({ digits, separators }: Groups, mark: '.' | ',', exponent: string): string | null {
  const last = separators.length - 1;
  const hasFraction = separators[last] === mark;
  const whole = hasFraction ? digits.slice(0, -1) : digits;
  const between = hasFraction ? separators.slice(0, -1) : separators;
  if (between.length > 0 && (exponent !== '' || between.includes(mark) || !areGroups(whole, between))) return null;
  const integer = whole.join('');
  const fraction = hasFraction ? digits[digits.length - 1] : '';
  return `${integer === '' ? '0' : integer}${fraction === '' ? '' : `.${fraction}`}${exponent}`;
}

/** Groups of three; behind commas also those of India, of two before the last three: 12,34,567. */
function areGroups(digits: readonly string[], separators: readonly string[]): boolean {
  const [first = '', ...others] = digits;
  if (first === '' || first.startsWith('0') || separators.some((separator) => separator !== separators[0])) return false;
  if (others.every((group) => group.length === 3)) return first.length <= 3;
  const final = others.pop();
  return separators[0] === ',' && first.length <= 2 && final?.length === 3 && others.every((group) => group.length === 2);
}
