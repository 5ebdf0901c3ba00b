// What the history tells of a goal: whether its segment is there, in which currency it is, and the past of both.
import { excerpt, KpiError } from '../../error.ts';
import type { AsOf } from '../../period/asOf.ts';
import { definitionHash } from '../../plan/definitionHash.ts';
import type { SegmentKeys } from '../../query/finding.ts';
import type { Table } from '../../query/table.ts';
import type { SeriesInput, TableSeries } from '../../trend/seriesShape.ts';
import type { Draft } from './draft.ts';
import { type Past, pastOf } from './past.ts';
import type { SmartInput } from './smartWords.ts';

/** What the history tells. */
export interface Told {
  /** The past of the indicator, segment and currency of the goal; null where the history does not tell it. */
  readonly past: Past | null;
  /** What is missing to tell it. */
  readonly missing: readonly SmartInput[];
  /** Whether the records have the segment of the goal. */
  readonly segment: 'found' | 'absent' | 'untold';
  /** The currency of the records; null where none is told. */
  readonly recorded: string | null;
}

/** What the history tells of a goal. */
export function toldBy(history: SeriesInput<object> | null | undefined, draft: Draft, asOf: AsOf | undefined, addsUp: boolean): Told {
  const nothing = { past: null, segment: 'untold', recorded: null } as const;
  if (history === undefined || history === null) return { ...nothing, missing: ['history'] };
  if (typeof history !== 'object' || !('table' in history || 'points' in history))
    throw new KpiError('bad-argument', `history is ${excerpt(history)}`, 'give { table, column }, or { points, grain }', ['history']);
  // Without its indicator, nothing says that the history is one of the goal.
  if (draft.of === null) return { ...nothing, missing: ['indicator'] };
  refuseOther(history, draft);
  const segment = 'table' in history ? segmentIn(history as TableSeries, draft.segment) : 'untold';
  if ('table' in history && draft.segment !== null && segment !== 'found') return { ...nothing, segment, missing: ['historyOfSegment'] };
  const input = 'table' in history && draft.segment !== null ? { ...history, segment: draft.segment } : history;
  const past = pastOf(input, draft, asOf, addsUp);
  const recorded = past.series.of.currency;
  const missing = currencyMissing(draft, recorded);
  return { past: missing.length > 0 ? null : past, missing, segment, recorded };
}

/** Amounts are compared only where both are known to be of one currency. */
function currencyMissing({ of, currency }: Draft, recorded: string | null): SmartInput[] {
  if (of?.unit !== 'money') return [];
  if (currency === null || recorded === null) return ['currency'];
  return currency === recorded ? [] : ['historyInCurrency'];
}

function segmentIn({ table, segment: asked }: TableSeries, segment: SegmentKeys | null): Told['segment'] {
  const keys = segment ?? {};
  const isOther = Object.entries(asked ?? {}).some(([name, key]) => !Object.hasOwn(keys, name) || keys[name] !== key);
  if (isOther || Object.keys(keys).some((name) => asked !== undefined && !Object.hasOwn(asked, name)))
    throw new KpiError(
      'bad-argument',
      'the history is of another segment than the goal',
      'leave out its segment: that of the goal is taken',
      ['history', 'segment'],
    );
  if (segment === null) return 'found';
  const split = table.columns.filter(({ role }) => role === 'segment').map(({ id }) => id);
  const names = Object.keys(keys);
  if (names.some((name) => !split.includes(name))) return 'untold';
  return (table as Table).rows.some((row) => names.every((name) => (row[name] ?? null) === keys[name])) ? 'found' : 'absent';
}

/** Refuses a history of something else than the goal. */
export function refuseOther(input: SeriesInput<object>, { of }: Draft): void {
  if (of === null) return;
  const column = 'table' in input ? input.table.columns.find(({ id, role }) => id === input.column && role === 'value') : null;
  const id = 'table' in input ? column?.of : input.of?.id;
  if (id !== undefined && id !== null && id !== of.id)
    throw new KpiError('bad-argument', `a history of ${id} for a goal of ${of.id}`, 'give the history of the indicator of the goal', [
      'history',
    ]);
  if (column?.definition && column.definition !== definitionHash(of))
    throw new KpiError(
      'bad-argument',
      `a history of another definition of ${of.id}`,
      'ask for the indicator as the goal has it: select: [goal.of]',
      ['history'],
    );
}
