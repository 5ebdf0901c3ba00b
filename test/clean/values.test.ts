// The dirt of real exports, value by value.
import { type AnyColumn, clean } from 'sales-kpi/clean';
import { describe, expect, test } from 'vitest';

/** One column of values: what is kept of each, or why it was refused. */
function column(values: readonly unknown[], spec: AnyColumn): unknown[] {
  const { records, recordRows, rejections } = clean(
    values.map((value) => ({ value })),
    { columns: { value: spec }, limit: 10_000 },
  );
  const out: unknown[] = values.map(() => undefined);
  for (const [at, row] of recordRows.entries()) {
    const kept = records[at]?.value;
    out[row] = typeof kept === 'object' && kept !== null ? String(kept) : kept;
  }
  for (const { row, code } of rejections) out[row] = code;
  return out;
}

describe('numbers', () => {
  const comma: AnyColumn = { as: 'money', decimal: ',', currency: 'EUR' };

  test.each([
    ['a narrow no-break space', '1\u202f234,56 €', 1234.56],
    ['a no-break space', '1\u00a0234,56', 1234.56],
    ['a thin space', '1\u2009234,56', 1234.56],
    ['a space', '1 234 567,89', 1_234_567.89],
    ['an apostrophe', "1'234,56", 1234.56],
    ['a typographic apostrophe', '1’234,56', 1234.56],
    ['a point', '1.234.567,5', 1_234_567.5],
    ['nothing', '1234,5', 1234.5],
  ])('French and German amounts with %s between the groups', (_, text, amount) => {
    expect(column([text], comma)).toEqual([amount]);
  });

  test.each([
    ['English', '1,234,567.89', 1_234_567.89],
    ['Indian', '12,34,567.89', 1_234_567.89],
    ['Swiss', "1'234'567.89", 1_234_567.89],
    ['bare fraction', '.5', 0.5],
    ['scientific', '1.2E+03', 1200],
  ])('%s writing with a decimal point', (_, text, amount) => {
    expect(column([text], { as: 'number', decimal: '.' })).toEqual([amount]);
  });

  test.each([
    ['brackets of accountants', '(1 234,56)'],
    ['a minus before', '-1 234,56'],
    ['a minus behind', '1 234,56-'],
    ['the minus of mathematics', '\u22121 234,56'],
    ['a minus and a currency', '-1 234,56 €'],
    ['a currency and a minus', '€-1 234,56'],
    ['a currency in brackets', '(€ 1 234,56)'],
  ])('negative amounts with %s', (_, text) => {
    expect(column([text], comma)).toEqual([-1234.56]);
  });

  test.each(['(12', '12)', '--12', '(-12)', '1 2', '12 34', '1,2,3', '12 kg', '12%', '', '1..2', '5,', 'abc', '0 123', '１２'])(
    '%j is no amount',
    (text) => {
      expect(column([text], comma)).toEqual([text === '' ? null : 'unparsable-number']);
    },
  );

  test('dashes in place of the cents are no cents, and say which mark is the decimal one', () => {
    expect(column(["1'234.–", '12.-', '12.--', '-12.—', '0.50'], { as: 'number' })).toEqual([1234, 12, 12, -12, 0.5]);
    expect(column(['12,-', '1.234'], { as: 'number' })).toEqual([12, 1234]);
    expect(column(['12.–', '12.---', '12.–5', '.–'], { as: 'number', decimal: ',' })).toEqual(
      Array.from({ length: 4 }, () => 'unparsable-number'),
    );
    expect(column(['1.234.–'], { as: 'number' })).toEqual(['unparsable-number']);
  });

  test('a number that can be read in two ways is refused where nothing decides', () => {
    expect(column(['1,234', '12', '7'], { as: 'number' })).toEqual(['ambiguous-number', 12, 7]);
    expect(column(['1.234', '5.678'], { as: 'number' })).toEqual(['ambiguous-number', 'ambiguous-number']);
    expect(column(['1.234'], { as: 'number', decimal: ',' })).toEqual([1234]);
    expect(column(['1.234'], { as: 'number', decimal: '.' })).toEqual([1.234]);
  });

  test('one value with two separators, or with groups of another size, decides the column', () => {
    expect(column(['1.234', '1.234,5'], { as: 'number' })).toEqual([1234, 1234.5]);
    expect(column(['1,234', '0.5'], { as: 'number' })).toEqual([1234, 0.5]);
    expect(column(['1.234', '12,5'], { as: 'number' })).toEqual([1234, 12.5]);
    expect(column(['1.234', '1.234.567'], { as: 'number' })).toEqual([1234, 1_234_567]);
    expect(column(['1,234', '1,23,456'], { as: 'number' })).toEqual([1234, 123_456]);
    expect(column(['1.234', '1 234,5'], { as: 'number' })).toEqual([1234, 1234.5]);
  });

  test('the evidence is reported', () => {
    const { columns, fixes } = clean([{ n: '1.234' }, { n: '12,5' }, { n: '7' }, { n: '8,5' }], { columns: { n: { as: 'number' } } });
    expect(columns['n']).toEqual({
      as: 'number',
      headers: ['n'],
      reading: 'decimal comma',
      by: 'evidence',
      evidence: { values: 4, deciding: { comma: 2 }, open: 1, examples: { comma: '12,5' } },
    });
    expect(fixes[0]).toEqual({
      row: 0,
      line: null,
      column: 'n',
      rule: 'number-format',
      before: '1.234',
      after: 1234,
      confidence: 0.75,
      reversible: true,
    });
    expect(fixes[1]).toMatchObject({ before: '12,5', confidence: 1 });
  });

  test('values that contradict each other flag the column, and nothing is guessed', () => {
    const { rejections, records, warnings, columns } = clean([{ n: '12.5' }, { n: '12,5' }, { n: '1,234' }, { n: '7' }, { n: 1.5 }], {
      columns: { n: { as: 'number' } },
    });
    expect(rejections.map(({ code }) => code)).toEqual(['mixed-format', 'mixed-format', 'mixed-format']);
    expect(records).toEqual([{ n: 7 }, { n: 1.5 }]);
    expect(warnings.map(({ code, column: name }) => [code, name])).toEqual([['mixed-format', 'n']]);
    expect(columns['n']).toMatchObject({ reading: null, by: 'mixed', evidence: { deciding: { point: 1, comma: 1 } } });
  });

  test('percentages become fractions, to the last digit', () => {
    expect(column(['12,5 %', '7%', '-3 %', '5‰', '100 %'], { as: 'percent' })).toEqual([0.125, 0.07, -0.03, 0.005, 1]);
    expect(column(['12,5', 0.125], { as: 'percent' })).toEqual(['ambiguous-percent', 0.125]);
    expect(column(['0,125', '12.5'], { as: 'percent', bare: 'fraction' })).toEqual(['mixed-format', 'mixed-format']);
    expect(column(['0.125'], { as: 'percent', bare: 'fraction' })).toEqual([0.125]);
  });

  test('bare percentages stand under another header than the field, so that they are divided once', () => {
    const columns = { share: { as: 'percent', bare: 'percent', from: 'Share %' } } as const;
    const { records } = clean([{ 'Share %': '12.5' }, { 'Share %': 7 }], { columns });
    expect(records).toEqual([{ share: 0.125 }, { share: 0.07 }]);
    expect(clean(records, { columns }).records).toEqual(records);
    expect(() => clean([], { columns: { share: { as: 'percent', bare: 'percent' } } })).toThrow('name the field differently');
  });

  test('numbers kept as text with an apostrophe before them', () => {
    expect(column(["'1234", "'-5"], { as: 'number' })).toEqual([1234, -5]);
    expect(column(["'00123", "'tis"], { as: 'key' })).toEqual(['00123', "'tis"]);
  });

  test('what 15 digits do not hold is a Decimal, and 39 digits are refused', () => {
    expect(column(['12345678901234567,89', '9'.repeat(39)], { as: 'number' })).toEqual(['12345678901234567.89', 'number-out-of-range']);
  });

  test('typed numbers stay, −0 is 0, and what is no number is refused', () => {
    expect(column([1.5, -0, Number.NaN, Number.POSITIVE_INFINITY, true, {}, 10n, new Date(0)], { as: 'number' })).toEqual([
      1.5,
      0,
      ...Array.from({ length: 4 }, () => 'unparsable-number'),
      10,
      'unparsable-number',
    ]);
  });

  test('numbers below zero are refused where the column says so', () => {
    expect(column(['-1', '(2)', 3, -4], { as: 'number', negative: false })).toEqual([
      'negative-not-allowed',
      'negative-not-allowed',
      3,
      'negative-not-allowed',
    ]);
  });
});

