// Text in columns and paragraphs.

/** Lines of cells in columns as wide as their widest cell: the first `left` columns to the left, the others to the right. */
export function inColumns(rows: readonly (readonly string[])[], left = 1): string[] {
  const widths = rows.reduce<number[]>((widest, row) => row.map((cell, i) => Math.max(widest[i] ?? 0, cell.length)), []);
  return rows.map((row) =>
    row
      .map((cell, i) => (i < left ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

/** A paragraph of lines of at most `width` characters; all but the first are indented. */
export function paragraph(text: string, width = 110, indent = '  '): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent + word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** Blocks of lines next to each other. */
export function beside(blocks: readonly (readonly string[])[], gap = '     '): string[] {
  const widths = blocks.map((block) => Math.max(0, ...block.map((line) => line.length)));
  const height = Math.max(0, ...blocks.map((block) => block.length));
  return Array.from({ length: height }, (_, at) =>
    blocks
      .map((block, i) => (block[at] ?? '').padEnd(widths[i] ?? 0))
      .join(gap)
      .trimEnd(),
  );
}

/** A heading on two lines of about the same length. */
export function onTwoLines(text: string): [above: string, below: string] {
  const cuts = [...text].flatMap((sign, at) => (sign === ' ' ? [at] : []));
  const widest = (at: number): number => Math.max(at, text.length - at - 1);
  const [cut] = cuts.sort((a, b) => widest(a) - widest(b));
  return cut === undefined ? ['', text] : [text.slice(0, cut), text.slice(cut + 1)];
}
