import { describe, expect, it } from 'vitest';
import { checkReferences } from '../../../src/clean/references/checkReferences.ts';
import { confusableKeys } from '../../../src/clean/references/confusableKeys.ts';
import { referenceStep } from '../../../src/clean/references/referenceStep.ts';
import { draftOf } from '../draftOf.ts';

const catalogue = ['GTX Basic', 'GTX Pro', 'GTX Plus Basic', 'GTX Plus Pro', 'GTK 500', 'MG Special', 'MG Advanced'];

describe('checkReferences', () => {
  it('counts every row once and tells orphans with the nearest value', () => {
    const rows = [
      { product: 'GTXPro' },
      { product: 'GTXPro' },
      { product: 'GTX Basic' },
      { product: null },
      {},
      { product: 'Nothing like it' },
    ];
    const { orphans, counts } = checkReferences(rows, 'product', catalogue);
    expect(orphans).toEqual([
      { value: 'GTXPro', count: 2, rows: [0, 1], suggestion: { value: 'GTX Pro', score: 1, unique: true }, isSure: true },
      { value: 'Nothing like it', count: 1, rows: [5], suggestion: null, isSure: false },
    ]);
    expect(counts).toEqual({ rowsIn: 6, matched: 1, missing: 2, orphaned: 3, notCompared: 0 });
  });

  it('suggests technology for technolgy', () => {
    const sectors = ['technology', 'medical', 'retail', 'software', 'telecommunications'];
    const [orphan] = checkReferences([{ sector: 'technolgy' }], 'sector', sectors).orphans;
    expect(orphan).toMatchObject({ suggestion: { value: 'technology', unique: true }, isSure: true });
    expect(orphan?.suggestion?.score).toBeGreaterThan(0.95);
  });

  it('is not sure where two values are nearly as alike', () => {
    const [orphan] = checkReferences([{ city: 'Sant-Denis' }], 'city', ['Saint-Denis A', 'Saint-Denis B']).orphans;
    expect(orphan).toMatchObject({ suggestion: { unique: false }, isSure: false });
    expect(checkReferences([{ p: 'gtx pro' }], 'p', ['GTX Pro', 'GTX-Pro']).orphans[0]).toMatchObject({
      suggestion: { score: 1, unique: false },
      isSure: false,
    });
  });

  it('is not sure below the threshold', () => {
    expect(checkReferences([{ p: 'GTX Bsc' }], 'p', catalogue, { threshold: 0.999 }).orphans[0]?.isSure).toBe(false);
  });

  it('compares numbers as the text that they are', () => {
    expect(checkReferences([{ p: 7 }, { p: '7' }], 'p', [7]).counts.matched).toBe(2);
  });

  it('stays within its comparisons, and says what was not compared', () => {
    const rows = Array.from({ length: 1000 }, (_, at) => ({ p: `x${at}` }));
    const { counts } = checkReferences(rows, 'p', catalogue, { comparisons: 70 });
    expect(counts).toMatchObject({ orphaned: 1000, notCompared: 990 });
  });

  it('stays within its comparisons with 20 000 orphans and a catalogue of 20 000', () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => ({ p: `Product ${at}x` }));
    const many = Array.from({ length: 20_000 }, (_, at) => `Product ${at}`);
    const { orphans, counts } = checkReferences(rows, 'p', many);
    expect(counts).toMatchObject({ orphaned: 20_000 });
    // Each orphan is compared with those that begin or end like it: 2 000 000 comparisons are soon used up, and that is said.
    expect(counts.notCompared).toBeGreaterThan(19_000);
    expect(orphans.filter(({ suggestion }) => suggestion !== null).length).toBe(20_000 - counts.notCompared);
  });

  it('is told wrong arguments', () => {
    expect(() => checkReferences([], 'p', 5 as never)).toThrow('the catalogue is no list');
    expect(() => checkReferences([], 'p', [], { limit: 1 } as never)).toThrow('unknown option "limit"');
  });
});

describe('referenceStep', () => {
  const rows = [{ product: 'GTXPro' }, { product: 'Nothing like it' }, { product: 'GTX Pro' }];

  it('tells orphans and changes nothing unless asked', () => {
    const { draft, said } = draftOf(rows);
    referenceStep({ column: 'product', catalogue }).start()(draft);
    expect(said).toEqual([
      ['warn', 'orphan-reference', 0, 'GTX Pro? score 1.00'],
      ['warn', 'orphan-reference', 1, undefined],
    ]);
  });

  it('puts sure suggestions in as fixes, and refuses the others where asked', () => {
    const { draft, said, records } = draftOf(rows);
    referenceStep({ column: 'product', catalogue, apply: true, orphans: 'reject' }).start()(draft);
    expect(said).toEqual([
      ['replace', 'reference', 0, 'GTX Pro'],
      ['reject', 'orphan-reference', 1, 'Nothing like it'],
    ]);
    expect(records()).toEqual([{ product: 'GTX Pro' }, { product: 'GTX Pro' }]);
  });
});

describe('confusableKeys', () => {
  const differs = (...keys: string[]): unknown =>
    confusableKeys(
      keys.map((key) => ({ key })),
      'key',
    ).groups.map((group) => group.differs);

  it.each([
    ['casing', ['Paris', 'PARIS'], ['case']],
    ['width', ['Paris', 'Ｐａｒｉｓ'], ['width']],
    ['a ligature', ['finance', 'ﬁnance'], ['width']],
    ['spaces', ['New  York', 'New York '], ['space']],
    ['a no-break space', ['New\u00a0York', 'New York'], ['space']],
    ['the Unicode form', ['É'.normalize('NFC'), 'É'.normalize('NFD')], ['unicode-form']],
    ['a joiner', ['Pa\u200dris', 'Paris'], ['invisible']],
    ['a sign of direction', ['Paris', 'Paris\u202e'], ['invisible']],
    ['a Cyrillic letter', ['Paris', 'P\u0430ris'], ['script']],
    ['several things', ['Paris', ' P\u0430RIS'], ['space', 'case', 'script']],
  ])('tells keys that differ only by %s', (_, keys, expected) => {
    expect(differs(...keys)).toEqual([expected]);
  });

  it('leaves keys alone that differ in earnest', () => {
    expect(differs('Paris', 'Pari', 'Lyon', 'Éric', 'Eric')).toEqual([]);
  });

  it('counts rows, and tells keys of several scripts that nothing resembles', () => {
    const { groups, mixed } = confusableKeys([{ k: 'a' }, { k: 'A' }, { k: 'A' }, { k: 'L\u0443on' }, { k: 5 }, null], 'k');
    expect(groups).toEqual([
      {
        keys: [
          { key: 'A', count: 2 },
          { key: 'a', count: 1 },
        ],
        differs: ['case'],
      },
    ]);
    expect(mixed).toEqual([{ key: 'L\u0443on', count: 1, scripts: ['Latin', 'Cyrillic'] }]);
  });

  it('is bounded, and says what it did not look at', () => {
    expect(confusableKeys([{ k: 'a' }, { k: 'b' }, { k: 'c' }, { k: 'a' }], 'k', { limit: 2 }).leftOut).toBe(1);
  });
});
