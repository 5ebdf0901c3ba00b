import fc from 'fast-check';
import { count, indicator, query, sale, sum } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { answers } from '../oracle/answers.ts';
import { type GivenRow, oracle } from '../oracle/oracle.ts';
import { decimalText, readDecimal, total } from '../oracle/rational.ts';
import { everyIndicator, expectAgreement, plainText } from './agreement.ts';
import { conditions } from './conditions.ts';
import { layouts } from './layouts.ts';
import { ledgers, mixedLedgers, readable } from './ledgers.ts';
import { questions } from './questions.ts';
import { runs } from './runs.ts';

const RUNS = runs();

describe('the engine equals the oracle', () => {
  test('the oracle knows every indicator that is exported, and no other', () => {
    expect(everyIndicator.map(({ id }) => id).sort()).toEqual(Object.keys(answers).sort());
  });

  test.each(Object.entries(layouts))('on hostile records given as %s', (_, layout) => {
    fc.assert(
      fc.property(ledgers(), questions, (rows, question) => {
        expectAgreement(layout(rows), rows, question);
      }),
      RUNS,
    );
  });

  test('on records of several currencies, which are never added', () => {
    fc.assert(
      fc.property(mixedLedgers(), questions, (rows, question) => {
        expectAgreement(rows, rows, question);
      }),
      RUNS,
    );
  });
});

type Callable = (data: unknown) => unknown;

const ALL_TIME = [{ from: '1900-01-01', to: '2201-01-01', previous: null }];

describe('an indicator called on records equals the oracle too', () => {
  test.each(Object.entries(layouts))('on records given as %s, whatever the currency', (_, layout) => {
    fc.assert(
      fc.property(fc.oneof(ledgers(), mixedLedgers()), (given) => {
        const rows = readable(given);
        const data = layout(rows);
        const [wanted] = oracle(rows, { windows: ALL_TIME, missing: 'refuse' });
        for (const one of everyIndicator)
          expect({ id: one.id, value: plainText((one as unknown as Callable)(data)) }).toEqual({
            id: one.id,
            value: wanted?.values[one.id]?.text,
          });
      }),
      runs(),
    );
  });

  test('a condition picks the same rows there as in a question, and as by plain logic', () => {
    fc.assert(
      fc.property(ledgers(), conditions, (given, { asked, truth }) => {
        const rows = readable(given);
        const define = (where?: unknown) => [
          indicator({
            id: 'picked',
            label: { en: 'p', fr: 'p' },
            unit: 'count',
            better: 'higher',
            formula: count(sale.id, where === undefined ? {} : { where: where as never }),
          }),
          indicator({
            id: 'total',
            label: { en: 't', fr: 't' },
            unit: 'number',
            better: 'higher',
            formula: sum(sale.amount, where === undefined ? {} : { where: where as never }),
          }),
        ];
        const picked = rows.filter((row: GivenRow) => truth(row) === true);
        const wanted = [String(picked.length), decimalText(total(picked.map((row) => readDecimal(row['amount']) as never)))];
        const texts = (values: readonly unknown[]): (string | null)[] => values.map(plainText);
        const anyQuery = query as unknown as (data: unknown, question: unknown) => { rows: Readonly<Record<string, unknown>>[] };
        const inQuestion = (select: unknown, where?: unknown): unknown[] => {
          const row = anyQuery(rows, { select, where }).rows[0];
          return [row?.['picked'], row?.['total']];
        };
        expect(texts(define(asked).map((one) => (one as unknown as Callable)(rows)))).toEqual(wanted);
        expect(texts(inQuestion(define(asked)))).toEqual(wanted);
        expect(texts(inQuestion(define(), asked))).toEqual(wanted);
      }),
      runs(),
    );
  });

  test('one record without a readable date or amount, and there is no number', () => {
    fc.assert(
      fc.property(
        ledgers(),
        fc.constantFrom<GivenRow>(
          { date: 'never', amount: 1 },
          { date: '2025-01-31', amount: '1,5' },
          { date: null, amount: 1 },
          { date: '2025-01-31' },
          {},
        ),
        fc.nat(),
        (given, bad, at) => {
          const rows = readable(given);
          const spoilt = [...rows.slice(0, at % (rows.length + 1)), { id: 'bad', ...bad }, ...rows.slice(at % (rows.length + 1))];
          for (const one of everyIndicator) expect((one as unknown as Callable)(spoilt)).toBe(null);
        },
      ),
      runs(),
    );
  });
});
