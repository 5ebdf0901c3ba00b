import { Decimal as GlobalDecimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addExact,
  Decimal,
  exactAmount,
  exactText,
  multiplyExact,
  numberLimits,
  readExact,
  rescale,
  scanDecimal,
} from '../../src/decimal.ts';
import { runs } from '../laws/runs.ts';

const textOf = (value: unknown): string => {
  const exact = readExact(value);
  return typeof exact === 'string' ? exact : exactText(exact);
};

describe('numeric text', () => {
  test.each([
    ['12', '12'],
    ['12.50', '12.5'],
    ['-0.10', '-0.1'],
    ['+7', '7'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['007', '7'],
    ['1e3', '1000'],
    ['1E3', '1000'],
    ['12.5e1', '125'],
    ['1e-2', '0.01'],
    ['100e-2', '1'],
    ['1.20e+2', '120'],
    ['-0', '0'],
    ['0.000', '0'],
    ['0e99999', '0'],
    ['0e-99999', '0'],
    [`0.${'0'.repeat(17)}1`, `0.${'0'.repeat(17)}1`],
    ['9'.repeat(38), '9'.repeat(38)],
    [`${'9'.repeat(20)}.${'9'.repeat(18)}`, `${'9'.repeat(20)}.${'9'.repeat(18)}`],
    [`${'0'.repeat(60)}1.5`, '1.5'],
    ['1e37', `1${'0'.repeat(37)}`],
  ])('%s is read as %s', (text, value) => {
    expect(textOf(text)).toBe(value);
  });

  test.each([
    '',
    ' ',
    '-',
    '+',
    '.',
    'e5',
    '1e',
    '1e+',
    '1e1.5',
    '1.2.3',
    '--1',
    '+-1',
    '1-',
    ' 12',
    '12 ',
    '1,234',
    '1.234,56',
    '1 234',
    '(12)',
    '\u22125',
    '\uff11\uff12',
    '٣',
    '0x1F',
    '1_000',
    '12 €',
    '€12',
    'NaN',
    'Infinity',
    'null',
    '1e5e5',
    '\u00a012',
    '12\n',
    '1\u0000',
  ])('%j is refused, not guessed', (text) => {
    expect(scanDecimal(text)).toBe('bad-number');
  });

  test.each([
    ['0.0000000000000000001', 'a nineteenth decimal'],
    ['1e-19', 'the same as an exponent'],
    ['9'.repeat(39), 'a 39th digit'],
    ['1e38', 'the same as an exponent'],
    [`${'9'.repeat(21)}.${'9'.repeat(18)}`, '39 digits about the point'],
    ['1e1000000000', 'an exponent that would fill the memory'],
    ['1e-1000000000', 'and its inverse'],
    [`1e${'9'.repeat(60)}`, 'an exponent longer than a number'],
  ])('%s is out of range: %s', (text) => {
    expect(scanDecimal(text)).toBe('number-out-of-range');
  });

  test('text of 64 characters is read, of 65 it is not looked at', () => {
    expect(numberLimits).toEqual({ textLength: 64, digits: 38, scale: 18 });
    expect(scanDecimal(`${'0'.repeat(63)}7`)).toEqual({ units: 7n, scale: 0 });
    expect(scanDecimal(`${'0'.repeat(64)}7`)).toBe('number-too-long');
    expect(scanDecimal('x'.repeat(1_000_000))).toBe('number-too-long');
  });

  test('a megabyte of digits is refused at once', () => {
    const start = performance.now();
    for (const text of ['9'.repeat(1e6), `0.${'0'.repeat(2e5)}1`, '1,'.repeat(1e5), '('.repeat(5e5), `${' '.repeat(1e5)}x`])
      expect(scanDecimal(text)).toBe('number-too-long');
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('numbers of any type', () => {
  test.each<[unknown, string]>([
    [0.1, '0.1'],
    [-0, '0'],
    [1e21, '1000000000000000000000'],
    [1.005, '1.005'],
    [0.1 + 0.2, '0.30000000000000004'],
    [2 ** 53, '9007199254740992'],
    [2 ** 53 + 2, '9007199254740994'],
    [-1e-7, '-0.0000001'],
    [1e-18, '0.000000000000000001'],
    [12n, '12'],
    [-(10n ** 38n - 1n), `-${'9'.repeat(38)}`],
    [new Decimal('12.50'), '12.5'],
    [new Decimal('-0'), '0'],
    [new GlobalDecimal('1.10'), '1.1'],
    [new Decimal('1e-18'), '0.000000000000000001'],
  ])('%s is %s', (value, text) => {
    expect(textOf(value)).toBe(text);
  });

  test.each<[unknown, string]>([
    [Number.NaN, 'bad-number'],
    [Number.POSITIVE_INFINITY, 'bad-number'],
    [Number.NEGATIVE_INFINITY, 'bad-number'],
    [5e-324, 'number-out-of-range'],
    [1e308, 'number-out-of-range'],
    [10n ** 38n, 'number-out-of-range'],
    [-(10n ** 38n), 'number-out-of-range'],
    [10n ** 100_000n, 'number-out-of-range'],
    [new Decimal('NaN'), 'bad-number'],
    [new Decimal('Infinity'), 'bad-number'],
    [new Decimal('1e9000000'), 'number-out-of-range'],
    [new Decimal('1e-9000000'), 'number-out-of-range'],
    [new Decimal(`0.${'1'.repeat(30)}`), 'number-out-of-range'],
    [null, 'bad-number'],
    [undefined, 'bad-number'],
    [true, 'bad-number'],
    [[], 'bad-number'],
    [[5], 'bad-number'],
    [{}, 'bad-number'],
    [new Date(0), 'bad-number'],
    [Symbol('5'), 'bad-number'],
    [() => 5, 'bad-number'],
  ])('%o is %s', (value, fault) => {
    expect(readExact(value)).toBe(fault);
  });

  test('objects are never asked for their value', () => {
    const asked = (): never => {
      throw new Error('asked');
    };
    for (const value of [
      { valueOf: asked, toString: asked, [Symbol.toPrimitive]: asked },
      Object.assign(Object.create(null), { toString: asked }),
      Object(5),
    ])
      expect(readExact(value)).toBe('bad-number');
  });

  test('a number counts as its shortest decimal text', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e15, max: 1e15, noNaN: true }), (value) => {
        const exact = readExact(value);
        if (exact === 'number-out-of-range') expect(Math.abs(value)).toBeLessThan(1);
        else expect(typeof exact === 'string' ? exact : Number(exactText(exact))).toBe(value + 0);
      }),
      runs(1000),
    );
  });
});

