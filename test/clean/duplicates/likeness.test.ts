import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparableText } from '../../../src/clean/duplicates/comparable.ts';
import { jaroWinkler } from '../../../src/clean/duplicates/likeness/jaroWinkler.ts';
import { nameLikeness, tokenSet, wordedName } from '../../../src/clean/duplicates/likeness/tokenSet.ts';
import '../../seed.ts';

describe('Jaro-Winkler', () => {
  // Winkler, Overview of record linkage and current research directions (2006), table 6.
  it.each([
    ['SHACKLEFORD', 'SHACKELFORD', 0.982],
    ['DUNNINGHAM', 'CUNNIGHAM', 0.896],
    ['NICHLESON', 'NICHULSON', 0.956],
    ['JONES', 'JOHNSON', 0.832],
    ['MASSEY', 'MASSIE', 0.933],
    ['ABROMS', 'ABRAMS', 0.922],
    ['JERALDINE', 'GERALDINE', 0.926],
    ['MARHTA', 'MARTHA', 0.961],
    ['MICHELLE', 'MICHAEL', 0.921],
    ['JULIES', 'JULIUS', 0.933],
    ['TANYA', 'TONYA', 0.88],
    ['DWAYNE', 'DUANE', 0.84],
    ['SEAN', 'SUSAN', 0.805],
    ['JON', 'JOHN', 0.933],
    ['DIXON', 'DICKSONX', 0.813],
  ])('of %s and %s is %d, as published', (one, other, published) => {
    expect(jaroWinkler(one, other)).toBeCloseTo(published, 2);
    expect(jaroWinkler(other, one)).toBeCloseTo(published, 2);
  });

  it('is 1 for the same text, 0 where nothing is in common, and always between', () => {
    expect(jaroWinkler('', '')).toBe(1);
    expect(jaroWinkler('', 'a')).toBe(0);
    expect(jaroWinkler('JON', 'JAN')).toBeLessThan(1);
    expect(jaroWinkler('abc', 'xyz')).toBe(0);
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const likeness = jaroWinkler(a, b);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        expect(jaroWinkler(a, a)).toBe(1);
      }),
    );
  });
});

describe('likeness by words', () => {
  it('is the coefficient of Dice', () => {
    expect(tokenSet(['a', 'b'], ['b', 'c'])).toBe(0.5);
    expect(tokenSet(['a', 'a'], ['a'])).toBe(1);
    expect(tokenSet([], [])).toBe(0);
  });

  it('does not look at the order of the words', () => {
    expect(nameLikeness(wordedName(['jean', 'dupont']), wordedName(['dupont', 'jean']))).toBe(1);
    expect(nameLikeness(wordedName([]), wordedName(['jean']))).toBe(0);
  });
});

describe('comparable text', () => {
  it.each([
    ['  Électro  DUPONT ', 'electro dupont'],
    ['ﬁnance', 'finance'],
    ['Ｐaris', 'paris'],
    ['Straße', 'strasse'],
    ['Œuvre & Cie', 'oeuvre cie'],
    ['S.A.R.L. Dupont', 'sarl dupont'],
    ['L’Oréal', 'loreal'],
    ["L'Oreal", 'loreal'],
    ['a\u200bb\u00a0c\u202fd', 'ab cd'],
    ['日本 株式会社', '日本 株式会社'],
    ['', ''],
    ['—', ''],
  ])('of %j is %j', (text, comparable) => {
    expect(comparableText(text)).toBe(comparable);
  });

  it('is the same in either Unicode form, and of a huge text made at once', () => {
    expect(comparableText('É'.normalize('NFC'))).toBe(comparableText('É'.normalize('NFD')));
    const start = performance.now();
    comparableText('ﷺ'.repeat(1_000_000));
    expect(performance.now() - start).toBeLessThan(200);
  });
});
