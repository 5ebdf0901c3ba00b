import type { Aggregate, Key } from './aggregate.ts';

/** The one key so far: undefined before any record, `MIXED` once two differ. A missing key is a key of its own. */
type State = { readonly key: Key | null } | 'mixed' | null;

/** What `only` ends in for records that differ; no currency is a flag. */
export const MIXED = true;

/** The key that all records share. */
export const only: Aggregate<State> = {
  init: () => null,
  add: (state, { key }) => (state !== null && state !== 'mixed' && state.key === key ? state : join(state, { key })),
  merge: join,
  end: (state) => (state === null ? null : state === 'mixed' ? MIXED : state.key),
  save: (state) => (state === null || state === 'mixed' ? state : [state.key]),
  load: (json) => (Array.isArray(json) ? { key: json[0] as Key | null } : (json as 'mixed' | null)),
};

function join(a: State, b: State): State {
  if (a === null || b === null) return a ?? b;
  return a === 'mixed' || b === 'mixed' || a.key !== b.key ? 'mixed' : a;
}
