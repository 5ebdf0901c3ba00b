// Records of each kind, ready to be encoded into columns.
import { sourceOfArrow } from '../engine/arrowSource.ts';
import { isArrowTable } from '../engine/arrowTable.ts';
import { extentOf } from '../engine/extent.ts';
import { type Source, sourceOfColumns, sourceOfRows } from '../engine/source.ts';
import { isKpiError, KpiError } from '../error.ts';
import { notData, recordsOf } from '../expr/records.ts';
import { kindOf } from '../plan/currency.ts';
import { checkQuestion } from './checkQuestion.ts';
import { byKind } from './data.ts';
import { type Planned, planQuestion, totalsAsked, widest } from './finish.ts';
import { isIterable } from './pull.ts';
import type { AnyQuestion } from './question.ts';

/** The records of each kind that is read. */
function sourcesOf(data: unknown, kinds: readonly string[]): (kind: string) => Source {
  return byKind(data, kinds, (source) => source, sourceOf);
}

/** The records of one kind, in any layout, to be encoded when asked for: for one question, or kept for many. */
export function sourceOf(records: unknown, isKept = false): Source {
  try {
    return encodable(records, isKept);
  } catch (error) {
    // A proxy or getter of the user that throws.
    throw isKpiError(error) ? error : notData(records);
  }
}

function encodable(records: unknown, isKept: boolean): Source {
  if (Array.isArray(records)) return sourceOfRows(records as readonly object[]);
  if (isArrowTable(records)) return sourceOfArrow(records);
  if (isIterable(records))
    throw new KpiError(
      'bad-data',
      'records that come one after another',
      'for batches write stream(batches), for a set or a generator of records an array',
    );
  // Refuses what is neither rows nor columns.
  recordsOf(records);
  return sourceOfColumns(records as Record<string, unknown>, isKept);
}

/** The records of a question that is well formed, and the plans to read them by. */
export function planOver(data: unknown, question: AnyQuestion): Planned & { readonly source: (kind: string) => Source } {
  checkQuestion(question);
  const totals = totalsAsked(question);
  const source = sourcesOf(data, [...new Set(totals.map(kindOf))]);
  const planned = planQuestion(question, ({ timeZone }) =>
    widest(totals.map((total) => extentOf(source(kindOf(total)), total.at, timeZone))),
  );
  return { ...planned, source };
}
