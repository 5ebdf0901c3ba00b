import fc from 'fast-check';
import { isKpiError, mergePartials, type Partial, partial, rollUpPartial, settlePartial, type Table } from 'sales-kpi';
import { describe, expect, it } from 'vitest';
import type { GivenRow } from '../oracle/oracle.ts';
import { addDays } from '../oracle/windows.ts';
import { askAnything, everyIndicator } from './agreement.ts';
import { conditions } from './conditions.ts';
import { days, ledgers, mixedLedgers } from './ledgers.ts';
import { runs } from './runs.ts';

type Words = Readonly<Record<string, unknown>>;

const part = partial as unknown as (rows: unknown, question: Words) => Partial;
const rollUp = rollUpPartial as unknown as (stored: Partial, to: Words) => Partial;
const text = (value: unknown): string => JSON.stringify(value);

/** What reads the period before is refused; what is told of customers needs those of the period before. */
const rolledUp = everyIndicator.filter(({ formula }) => !text(formula).includes('"shift"'));
const ofCustomers = /"(?:new|returning|returningOrRepeating|repeating|retained|previous|reactivated)"/;
const additive = rolledUp.filter(({ formula }) => !ofCustomers.test(text(formula)));

const nrf = { pattern: '4-5-4', endsOn: 'saturday', rule: 'nearest', month: 'january' };
const calendars = fc.constantFrom<Words | undefined>(
  undefined,
  { timeZone: 'Europe/Paris', fiscalStart: 'april' },
  { timeZone: 'America/New_York', weekStart: 'sunday', fiscalStart: 'october', fiscalNamed: 'start' },
  { timeZone: 'Pacific/Apia', weekStart: 'saturday' },
  { timeZone: 'Pacific/Kiritimati', retail: nrf },
);
const longer = ['week', 'month', 'quarter', 'half', 'year', undefined];
const grains = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...longer).map((every) => ['day', every] as const) },
  { weight: 1, arbitrary: fc.constantFrom(...longer.slice(2)).map((every) => ['month', every] as const) },
  { weight: 1, arbitrary: fc.constant(['week', undefined] as const) },
);
const segments = fc.subarray(['channel', 'region', 'customerId', 'nothing']).chain((by) => fc.tuple(fc.constant(by), fc.subarray(by)));
const ranges = fc.tuple(days, fc.integer({ min: 1, max: 150 })).map(([from, length]) => [from, addDays(from, length)]);
/** From before the first record of any ledger. */
const whole = ['2023-12-15', '2025-03-10'];

/** A question of parts, and what it is rolled up to; segments are given up as often as not. */
const questions = fc
  .record({
    grains,
    segments,
    between: ranges,
    calendar: calendars,
    asOf: fc.option(days, { nil: undefined }),
    where: fc.option(
      conditions.map(({ asked }) => asked),
      { nil: undefined },
    ),
    keeps: fc.boolean(),
  })
  .map(({ grains: [every, coarser], segments: [by, kept], keeps, ...words }) => ({
    asked: { ...words, every, by } as Words,
    to: keeps ? { every: coarser } : { every: coarser, by: kept },
  }));

const rows = fc.oneof(ledgers(24), mixedLedgers(16));

/** The rows of each day, as they are written. */
function byDay(all: readonly GivenRow[]): GivenRow[][] {
  const found = new Map<string, GivenRow[]>();
  for (const row of all) {
    const day = row['date'] instanceof Date ? String(row['date'].getTime()) : String(row['date']).slice(0, 10);
    found.set(day, [...(found.get(day) ?? []), row]);
  }
  return [...found.values()];
}

/** All that a table says, but for the places of rejected rows, which are those within their parts. */
const told = ({ rows: values, notes, counts, periods, totals }: Table): string => text({ values, notes, counts, periods, totals });

describe('L2: a partial rolled up', () => {
  it('is, to the byte, what the records give for the longer periods and fewer segments', () => {
    expect(additive.length).toBeGreaterThan(30);
    expect(rolledUp.length).toBeGreaterThan(additive.length + 5);
    fc.assert(
      fc.property(rows, questions, (all, { asked, to }) => {
        const question = { ...asked, select: additive };
        expect(text(rollUp(part(all, question), to))).toBe(text(part(all, { ...question, ...to })));
      }),
      runs(80),
    );
  });

  it('of merged days settles into the table of all records', () => {
    fc.assert(
      fc.property(rows, questions, (all, { asked, to }) => {
        const question = { ...asked, select: additive };
        const stored = byDay(all).map((one) => JSON.parse(text(part(one, question))) as Partial);
        const table = settlePartial(rollUp(mergePartials(part([], question), ...stored), to)) as Table;
        expect(told(table)).toBe(told(askAnything(all, { ...question, ...to })));
      }),
      runs(40),
    );
  });

  it('tells the customers of every period when the range begins before the first record', () => {
    fc.assert(
      fc.property(rows, questions, (all, { asked, to }) => {
        const question = { ...asked, between: whole, select: rolledUp };
        expect(text(rollUp(part(all, question), to))).toBe(text(part(all, { ...question, ...to })));
      }),
      runs(50),
    );
  });

  it('is exact or refused, wherever the range begins', () => {
    let told = 0;
    fc.assert(
      fc.property(rows, questions, (all, { asked, to }) => {
        const question = { ...asked, select: rolledUp };
        const wanted = text(part(all, { ...question, ...to }));
        try {
          expect(text(rollUp(part(all, question), to))).toBe(wanted);
          told++;
        } catch (error) {
          if (!isKpiError(error)) throw error;
          expect(error.code).toBe('not-additive');
        }
      }),
      runs(160),
    );
    expect(told).toBeGreaterThan(20);
  });

  it('of the same periods gives up segments of any question', () => {
    const words = fc.constantFrom<Words>({ compare: 'previousYear' }, { compare: { to: 'previousPeriod' } }, { stretch: { trailing: 3 } });
    fc.assert(
      fc.property(rows, questions, words, (all, { asked, to }, word) => {
        const question = { ...asked, ...word, select: everyIndicator };
        const fewer = { ...to, every: asked['every'] };
        expect(text(rollUp(part(all, question), fewer))).toBe(text(part(all, { ...question, ...fewer })));
      }),
      runs(40),
    );
  });

  it('is the same whether it is merged before or after', () => {
    fc.assert(
      fc.property(rows, rows, questions, (one, other, { asked, to }) => {
        const question = { ...asked, select: additive };
        const [a, b] = [part(one, question), part(other, question)];
        const after = text(rollUp(mergePartials(a, b), to));
        expect(text(mergePartials(rollUp(a, to), rollUp(b, to)))).toBe(after);
      }),
      runs(50),
    );
  });
});
