// A store of one part a day: what came late, was taken back or corrected, and days that are taken again.
import {
  activeCustomers,
  customerAcquisitionCost,
  definitionHash,
  mergePartials,
  newCustomers,
  orderCount,
  type Partial,
  partial,
  query,
  revenue,
  rollUpPartial,
  type Sale,
  settlePartial,
  type Table,
  updatePartials,
} from 'sales-kpi';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { codeOf, errorOf } from './ask.ts';

const question = {
  select: [revenue, orderCount, activeCustomers],
  every: 'day',
  by: ['channel'],
  between: ['2025-01-01', '2025-04-01'],
} as const;
const sale = (id: string, date: string, amount: unknown, more: object = {}): Sale =>
  ({ id, date, amount, orderId: id, customerId: 'ana', channel: 'web', ...more }) as Sale;

/** Without types: any days, question and changes. */
const update = updatePartials as unknown as (
  days: unknown,
  question: unknown,
  changes: unknown,
) => { days: Record<string, Partial>; changed: string[] };
/** As it is read back from files. */
const stored = <T>(days: T): T => JSON.parse(JSON.stringify(days)) as T;
/** All that a table says, but for the places of rejected rows, which are those within their days. */
const told = ({ rows, notes, counts, periods, totals }: Pick<Table<unknown>, 'rows' | 'notes' | 'counts' | 'periods' | 'totals'>): string =>
  JSON.stringify({ rows, notes, counts, periods, totals });
const whole = (days: object, asked: object = question): Partial =>
  mergePartials((partial as never as (rows: unknown, asked: unknown) => Partial)([], asked), ...(Object.values(days) as Partial[]));

