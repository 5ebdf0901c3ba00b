// The sketch behind approximate distinct counts: its hash against published values, its estimate against its error.
import fc from 'fast-check';
import { isKpiError } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { cardinality } from '../../src/expr/sketch/cardinality.ts';
import { keyHasher } from '../../src/expr/sketch/hashKeys.ts';
import { murmur3 } from '../../src/expr/sketch/murmur3.ts';
import { loadSketch, saveSketch } from '../../src/expr/sketch/savedSketch.ts';
import { joinSketches, MOST_HASHES, REGISTERS, type Sketch, sizeOf, withHash } from '../../src/expr/sketch/sketch.ts';
import { STANDARD_ERROR } from '../../src/expr/sketch/standardError.ts';

/** All 128 bits, as bytes. */
function hashed(bytes: Uint8Array, seed: number): Uint8Array {
  const padded = new Uint8Array(bytes.length + 16);
  padded.set(bytes);
  const words = new Uint32Array(4);
  murmur3(padded, bytes.length, seed, words);
  return Uint8Array.from([...words].flatMap((word) => [0, 8, 16, 24].map((bits) => word >>> bits)));
}

const hex = (bytes: Uint8Array): string =>
  Array.from({ length: bytes.length / 4 }, (_, i) =>
    new DataView(bytes.buffer)
      .getUint32(4 * i, true)
      .toString(16)
      .padStart(8, '0'),
  ).join('');

const hash = keyHasher();
const none = (): Sketch => new Set();
const sketchOf = (ids: Iterable<string | number | boolean>): Sketch => {
  let sketch = none();
  for (const id of ids) sketch = withHash(sketch, hash(id));
  return sketch;
};
function* ids(count: number, seed = 0): Generator<string> {
  for (let i = 0; i < count; i++) yield `${seed}/${i}`;
}

describe('MurmurHash3_x86_128', () => {
  test('gives the verification value of its author: 0xB3ECE62A', () => {
    const all = Uint8Array.from({ length: 256 * 16 });
    for (let length = 0; length < 256; length++)
      all.set(
        hashed(
          Uint8Array.from({ length }, (_, i) => i),
          256 - length,
        ),
        16 * length,
      );
    expect(new DataView(hashed(all, 0).buffer).getUint32(0, true)).toBe(0xb3ece62a);
  });

  test('gives a published value for a text', () => {
    const text = new TextEncoder().encode('The quick brown fox jumps over the lazy dog');
    expect(hex(hashed(text, 0))).toBe('2f1583c3ecee2c675d7bf66ce5e91d2c');
    expect(hash('The quick brown fox jumps over the lazy dog')).toBe(Number(0x2f1583c3ecee2c67n >> 11n));
  });

  test('reads the UTF-8 bytes of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const view = new DataView(hashed(new TextEncoder().encode(text), 0).buffer);
        expect(hash(text)).toBe(view.getUint32(0, true) * 2 ** 21 + (view.getUint32(4, true) >>> 11));
      }),
    );
  });

  test('tells text, numbers, flags and halves of pairs apart, and remembers no text before', () => {
    const keys = ['1', 1, true, 'true', '', '0', 0, false, '\ud800', '\udfff', '\ufffd', 'x'.repeat(1024), `${'x'.repeat(1023)}y`, 'x'];
    expect(new Set(keys.map(hash)).size).toBe(keys.length);
    expect(keys.map((key) => keyHasher()(key))).toEqual(keys.map(hash));
  });
});