describe('currencies', () => {
  const rowsOf = (rows: readonly object[], currency?: string) =>
    clean(rows, { columns: { amount: currency === undefined ? { as: 'money' } : { as: 'money', currency } } });

  test('a sign alone is no currency: it needs one that is declared', () => {
    expect(column(['$12', '€ 12', '12 kr'], { as: 'money' })).toEqual(Array.from({ length: 3 }, () => 'ambiguous-currency'));
    expect(column(['$12', '12 $'], { as: 'money', currency: 'CAD' })).toEqual([12, 12]);
    expect(column(['€12', '£12', '$12'], { as: 'money', currency: 'EUR' })).toEqual([12, 'mixed-currency', 'mixed-currency']);
  });

  test('a code on either side names the currency', () => {
    expect(rowsOf([{ amount: 'EUR 12' }, { amount: '12 usd' }, { amount: 'US$ 12' }]).records).toEqual([
      { amount: 12, currency: 'EUR' },
      { amount: 12, currency: 'USD' },
      { amount: 12, currency: 'USD' },
    ]);
    expect(rowsOf([{ amount: 'EUR 12' }, { amount: '12 usd' }]).warnings).toMatchObject([{ code: 'several-currencies', column: 'amount' }]);
  });

  test('an amount never contradicts the currency of its row', () => {
    const { records, rejections } = rowsOf([
      { amount: '12 €', currency: ' eur ' },
      { amount: '12 €', currency: 'USD' },
      { amount: 'USD 12', currency: 'EUR' },
      { amount: '12', currency: 'XYZ' },
      { amount: 12, currency: 'USD' },
    ]);
    expect(records).toEqual([
      { amount: 12, currency: 'EUR' },
      { amount: 12, currency: 'USD' },
    ]);
    expect(rejections.map(({ code }) => code)).toEqual(['mixed-currency', 'mixed-currency', 'unknown-currency']);
  });

  test.each(['Fr. 12', '12 zł', 'Rs.12', 'R$ 12', '12 F CFA', 'kr 12', '12 Kč', '$12 USD', '12,- €', 'CHF 12.–', '12,kr', '12 XXX'])(
    '%s',
    (text) => {
      const sign: Record<string, string> = {
        'Fr. 12': 'CHF',
        '12 zł': 'PLN',
        'Rs.12': 'INR',
        'R$ 12': 'BRL',
        '12 F CFA': 'XOF',
        'kr 12': 'SEK',
        '12 Kč': 'CZK',
        '$12 USD': 'USD',
        '12,- €': 'EUR',
        'CHF 12.–': 'CHF',
      };
      expect(column([text], { as: 'money', currency: sign[text] ?? 'EUR' })).toEqual([text in sign ? 12 : 'unparsable-number']);
    },
  );
});

