import {
  activeCustomers,
  duckdb,
  fields,
  indicator,
  isKpiError,
  type KpiError,
  last,
  max,
  medianOrderValue,
  mergePartials,
  min,
  newCustomers,
  orderCount,
  partial,
  query,
  ratio,
  retractPartial,
  revenue,
  sale,
  settlePartial,
  sqlSource,
  stream,
  sum,
} from 'sales-kpi';
import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { merger } from '../../src/plan/mergeStates.ts';
import type { States } from '../../src/plan/states.ts';
import { ask, text } from './ask.ts';

type Sale = { readonly id: string; readonly date: string; readonly amount: number; readonly channel: string; readonly customerId: string };

const saleAt = (position: number): Sale => ({
  id: String(position),
  date: position % 2 === 0 ? '2025-01-31' : '2025-02-01',
  amount: position / 10,
  channel: position % 3 === 0 ? 'web' : 'shop',
  customerId: `c${position % 5}`,
});
const sales = (from: number, to: number): Sale[] => Array.from({ length: to - from }, (_, i) => saleAt(from + i));
const question = { select: [revenue, orderCount], every: 'month', between: ['2025-01-01', '2025-03-01'] } as const;
const told = (table: unknown): unknown => JSON.parse(JSON.stringify(table));

async function* lists<T>(...batches: readonly T[]): AsyncGenerator<T> {
  yield* batches;
}

/** The error that a promise is rejected with. */
async function rejection(answer: unknown): Promise<unknown> {
  try {
    await answer;
  } catch (error) {
    return error;
  }
  throw new Error('nothing was rejected');
}

async function refusal(answer: unknown): Promise<KpiError> {
  const error = await rejection(answer);
  if (isKpiError(error)) return error;
  throw error;
}

/** Asks without types, as JavaScript would. */
const given = (batches: unknown, options?: unknown): never =>
  (stream as unknown as (batches: unknown, options?: unknown) => unknown)(batches, options) as never;

