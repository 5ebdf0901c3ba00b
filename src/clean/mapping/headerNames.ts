// The names of columns from the cells of their headers.

/** The header of a column. */
export interface SheetHeader {
  /** The name that its values get. */
  readonly name: string;
  /** What stood there, cut to 200 characters. */
  readonly given: string;
  /** What was odd: a byte order mark, nothing, a name that came before, several lines. */
  readonly odd: readonly ('bom' | 'blank' | 'repeated' | 'multi-line')[];
}

const LENGTH = 200;
/** Columns of a sheet at most. */
const COLUMNS = 16_384;

/** A name for each column: of one row of cells, or of several that stand above each other. */
export function headerNames(lines: readonly (readonly unknown[])[]): SheetHeader[] {
  const width = Math.min(
    COLUMNS,
    lines.reduce((most, { length }) => Math.max(most, length), 0),
  );
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return Array.from({ length: width }, (_, at) => {
    const given = lines.map((cells) => cellText(cells[at])).filter((text) => text !== '');
    const raw = given.join('\n').slice(0, LENGTH);
    const odd: SheetHeader['odd'][number][] = [];
    if (raw.includes('\ufeff')) odd.push('bom');
    const parts = raw
      .replaceAll('\ufeff', '')
      .split(/[\r\n]/u)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    if (parts.length > 1) odd.push('multi-line');
    if (parts.length === 0) odd.push('blank');
    const wanted = parts.length === 0 ? `column ${at + 1}` : parts.join(' ');
    let name = wanted;
    if (taken.has(name)) odd.push('repeated');
    for (let count = next.get(wanted) ?? 2; taken.has(name); count++) {
      name = `${wanted} ${count}`;
      next.set(wanted, count + 1);
    }
    taken.add(name);
    return { name, given: raw, odd };
  });
}

function cellText(cell: unknown): string {
  if (typeof cell === 'string') return cell.slice(0, LENGTH);
  return typeof cell === 'number' || typeof cell === 'boolean' || typeof cell === 'bigint' ? String(cell) : '';
}
