// The independent answer to a question: loops over all rows for every window and segment. Slow, plain, and written from the
// definitions alone; nothing of the library is imported.
import { type Answer, answers, type View } from './answers.ts';
import { type Entry, type GivenRow, type Key, readKey, readLedger, tagged } from './ledger.ts';
import { decimalText } from './rational.ts';

export type { GivenRow, Key } from './ledger.ts';

/** Calendar dates, half-open. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** A window, the one before it, and as much of that as there is of the window itself; without it nothing is the same part. */
export interface OracleWindow extends Days {
  readonly previous: Days | null;
  readonly base?: Days | null;
}

export interface OracleQuestion {
  readonly windows: readonly OracleWindow[];
  readonly where?: ((row: GivenRow) => boolean) | undefined;
  readonly by?: readonly string[] | undefined;
  /** Whether sums pass over rows that lack the value (unless told otherwise), or give no answer. */
  readonly missing?: 'skip' | 'refuse' | undefined;
}

/** A value as plain decimal text, or why there is none. */
export interface OracleValue {
  readonly text: string | null;
  readonly reason: string | null;
}

export interface OracleRow {
  readonly window: number;
  readonly keys: readonly (Key | null)[];
  readonly values: Readonly<Record<string, OracleValue>>;
}

/** The answers of every indicator, window by window; segments that hold no counted row in any window are left out. */
export function oracle(rows: readonly GivenRow[], { windows, where = () => true, by = [], missing = 'skip' }: OracleQuestion): OracleRow[] {
  const ever = readLedger(rows);
  const picked = ever.filter(({ row }) => where(row));
  const segments = by.length === 0 ? [[]] : segmentsIn(picked, windows, by);
  return windows.flatMap((window, at) =>
    segments.map((keys) => {
      const own = picked.filter(({ row }) => by.every((name, i) => tagged(readKey(row[name])) === tagged(keys[i] ?? null)));
      const { from, to, previous, base = null } = window;
      const view: View = {
        now: inside(own, window),
        before: previous && inside(own, previous),
        base: base && inside(own, base),
        across: inside(picked, window),
        soFar: own.filter(({ day }) => day < to),
        ever,
        from,
        previous,
        missing,
      };
      return { window: at, keys, values: Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, written(answer(view))])) };
    }),
  );
}

function inside(entries: readonly Entry[], { from, to }: Days): Entry[] {
  return entries.filter(({ day }) => day >= from && day < to);
}

/** Segments with a row that some indicator counts in a window, in the window before, or ever since the first. */
function segmentsIn(entries: readonly Entry[], windows: readonly OracleWindow[], by: readonly string[]): (Key | null)[][] {
  const counted = windows.flatMap((window) => [
    ...inside(entries, window).filter(({ kind }) => kind !== 'gift-card'),
    ...(window.previous
      ? inside(entries, window.previous).filter(({ isItem, isReturn, customer }) => isItem && !isReturn && customer !== null)
      : []),
    ...(window.base ? inside(entries, window.base).filter(({ isGoods }) => isGoods) : []),
    ...entries.filter(({ isGoods, isItem, isReturn, customer, day }) => {
      const isSold = isItem && !isReturn;
      return day < window.to && (isSold || (isGoods && customer !== null));
    }),
  ]);
  const found = new Map<string, (Key | null)[]>();
  for (const { row } of counted) {
    const keys = by.map((name) => readKey(row[name]));
    found.set(JSON.stringify(keys.map(tagged)), keys);
  }
  return [...found.values()];
}

function written(answer: Answer): OracleValue {
  return typeof answer === 'string' ? { text: null, reason: answer } : { text: decimalText(answer), reason: null };
}