describe('the estimate', () => {
  test.each([10, 1000, MOST_HASHES])('of %d ids is exact', (count) => {
    for (let seed = 0; seed < 20; seed++) expect(sizeOf(sketchOf(ids(count, seed)))).toBe(count);
  });

  test.each([
    [MOST_HASHES + 1, 20],
    [5000, 20],
    [20_000, 20],
    [100_000, 10],
    [1_000_000, 2],
  ])(
    'of %d ids lies within five standard errors, over %d seeds',
    (count, seeds) => {
      let squares = 0;
      for (let seed = 0; seed < seeds; seed++) {
        const error = sizeOf(sketchOf(ids(count, seed))) / count - 1;
        expect(Math.abs(error)).toBeLessThan(5 * STANDARD_ERROR);
        squares += error * error;
      }
      // Far from each bound the mean square error is that of the standard error, no more than half of it again.
      expect(Math.sqrt(squares / seeds)).toBeLessThan(1.75 * STANDARD_ERROR);
    },
    60_000,
  );

  test('never falls when a key is added, not even where registers take over', () => {
    let [sketch, before] = [none(), 0];
    for (const id of ids(4000)) {
      sketch = withHash(sketch, hash(id));
      expect(sizeOf(sketch)).toBeGreaterThanOrEqual(before);
      before = sizeOf(sketch);
    }
  });

  test('of registers is that of the paper at both ends: 0 of none, and endless of full ones', () => {
    expect(cardinality(new Uint8Array(REGISTERS), 39)).toBe(0);
    expect(cardinality(new Uint8Array(REGISTERS).fill(40), 39)).toBe(Number.POSITIVE_INFINITY);
    expect(cardinality(new Uint8Array(REGISTERS).fill(39), 39)).toBeGreaterThan(2 ** 50);
  });
});

describe('a sketch', () => {
  const some = fc.tuple(fc.constantFrom(0, 10, 1000, 1500, 1820, 1900, 5000), fc.constantFrom(0, 10, 900, 1820, 3000), fc.nat(3000));

  test('of the whole is that of its parts, in any order, and of a part taken in twice', () => {
    fc.assert(
      fc.property(some, ([first, second, shift]) => {
        const all = [...ids(first + second)];
        const [a, b] = [all.slice(0, first + shift), all.slice(first)];
        const whole = saveSketch(sketchOf(all));
        expect(saveSketch(joinSketches(sketchOf(a), sketchOf(b)))).toBe(whole);
        expect(saveSketch(joinSketches(sketchOf(b), sketchOf(a)))).toBe(whole);
        expect(saveSketch(joinSketches(joinSketches(sketchOf(b), sketchOf(a)), sketchOf(b)))).toBe(whole);
        expect(saveSketch(sketchOf(all.reverse()))).toBe(whole);
      }),
      { numRuns: 30 },
    );
  });

  test('that is joined stays as it was', () => {
    for (const [a, b] of [
      [10, 3000],
      [3000, 10],
      [10, 20],
      [3000, 4000],
    ] as const) {
      const [grown, other] = [sketchOf(ids(a)), sketchOf(ids(b, 1))];
      const before = saveSketch(other);
      withHash(joinSketches(grown, other), hash('one more'));
      expect(saveSketch(other)).toBe(before);
    }
  });

  test.each([0, 1, 700, MOST_HASHES, MOST_HASHES + 1, 100_000])('of %d ids comes back from its text, of 16 kB at most', (count) => {
    const text = saveSketch(sketchOf(ids(count)));
    expect(text.length).toBe(count <= MOST_HASHES ? 9 * count : REGISTERS);
    expect(saveSketch(loadSketch(text))).toBe(text);
    expect(sizeOf(loadSketch(text))).toBe(sizeOf(sketchOf(ids(count))));
  });

  test.each([
    null,
    'A',
    '*'.repeat(9),
    'é'.repeat(9),
    'A'.repeat(REGISTERS + 9),
    'A'.repeat(9 * (MOST_HASHES + 1)),
    'A'.repeat(18),
    'g'.repeat(9),
    'p'.repeat(REGISTERS),
    [],
    {},
  ])('is refused when it is %j', (text) => {
    let code: unknown = 'taken';
    try {
      code = sizeOf(loadSketch(text));
    } catch (error) {
      code = isKpiError(error) ? error.code : error;
    }
    // An empty list reads as no keys at all.
    expect(code).toBe(String(text) === '' ? 0 : 'bad-partial');
  });
});
