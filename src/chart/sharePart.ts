// A part of a whole, as it is drawn, and which parts there are.
import type { Share } from '../analysis/segment/shares.ts';
import { Decimal } from '../decimal.ts';
import type { TableColumn } from '../query/table.ts';
import type { Drawing } from './chartOptions.ts';
import { distinct, filled } from './plainText.ts';
import { keyId, segmentText } from './tableShape.ts';

/** A part of a whole. */
export interface Part {
  readonly name: string;
  readonly id: string;
  readonly share: Decimal;
  readonly value: Decimal | number | null;
}

/** The parts of each whole, in the same order: the largest over all of them, then the others together. */
export function partsOf(wholes: readonly (readonly Share[])[], most: number, split: readonly TableColumn[], drawing: Drawing): Part[][] {
  const weights = new Map<string, { weight: number; keys: Share['segment'] }>();
  for (const { segment, share } of wholes.flat()) {
    const id = keyId(segment, split);
    weights.set(id, { weight: (weights.get(id)?.weight ?? 0) + (share?.toNumber() ?? 0), keys: segment });
  }
  const sorted = [...weights].sort(([, a], [, b]) => b.weight - a.weight);
  const [first, rest] = [sorted.slice(0, most), sorted.slice(most)];
  const others = filled(drawing.words.other, { count: drawing.write.number(rest.length, 0) });
  const names = distinct([...first.map(([, { keys }]) => segmentText(keys, drawing)), ...(rest.length > 0 ? [others] : [])]);
  return wholes.map((rows) => {
    const byId = new Map(rows.map((row) => [keyId(row.segment, split), row]));
    const own = first.map(([id], at): Part => {
      const row = byId.get(id);
      return { name: names[at] as string, id, share: row?.share ?? new Decimal(0), value: row?.value ?? 0 };
    });
    if (rest.length === 0) return own;
    const left = rest.flatMap(([id]) => byId.get(id) ?? []);
    const sum = (of: 'share' | 'value'): Decimal => left.reduce((total, row) => total.plus(row[of] ?? 0), new Decimal(0));
    return [...own, { name: names.at(-1) as string, id: '', share: sum('share'), value: sum('value') }];
  });
}
