import { readShared } from '../input.ts';
import type { Key } from '../key.ts';
import type { Aggregate } from './aggregate.ts';

/** The one key so far: undefined before any record, `MIXED` once two differ. A missing key is a key of its own. */
export type Only = { readonly key: Key | null } | 'mixed' | null;

/** What `only` ends in for records that differ; no currency is a flag. */
export const MIXED = true;

/** The key that all records share. */
export const only: Aggregate<Only> = {
  read: readShared,
  init: () => null,
  add: (state, { key }) => (state !== null && state !== 'mixed' && state.key === key ? state : join(state, { key })),
  merge: join,
  end: (state) => (state === null ? null : state === 'mixed' ? MIXED : state.key),
};

function join(a: Only, b: Only): Only {
  if (a === null || b === null) return a ?? b;
  return a === 'mixed' || b === 'mixed' || a.key !== b.key ? 'mixed' : a;
}
