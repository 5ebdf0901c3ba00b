// What was known at the report, and what is known now, as the records that are read.
import { excerpt, KpiError } from '../../error.ts';
import { asKnown } from '../../model/known/asKnown.ts';
import type { Recorded } from '../../model/known/recorded.ts';
import type { FxRate } from '../../model/money/rate.ts';
import type { AnyRestate, RestateTerms } from './question.ts';
import type { KnownAtBoth } from './restated.ts';

/** Rows by kind of record. */
export type Kinds = Readonly<Record<string, readonly object[]>>;

/** The records of the three states that are made of versions; the others are put together of these. */
export interface Snapshots {
  /** As reported. */
  readonly reported: Kinds;
  /** The records that were reported, at the rates known now. */
  readonly rated: Kinds;
  readonly now: Kinds;
  readonly versions: Readonly<Record<string, KnownAtBoth>>;
}

/** The name of versions that are given without one, where `prepare` makes the records. */
const GIVEN = 'records';

/** Selects the versions of both moments, and makes the records of them. */
export function snapshotsOf(data: unknown, { prepare, rates = [] }: AnyRestate, terms: RestateTerms, kinds: readonly string[]): Snapshots {
  const { moments, timeZone } = terms;
  const [kind = GIVEN, ...others] = prepare === undefined ? kinds : [];
  const isList = Array.isArray(data);
  if (isList && others.length > 0) throw new KpiError('bad-data', `one kind of records of ${kinds.length}`, `give { ${kinds.join(', ')} }`);
  const given = isList ? { [kind]: data } : versionsIn(data, prepare === undefined ? kinds : null);
  const versions: Record<string, KnownAtBoth> = {};
  const select = (name: string, list: unknown, key?: readonly string[]): readonly [then: readonly object[], now: readonly object[]] => {
    const [then, now] = [moments.reported, moments.now].map((moment) =>
      asKnown(listOf(list, name) as readonly Recorded[], moment, { timeZone, key: key as never }),
    ) as [ReturnType<typeof asKnown>, ReturnType<typeof asKnown>];
    versions[name] = { reported: then.counts, now: now.counts, rejected: now.rejected };
    return [then.rows, now.rows];
  };
  const known = Object.entries(given).map(([name, list]) => [name, select(name, list)] as const);
  const [then, now] = [0, 1].map((side) => Object.fromEntries(known.map(([name, sides]) => [name, sides[side as 0]]))) as [Kinds, Kinds];
  if (prepare === undefined) return { reported: then, rated: then, now, versions };
  const [oldRates, newRates] = rates.length === 0 ? [[], []] : select('rates', rates, ['date', 'from', 'to']);
  const made = (records: Kinds, at: readonly object[]): Kinds => {
    const found = prepare(isList ? records[GIVEN] : records, at as readonly FxRate[]);
    if (!Array.isArray(found)) return versionsIn(found, kinds);
    if (kinds.length > 1) throw new KpiError('bad-data', 'prepare gives one kind of records', `give { ${kinds.join(', ')} }`, ['prepare']);
    return { [kinds[0] as string]: found };
  };
  const reported = made(then, oldRates);
  return { reported, rated: rates.length === 0 ? reported : made(then, newRates), now: made(now, newRates), versions };
}

/** Lists by their names: those that are read, or all of them. */
function versionsIn(data: unknown, kinds: readonly string[] | null): Kinds {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw noRows(excerpt(data));
  return Object.fromEntries((kinds ?? Object.keys(data)).map((kind) => [kind, listOf((data as Kinds)[kind], kind)]));
}

function listOf(list: unknown, kind: string): readonly object[] {
  if (Array.isArray(list)) return list;
  throw noRows(`${kind} is ${excerpt(list)}`);
}

function noRows(what: string): KpiError {
  return new KpiError('bad-data', `versions are told apart row by row, and ${what} is no list of rows`, 'give rows: arrays of objects');
}