describe('identifiers, codes, flags and choices', () => {
  test('identifiers keep their zeros, and those in scientific notation are refused: their digits are lost', () => {
    expect(column(['00123', 1.23457e12, '1,23457E+12', '1.2E+3', '12E45', '4E5', 2 ** 60, 1.5], { as: 'key' })).toEqual([
      '00123',
      '1234570000000',
      'mangled-id',
      'mangled-id',
      '12E45',
      '4E5',
      'mangled-id',
      'mangled-id',
    ]);
  });

  test('identifiers that a table with gaps made fractions of', () => {
    expect(column(['17850.0', '17850', '1.50', ''], { as: 'key', pointZero: true })).toEqual(['17850', '17850', '1.50', null]);
    expect(column(['17850.0'], { as: 'key' })).toEqual(['17850.0']);
  });

  test('codes become capitals, NA is a country, and currencies are of ISO 4217', () => {
    expect(column(['fr', ' De ', 'na'], { as: 'code' })).toEqual(['FR', 'DE', null]);
    expect(column(['NA', 'na', 'France', 'N/A', 'fr'], { as: 'country' })).toEqual(['NA', 'NA', 'France', null, 'FR']);
    expect(column(['eur', 'XYZ', '€'], { as: 'currency' })).toEqual(['EUR', 'unknown-currency', 'unknown-currency']);
  });

  test('NA is a country in a country column only where no tokens are asked for', () => {
    expect(column(['NA', 'FR'], { as: 'country', nullTokens: ['NA'] })).toEqual([null, 'FR']);
  });

  test('flags in English and French', () => {
    expect(column(['Oui', 'non', 'TRUE', '0', 1, true, 'maybe'], { as: 'flag' })).toEqual([
      true,
      false,
      true,
      false,
      true,
      true,
      'bad-value',
    ]);
  });

  test('choices become the words of ours', () => {
    const spec: AnyColumn = { as: 'choice', values: { Gagné: 'won', Perdu: 'lost', Aucun: 'none' } };
    expect(column(['gagné', 'PERDU', 'won', 'none', 'x'], spec)).toEqual(['won', 'lost', 'won', 'none', 'bad-value']);
    expect(() => clean([], { columns: { a: { as: 'choice', values: { a: 'b', b: 'c' } } } })).toThrow('must stay as it is');
  });
});

