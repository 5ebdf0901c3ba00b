// Records of each kind, ready to be encoded into columns.
import { type Source, sourceOfColumns, sourceOfRows } from '../engine/source.ts';
import { isKpiError } from '../error.ts';
import { notData, recordsOf } from '../expr/records.ts';
import { byKind } from './data.ts';

/** The records of each kind that is read. */
export function sourcesOf(data: unknown, kinds: readonly string[]): (kind: string) => Source {
  return byKind(data, kinds, (source) => source, sourceOf);
}

/** The records of one kind, in any layout, to be encoded when asked for. */
export function sourceOf(records: unknown): Source {
  try {
    return encodable(records);
  } catch (error) {
    // A proxy or getter of the user that throws.
    throw isKpiError(error) ? error : notData(records);
  }
}

function encodable(records: unknown): Source {
  if (Array.isArray(records)) return sourceOfRows(records as readonly object[]);
  // Refuses what is neither rows nor columns.
  recordsOf(records);
  return sourceOfColumns(records as Record<string, unknown>);
}