describe('stream', () => {
  it('answers like the rows at once, with the types of its batches', async () => {
    const table = await query(stream(lists(sales(0, 4), sales(4, 9))), {
      ...question,
      by: ['channel'],
      where: { customerId: ['c1', 'c2'] },
    });
    expect(told(table)).toEqual(told(query(sales(0, 9), { ...question, by: ['channel'], where: { customerId: ['c1', 'c2'] } })));
    expectTypeOf(table.rows[0]?.channel).toEqualTypeOf<string | null | undefined>();
  });

  it('takes columns, rows and empty batches from one iterable', async () => {
    const columns = { date: ['2025-01-31', '2025-02-01'], amount: Float64Array.of(1, 2) };
    const { rows, counts } = await query(given([columns, [], sales(1, 2)]), question);
    expect(rows.map((row) => text(row.revenue))).toEqual(['1', '2.1']);
    expect(counts['sales']?.rowsIn).toBe(3);
  });

  it('of nothing is the answer of no records', async () => {
    expect(told(await query(given([]), question))).toEqual(told(query([], question)));
    expect(told(await query(stream(lists<Sale[]>()), { select: [revenue, newCustomers] }))).toEqual(
      told(query([], { select: [revenue, newCustomers] })),
    );
  });

  it('tells rejected rows by their place among all batches, each batch counted', async () => {
    const bad = { ...saleAt(0), amount: 'x' };
    const late = { ...saleAt(0), date: '2025-02-30' };
    const { rejected, counts } = await query(given([[bad, saleAt(1)], [saleAt(2), late], [bad]]), question);
    expect(rejected['sales']?.map(({ row, field }) => [row, field])).toEqual([
      [3, 'date'],
      [0, 'amount'],
      [4, 'amount'],
    ]);
    expect(counts['sales']).toMatchObject({ rowsIn: 5, used: 2 });
  });

  it('gives the part of all its batches, which settles and merges like any other', async () => {
    const question = { select: [revenue], every: 'month', between: ['2025-01-01', '2025-03-01'] } as const;
    const rows = [
      { id: '1', date: '2025-01-31', amount: '0.1' },
      { id: '2', date: '2025-02-01', amount: 'x' },
      { id: '3', date: '2025-02-01', amount: '0.2' },
    ];
    const part = await partial(stream(rows.map((row) => [row])), question);
    expect(part).toEqual(partial(rows, question));
    expect(String(settlePartial(mergePartials(part, part)).rows[1]?.revenue)).toBe('0.4');
  });

  it('gives no part without a range, and a database gives none at all', async () => {
    const batches = stream([[{ id: '1', date: '2025-01-31', amount: 1 }]]);
    expect(() => partial(batches, { select: [revenue], every: 'month' })).toThrow(expect.objectContaining({ code: 'needs-range' }));
    const database = sqlSource({
      dialect: duckdb,
      tables: { sales: { table: 'sales', columns: { date: { column: 'day', as: 'date' }, amount: 'amount' } } },
      run: () => [],
    });
    await expect(partial(database, { select: [revenue] })).rejects.toMatchObject({ code: 'unsupported' });
  });

  it('notes a field that no batch has, and not one that a batch has', async () => {
    const asked = { ...question, by: ['channel', 'salesRep'] };
    const { notes } = (await ask(given([[{ ...saleAt(0), channel: undefined }], sales(1, 3)]), asked)) as never as { notes: unknown[] };
    expect(notes).toEqual([{ code: 'absent-field', row: null, column: 'salesRep', detail: null }]);
  });

  it('reads several kinds of records by their names, and only those that are asked for', async () => {
    const spend = fields<{ id: string; date: string; cost: number }>()('spend', { cost: 'money' });
    const share = indicator({
      id: 'share',
      label: { en: 'Share', fr: 'Part' },
      unit: 'ratio',
      better: 'lower',
      formula: ratio(sum(spend.cost), revenue),
    });
    const opened: string[] = [];
    const logged = function* <T>(name: string, batches: T[]): Generator<T> {
      opened.push(name);
      yield* batches;
    };
    const data = stream({
      sales: logged('sales', [sales(0, 5)]),
      spend: logged('spend', [[{ id: 's', date: '2025-01-02', cost: 0.5 }]]),
      other: logged('other', [[{ id: 'o' }]]),
    });
    expect(text((await query(data, { select: [share] })).rows[0]?.share)).toBe('0.5');
    expect(opened).toEqual(['spend', 'sales']);
    expect(await refusal(query(given([sales(0, 5)]), { select: [share] }))).toMatchObject({
      code: 'bad-data',
      hint: 'give stream({ spend, sales })',
    });
    expect(await refusal(query(given({ sales: [] }), { select: [share] }))).toMatchObject({
      code: 'bad-data',
      hint: 'give stream({ spend, sales })',
    });
  });

  it('computes all dates of a question in one pass', async () => {
    let passes = 0;
    const batches = {
      *[Symbol.iterator]() {
        passes++;
        yield [{ ...saleAt(0), orderDate: '2025-02-03' }];
      },
    };
    const booked = indicator({
      id: 'booked',
      label: { en: 'Booked', fr: 'Commandé' },
      unit: 'money',
      better: 'higher',
      formula: sum(sale.amount, { at: sale.orderDate }),
    });
    const { rows } = await query(given(batches), { ...question, select: [revenue, booked] });
    expect(rows.map((row) => [text(row.revenue), text(row.booked)])).toEqual([
      ['0', '0'],
      ['0', '0'],
    ]);
    expect(passes).toBe(1);
  });

  it('holds one batch at a time: the next is not asked for before the last is counted', async () => {
    const log: string[] = [];
    const batches = (function* () {
      for (let at = 0; at < 3; at++) {
        log.push(`give ${at}`);
        yield sales(at, at + 1);
      }
    })();
    const onProgress = ({ rows }: { rows: number }): void => void log.push(`read ${rows}`);
    await query(stream(batches, { onProgress }), question);
    expect(log).toEqual(['give 0', 'read 1', 'give 1', 'give 2', 'read 3']);
  });

  it('lets others have their turn, and tells progress at most ten times a second and at the end', async () => {
    vi.useFakeTimers();
    try {
      const read: number[] = [];
      const batches = (function* () {
        for (let at = 0; at < 200; at++) yield sales(at, at + 1);
      })();
      let turns = 0;
      const ticking = setInterval(() => turns++, 1);
      const answer = query(stream(batches, { onProgress: ({ rows }) => read.push(rows) }), question);
      await vi.advanceTimersByTimeAsync(1000);
      clearInterval(ticking);
      await answer;
      expect(read).toEqual([1, 200]);
      expect(turns).toBeGreaterThan(1);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a stream is read once', () => {
  it('so that a range has to be given with periods', async () => {
    expect(await refusal(query(stream([sales(0, 3)]), { select: [revenue], every: 'month' }))).toMatchObject({
      code: 'needs-range',
      hint: expect.stringContaining('between: [from, to]') as string,
    });
  });

  it('and a second question is refused, be it asked later or at the same time', async () => {
    const spent = { code: 'bad-data', message: expect.stringContaining('was read before') as string };
    const once = stream(lists(sales(0, 3)));
    await query(once, question);
    expect(await refusal(query(once, question))).toMatchObject(spent);
    const twice = stream(lists(sales(0, 3)));
    const [first, second] = await Promise.allSettled([query(twice, question), query(twice, question)]);
    expect([first.status, second]).toMatchObject(['fulfilled', { status: 'rejected', reason: spent }]);
    const shared = lists(sales(0, 3));
    const orders = indicator({
      id: 'orders',
      label: { en: 'x', fr: 'x' },
      unit: 'money',
      better: 'neutral',
      formula: ratio(revenue, sum(fields<Sale>()('more', { amount: 'money' }).amount)),
    });
    expect(await refusal(query(given({ sales: shared, more: shared }), { select: [orders] }))).toMatchObject(spent);
  });

  it('also where a used up stream could be opened again and would give nothing', async () => {
    const readable = new ReadableStream({
      start(controller) {
        controller.enqueue(sales(0, 3));
        controller.close();
      },
    });
    const source = given(readable);
    expect((await query(source, question)).counts['sales']?.rowsIn).toBe(3);
    expect(await refusal(query(source, question))).toMatchObject({
      code: 'bad-data',
      message: expect.stringContaining('was read before') as string,
    });
  });

  it('but what can be gone through again may be asked again', async () => {
    const source = stream([sales(0, 3), sales(3, 5)]);
    expect(told(await query(source, question))).toEqual(told(await query(source, question)));
    const none = stream<Sale[]>([]);
    expect(told(await query(none, question))).toEqual(told(await query(none, question)));
  });
});

describe('a stream that is stopped', () => {
  /** Endless batches that tell whether they were closed. */
  const endless = (): { batches: AsyncGenerator<Sale[]>; seen: { given: number; closed: boolean } } => {
    const seen = { given: 0, closed: false };
    const batches = (async function* () {
      try {
        for (;;) yield sales(seen.given, ++seen.given);
      } finally {
        seen.closed = true;
      }
    })();
    return { batches, seen };
  };

  it('before it begins is not opened, and can be asked later', async () => {
    const { batches, seen } = endless();
    expect(await rejection(query(stream(batches, { signal: AbortSignal.abort('no') }), question))).toBe('no');
    expect(seen).toEqual({ given: 0, closed: false });
  });

  it('between batches is rejected with the reason of the signal and closed', async () => {
    const { batches, seen } = endless();
    const stopping = new AbortController();
    const onProgress = (): void => stopping.abort(new Error('enough'));
    expect(await rejection(query(stream(batches, { signal: stopping.signal, onProgress }), question))).toEqual(new Error('enough'));
    expect(seen).toEqual({ given: 1, closed: true });
  });

  it('by a timer while batches are always at hand is stopped in time', async () => {
    const { batches, seen } = endless();
    const reason = await rejection(query(stream(batches, { signal: AbortSignal.timeout(20) }), question));
    expect(reason).toMatchObject({ name: 'TimeoutError' });
    expect(seen.closed).toBe(true);
  });

  it('while a batch is awaited that never comes does not hang', async () => {
    const stopping = new AbortController();
    const asked = vi.fn();
    const batches = (async function* () {
      yield sales(0, 2);
      asked();
      await new Promise(() => undefined);
      yield sales(2, 3);
    })();
    setTimeout(() => stopping.abort('late'), 10);
    expect(await rejection(query(stream(batches, { signal: stopping.signal }), question))).toBe('late');
    expect(asked).toHaveBeenCalledOnce();
  });

  it('by the same signal in its source is rejected with the reason, not with what the source made of it', async () => {
    const stopping = new AbortController();
    const batches = (async function* () {
      yield sales(0, 2);
      stopping.abort('mine');
      throw new Error('the file was closed');
    })();
    expect(await rejection(query(stream(batches, { signal: stopping.signal }), question))).toBe('mine');
  });

  it('keeps no listener on the signal', async () => {
    const { signal } = new AbortController();
    const add = vi.spyOn(signal, 'addEventListener');
    const remove = vi.spyOn(signal, 'removeEventListener');
    await query(stream(lists(sales(0, 2), sales(2, 4)), { signal }), question);
    expect(add).toHaveBeenCalledTimes(3);
    expect(remove).toHaveBeenCalledTimes(3);
  });
});

describe('hostile batches', () => {
  it('of a source that fails are an error with its cause', async () => {
    const cause = new Error('disk on fire');
    const batches = (function* () {
      yield sales(0, 2);
      throw cause;
    })();
    expect(await refusal(query(stream(batches), question))).toMatchObject({ code: 'bad-data', cause });
  });

  it('that are none are refused with their place, and the source is closed', async () => {
    for (const batch of [
      null,
      5,
      'rows',
      Promise.resolve([]),
      Object.fromEntries([['then', () => undefined]]),
      saleAt(0),
      new Map(),
      new Set([saleAt(0)]),
    ]) {
      let closed = false;
      const batches = (function* () {
        try {
          yield sales(0, 1);
          yield batch;
        } finally {
          closed = true;
        }
      })();
      expect(await refusal(query(given(batches), question))).toMatchObject({
        code: 'bad-data',
        path: [1],
        message: expect.stringContaining('batch 1 is neither rows nor columns') as string,
      });
      expect(closed).toBe(true);
    }
    expect(await refusal(query(given({ sales: [[], null] }), question))).toMatchObject({ path: ['sales', 1] });
  });

  it('from iterators that keep no rule are refused', async () => {
    const iterators = [null, 5, {}, { next: 5 }, { next: () => null }, { next: () => 5 }];
    for (const iterator of iterators)
      expect(await refusal(query(given({ [Symbol.iterator]: () => iterator }), question))).toMatchObject({ code: 'bad-data' });
    const thrower = {
      [Symbol.asyncIterator]: () => {
        throw new Error('closed');
      },
    };
    expect(await refusal(query(given(thrower), question))).toMatchObject({ code: 'bad-data', cause: new Error('closed') });
  });

  it('from a source that cannot be closed keep the first error', async () => {
    const iterator = {
      next: () => ({ done: false, value: 5 }),
      return: () => {
        throw new Error('stuck');
      },
    };
    expect(await refusal(query(given({ [Symbol.iterator]: () => iterator }), question))).toMatchObject({ path: [0] });
  });

  it('are refused at once where there is nothing to go through', () => {
    const proxy = new Proxy(
      {},
      {
        has: () => {
          throw new Error('no');
        },
      },
    );
    for (const batches of [null, undefined, 5, 'batches', () => [], Promise.resolve([]), proxy, { sales: 5 }, { sales: null }])
      expect(() => given(batches)).toThrow(expect.objectContaining({ code: 'bad-data' }) as Error);
  });

  it('and options are refused that do not exist', () => {
    expect(() => given([], { onprogress: () => undefined })).toThrow('did you mean onProgress?');
    for (const options of [null, 5, { onProgress: 5 }, { signal: {} }, { signal: null }])
      expect(() => given([], options)).toThrow(expect.objectContaining({ code: 'bad-argument' }) as Error);
  });

  it('are told about where they are given without stream', () => {
    for (const batches of [lists(sales(0, 1)), [][Symbol.iterator](), new ReadableStream()])
      expect(() => ask(batches, question)).toThrow('stream(batches)');
  });

  it('of a listener that throws stop the reading with its error', async () => {
    const error = new Error('no screen');
    const onProgress = (): void => {
      throw error;
    };
    expect(await rejection(query(stream([sales(0, 1)], { onProgress }), question))).toBe(error);
  });
});

describe('what is kept', () => {
  it('grows with the groups, not with the rows', async () => {
    const plan = { totals: [{ fn: 'sum' }, { fn: 'count' }, { fn: 'only' }], required: [] } as never;
    const sizeOf = (states: States): number =>
      JSON.stringify(states, (_, value: unknown) => (typeof value === 'bigint' ? '' : value instanceof Map ? [...value] : value)).length;
    const batch = (rows: number): States => ({
      groups: [0, 1, 2].map((slot) => ({
        slot,
        keys: ['web'],
        states: [{ scale: 0, power: 1, held: 1, carried: 0n }, rows, new Map([['EUR', rows]])].map((of) => ({
          known: rows,
          missing: 0,
          of,
        })),
      })),
      histories: {},
      counts: { rowsIn: rows, used: rows, filtered: { range: 0, where: 0, kind: 0 }, rejected: { 'bad-date': rows } },
      rejected: Array.from({ length: Math.min(rows, 100) }, (_, row) => ({ row, field: 'date', value: 'x', code: 'bad-date' })),
      unread: { 'tax bad-number': rows },
      present: [rows],
      since: null,
    });
    const few = merger(plan, batch(1000));
    const many = merger(plan, batch(1000));
    few.add(batch(1000));
    for (let at = 0; at < 500; at++) many.add(batch(1000));
    expect(many.end().groups).toHaveLength(3);
    expect(many.end().rejected).toHaveLength(100);
    expect(sizeOf(many.end())).toBeLessThan(sizeOf(few.end()) + 100);
  });
});

describe('retractPartial', () => {
  const asked = { select: [revenue, orderCount, medianOrderValue, activeCustomers], by: ['channel'] } as const;

  it('leaves what was there before, down to groups that are gone', () => {
    const [first, second] = [partial(sales(1, 3), asked), partial(sales(2, 8), asked)];
    const whole = JSON.parse(JSON.stringify(mergePartials(first, second))) as typeof first;
    expect(JSON.stringify(retractPartial(whole, second))).toBe(JSON.stringify(first));
    expect(settlePartial(retractPartial(whole, second)).rows.map((row) => row.channel)).toEqual(['shop']);
  });

  it('tells the currency of what is left', () => {
    const [euros, dollars] = ['EUR', 'USD'].map((currency) =>
      partial(
        sales(1, 3).map((one) => ({ ...one, currency })),
        asked,
      ),
    );
    const mixed = mergePartials(euros as never, dollars as never);
    expect(settlePartial(mixed).notes).toContainEqual(expect.objectContaining({ code: 'mixed-currency' }));
    expect(JSON.stringify(retractPartial(mixed, dollars as never))).toBe(JSON.stringify(euros));
  });

  const extremes = {
    select: [max(sale.amount), min(sale.amount), last(sale.amount)].map((formula, at) =>
      indicator({ id: `x${at}`, label: { en: 'x', fr: 'x' }, unit: 'money', better: 'neutral', formula }),
    ),
  };
  const on = (date: string, ...amounts: readonly number[]) =>
    partial(
      amounts.map((amount, at) => ({ id: `${at}`, date, amount })),
      extremes,
    );

  it('leaves an extreme that the part does not reach, and refuses where it may have come from the part', () => {
    const known = on('2025-01-05', 1, 9);
    for (const part of [on('2025-01-04', 2, 5), on('2025-01-04'), on('2025-01-05', 8)])
      expect(JSON.stringify(retractPartial(mergePartials(known, part), part))).toBe(JSON.stringify(known));
    for (const [part, fn] of [
      [on('2025-01-01', 9), 'max'],
      [on('2025-01-01', 12), 'max'],
      [on('2025-01-01', 0), 'min'],
      [on('2025-01-06', 5), 'last'],
    ] as const)
      expect(() => retractPartial(mergePartials(known, part), part)).toThrow(
        expect.objectContaining({
          code: 'not-additive',
          path: [fn],
          message: expect.stringContaining(`"${fn}" of amount`) as string,
        }) as Error,
      );
  });

  it('refuses customer sets, since the first order of a customer may have been in the part', () => {
    const one = partial(sales(1, 3), { select: [newCustomers] });
    const two = partial(sales(2, 5), { select: [newCustomers] });
    expect(() => retractPartial(mergePartials(one, two), two)).toThrow(expect.objectContaining({ code: 'not-additive' }) as Error);
  });

  it('refuses a part that was never in the whole', () => {
    const whole = partial(sales(1, 3), asked);
    const zero = (amount: number, orderId?: string) =>
      partial([{ ...saleAt(1), amount, ...(orderId === undefined ? {} : { orderId }) }], asked);
    for (const part of [partial(sales(3, 4), asked), partial(sales(1, 5), asked), zero(77), zero(0.1, 'A')])
      expect(() => retractPartial(whole, part)).toThrow(expect.objectContaining({ code: 'bad-partial' }) as Error);
    expect(() => retractPartial(whole, partial([], { select: [revenue] }) as never)).toThrow(/different questions/);
  });
});
