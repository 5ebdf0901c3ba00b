// Hostile and broken rows: counted refusals, in bounded time, and nothing of the page changes.
import { type CleanSpec, clean, cleanBatches } from 'sales-kpi/clean';
import { describe, expect, test } from 'vitest';
import { growth, LINEAR } from './growth.ts';

const spec = {
  columns: { id: { as: 'key' }, amount: { as: 'money', currency: 'EUR' }, at: { as: 'when' }, name: { as: 'label', mojibake: 'repair' } },
  timeZone: 'UTC',
} as const satisfies CleanSpec;

test.each<[string, (size: number) => string]>([
  ['zeros', (size) => `0.${'0'.repeat(size)}1`],
  ['groups without end', (size) => '1,'.repeat(size / 2)],
  ['groups of three', (size) => `1${'.234'.repeat(size / 4)}`],
  ['brackets', (size) => '('.repeat(size)],
  ['spaces', (size) => `${' '.repeat(size)}x`],
  ['spaces inside', (size) => `1${' '.repeat(size)}x`],
  ['spaces between all letters', (size) => 'x \u00a0'.repeat(size / 3)],
  ['marks that nobody sees', (size) => 'x\u200b'.repeat(size / 2)],
  ['digits', (size) => '2'.repeat(size)],
  ['dates', (size) => '1/2/'.repeat(size / 4)],
  ['names of months', (size) => 'mars '.repeat(size / 5)],
  ['a mistaken encoding', (size) => 'Ã©'.repeat(size / 2)],
  ['accents', (size) => 'e\u0301'.repeat(size / 2)],
  ['quotation marks', (size) => "'".repeat(size)],
])('%s are read in linear time, and never taken for a number or a date', (_, textOf) => {
  const work = (size: number): void => {
    const text = textOf(size);
    expect(clean([{ id: text, amount: text, at: text, name: text }], spec).records).toEqual([]);
  };
  expect(growth(work, 40_000)).toBeLessThan(LINEAR);
});

test.each(['1e1000000000', '1e-1000000000'])('%s is refused without being written out', (text) => {
  expect(clean([{ id: 'x', amount: text }], spec).rejections).toMatchObject([{ code: 'number-out-of-range' }]);
});

test('a bigint of a million digits is refused without being printed', () => {
  expect(clean([{ amount: 10n ** 1_000_000n }], spec).rejections).toMatchObject([{ code: 'number-out-of-range' }]);
});

