import fc from 'fast-check';
import { isKpiError, mergePartials, type Partial, partial, retractPartial, stream, type Table } from 'sales-kpi';
import { describe, expect, it } from 'vitest';
import type { GivenRow } from '../oracle/oracle.ts';
import { askAnything, everyIndicator, expectAccount } from './agreement.ts';
import { columnsOf } from './layouts.ts';
import { ledgers, mixedLedgers } from './ledgers.ts';
import { questions } from './questions.ts';
import { runs } from './runs.ts';

/** Rows in batches of a size. */
function batchesOf<T>(rows: readonly T[], size: number): (readonly T[])[] {
  const count = Math.ceil(rows.length / size);
  return Array.from({ length: count }, (_, at) => rows.slice(at * size, (at + 1) * size));
}

async function* later<T>(batches: Iterable<T>): AsyncGenerator<T> {
  for (const batch of batches) yield await Promise.resolve(batch);
}

const sizes = fc.constantFrom(1, 7, 1000);

/** All that a table says. */
const told = ({ rows, notes, counts, rejected, periods, totals }: Table): unknown =>
  JSON.parse(JSON.stringify({ rows, notes, counts, rejected, periods, totals }));

describe('a stream', () => {
  it('answers like all rows at once: values, notes, counts and positions of rejected rows, in batches of any size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(ledgers(30), mixedLedgers(30)), questions, sizes, fc.boolean(), async (rows, { by, asked }, size, late) => {
        const question = { select: everyIndicator, ...(by.length > 0 ? { by } : {}), ...asked };
        const batches = batchesOf(rows, size);
        const table = await askAnything(stream((late ? later(batches) : batches) as never), question);
        expect(told(table)).toEqual(told(askAnything(rows, question)));
        expectAccount(table);
      }),
      runs(150),
    );
  });

  it('gives the same values, whatever the order of the rows and the layout of the batches', async () => {
    const shuffled = ledgers(30).chain((rows) =>
      fc.record({ rows: fc.constant(rows), moved: fc.shuffledSubarray([...rows], { minLength: rows.length }) }),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, questions, sizes, async ({ rows, moved }, { by, asked }, size) => {
        const question = { select: everyIndicator, ...(by.length > 0 ? { by } : {}), ...asked };
        const layouts = [(batch: readonly GivenRow[]) => batch, columnsOf];
        const batches = batchesOf(moved, size).map((batch, at) => (layouts[at % 2] as (typeof layouts)[0])(batch));
        const { rows: found, counts } = await askAnything(stream(batches as never), question);
        const wanted = askAnything(rows, question);
        expect(JSON.stringify(found)).toBe(JSON.stringify(wanted.rows));
        expect(counts).toEqual(wanted.counts);
      }),
      runs(100),
    );
  });
});

describe('the part of a stream', () => {
  const take = partial as unknown as (data: unknown, question: unknown) => Partial | Promise<Partial>;
  const ranged = { select: everyIndicator, every: 'month', by: ['channel'], between: ['2024-12-01', '2025-04-01'] };

  it('is that of all its rows at once, to the byte, in batches of any size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(ledgers(30), mixedLedgers(30)), sizes, fc.boolean(), async (rows, size, late) => {
        const batches = batchesOf(rows, size);
        const part = await take(stream((late ? later(batches) : batches) as never), ranged);
        expect(JSON.stringify(part)).toBe(JSON.stringify(take(rows, ranged)));
      }),
      runs(150),
    );
  });
});

describe('retraction', () => {
  const additive = everyIndicator.filter(
    ({ formula }) => !/"(?:new|returning|returningOrRepeating|repeating|retained|previous|reactivated)"/.test(JSON.stringify(formula)),
  );
  const asked = { select: additive, every: 'month', by: ['channel'], between: ['2024-12-01', '2025-04-01'], compare: 'previousPeriod' };
  const part = (rows: readonly GivenRow[], question: object = asked): Partial =>
    (partial as unknown as (rows: unknown, question: unknown) => Partial)(rows, question);
  const text = (value: unknown): string => JSON.stringify(value);

  it('gives back the earlier partial to the byte, whatever was merged', () => {
    expect(additive.length).toBeGreaterThan(20);
    fc.assert(
      fc.property(mixedLedgers(20), mixedLedgers(20), ledgers(10), (x, y, z) => {
        const [a, b, c] = [part(x), part(y), part(z)];
        const whole = text(mergePartials(a, b, c));
        expect(text(retractPartial(retractPartial(JSON.parse(whole) as Partial, c), b))).toBe(text(a));
        expect(text(retractPartial(JSON.parse(whole) as Partial, mergePartials(a, c)))).toBe(text(b));
      }),
      runs(150),
    );
  });

  it('of every indicator is exact or refused', () => {
    const every = { ...asked, select: everyIndicator };
    fc.assert(
      fc.property(mixedLedgers(4), mixedLedgers(4), (x, y) => {
        const [a, b] = [part(x, every), part(y, every)];
        try {
          expect(text(retractPartial(mergePartials(a, b), b))).toBe(text(a));
        } catch (error) {
          if (!isKpiError(error)) throw error;
          expect(error.code).toBe('not-additive');
        }
      }),
      runs(150),
    );
  });

  it('of a part that is larger than the whole is refused', () => {
    fc.assert(
      fc.property(mixedLedgers(20), mixedLedgers(8), (x, y) => {
        fc.pre(y.length > 0);
        const [a, both] = [part(x), part([...x, ...y])];
        let code: unknown = 'nothing thrown';
        try {
          retractPartial(a, both);
        } catch (error) {
          code = isKpiError(error) ? error.code : error;
        }
        expect(code).toBe('bad-partial');
      }),
      runs(100),
    );
  });
});

describe('merging', () => {
  it('keeps the same list of rejected rows and absent fields in any order', () => {
    const asked = { select: everyIndicator, by: ['channel', 'nothing'] };
    const part = (rows: readonly GivenRow[]): Partial => (partial as unknown as (rows: unknown, question: unknown) => Partial)(rows, asked);
    fc.assert(
      fc.property(ledgers(20), ledgers(20), ledgers(20), (x, y, z) => {
        const [a, b, c] = [part(x), part(y), part(z)];
        const all = JSON.stringify(mergePartials(a, b, c));
        expect(JSON.stringify(mergePartials(c, mergePartials(b, a)))).toBe(all);
      }),
      runs(60),
    );
  });
});
