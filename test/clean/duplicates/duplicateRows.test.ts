import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duplicateRows } from '../../../src/clean/duplicates/duplicateRows.ts';
import '../../seed.ts';

describe('rows of the same content', () => {
  it('are flagged and kept: the same article can be scanned twice', () => {
    const rows = [
      { invoice: '536409', code: '22111', quantity: 1 },
      { quantity: 1, code: '22111', invoice: '536409' },
      { invoice: '536409', code: '22112', quantity: 1 },
    ];
    const { kept, removed, duplicates, counts } = duplicateRows(rows);
    expect(kept).toEqual([0, 1, 2]);
    expect(removed).toEqual([]);
    expect(duplicates).toEqual([{ row: 1, code: 'duplicate-exact', of: 0, removed: false, differs: [] }]);
    expect(counts).toEqual({ rowsIn: 3, kept: 3, removed: 0, withoutKey: 0, byCode: { 'duplicate-exact': 1 } });
  });

  it('differ by type, by null beside text, and by date', () => {
    const day = new Date('2025-03-31');
    const rows = [
      { a: 1 },
      { a: '1' },
      { a: true },
      { a: 'null' },
      { a: null },
      { a: day },
      { a: [1, '2'] },
      { a: ['1', 2] },
      { a: { b: 1 } },
    ];
    expect(duplicateRows(rows).duplicates).toEqual([]);
    expect(duplicateRows([{ a: null }, {}, { a: undefined }]).counts.byCode).toEqual({ 'duplicate-exact': 2 });
    expect(duplicateRows([{ a: -0 }, { a: 0 }]).duplicates).toHaveLength(1);
    expect(duplicateRows([{ a: day }, { a: new Date(day) }]).duplicates).toHaveLength(1);
  });

  it('are not looked for where they are not asked for', () => {
    expect(duplicateRows([{ a: 1 }, { a: 1 }], { exact: false }).duplicates).toEqual([]);
  });

  it('that cannot be compared are like no other', () => {
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    const other: Record<string, unknown> = {};
    other['self'] = other;
    const throwing = (): object =>
      Object.defineProperty({}, 'a', {
        enumerable: true,
        get() {
          throw new Error('no');
        },
      });
    const hostile = [
      cyclic,
      other,
      null,
      null,
      5,
      5,
      { f: () => 1 },
      { f: () => 1 },
      { n: Number.NaN },
      { n: Number.NaN },
      new Map(),
      new Map(),
    ];
    expect(duplicateRows([...hostile, throwing(), throwing()]).removed).toEqual([]);
    expect(duplicateRows(hostile).duplicates.filter(({ of }) => of < 6)).toEqual([]);
  });
});