describe('text', () => {
  test.each(['NULL', 'N/A', '-', '#N/A', 'none', 'nan', '\\N', '', ' ', '\u00a0\t'])('%j is nothing', (token) => {
    expect(column([token], { as: 'text' })).toEqual([null]);
    expect(column([token], { as: 'number' })).toEqual([null]);
    expect(column([token], { as: 'date' })).toEqual([null]);
    expect(clean([{ a: token }], { columns: { a: { as: 'text', required: true } } }).rejections).toMatchObject([
      { code: 'missing-required' },
    ]);
  });

  test('null tokens are told for each column', () => {
    expect(column(['x', '-', 'none'], { as: 'text', nullTokens: ['X'] })).toEqual([null, '-', 'none']);
  });

  test('spaces, tabs, marks that are not seen and combining accents', () => {
    expect(column(['  a \u00a0 b\t', '\ufeffid\u200b', 'e\u0301'], { as: 'text' })).toEqual(['a b', 'id', 'é']);
    expect(column(['a\nb', 'a  \n b'], { as: 'text' })).toEqual(['a\nb', 'a \n b']);
    expect(column(['a\n b'], { as: 'label' })).toEqual(['a b']);
  });

  test('headers with a mark of byte order or spaces are read, and said', () => {
    const { records, warnings } = clean([{ '\ufeffid': '1', ' name ': 'x' }], { columns: { id: { as: 'key' } } });
    expect(records).toEqual([{ id: '1', name: 'x' }]);
    expect(warnings.map(({ code }) => code)).toEqual(['header-repaired', 'header-repaired']);
  });

  test('labels are gathered whatever their casing; the most frequent form stands for all', () => {
    expect(column(['PARIS', 'Paris', 'Paris ', 'paris', 'Lyon'], { as: 'label' })).toEqual(['Paris', 'Paris', 'Paris', 'Paris', 'Lyon']);
    expect(column(['b', 'B'], { as: 'label' })).toEqual(['B', 'B']);
  });

  test('text decoded with the wrong encoding is said, and repaired on request where that loses nothing', () => {
    const rows = [
      { t: 'cafÃ©' },
      { t: 'g√¢teaux' },
      { t: 'dâ€™été' },
      { t: 'lâ€™an' },
      { t: 'Ã la carte' },
      { t: 'caf\ufffd' },
      { t: 'naïve' },
      { t: 'ÃƒÂ©' },
    ];
    const { warnings, records } = clean(rows, { columns: { t: { as: 'text' } } });
    expect(records).toEqual(rows);
    expect(warnings.map(({ row, code }) => [row, code])).toEqual([0, 1, 3, 5, 7].map((row) => [row, 'encoding-suspect']));
    const repaired = clean(rows, { columns: { t: { as: 'text', mojibake: 'repair' } } });
    expect(repaired.records.map(({ t }) => t)).toEqual(['café', 'gâteaux', 'dâ€™été', 'l’an', 'Ã la carte', 'caf\ufffd', 'naïve', 'é']);
    expect(repaired.summary.byRule).toEqual({ mojibake: 4 });
  });

  test('Windows-1252 and UTF-8 that were read as Latin-1 show control characters: they are said, and repaired on request', () => {
    const rows = [{ t: 'l\x92an \x96 12 \x80' }, { t: 'lâ\x80\x99an' }, { t: 'l’été' }, { t: 'dâ\x80\x99été' }];
    expect(clean(rows, { columns: { t: { as: 'text' } } }).warnings.map(({ row, code }) => [row, code])).toEqual([
      [0, 'encoding-suspect'],
      [1, 'encoding-suspect'],
      [3, 'encoding-suspect'],
    ]);
    const { records } = clean(rows, { columns: { t: { as: 'text', mojibake: 'repair' } } });
    expect(records.map(({ t }) => t)).toEqual(['l’an – 12 €', 'l’an', 'l’été', 'dâ\x80\x99été']);
    expect(clean(records.slice(0, 1), { columns: { t: { as: 'text', mojibake: 'repair' } } }).summary.fixes).toBe(0);
  });
});
