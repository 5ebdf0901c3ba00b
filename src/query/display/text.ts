// A frame as aligned text for consoles. Columns that do not fit stand below, behind the same keys.
import type { Frame } from './frame.ts';

/** Signs in a line. */
const WIDE = 120;

/** How many places a text takes in a console: East Asian signs and pictures two, marks on letters none. */
export function widthOf(text: string): number {
  const signs = text.replace(/[\p{M}\p{Cf}\p{EMod}]|\p{RI}(?=\p{RI})/gu, '');
  return [...signs, ...(signs.match(/[\p{EPres}\u1100-\u115f\u2e80-\ufaff\uff01-\uff60\u{20000}-\u{3ffff}]/gu) ?? [])].length;
}

/** The frame as lines of text. */
export function alignedText({ keys, heads, rows, notes }: Frame): string {
  const full = [...heads, ...rows.filter(({ length }) => length > 1)];
  const widths = keys.map((_, c) => Math.max(...full.map((cells) => widthOf(cells[c] as string))));
  const lines = [...heads, widths.map((width) => '-'.repeat(width)), ...rows];
  const blocks = blocksOf(keys, widths).map((at) =>
    lines.map((cells) =>
      at
        .map((c) => {
          const cell = cells[c] ?? '';
          const gap = ' '.repeat(Math.max(0, (widths[c] as number) - widthOf(cell)));
          return keys[c] ? cell + gap : gap + cell;
        })
        .join('  ')
        .trimEnd(),
    ),
  );
  return [...blocks, notes]
    .map((block) => block.join('\n'))
    .join('\n\n')
    .trimEnd();
}

/** The columns of each block: the keys, and as many values as fit. */
function blocksOf(keys: readonly boolean[], widths: readonly number[]): number[][] {
  const all = [...keys.keys()];
  const first = all.filter((c) => keys[c]);
  const blocks: number[][] = [];
  let room = 0;
  for (const c of all.slice(first.length)) {
    room -= 2 + (widths[c] as number);
    if (blocks.length === 0 || room < 0) {
      blocks.push([...first]);
      room = [...first, c].reduce((left, at) => left - 2 - (widths[at] as number), WIDE + 2);
    }
    blocks.at(-1)?.push(c);
  }
  return blocks;
}
