// The parsers of numbers and dates: what Intl writes is read back, nothing is invented, and no text is slow.
import fc from 'fast-check';
import { type AnyColumn, clean } from 'sales-kpi/clean';
import { expect, test } from 'vitest';
import { dateText } from '../../src/clean/date/dateText.ts';
import { timeText } from '../../src/clean/date/timeText.ts';
import { comparableWords } from '../../src/clean/duplicates/comparable.ts';
import { comparableEmail } from '../../src/clean/duplicates/customer/email.ts';
import { comparablePhone } from '../../src/clean/duplicates/customer/phone.ts';
import { sniffCsv } from '../../src/clean/mapping/sniffCsv.ts';
import { currencyMark } from '../../src/clean/number/currencyMark.ts';
import { numberText } from '../../src/clean/number/numberText.ts';
import { trimmed } from '../../src/clean/text/character.ts';
import { meant } from '../../src/clean/text/mojibake.ts';
import { isCurrency } from '../../src/model/money/currency.ts';
import { runs } from '../laws/runs.ts';

/** A million inputs take their time: `LAW_RUNS=1000000 npx vitest run --project unit test/clean/parsers.laws.test.ts`. */
const anHour = 3_600_000;
const fuzz = { numRuns: Math.max(10_000, Number(process.env['LAW_RUNS'] ?? 0)) };

function one(value: unknown, spec: AnyColumn): unknown {
  const { records, rejections } = clean([{ value }], { columns: { value: spec } });
  return records.length === 1 ? records[0]?.value : rejections[0]?.code;
}

const points = ['en', 'hi', 'de-CH', 'en-IN', 'ja'];
const commas = ['fr', 'de', 'fr-CH', 'fr-BE', 'fr-CA', 'fr-LU', 'sv', 'es', 'pt-BR', 'it'];
const styles: readonly Intl.NumberFormatOptions[] = [
  { maximumFractionDigits: 4 },
  { style: 'currency', currency: 'EUR', maximumFractionDigits: 4 },
  { style: 'currency', currency: 'EUR', currencyDisplay: 'code', maximumFractionDigits: 4 },
  { style: 'currency', currency: 'EUR', currencySign: 'accounting', maximumFractionDigits: 4 },
];

test('numbers that Intl writes in French, English, German, Swiss and Indian are read back exactly', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
      fc.constantFrom(...points, ...commas),
      fc.constantFrom(...styles),
      (units, locale, style) => {
        const value = Number(`${units}e-4`);
        const format = new Intl.NumberFormat(locale, style);
        const text = format.format(value);
        // Swiss French writes amounts with a point and other numbers with a comma.
        const decimal = format.formatToParts(1.5).find(({ type }) => type === 'decimal')?.value as '.' | ',';
        expect(one(text, { as: 'money', currency: 'EUR', decimal }), text).toBe(value + 0);
      },
    ),
    runs(2000),
  );
});

test('percentages that Intl writes are read back exactly as fractions', () => {
  fc.assert(
    fc.property(fc.integer({ min: -99_999, max: 99_999 }), fc.constantFrom(...points, ...commas), (units, locale) => {
      const value = Number(`${units}e-4`);
      const text = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(value);
      expect(one(text, { as: 'percent', decimal: points.includes(locale) ? '.' : ',' }), text).toBe(value + 0);
    }),
    runs(600),
  );
});

