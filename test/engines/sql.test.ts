import fc from 'fast-check';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { everyIndicator } from '../laws/agreement.ts';
import { questions } from '../laws/questions.ts';
import { runs } from '../laws/runs.ts';
import { expectSameAnswer } from './agree.ts';
import { type Database, databases } from './databases.ts';
import { typedLedgers } from './ledgers.ts';
import { load } from './warehouse.ts';

describe.each(databases)('%s answers as memory does', (name, open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  test.each(['instant', 'date', 'naive'] as const)('every indicator, on random ledgers with dates held as %s', async (form) => {
    await fc.assert(
      fc.asyncProperty(typedLedgers(form), questions, async (rows, { by, asked }) => {
        const source = await load(database, rows, form);
        const question = { select: everyIndicator, ...(by.length > 0 ? { by: by.filter((name) => name !== 'nothing') } : {}), ...asked };
        fc.pre(await expectSameAnswer(source, rows, question));
      }),
      // A statement over so many totals takes the cluster many seconds.
      name === 'Spark' ? { numRuns: 1 } : runs(12),
    );
  });
});