describe('rows with one key', () => {
  const v1 = { id: 'A1', amount: 10, updatedAt: '2025-03-01' };
  const v2 = { id: 'A1', amount: 12, updatedAt: '2025-03-05' };

  it('and the same content are taken out but the first', () => {
    const { kept, duplicates } = duplicateRows([v1, { ...v1 }, { ...v1, id: ' A1 ' }], { key: 'id' });
    expect(kept).toEqual([0, 2]);
    expect(duplicates.map(({ row, code, of, removed }) => [row, code, of, removed])).toEqual([
      [1, 'duplicate-key', 0, true],
      [2, 'duplicate-key-conflict', 0, false],
    ]);
  });

  it('and another content leave the latest, whatever their order, and both are listed', () => {
    for (const rows of [
      [v1, v1, v2],
      [v2, v1, v1],
      [v1, v2, v1],
    ]) {
      const { kept, duplicates } = duplicateRows(rows, { key: 'id', latest: 'updatedAt' });
      expect(kept.map((row) => rows[row])).toEqual([v2]);
      expect(duplicates.map(({ code, of, differs }) => [code, rows[of], differs])).toEqual([
        ['duplicate-key-conflict', v2, ['amount', 'updatedAt']],
        ['duplicate-key-conflict', v2, ['amount', 'updatedAt']],
      ]);
    }
  });

  it('all stay, flagged, where nothing says which is the latest', () => {
    const cases: [object, object, string | undefined][] = [
      [v1, v2, undefined],
      [v1, { ...v2, updatedAt: v1.updatedAt }, 'updatedAt'],
      [v1, { ...v2, updatedAt: 'soon' }, 'updatedAt'],
      [v1, { ...v2, updatedAt: '2025-03-05T10:00:00Z' }, 'updatedAt'],
      [v1, { ...v2, updatedAt: 5 }, 'updatedAt'],
    ];
    for (const [a, b, latest] of cases) {
      const { removed, duplicates } = duplicateRows([a, b], { key: 'id', latest });
      expect(removed).toEqual([]);
      expect(duplicates).toMatchObject([{ row: 1, code: 'duplicate-key-conflict', of: 0, removed: false }]);
    }
  });

  it.each([
    ['instants in any offset', '2025-03-01T10:00:00+02:00', '2025-03-01T09:00:00Z'],
    ['times without an offset', '2025-03-01 10:00:00', '2025-03-01 11:00:00'],
    ['versions', 9, 10],
    ['versions as text', '9', '10'],
    ['dates', new Date(0), new Date(1)],
    ['something beside nothing', null, '2025-03-01'],
  ])('are ordered by %s', (_, earlier, later) => {
    const rows = [
      { id: 1, at: later, amount: 2 },
      { id: '1', at: earlier, amount: 1 },
    ];
    expect(duplicateRows(rows, { key: 'id', latest: 'at' }).kept).toEqual([0]);
  });

  it('of several columns are told apart by all of them', () => {
    const rows = [
      { a: 'x|y', b: 'z' },
      { a: 'x', b: 'y|z' },
      { a: 'x', b: 'y|z' },
    ];
    expect(duplicateRows(rows, { key: ['a', 'b'] }).removed).toEqual([2]);
  });

  it('that are missing make no duplicates', () => {
    const { removed, counts } = duplicateRows([{ id: null }, { id: '' }, { id: ' ' }, {}, {}, null], { key: 'id' });
    expect(removed).toEqual([]);
    expect(counts.withoutKey).toBe(6);
  });

  it('may be called __proto__', () => {
    const row = JSON.parse('{"__proto__":"1","a":2}') as object;
    expect(duplicateRows([row, row], { key: '__proto__' }).removed).toEqual([1]);
  });
});

it('faults of the caller are told', () => {
  expect(() => duplicateRows('abc' as never)).toThrow('rows are "abc"');
  expect(() => duplicateRows([], { keys: 'id' } as never)).toThrow('did you mean key?');
  expect(() => duplicateRows([], { latest: 'at' })).toThrow('latest without a key');
  expect(() => duplicateRows([], { key: 5 } as never)).toThrow('key is 5');
});

const rowsOf = fc.array(
  fc.record({ id: fc.constantFrom('a', 'b', 'c', null), at: fc.constantFrom(1, 2, 3, null), amount: fc.constantFrom(1, 2) }),
  { maxLength: 12 },
);

describe('laws', () => {
  it('nothing is lost: every row is kept or removed, and what is removed names a row that is kept', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const { kept, removed, duplicates } = duplicateRows(rows, { key: 'id', latest: 'at' });
        expect([...kept, ...removed].sort((a, b) => a - b)).toEqual([...rows.keys()]);
        for (const { of, removed: out } of duplicates) if (out) expect(kept).toContain(of);
      }),
    );
  });

  it('what is kept does not depend on the order of the rows, and cleaning it again removes nothing', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const keptOf = (list: typeof rows): string[] =>
          duplicateRows(list, { key: 'id', latest: 'at' })
            .kept.map((row) => JSON.stringify(list[row]))
            .sort();
        expect(keptOf([...rows].reverse())).toEqual(keptOf(rows));
        const { kept } = duplicateRows(rows, { key: 'id', latest: 'at' });
        expect(
          duplicateRows(
            kept.map((row) => rows[row]),
            { key: 'id', latest: 'at' },
          ).removed,
        ).toEqual([]);
      }),
    );
  });
});