describe('a store of days', () => {
  const first = [sale('1', '2025-01-31', 10), sale('2', '2025-01-31', 99), sale('3', '2025-02-01', '5.5', { channel: 'shop' })];
  const { days, changed } = updatePartials({}, question, { added: first });

  test('has a part for each day of the records', () => {
    expect(Object.keys(days)).toEqual(['2025-01-31', '2025-02-01']);
    expect(changed).toEqual(['2025-01-31', '2025-02-01']);
    expect(JSON.stringify(days['2025-02-01'])).toBe(JSON.stringify(partial(first.slice(2), question)));
  });

  test('takes in what comes late, and names only the days that are to be written', () => {
    const late = sale('4', '2025-01-31', 1, { customerId: 'bob' });
    const next = updatePartials(stored(days), question, { added: [late] });
    expect(next.changed).toEqual(['2025-01-31']);
    expect(next.days['2025-02-01']).toEqual(days['2025-02-01']);
    expect(JSON.stringify(whole(next.days))).toBe(JSON.stringify(partial([...first, late], question)));
  });

  test('gives back what is taken out, to the byte, and lets go of a day of which nothing is left', () => {
    const more = updatePartials(days, question, { added: [sale('9', '2025-03-01', 7), sale('8', '2025-01-31', 7)] });
    const back = updatePartials(stored(more.days), question, { removed: [sale('9', '2025-03-01', 7), sale('8', '2025-01-31', 7)] });
    expect(JSON.stringify(back.days)).toBe(JSON.stringify(days));
    expect(back.changed).toEqual(['2025-01-31', '2025-03-01']);
  });

  test('takes the new version for the old one, in the same day or in another', () => {
    const right = updatePartials(days, question, { removed: [first[1] as Sale], added: [sale('2', '2025-02-02', 9.9)] });
    const table = settlePartial(rollUpPartial(whole(right.days), { every: 'month', by: [] }));
    expect((table as Table).rows.map((row) => [row['period'], String(row['revenue'])])).toEqual([
      ['2025-01', '10'],
      ['2025-02', '15.4'],
      ['2025-03', '0'],
    ]);
    expect(right.changed).toEqual(['2025-01-31', '2025-02-02']);
  });

  test('takes the right version of a record that could not be read', () => {
    const wrong = sale('7', '2025-01-31', '12,50');
    const bad = updatePartials(days, question, { added: [wrong] });
    expect(settlePartial(whole(bad.days)).counts['sales']?.rejected).toEqual({ 'bad-number': 1 });
    const good = updatePartials(bad.days, question, { removed: [wrong], added: [sale('7', '2025-01-31', '12.50')] });
    expect(JSON.stringify(good.days)).toBe(
      JSON.stringify(updatePartials(days, question, { added: [sale('7', '2025-01-31', '12.50')] }).days),
    );
  });

  test('takes back the refusal of a record by itself, wherever it stood among those of its day', () => {
    const wrong = sale('7', '2025-01-31', '12,50');
    const others = [sale('5', '2025-01-31', 1), sale('6', '2025-01-31', 'x')];
    const all = updatePartials({}, question, { added: [...others, wrong] });
    const left = updatePartials(stored(all.days), question, { removed: [wrong] });
    expect(JSON.stringify(left.days)).toBe(JSON.stringify(updatePartials({}, question, { added: others }).days));
    expect(codeOf(() => updatePartials(left.days, question, { removed: [wrong] }))).toBe('bad-partial');
  });

  test('keeps account of records without a date, in a part of their own', () => {
    const undated = updatePartials(days, question, { added: [sale('x', 'yesterday', 1)] });
    expect(undated.changed).toEqual(['undated']);
    expect(settlePartial(whole(undated.days)).counts['sales']).toMatchObject({ rowsIn: 4, rejected: { 'bad-date': 1 } });
    expect(JSON.stringify(updatePartials(undated.days, question, { removed: [sale('x', 'yesterday', 1)] }).days)).toBe(
      JSON.stringify(days),
    );
  });

  test('sorts instants into the days of the calendar', () => {
    const paris = { ...question, calendar: { timeZone: 'Europe/Paris' } };
    expect(updatePartials({}, paris, { added: [sale('1', '2025-01-31T23:30:00Z', 1)] }).changed).toEqual(['2025-02-01']);
  });

  test('changes nothing in place, and nothing for nothing', () => {
    const text = JSON.stringify(days);
    updatePartials(days, question, { added: [sale('5', '2025-01-31', 1)], removed: [first[0] as Sale] });
    expect(JSON.stringify(days)).toBe(text);
    expect(update(days, question, {})).toEqual({ days, changed: [] });
    expect(update({}, question, { added: [] })).toEqual({ days: {}, changed: [] });
  });

  test('of several kinds of records has them in one part a day', () => {
    const asked = { select: [customerAcquisitionCost], every: 'month', between: ['2025-01-01', '2025-04-01'] } as const;
    const sales = [sale('1', '2025-01-31', 10)];
    const spend = [{ id: 's', date: '2025-01-02', amount: 30, campaign: 'x' }] as never[];
    const both = updatePartials({}, asked, { added: { sales, spend } });
    expect(both.changed).toEqual(['2025-01-02', '2025-01-31']);
    const empty = (partial as never as (data: unknown, asked: unknown) => Partial)({ sales: [], spend: [] }, asked);
    expect(told(settlePartial(mergePartials(empty, ...Object.values(stored(both.days)))))).toBe(told(query({ sales, spend }, asked)));
  });

  test('knows the type of its rows', () => {
    const part = days['2025-01-31'];
    if (part === undefined) throw new Error('no part');
    expectTypeOf(settlePartial(part).rows[0]?.orderCount).toEqualTypeOf<number | null | undefined>();
  });
});

