import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answers } from '../oracle/answers.ts';
import { everyIndicator, expectAgreement } from './agreement.ts';
import { layouts } from './layouts.ts';
import { ledgers, mixedLedgers } from './ledgers.ts';
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
