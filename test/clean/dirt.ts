// Values as exports have them, for the laws of cleaning.
import fc from 'fast-check';

const locales = ['fr', 'en', 'de', 'hi', 'fr-CH', 'de-CH', 'en-IN', 'fr-CA', 'sv'];

/** Numbers in many writings. */
export const numbers: fc.Arbitrary<unknown> = fc.oneof(
  fc
    .tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.constantFrom(...locales), fc.integer({ min: 0, max: 3 }))
    .map(([units, locale, scale]) =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: scale, maximumFractionDigits: 3 }).format(units / 1000),
    ),
  fc
    .tuple(
      fc.constantFrom('', '-', '(', '$', '€ ', 'USD ', '−'),
      fc.constantFrom('12', '1,234', '1.234', '12,5', '1 234,56'),
      fc.constantFrom('', ')', ' €', ' %', '-', ' EUR', '‰'),
    )
    .map((parts) => parts.join('')),
  fc.double(),
  fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
  fc.constantFrom(
    '1E+03',
    '1,5e3',
    '12345678901234567890,5',
    "'0012",
    '1.2.3',
    '1,23,456',
    -0,
    '-0',
    '0,000',
    44_562,
    44_562.75,
    60,
    1_700_000_000,
    1_700_000_000_000,
  ),
);

const two = (value: number): string => String(value).padStart(2, '0');

/** Dates in many writings. */
export const dates: fc.Arbitrary<unknown> = fc.oneof(
  fc
    .tuple(
      fc.integer({ min: 0, max: 32 }),
      fc.integer({ min: 0, max: 13 }),
      fc.constantFrom('1999', '2024', '24', '0000'),
      fc.constantFrom('/', '-', '.', ' '),
    )
    .chain(([day, month, year, mark]) =>
      fc.constantFrom(
        `${two(day)}${mark}${two(month)}${mark}${year}`,
        `${month}${mark}${day}${mark}${year}`,
        `${year}${mark}${two(month)}${mark}${two(day)}`,
        `${day} mars ${year} 14h30`,
        `${two(month)}/${two(day)}/${year} 2:30 PM`,
        `${year}-${two(month)}-${two(day)}T02:30:00`,
        `${year}-${two(month)}-${two(day)}T02:30:00+02:00`,
      ),
    ),
  fc.date({ noInvalidDate: false }),
  fc.constantFrom(
    '0000-00-00',
    '1970-01-01',
    '1899-12-30 00:00:00',
    '00/00/0000',
    '20240229',
    '2024-03-31T02:30',
    '2024-10-27 02:30',
    '1/1/70',
    'Mar 3, 2024',
  ),
);

/** Words, some of them with what is not seen. */
export const words: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    'Paris',
    'PARIS',
    ' paris ',
    'N/A',
    'NULL',
    '-',
    '',
    ' ',
    '\u00a0',
    'NA',
    'none',
    'Gagné',
    'PERDU',
    'won',
    'oui',
    'Non',
    'eur',
    'XXX',
    '17850.0',
  ),
  fc.constantFrom(
    'cafÃ©',
    'g√¢teaux',
    'Ã\u200b©',
    'A\u0303©',
    '\ufeffid',
    'a  b',
    'a\nb',
    "''12",
    "'NULL",
    '\\N',
    '1,23457E+12',
    'caf\ufffd',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc
    .array(fc.constantFrom('Ã', '©', 'â', '€', '™', '\u200b', ' ', '\u00a0', "'", '1', 'e', '\u0301'), { maxLength: 8 })
    .map((parts) => parts.join('')),
);

/** What is no value at all. */
export const junk: fc.Arbitrary<unknown> = fc.constantFrom(null, undefined, true, false, {}, [], [1], Number.NaN, Number.POSITIVE_INFINITY);
