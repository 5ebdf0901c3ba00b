// What a Vega-Lite specification draws of its rows: the fields that tell a reader what each mark is.

/** A piece of a specification. */
export type Spec = Readonly<Record<string, unknown>>;

/** A field that is drawn. */
export interface Drawn {
  /** Its name in the rows. */
  readonly field: string;
  /** Its name for readers. */
  readonly title: string;
  /** Whether its numbers are shares. */
  readonly isShare: boolean;
  /** Whether its text is a value or words that a chart of the library wrote; anything else came with the data. */
  readonly says: 'value' | 'words' | 'data';
}

/** Whether a value is an object with names. */
export const isObject = (value: unknown): value is Spec => typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

/** What the library's own charts write into their rows. */
const written: Readonly<Record<string, Drawn['says']>> = { when: 'words', text: 'value', share: 'value', amount: 'value' };

/** Layers within layers that are looked into. */
const DEEPEST = 4;

/** The fields that are told of each mark (its tooltip) or else all that are drawn; and the one of numbers that bars can show. */
export function drawnFields(spec: Spec, rows: readonly Spec[]): { readonly fields: Drawn[]; readonly size: string | null } {
  const encodings = encodingsIn(spec, DEEPEST);
  const tooltips = encodings.flatMap(({ tooltip }) => listOf(tooltip)).filter(isObject);
  const drawn = encodings
    .flatMap(({ tooltip: _, description: __, ...channels }) => Object.values(channels).flatMap(listOf))
    .filter(isObject);
  const isOwn = isObject(spec['usermeta']) && Object.hasOwn(spec['usermeta'], 'sales-kpi');
  const told = fieldsOf(tooltips.length > 0 ? tooltips : drawn, isOwn).filter(({ field }) => rows.some((row) => Object.hasOwn(row, field)));
  const isSame = ({ field }: Drawn): boolean => rows.length > 1 && new Set(rows.map((row) => row[field])).size === 1;
  const fields = told.filter((one) => one.says === 'value' || told.length < 3 || !isSame(one));
  const size = fieldsOf(drawn, isOwn).find(({ field }) => rows.some((row) => typeof row[field] === 'number'));
  return { fields, size: size?.field ?? null };
}

/** The encodings of a specification and of its layers. */
function encodingsIn(spec: Spec, depth: number): Spec[] {
  const layers = depth > 0 ? listOf(spec['layer']).filter(isObject) : [];
  return [...(isObject(spec['encoding']) ? [spec['encoding']] : []), ...layers.flatMap((layer) => encodingsIn(layer, depth - 1))];
}

/** The fields of channels, each once, by the first title that one of them has. */
function fieldsOf(channels: readonly Spec[], isOwn: boolean): Drawn[] {
  const found = new Map<string, Drawn>();
  for (const channel of channels) {
    const { field, title, axis, format } = channel;
    if (typeof field !== 'string' || (found.has(field) && typeof title !== 'string')) continue;
    const before = found.get(field);
    if (before !== undefined && before.title !== field) continue;
    const shape = isObject(axis) ? axis['format'] : format;
    found.set(field, {
      field,
      title: typeof title === 'string' ? title : field,
      isShare: typeof shape === 'string' && shape.endsWith('%'),
      says: isOwn && Object.hasOwn(written, field) ? (written[field] ?? 'data') : 'data',
    });
  }
  return [...found.values()];
}