describe('a day that cannot be told without what is removed', () => {
  const asked = { ...question, select: [revenue, newCustomers] };
  const records = [sale('1', '2025-01-30', 10), sale('2', '2025-01-31', 5, { customerId: 'bob' }), sale('3', '2025-01-31', 6)];
  const { days } = updatePartials({}, asked, { added: records });

  test('is refused by name, with all others like it, before anything is put in', () => {
    const removed = [records[0], records[1]] as Sale[];
    const error = errorOf(() => updatePartials(days, asked, { removed, added: [sale('9', '2025-02-01', 1)] }));
    expect([error.code, error.path]).toEqual(['not-additive', ['2025-01-30', '2025-01-31']]);
    expect(error.message).toBe(
      "2 days that cannot be told without what is removed (2025-01-30, 2025-01-31): take them again: again: { '2025-01-30': all its records, … }",
    );
    expect(String((error as { cause?: unknown }).cause)).toContain('the total "new" of customerId');
    const many = Array.from({ length: 9 }, (_, i) => sale(`m${i}`, `2025-02-0${i + 1}`, 1));
    const more = updatePartials(days, asked, { added: many }).days;
    expect(errorOf(() => updatePartials(more, asked, { removed: many })).message).toContain(
      '9 days that cannot be told without what is removed (2025-02-01, 2025-02-02, 2025-02-03, 2025-02-04, 2025-02-05 …)',
    );
  });

  test('is taken again from its records: the same call with these', () => {
    const changes = { removed: [records[1] as Sale], added: [sale('9', '2025-01-31', 1), sale('8', '2025-02-01', 2)] };
    const next = updatePartials(stored(days), asked, {
      ...changes,
      again: { '2025-01-31': [records[2] as Sale, sale('9', '2025-01-31', 1)] },
    });
    expect(next.changed).toEqual(['2025-01-31', '2025-02-01']);
    const hold = [records[0], records[2], ...changes.added] as Sale[];
    expect(JSON.stringify(whole(next.days, asked))).toBe(JSON.stringify(partial(hold, asked)));
  });

  test('is no longer there when it is taken again without any', () => {
    const next = update(days, asked, { again: { '2025-01-30': [] } });
    expect([Object.keys(next.days), next.changed]).toEqual([['2025-01-31'], ['2025-01-30']]);
  });
});

describe('what is refused', () => {
  const { days } = updatePartials({}, question, { added: [sale('1', '2025-01-31', 10)] });
  test.each([
    ['a record that was never there', [days, question, { removed: [sale('2', '2025-01-31', 11)] }], 'bad-partial', ['2025-01-31']],
    ['a record of a day that was never there', [days, question, { removed: [sale('2', '2025-03-31', 11)] }], 'bad-partial', ['2025-03-31']],
    [
      'a part of another question',
      [days, { ...question, by: [] }, { added: [sale('2', '2025-01-31', 11)] }],
      'bad-partial',
      ['2025-01-31'],
    ],
    [
      'a part that is none',
      [{ '2025-01-31': { version: 2 } }, question, { added: [sale('2', '2025-01-31', 11)] }],
      'bad-partial',
      ['2025-01-31', 'question'],
    ],
    ['another word', [days, question, { add: [] }], 'unknown-option', ['changes', 'add']],
    ['nothing', [days, question, undefined], 'bad-argument', ['changes']],
    ['columns', [days, question, { added: { date: ['2025-01-31'], amount: [1] } }], 'bad-data', []],
    [
      'periods without a range',
      [{}, { ...question, between: undefined }, { added: [sale('2', '2025-01-31', 11)] }],
      'needs-range',
      ['between'],
    ],
    [
      'a day with records of another',
      [days, question, { again: { '2025-01-31': [sale('2', '2025-02-01', 1)] } }],
      'bad-data',
      ['changes', 'again', '2025-01-31'],
    ],
  ] as const)('%s', (_, [given, asked, changes], code, path) => {
    const error = errorOf(() => update(given, asked, changes));
    expect([error.code, error.path]).toEqual([code, path]);
  });
});