describe('names that belong to every object', () => {
  test('headers such as __proto__ are left out, said, and change nothing', () => {
    const rows = JSON.parse('[{"id":"1","__proto__":{"polluted":true},"constructor":1,"toString":"x"}]') as object[];
    const { records, warnings } = clean(rows, { columns: { id: { as: 'key' } } });
    expect(records).toEqual([{ id: '1', toString: 'x' }]);
    expect(warnings.map(({ code, reason }) => [code, reason.split(': ')[1]])).toEqual([
      ['header-refused', '__proto__'],
      ['header-refused', 'constructor'],
    ]);
    expect(Object.getPrototypeOf(records[0])).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('a column cannot have such a name', () => {
    expect(() => clean([], { columns: JSON.parse('{"__proto__":{"as":"text"}}') })).toThrow('give the field another name');
  });

  test('what rows inherit is not read', () => {
    expect(clean([Object.create({ id: '1' })], { columns: { id: { as: 'key' } } }).records).toEqual([{ id: null }]);
  });
});

test('rows that throw, that are no objects and that go round in circles are counted, each once', () => {
  const circle: Record<string, unknown> = { id: '1' };
  circle['amount'] = circle;
  const thrower = {
    get id(): string {
      throw new Error('no');
    },
  };
  const trap = new Proxy({}, { ownKeys: () => ['x', 'x'] });
  const { rejections, summary } = clean([circle, thrower, trap, null, 5, 'x', [1], new Map(), new Date(0), () => 1], spec);
  expect(rejections.map(({ row, code }) => [row, code])).toEqual([
    [0, 'unparsable-number'],
    ...Array.from({ length: 9 }, (_, at) => [at + 1, 'unreadable-row']),
  ]);
  expect(summary).toMatchObject({ rowsIn: 10, rejected: 10, records: 0 });
});

test('values that are objects are never asked for a text', () => {
  const loud = {
    toString(): string {
      throw new Error('asked');
    },
    valueOf: () => 5,
  };
  const { rejections } = clean([{ id: loud }, { amount: loud }, { at: loud }, { name: loud }], spec);
  expect(rejections.map(({ code }) => code)).toEqual(['bad-value', 'unparsable-number', 'unparsable-date', 'bad-value']);
});

test('a hundred thousand bad rows are counted in full and described up to the limit', () => {
  const rows = Array.from({ length: 100_000 }, () => ({ amount: 'x'.repeat(100), at: 'never' }));
  const { rejections, rejectedRows, summary } = clean(rows, spec);
  expect(rejections).toHaveLength(100);
  expect(rejectedRows).toHaveLength(100_000);
  expect(summary).toMatchObject({ rejected: 100_000, byCode: { 'unparsable-date': 100_000 } });
  expect(JSON.stringify(rejections).length).toBeLessThan(100_000);
});

test('descriptions hold the start of a value only', () => {
  const { rejections } = clean([{ at: 'marie.dupont@example.com, 4970 1012 3456 7890' }], spec);
  expect(rejections[0]?.value).toBe('"marie.dupont@example.com, 4970 1…"');
});

test('rows with ever other headers do not fill the memory', () => {
  const rows = Array.from({ length: 30_000 }, (_, at) => ({ [`header ${at}`]: at, id: 'x' }));
  expect(clean(rows, { columns: { id: { as: 'key' } }, others: 'drop' }).records).toHaveLength(30_000);
});

describe('rows as arrays of a spreadsheet', () => {
  test('are read by their headers; another number of cells refuses the row', () => {
    const { records, rejections } = clean([['1', '2,5'], ['1', '2,5', 'x'], ['1']], {
      headers: ['id', '\ufeffamount '],
      columns: { id: { as: 'key' }, amount: { as: 'number' } },
      firstLine: 2,
    });
    expect(records).toEqual([{ id: '1', amount: 2.5 }]);
    expect(rejections.map(({ row, line, code }) => [row, line, code])).toEqual([
      [1, 3, 'column-count-mismatch'],
      [2, 4, 'column-count-mismatch'],
    ]);
  });

  test('a header that comes twice keeps both columns', () => {
    expect(clean([['a', 'b']], { headers: ['x', 'x'], columns: {} }).records).toEqual([{ x: 'a', 'x (2)': 'b' }]);
  });
});

describe('lines of the file', () => {
  const rows = [{ n: '1' }, { n: 'x' }, { n: 'y' }];
  const columns = { n: { as: 'number' } } as const;
  const linesOf = (spec: object) => clean(rows, { columns, ...spec }).rejections.map(({ row, line }) => [row, line]);

  test('are counted from the first row, or said for each, since quoted line ends shift them', () => {
    expect(linesOf({})).toEqual([
      [1, null],
      [2, null],
    ]);
    expect(linesOf({ firstLine: 2 })).toEqual([
      [1, 3],
      [2, 4],
    ]);
    for (const lines of [[2, 3, 7], (row: number) => [2, 3, 7][row]])
      expect(linesOf({ lines })).toEqual([
        [1, 3],
        [2, 7],
      ]);
  });

  test('are said once', () => {
    expect(() => linesOf({ lines: 5 })).toThrow('give a list of line numbers');
    expect(() => linesOf({ lines: [1], firstLine: 1 })).toThrow('give lines or firstLine');
  });
});

describe('what is asked wrongly', () => {
  test.each([
    ['an unknown option', { columns: {}, other: 1 }, 'unknown option'],
    ['an unknown kind', { columns: { a: { as: 'nmber' } } }, 'did you mean number?'],
    ['an option of another kind', { columns: { a: { as: 'key', decimal: ',' } } }, 'unknown option "decimal"'],
    ['a decimal mark that is none', { columns: { a: { as: 'number', decimal: ';' } } }, 'give . or ,'],
    ['an unknown currency', { columns: { a: { as: 'money', currency: 'EURO' } } }, 'unknown currency'],
    ['an unknown zone', { columns: { a: { as: 'date', timeZone: 'Paris' } } }, 'is not a time zone'],
    ['two kinds of numbers', { columns: { a: { as: 'date', serials: '1900', epoch: 's' } } }, 'give serials or epoch'],
    ['a pivot that is no year', { columns: { a: { as: 'date', pivot: 70 } } }, 'such as 1970'],
    ['a limit that is none', { columns: {}, limit: -1 }, 'from 0 to 10000'],
    ['columns that are none', { columns: 5 }, 'name each column'],
    ['a list of headers that is none', { columns: { a: { as: 'text', from: [1] } } }, 'give a list of texts'],
  ])('%s', (_, asked, message) => {
    expect(() => clean([], asked as never)).toThrow(message);
  });

  test('rows that are no array', () => {
    expect(() => clean('rows' as never, { columns: {} })).toThrow('give an array of rows');
  });
});

describe('columns and headers', () => {
  test('a column that no row has is said, and its values are null', () => {
    const { records, warnings } = clean([{ a: '1' }], { columns: { b: { as: 'text' } } });
    expect(records).toEqual([{ b: null, a: '1' }]);
    expect(warnings).toMatchObject([{ code: 'header-missing', column: 'b' }]);
  });

  test('the first header of a list that a row has is read; another of them is said', () => {
    const { records, warnings } = clean([{ Total: '1', amount: '2' }], {
      columns: { amount: { as: 'number', from: ['Montant', 'Total'] } },
    });
    expect(records).toEqual([{ amount: 1 }]);
    expect(warnings).toMatchObject([{ code: 'header-repeated', column: 'amount' }]);
  });

  test('other columns stay as they are, or are left out where that is asked', () => {
    expect(clean([{ a: '1', b: ' x ' }], { columns: { a: { as: 'key' } } }).records).toEqual([{ a: '1', b: ' x ' }]);
    expect(clean([{ a: '1', b: ' x ' }], { columns: { a: { as: 'key' } }, others: 'drop' }).records).toEqual([{ a: '1' }]);
  });

  test('no rows give no records', () => {
    expect(clean([], spec)).toMatchObject({ records: [], fixes: [], rejections: [], warnings: [], summary: { rowsIn: 0 } });
  });
});

describe('batches', () => {
  const batches = () => [[{ d: '03/04/2025' }], [], [{ d: '25/03/2025' }], [{ d: 'x' }]];

  test('are cleaned one by one, with progress and rows counted through', async () => {
    const progress: string[] = [];
    const seen: unknown[] = [];
    const options = { onProgress: ({ pass, rows }: { pass: string; rows: number }) => progress.push(`${pass} ${rows}`) };
    for await (const { records, rejections, summary } of cleanBatches(batches, { columns: { d: { as: 'date' } } }, options)) {
      seen.push([records.map(({ d }) => d), rejections.map(({ row }) => row), summary.rowsIn]);
    }
    expect(seen).toEqual(
      [
        [['2025-04-03'], [], 1],
        [[], [], 1],
        [['2025-03-25'], [], 2],
        [[], [3], 3],
      ].map(([dates, rejected, rowsIn], at) => [dates, at === 3 ? [2] : rejected, rowsIn]),
    );
    expect(progress).toEqual(['look 1', 'look 1', 'look 2', 'look 3', 'clean 1', 'clean 1', 'clean 2', 'clean 3']);
  });

  test('decide by the first rows only where that is asked, and say so', async () => {
    const warnings: string[] = [];
    for await (const batch of cleanBatches(
      () => [[{ n: '1,5' }, { n: '2,5' }], [{ n: '1.5' }]],
      { columns: { n: { as: 'number' } } },
      { evidence: 1 },
    )) {
      warnings.push(...batch.warnings.map(({ code }) => code), ...batch.rejections.map(({ code }) => code));
    }
    expect(warnings).toEqual(['evidence-sampled', 'unparsable-number']);
  });

  test('refuse a step that must see all rows', async () => {
    const step = { name: 'all', wholeOnly: true, start: () => () => undefined };
    await expect(cleanBatches(batches, { columns: {}, steps: [step] }).next()).rejects.toThrow('must see all rows at once');
  });

  test('no batches give one of no records', async () => {
    const all = [];
    for await (const batch of cleanBatches(() => [], { columns: {} })) all.push(batch.summary.rowsIn);
    expect(all).toEqual([0]);
  });
});

describe('steps over whole records', () => {
  test('refuse, repair and take out, and every row stays counted once', () => {
    const step = {
      name: 'mine',
      wholeOnly: false,
      start: () => (draft: import('sales-kpi/clean').Draft) => {
        draft.reject(0, { code: 'rule', column: 'n', value: 1, detail: 'mine' });
        draft.replace(1, 'n', 20, { rule: 'rule', confidence: 1, reversible: false });
        draft.duplicate(2, { code: 'duplicate-exact', of: 1, removed: true, differs: [] });
        draft.reject(3, { code: 'totals-row', column: null, value: 'x' });
        draft.warn('rule', { row: 1, column: 'n' }, 'look');
        expect(draft.read(3)).toEqual({ n: null });
        expect(draft.rejection(3)?.code).toBe('totals-row');
        expect(() => draft.replace(0, 'n', 1, { rule: 'rule', confidence: 1, reversible: true })).toThrow('no record stands for row 0');
      },
    };
    const rows = [{ n: 1 }, { n: 2 }, { n: 2 }, { n: 'Total' }];
    const cleaned = clean(rows, { columns: { n: { as: 'number' } }, steps: [step] });
    expect(cleaned.records).toEqual([{ n: 20 }]);
    expect([cleaned.recordRows, cleaned.rejectedRows, cleaned.removedRows]).toEqual([[1], [0, 3], [2]]);
    expect(cleaned.rejections.map(({ code, also }) => [code, also.length])).toEqual([
      ['rule', 0],
      ['totals-row', 1],
    ]);
    expect(cleaned.summary).toMatchObject({ rowsIn: 4, records: 1, rejected: 2, removed: 1, fixes: 1, warnings: 1 });
    expect(rows[1]).toEqual({ n: 2 });
  });
});
