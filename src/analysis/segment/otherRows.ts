// From flags back to keys: the rows of a question about some keys and everything else, in the order of the keys.
import type { Key } from '../../expr/key.ts';
import type { Keys } from '../../query/join.ts';
import type { Table, TableColumn } from '../../query/table.ts';
import { pick } from '../../query/top.ts';
import { positionOf } from './keyCodes.ts';
import { namesIn } from './segmentsIn.ts';

/** What the flags stand for. */
interface Naming {
  readonly ids: readonly string[];
  readonly keys: readonly Keys[];
  /** The key of everything else. */
  readonly other: Key | null;
}

/** The table with keys in place of flags. */
export function named(table: Table, { ids, keys, other }: Naming): Table {
  const flags = namesIn(table);
  const periods = new Map(table.periods.map(({ id }, i) => [id, i]));
  const order = table.rows.map((row, at) => ({
    at,
    period: periods.get(row['period'] as string) ?? 0,
    position: positionOf(flags.map((flag) => row[flag])),
  }));
  order.sort((a, b) => a.period - b.period || rankOf(a.position) - rankOf(b.position));
  const picked = pick(
    table,
    order.map(({ at }) => at),
  );
  return {
    ...picked,
    rows: picked.rows.map(({ period, ...row }, to) => {
      const position = order[to]?.position ?? -1;
      const own = ids.map((id, i) => [id, position < 0 ? other : (keys[position]?.[i] ?? null)] as const);
      const values = Object.entries(row).filter(([name]) => !flags.includes(name));
      return { period, ...Object.fromEntries(own), isOther: position < 0, ...Object.fromEntries(values) };
    }),
    columns: table.columns.flatMap((column) => {
      if (column.role !== 'segment') return [column];
      if (column.id !== flags[0]) return [];
      return [...ids, 'isOther'].map((id): TableColumn => ({ ...column, id, label: id === 'isOther' ? OTHER : { en: id, fr: id } }));
    }),
  };
}

const OTHER = { en: 'All others', fr: 'Tous les autres' } as const;

/** Everything else comes last. */
function rankOf(position: number): number {
  return position < 0 ? Number.MAX_SAFE_INTEGER : position;
}
