// What was reported is what a run on that day gave, and the parts of what changed since add up, of every indicator of sales.
import fc from 'fast-check';
import { Decimal, definitionHash, type Metric, type Restatement, restate, type Table } from 'sales-kpi';
import { describe, expect, it } from 'vitest';
import type { GivenRow } from '../oracle/oracle.ts';
import { askAnything, everyIndicator } from './agreement.ts';
import { ledgers, mixedLedgers, plainLedgers } from './ledgers.ts';
import { runs } from './runs.ts';

const ask = restate as unknown as (versions: unknown, question: unknown) => Restatement;
const causes = ['currency', 'late', 'corrected', 'refunded', 'removed', 'since'] as const;
const hour = 3_600_000;
const start = Date.UTC(2025, 2, 1);

/** The rows of some ledgers as versions of fewer records, some of which say that the record is gone. */
const historiesOf = (ledger: fc.Arbitrary<GivenRow[]>): fc.Arbitrary<GivenRow[]> =>
  fc
    .tuple(ledger, ledger, ledger)
    .map((lists) => lists.flat())
    .chain((rows) => {
      const mark = fc.record({ id: fc.integer({ min: 0, max: rows.length }), at: fc.nat(60), gone: fc.nat(6) });
      return fc.tuple(...rows.map(() => mark)).map((marks) =>
        rows.map((row, i) => {
          const { id, at, gone } = marks[i] as (typeof marks)[number];
          return { ...row, id: `r${id}`, recordedAt: start + at * hour, ...(gone === 0 ? { deleted: true } : {}) };
        }),
      );
    });

const moments = fc.tuple(fc.integer({ min: -1, max: 61 }), fc.integer({ min: -1, max: 61 })).map(([a, b]) => {
  const [reported, now] = [Math.min(a, b), Math.max(a, b)].map((at) => start + at * hour) as [number, number];
  return { reported, now };
});

const questions = fc.record(
  {
    every: fc.constantFrom('quarter', 'half'),
    by: fc.constantFrom(['channel'], ['region', 'channel'], ['customerId']),
    calendar: fc.constantFrom({ timeZone: 'Europe/Paris' }, { timeZone: 'America/New_York', fiscalStart: 'april' }),
    where: fc.constantFrom({ region: 'north' }, { channel: ['web', null] }),
  },
  { requiredKeys: [] },
);
const between = ['2024-07-01', '2025-07-01'];

/** What somebody who writes down each version in its turn has at a moment. */
function book(versions: readonly GivenRow[], until: number): GivenRow[] {
  const kept = new Map<unknown, GivenRow>();
  for (const one of [...versions].sort((a, b) => Number(a['recordedAt']) - Number(b['recordedAt']))) {
    if (Number(one['recordedAt']) >= until) break;
    if (one['deleted'] === true) kept.delete(one['id']);
    else kept.set(one['id'], one);
  }
  return [...kept.values()];
}

/** All that a table says, but for the places of what was rejected: records lie where their versions do. */
const told = ({ rows, columns, periods, notes, counts, totals }: Table): string =>
  JSON.stringify({ rows, columns, periods, notes, counts, totals });

const byPlace = (rows: Restatement['rows']): unknown[] =>
  rows.map((row) => JSON.stringify({ ...row, ids: Object.values(row.ids).map((list) => [...list].sort()) })).sort();

const sumOf = (row: Restatement['rows'][number]): Decimal =>
  causes.reduce((sum, cause) => sum.plus(row[cause] ?? Number.NaN), new Decimal(0));

/** Each definition once. */
const meanings = [...new Map(everyIndicator.map((metric) => [definitionHash(metric), metric])).values()];
const additive = meanings.filter(({ additivity, formula }) => additivity === 'additive' && !JSON.stringify(formula).includes('"new"'));

const histories = fc.oneof(historiesOf(ledgers(24)), historiesOf(mixedLedgers(16)), historiesOf(plainLedgers(30)));

describe('a restatement', () => {
  it('is of many indicators', () => {
    expect(meanings.length).toBeGreaterThan(50);
    expect(additive.length).toBeGreaterThan(3);
  });

  it('says what a fresh run on the records known then gives, at any two moments', () => {
    fc.assert(
      fc.property(histories, moments, questions, (versions, at, words) => {
        const question = { ...words, between, select: meanings };
        const { reported, now } = ask(versions, { ...question, ...at });
        expect(told(reported)).toBe(told(askAnything(book(versions, at.reported), question)));
        expect(told(now)).toBe(told(askAnything(book(versions, at.now), question)));
      }),
      runs(60),
    );
  });

  it('has parts that add up to the last digit, of every indicator that has an answer at each step', () => {
    let figures = 0;
    let moved = 0;
    fc.assert(
      fc.property(histories, moments, questions, (versions, at, words) => {
        const { rows, reported, now } = ask(versions, { ...words, between, select: meanings, ...at });
        const places = new Set(
          [...reported.rows, ...now.rows].map((row) =>
            JSON.stringify([row['period'], ...(words.by ?? []).map((name) => row[name] ?? null)]),
          ),
        );
        expect(rows.length).toBe(places.size * meanings.length);
        for (const row of rows) {
          if (row.reason !== null) {
            expect(causes.map((cause) => row[cause])).toEqual(causes.map(() => null));
            continue;
          }
          figures++;
          const [from, to] = [row.reported, row.now] as [Decimal, Decimal];
          expect(sumOf(row).toFixed()).toBe(to.minus(from).toFixed());
          expect(row.change?.toFixed()).toBe(to.minus(from).toFixed());
          if (sumOf(row).isZero()) continue;
          moved++;
          // What is taken over all segments, or depends on other periods, is moved by records elsewhere too.
          if (additive.some(({ id }) => id === row.of)) expect(causes.some((cause) => row.records[cause] > 0)).toBe(true);
        }
      }),
      runs(120),
    );
    expect(figures).toBeGreaterThan(300);
    expect(moved).toBeGreaterThan(30);
  });

  it('does not depend on the places of versions', () => {
    const apart = historiesOf(ledgers(20)).map((list) => list.map((one, i) => ({ ...one, recordedAt: Number(one['recordedAt']) + i })));
    const shuffled = apart.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(shuffled, moments, questions, ([versions, others], at, words) => {
        const question = { ...words, between, select: meanings, ids: 100, ...at };
        expect(byPlace(ask(others, question).rows)).toEqual(byPlace(ask(versions, question).rows));
      }),
      runs(40),
    );
  });

  it('has parts that are what their records come to, of what adds up: each cause by itself', () => {
    fc.assert(
      fc.property(historiesOf(plainLedgers(24)), moments, (versions, at) => {
        const question = { between, select: additive as readonly Metric[] };
        const { rows } = ask(versions, { ...question, ids: 100, ...at });
        const [then, now] = [book(versions, at.reported), book(versions, at.now)];
        // Most indicators have the same records behind them: those are asked once.
        const known = new Map<string, readonly GivenRow[]>();
        const of = (side: 'then' | 'now', ids: readonly string[], id: string): number => {
          const key = JSON.stringify([side, ids]);
          const rowsOf = (): readonly GivenRow[] =>
            askAnything(
              (side === 'now' ? now : then).filter((row) => ids.includes(row['id'] as string)),
              question,
            ).rows;
          const found = known.get(key) ?? rowsOf();
          known.set(key, found);
          return Number(found[0]?.[id]);
        };
        for (const row of rows)
          for (const cause of causes)
            expect(Number(row[cause])).toBeCloseTo(of('now', row.ids[cause], row.of) - of('then', row.ids[cause], row.of), 9);
      }),
      runs(60),
    );
  });
});