describe('exact numbers', () => {
  const exacts = fc.record({ units: fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), scale: fc.integer({ min: 0, max: 18 }) });

  test.each([
    [{ units: 1250n, scale: 2 }, '12.50'],
    [{ units: -5n, scale: 3 }, '-0.005'],
    [{ units: 0n, scale: 2 }, '0.00'],
    [{ units: 7n, scale: 0 }, '7'],
  ])('%o is written %s', (exact, text) => {
    expect(exactText(exact)).toBe(text);
  });

  test('sum and product are those of big integers', () => {
    fc.assert(
      fc.property(exacts, exacts, (a, b) => {
        const sum = addExact(a, b);
        expect(rescale(sum, 18)).toBe(rescale(a, 18) + rescale(b, 18));
        expect(rescale(multiplyExact(a, b), 36)).toBe(rescale(a, 18) * rescale(b, 18));
      }),
      runs(300),
    );
  });

  test.each<[string, number | string]>([
    ['12.50', 12.5],
    ['999999999999.999', 999_999_999_999.999],
    ['-999999999999999', -999_999_999_999_999],
    ['1000000000000000', '1000000000000000'],
    ['0.1234567890123456', '0.1234567890123456'],
  ])('%s leaves as an amount as %o', (text, amount) => {
    const exact = scanDecimal(text);
    expect(typeof exact === 'string' ? exact : exactAmount(exact)).toBe(amount);
  });

  test('our Decimal is our own: the global one keeps its settings, and both know each other', () => {
    expect(Decimal).not.toBe(GlobalDecimal);
    expect([Decimal.precision, GlobalDecimal.precision]).toEqual([40, 20]);
    expect(Decimal.isDecimal(new GlobalDecimal(1))).toBe(true);
    expect(String(new Decimal('1e-50'))).toBe(`0.${'0'.repeat(49)}1`);
    expect(String(new Decimal(2).div(3))).toBe('0.6666666666666666666666666666666666666667');
  });
});
