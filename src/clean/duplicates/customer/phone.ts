// Telephone numbers in comparable form: the digits of ITU-T E.164, with the code of the country.

/** Calling code and the digit dialled in front of a national number, by ISO 3166 code. */
const countries: Readonly<Record<string, readonly [code: string, trunk: string]>> = {
  AT: ['43', '0'],
  AU: ['61', '0'],
  BE: ['32', '0'],
  BR: ['55', '0'],
  CA: ['1', '1'],
  CH: ['41', '0'],
  CN: ['86', '0'],
  CZ: ['420', ''],
  DE: ['49', '0'],
  DK: ['45', ''],
  DZ: ['213', '0'],
  ES: ['34', ''],
  FI: ['358', '0'],
  FR: ['33', '0'],
  GB: ['44', '0'],
  GR: ['30', ''],
  IE: ['353', '0'],
  IN: ['91', '0'],
  IT: ['39', ''],
  JP: ['81', '0'],
  LU: ['352', ''],
  MA: ['212', '0'],
  MX: ['52', ''],
  NL: ['31', '0'],
  NO: ['47', ''],
  NZ: ['64', '0'],
  PL: ['48', ''],
  PT: ['351', ''],
  RO: ['40', '0'],
  SE: ['46', '0'],
  TN: ['216', ''],
  US: ['1', '1'],
};

/** Countries whose national numbers can be told. */
export const phoneCountries = (): string[] => Object.keys(countries);

const LONGEST = 64;
const [FEWEST, MOST] = [7, 15] as const;

/**
 * The number as `+33123456789`; a national number without a known country as its digits alone; null for what is no number.
 * What follows a letter, such as an extension, does not count.
 */
export function comparablePhone(value: string, country?: string | null): string | null {
  if (value.length > LONGEST) return null;
  const text = value.normalize('NFKC').trim();
  const digits = digitsOf(text.replace('(0)', ''));
  const international = text.startsWith('+') ? digits : digits.startsWith('00') ? digits.slice(2) : null;
  if (international !== null) return counted(international, '+');
  const [code, trunk] = (country && Object.hasOwn(countries, country) && countries[country]) || ['', ''];
  if (code === '') return counted(digits, '');
  return counted(code + (trunk !== '' && digits.startsWith(trunk) ? digits.slice(1) : digits), '+');
}

function digitsOf(text: string): string {
  let digits = '';
  for (const letter of text) {
    if (letter >= '0' && letter <= '9') digits += letter;
    else if (/\p{L}/u.test(letter) && digits.length >= FEWEST) break;
  }
  return digits;
}

const counted = (digits: string, sign: string): string | null => (digits.length >= FEWEST && digits.length <= MOST ? sign + digits : null);
