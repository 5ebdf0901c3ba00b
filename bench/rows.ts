// The question over row objects, everything included.
import { rightAnswer, wholeAnswer } from './answer.ts';
import { salesColumns, salesRows } from './data.ts';
import type { Measured } from './report.ts';
import { HAND, OWN } from './toolNames.ts';
import { handWritten, handWrittenWhole } from './tools/handWritten.ts';
import { library, libraryWhole } from './tools/library.ts';
import { lodashTools, lodashWhole } from './tools/lodash.ts';
import { tidyTools } from './tools/tidy.ts';
import { count, type Pair, work, workPair } from './work.ts';

/** One number, and the question by month and channel. */
export async function ofRows(size: number): Promise<Pair & { readonly whole: Measured }> {
  const columns = salesColumns(size);
  const sales = salesRows(columns);
  const right = { without: rightAnswer(columns, false), distinct: rightAnswer(columns, true) };
  const whole = await work(
    `revenue(sales) · ${count(size)} row objects`,
    [libraryWhole(OWN, sales), handWrittenWhole(HAND, sales), lodashWhole(sales)],
    wholeAnswer(right.without),
  );
  const pair = await workPair(
    `${count(size)} row objects`,
    (distinct) => [
      library(OWN, sales, distinct),
      handWritten(HAND, sales, distinct),
      lodashTools(sales, distinct),
      tidyTools(sales, distinct),
    ],
    right,
  );
  return { whole, ...pair };
}