describe('a partial that travelled as JSON', () => {
  const made = stored(
    partial([sale('1', '2025-01-31', 10), sale('2', '2025-01-31', 'x')], { ...question, select: [revenue, newCustomers] }),
  );
  const states = made.states[0] as Record<string, unknown>;
  const changed = (change: object): unknown => ({ ...made, states: [{ ...states, ...change }] });
  const [group] = states['groups'] as [[number, unknown[], unknown[][]]];
  const withGroup = (...parts: readonly unknown[]): unknown => changed({ groups: [parts] });

  const foreign: readonly [what: string, part: unknown, at: readonly (string | number)[]][] = [
    ['of another library', { kind: 'sketch', version: '1.0.0', data: [] }, []],
    ['of an older version', { ...made, version: 1 }, []],
    ['of a newer version', { ...made, version: 3 }, []],
    ['that is a text', JSON.stringify(made), []],
    ['that is a list', [made], []],
    ['that is null', null, []],
    ['without a question', { ...made, question: undefined }, ['question']],
    ['with a question of other words', { ...made, question: { ...(made.question as object), limit: 7 } }, ['question']],
    ['with an indicator that is none', { ...made, question: { select: [{ id: 'x' }] } }, ['question']],
    [
      'with a formula of another language',
      { ...made, question: JSON.parse(JSON.stringify(made.question).replaceAll('"sum"', '"median"')) as unknown },
      ['question'],
    ],
    ['without states', { ...made, states: undefined }, ['states']],
    ['without those of a plan', { ...made, states: [] }, ['states']],
    ['with states that are a list', { ...made, states: [[]] }, ['states', 0]],
    ['without groups', changed({ groups: undefined }), ['states', 0, 'groups']],
    ['with counts cut off', changed({ counts: { rowsIn: 1 } }), ['states', 0, 'counts']],
    ['with a count below zero', changed({ counts: { ...(states['counts'] as object), used: -1 } }), ['states', 0, 'counts']],
    ['with rejected rows of another form', changed({ rejected: ['row 1'] }), ['states', 0, 'rejected']],
    ['without the fields that are there', changed({ present: [] }), ['states', 0, 'present']],
    ['with a history of another form', changed({ histories: {} }), ['states', 0, 'histories']],
    ['with a date that is a text', changed({ since: '2025-01-31' }), ['states', 0, 'since']],
    ['with a group cut off', withGroup(group[0], group[1]), ['states', 0, 'groups', 0]],
    ['with a period that is not in the question', withGroup(999, group[1], group[2]), ['states', 0, 'groups', 0]],
    ['with another number of segments', withGroup(group[0], [], group[2]), ['states', 0, 'groups', 0]],
    ['with a segment that is a list', withGroup(group[0], [['web']], group[2]), ['states', 0, 'groups', 0]],
    ['with a total less', withGroup(group[0], group[1], group[2].slice(1)), ['states', 0, 'groups', 0]],
    [
      'with a sum that is a number',
      withGroup(
        group[0],
        group[1],
        group[2].map(([known, missing, of]) => [known, missing, typeof of === 'string' ? 10 : of]),
      ),
      ['states', 0, 'groups', 0],
    ],
    [
      'with a sum that is no decimal',
      withGroup(
        group[0],
        group[1],
        group[2].map(([known, missing, of]) => [known, missing, typeof of === 'string' ? '1e9' : of]),
      ),
      ['states', 0, 'groups', 0],
    ],
    [
      'with a count that is a text',
      withGroup(
        group[0],
        group[1],
        group[2].map(([, missing, of]) => ['1', missing, of]),
      ),
      ['states', 0, 'groups', 0],
    ],
  ];
  const asked = made as Partial;
  const ways: readonly [name: string, way: (part: Partial) => unknown][] = [
    ['settled', settlePartial],
    ['merged', (part) => mergePartials(part, asked)],
    ['merged into another', (part) => mergePartials(asked, part)],
    ['rolled up', (part) => rollUpPartial(part, { every: 'month' })],
  ];
  test.each(foreign)('%s is refused, whatever is done with it', (_, part, at) => {
    for (const [name, way] of ways) {
      const error = errorOf(() => way(part as Partial));
      expect([name, error.code]).toEqual([name, 'bad-partial']);
      // Merged into another, one of another question is refused as such.
      if (name === 'settled') expect(error.path).toEqual(at);
    }
  });

  test('of a newer version says that this one is to be updated', () => {
    expect(errorOf(() => settlePartial({ ...made, version: 3 } as never)).message).toBe(
      'a partial of version 3: a newer version of the library made it: update this one',
    );
  });

  test('of another question is refused, also where only a definition differs', () => {
    const other = partial([sale('1', '2025-01-31', 10)], { ...question, select: [revenue.under({ taxBasis: 'including' }), newCustomers] });
    expect(definitionHash(revenue)).not.toBe(definitionHash(revenue.under({ taxBasis: 'including' })));
    expect(codeOf(() => mergePartials(made as Partial, other as Partial))).toBe('bad-partial');
  });

  test('is good as it was, fields in another order included', () => {
    const { version, states: all, question: words } = made;
    const turned = { states: all, question: words, version } as typeof made;
    expect(told(settlePartial(turned))).toBe(told(settlePartial(made)));
  });
});
