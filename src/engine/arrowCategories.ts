// Arrow dictionaries as categories: their codes are the positions as they lie in memory wherever one buffer holds them all.
import type { Categories } from '../expr/records.ts';
import { bufferOf } from './arrowBuffer.ts';
import { type ArrowColumn, arrowColumn, broken, type Vector } from './arrowTable.ts';
import { everyValue } from './arrowValue.ts';

/** The categories of a dictionary column. Each batch may bring a dictionary of its own. */
export function arrowCategories(column: ArrowColumn): Categories<unknown> {
  const { name, chunks } = column;
  const values: unknown[] = [null];
  const first = new Map<Vector, number>();
  const codes = new Uint32Array(column.length);
  for (const chunk of chunks) {
    const { dictionary, start, length, isNull } = chunk;
    if (dictionary === undefined) throw broken(name);
    const own = bufferOf(column, chunk);
    if (chunks.length === 1 && isNull === null && typeof own[0] === 'number')
      return {
        codes: (own as unknown as Uint32Array).subarray(0, length),
        values: everyValue(arrowColumn(name, dictionary, dictionary.length)),
      };
    const from = first.get(dictionary) ?? values.length;
    if (from === values.length) for (const value of everyValue(arrowColumn(name, dictionary, dictionary.length))) values.push(value);
    first.set(dictionary, from);
    for (let at = 0; at < length; at++) {
      if (isNull?.(at)) continue;
      const code = Number(own[at]);
      if (!(code >= 0 && code < dictionary.length)) throw broken(name);
      codes[start + at] = from + code;
    }
  }
  return { codes, values };
}
