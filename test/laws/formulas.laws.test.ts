import fc from 'fast-check';
import { type Formula, indicator, mergePartials, type Partial, partial, settlePartial } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { readKey, readLedger, tagged } from '../oracle/ledger.ts';
import { decimalText } from '../oracle/rational.ts';
import { askAnything, plainText } from './agreement.ts';
import { conditions } from './conditions.ts';
import { totals } from './formulas.ts';
import { columnsOf } from './layouts.ts';
import { ledgers, readable } from './ledgers.ts';
import { runs } from './runs.ts';

/** Every row that has an order of its own or not, but none that is never counted: formulas count all rows. */
const allCounted = ledgers(16).map((rows) => readable(rows).map((row) => ({ ...row, status: null })));
const define = (formula: Formula<never>) =>
  indicator({ id: 'random', label: { en: 'r', fr: 'r' }, unit: 'number', better: 'neutral', formula });

describe('any total of any value of records is what plain arithmetic says', () => {
  test('by month and region, of rows and of columns', () => {
    fc.assert(
      fc.property(allCounted, totals, (rows, { asked, of }) => {
        const question = { select: [define(asked)], every: 'month', by: ['region'], between: ['2024-12-01', '2025-03-01'] };
        const entries = readLedger(rows);
        for (const data of [rows, columnsOf(rows)]) {
          for (const row of askAnything(data, question).rows) {
            const own = entries.filter(
              ({ day, row: given }) =>
                day.startsWith(String(row['period'])) && tagged(readKey(given['region'])) === tagged(readKey(row['region'])),
            );
            const wanted = of(own);
            expect(plainText(row['random'])).toBe(wanted === null ? null : decimalText(wanted));
          }
        }
      }),
      runs(),
    );
  });

  test('under a condition, asked and called; called, it has no answer where a row lacks the number', () => {
    fc.assert(
      fc.property(allCounted, totals, conditions, (rows, { asked, of, value, isCount }, { asked: where, truth }) => {
        const picked = readLedger(rows).filter(({ row }) => truth(row) === true);
        const wanted = of(picked);
        const text = wanted === null ? null : decimalText(wanted);
        expect(plainText(askAnything(rows, { select: [define(asked)], where }).rows[0]?.['random'])).toBe(text);
        const conditional = define({ ...asked, where } as never) as unknown as (data: unknown) => unknown;
        const isPartial = !isCount && picked.some((entry) => value.of(entry) === null);
        for (const data of [rows, columnsOf(rows)]) expect(plainText(conditional(data))).toBe(isPartial ? null : text);
      }),
      runs(),
    );
  });

  test('in parts of the records, cut anywhere and merged', () => {
    const part = partial as unknown as (data: unknown, question: unknown) => Partial<object>;
    fc.assert(
      fc.property(allCounted, totals, conditions, fc.nat(16), (rows, { asked }, { asked: where }, cut) => {
        const question = { select: [define(asked)], every: 'month', by: ['region'], between: ['2024-12-01', '2025-03-01'], where };
        const parts = [part(rows.slice(cut), question), part(rows.slice(0, cut), question)] as const;
        const merged = settlePartial(JSON.parse(JSON.stringify(mergePartials(...parts))));
        expect(JSON.stringify(merged.rows)).toBe(JSON.stringify(askAnything(rows, question).rows));
      }),
      runs(),
    );
  });
});