const day = fc.date({ min: new Date('1971-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true });

test('dates that Intl writes, with names of months or in numbers, are read back', () => {
  fc.assert(
    fc.property(
      day,
      fc.constantFrom('en-US', 'en-GB', 'fr'),
      fc.constantFrom('short', 'medium', 'long', 'full'),
      (when, locale, dateStyle) => {
        const iso = when.toISOString().slice(0, 10);
        const options = dateStyle === 'short' ? ({ year: 'numeric', month: '2-digit', day: '2-digit' } as const) : ({ dateStyle } as const);
        const text = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(when);
        expect(one(text, { as: 'date', order: locale === 'en-US' ? 'mdy' : 'dmy' }), text).toBe(iso);
      },
    ),
    runs(1000),
  );
});

test('instants are read back from epoch seconds and milliseconds, and from days of a spreadsheet', () => {
  const later = fc.date({ min: new Date('1974-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true });
  fc.assert(
    fc.property(later, fc.constantFrom('1900', '1904'), (when, serials) => {
      const ms = when.getTime();
      const seconds = new Date(Math.floor(ms / 1000) * 1000).toISOString();
      expect(one(ms, { as: 'instant', epoch: 'ms' })).toBe(when.toISOString());
      expect(one(String(Math.floor(ms / 1000)), { as: 'instant', epoch: 's' })).toBe(seconds);
      const serial = Math.floor(ms / 86_400_000) + (serials === '1900' ? 25_569 : 24_107);
      expect(one(serial, { as: 'date', serials })).toBe(when.toISOString().slice(0, 10));
    }),
    runs(600),
  );
});

const alphabet = fc
  .array(fc.constantFrom(..."0123456789.,'’ \u00a0\u202f()+-−%‰€$eEkr/:TZhmars".split('')), { maxLength: 24 })
  .map((parts) => parts.join(''));
const text = fc.oneof(alphabet, fc.string({ maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 20 }));

test(
  'no text breaks the reading of numbers, and what is read is plain decimal text',
  () => {
    fc.assert(
      fc.property(text, (given) => {
        const parsed = numberText(trimmed(given));
        if (parsed === null) return;
        for (const plain of [parsed.point, parsed.comma]) {
          if (plain === null) continue;
          expect(plain).toMatch(/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/);
          // No digit is lost or added, leading zeros aside.
          expect(plain.replace(/[^\d]/g, '').replace(/^0+/, '')).toBe(given.replace(/[^\d]/g, '').replace(/^0+/, ''));
        }
        expect(parsed.point ?? parsed.comma).not.toBeNull();
      }),
      fuzz,
    );
  },
  anHour,
);

test(
  'no text breaks the reading of dates, and what is read has three parts that stand in the text',
  () => {
    fc.assert(
      fc.property(text, (given) => {
        const parsed = dateText(trimmed(given));
        if (parsed === null) return;
        expect(parsed.ms).toBeGreaterThanOrEqual(0);
        expect(parsed.ms).toBeLessThan(86_400_000);
        for (const [at, { value }] of parsed.parts.entries()) if (at !== parsed.named) expect(given).toContain(String(value));
      }),
      fuzz,
    );
  },
  anHour,
);

test(
  'no text breaks the repair of encodings, and what is repaired encodes to the text again',
  () => {
    const bytes = new TextEncoder();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (given) => {
        const latin = [...bytes.encode(given)].map((byte) => String.fromCharCode(byte)).join('');
        const back = meant(latin);
        // Text that is its own mistake twice over comes back further.
        if (back !== null && meant(given) === null && !/[\u0080-\u009f]/.test(latin)) expect(back).toBe(given);
        expect(meant(meant(given) ?? given)).toBeNull();
      }),
      fuzz,
    );
  },
  anHour,
);

test(
  'no text breaks the reading of times, and what is read is within a day',
  () => {
    const clock = fc
      .array(fc.constantFrom(...'0123456789:hH. ampAMPZ+-,zutcT'.split('')), { maxLength: 20 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(clock, text), (given) => {
        const parsed = timeText(given, 0);
        if (parsed === null) return;
        expect(parsed.ms >= 0 && parsed.ms < 86_400_000 && Number.isInteger(parsed.ms)).toBe(true);
        expect(Math.abs(parsed.offset ?? 0)).toBeLessThanOrEqual(18 * 3_600_000);
      }),
      fuzz,
    );
  },
  anHour,
);

test(
  'no text breaks the reading of currencies, and what is read is a currency',
  () => {
    const mark = fc
      .array(fc.constantFrom(...'€$£¥₹₣.RSKFACUDEHLPJPYINBGO rskf\u00a0'.split('')), { maxLength: 8 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(mark, text), (given) => {
        const read = currencyMark(given);
        if (read === null) return;
        const codes = [...(read.code === null ? [] : [read.code]), ...(read.sign?.split(' ') ?? [])];
        expect(codes.length > 0 && codes.every(isCurrency)).toBe(true);
      }),
      fuzz,
    );
  },
  anHour,
);

test(
  'no text breaks the look at CSV, and what is told agrees with itself',
  () => {
    const csv = fc.array(fc.constantFrom(...',;\t|"\r\n\ufeff a1.5é'.split('')), { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(csv, text), (given) => {
        const { delimiter, columns, rows, uneven, lineEnd, looked } = sniffCsv(given);
        expect(columns).toBeGreaterThanOrEqual(1);
        expect(delimiter === null).toBe(columns === 1);
        expect(uneven >= 0 && uneven <= rows).toBe(true);
        expect(lineEnd === null || given.includes(lineEnd)).toBe(true);
        expect(looked).toBe(given.length);
      }),
      fuzz,
    );
  },
  anHour,
);

test('the delimiter, the line end and the rows of a CSV text that a program wrote are found', () => {
  const cell = fc.string({ unit: fc.constantFrom(...'ab1é ,;\t|"\r\n'.split('')), maxLength: 6 });
  fc.assert(
    fc.property(
      fc
        .integer({ min: 2, max: 5 })
        .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 3, maxLength: 8 })),
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n', '\r'),
      (table, delimiter, end) => {
        const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;
        const given = table.map((row) => `${row.map(quoted).join(delimiter)}${end}`).join('');
        expect(sniffCsv(given)).toMatchObject({
          delimiter,
          lineEnd: end,
          rows: table.length,
          columns: table[0]?.length,
          uneven: 0,
          openQuote: false,
        });
      },
    ),
    runs(1000),
  );
});

test('a delimiter under which quotes close within a cell is not taken for that of the text', () => {
  expect(sniffCsv('""\t","\n""\t""\n""\t""\n')).toMatchObject({ delimiter: '\t', rows: 3, columns: 2, openQuote: false });
  expect(sniffCsv('"a;b"\t"c;d"\n"e;f"\t"g;h"\n')).toMatchObject({ delimiter: '\t', rows: 2, columns: 2 });
});

test(
  'no text breaks the comparison of names, addresses and numbers, and what is compared stays what it is',
  () => {
    const contact = fc
      .array(fc.constantFrom(...'ann@x.com+33 (0)1-23.45Éß\u0130\u0301œ\u200d'.split('')), { maxLength: 24 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(contact, text, fc.string({ unit: 'grapheme', maxLength: 20 })), (given) => {
        const words = comparableWords(given);
        expect(words.every((word) => word !== '')).toBe(true);
        const email = comparableEmail(given, { plusTags: true, gmailDots: true });
        if (email !== null) expect(comparableEmail(email, { plusTags: true, gmailDots: true })).toBe(email);
        const phone = comparablePhone(given, 'FR');
        if (phone !== null) expect(comparablePhone(phone, 'FR')).toBe(phone);
      }),
      fuzz,
    );
  },
  anHour,
);

const kinds: readonly AnyColumn[] = [
  { as: 'number' },
  { as: 'money', currency: 'EUR' },
  { as: 'percent', bare: 'fraction' },
  { as: 'date', order: 'dmy', pivot: 1970, timeZone: 'Europe/Paris' },
  { as: 'when', serials: '1900', timeZone: 'Europe/Paris' },
  { as: 'instant', epoch: 'ms', order: 'mdy', timeZone: 'America/New_York' },
  { as: 'text', mojibake: 'repair' },
  { as: 'label' },
  { as: 'key', pointZero: true },
  { as: 'country' },
  { as: 'currency' },
  { as: 'flag' },
];

test(
  'no text breaks a column of any kind: it is kept or refused, and what is kept stays as it is',
  () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...kinds), (given, spec) => {
        const { records, rejections } = clean([{ value: given }], { columns: { value: spec } });
        expect(records.length + rejections.length).toBe(1);
        if (records.length === 0) return;
        const again = clean(records, { columns: { value: spec } });
        expect([again.records, again.fixes]).toEqual([records, []]);
      }),
      fuzz,
    );
  },
  anHour,
);
