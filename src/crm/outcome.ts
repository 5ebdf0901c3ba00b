// What became of the records of a payload, put together.
import type { Tally } from '../model/rejected.ts';
import { gathered } from './gathered.ts';
import type { LeftOut, Mapped, MappingWarning } from './mapped.ts';
import type { Whole } from './page.ts';
import type { Candidate } from './repeated.ts';

/** The records of a payload when all have been read. */
export interface Outcome {
  readonly candidates: readonly Candidate[];
  readonly refused: Tally;
  readonly rowsIn: number;
  readonly limit: number;
  readonly whole: Whole;
  readonly texts: Readonly<Record<string, { readonly text: string }>>;
}

/** Rows, counts and warnings. */
export function mappedOf({ candidates, refused, rowsIn, limit, whole, texts }: Outcome): Mapped<object> {
  const rows: object[] = [];
  const leftOut = gathered(limit);
  const odd = gathered(limit);
  for (const { id, row, reason, odd: codes } of candidates) {
    if (reason !== null || row === null) leftOut.add(reason ?? 'repeated', id);
    else {
      rows.push(row);
      for (const code of codes) odd.add(code, id);
    }
  }
  const found = [...odd.byName].map(([code, { count, ids }]): MappingWarning => ({ code, count, ids, text: texts[code]?.text ?? code }));
  const excluded = candidates.length - rows.length;
  return {
    rows,
    rejected: refused.details,
    excluded: Object.fromEntries<LeftOut>(leftOut.byName),
    counts: { rowsIn, mapped: rows.length, excluded, rejected: refused.count, byCode: refused.byCode },
    isComplete: whole.isComplete,
    completeness: whole.completeness,
    warnings: [...ofPages(whole, rowsIn), ...found],
  };
}

/** What the pages say that does not fit what is there. */
function ofPages({ isComplete, completeness, total, records }: Whole, rowsIn: number): MappingWarning[] {
  const warnings: MappingWarning[] = [];
  const warn = (code: string, count: number, text: string): void => void warnings.push({ code, count, ids: [], text });
  if (completeness === 'exactly-the-cap')
    warn('exactly-the-cap', rowsIn, 'exactly as many records as the source gives at once: there are probably more');
  if (isComplete === false) warn('incomplete', rowsIn, 'there are more records than were given: every total is too small');
  if (total !== null && total !== records)
    warn('total-differs', Math.abs(total - records), `the pages say ${total} records and hold ${records}`);
  return warnings;
}
