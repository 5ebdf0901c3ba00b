/** What went wrong, for programs: stable for ever. */
export type KpiErrorCode =
  | 'bad-argument'
  | 'bad-data'
  | 'bad-date'
  | 'bad-formula'
  | 'bad-number'
  | 'bad-partial'
  | 'bad-range'
  | 'bad-time-zone'
  | 'filter-too-deep'
  | 'group-too-many'
  | 'key-too-long'
  | 'needs-range'
  | 'not-additive'
  | 'number-out-of-range'
  | 'number-too-long'
  | 'period-too-many'
  | 'unknown-currency'
  | 'unknown-field'
  | 'unknown-option'
  | 'unsupported';

/** Where it went wrong: the names and positions that lead to the value. */
export type KpiErrorPath = readonly (string | number)[];

const brand = Symbol.for('sales-kpi/error');

/**
 * The only error the library throws on purpose. It always concerns the call (a wrong option, range or formula); faults
 * of the data never throw, they are rejected rows, notes and reasons.
 *
 * The message says what was wrong, with the value, and then what to do: `compare needs a range: add between: [from, to]`.
 */
export class KpiError extends Error {
  /** Always `KpiError`. */
  override readonly name = 'KpiError';
  /** What went wrong, stable for ever. */
  readonly code: KpiErrorCode;
  /** What to do about it. */
  readonly hint: string;
  /** Where it went wrong. */
  readonly path: KpiErrorPath;

  /** Made by the library; the message is the problem, and then the hint where there is one. */
  constructor(code: KpiErrorCode, problem: string, hint: string, path: KpiErrorPath = []) {
    super(hint === '' ? problem : `${problem}: ${hint}`);
    this.code = code;
    this.hint = hint;
    this.path = path;
    Object.defineProperty(this, brand, { value: true });
  }
}

/** Whether something caught is ours, even when it was thrown by another copy of the library (ESM beside CJS). */
export function isKpiError(error: unknown): error is KpiError {
  return typeof error === 'object' && error !== null && brand in error;
}

const EXCERPT = 32;

/** A value in an error message: its type tells enough when it is an object; text is cut, since it may be personal data. */
export function excerpt(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > EXCERPT ? `${value.slice(0, EXCERPT)}…` : value);
  if (value === null || typeof value === 'number' || typeof value === 'boolean' || value === undefined) return String(value);
  if (typeof value === 'bigint') return `${String(value).slice(0, EXCERPT)}n`;
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** The known word that a mistyped one most resembles, when one is near enough. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const close = known
    .map((name) => ({ name, distance: distance(word.toLowerCase().slice(0, EXCERPT), name.toLowerCase()) }))
    .filter(({ name, distance: d }) => d <= Math.max(1, Math.floor(name.length / 3)));
  return close.sort((a, b) => a.distance - b.distance)[0]?.name;
}

/** Refuses the names of `given` that are not among `known`: an option that is not read is never ignored. */
export function refuseUnknown(given: object, known: readonly string[], path: KpiErrorPath = []): void {
  for (const name of Object.keys(given)) {
    if (known.includes(name)) continue;
    const near = nearest(name, known);
    throw new KpiError(
      'unknown-option',
      `unknown option ${excerpt(name)}`,
      near ? `did you mean ${near}?` : `the options are ${known.join(', ')}`,
      [...path, name],
    );
  }
}

/** Edits that turn one word into the other (Levenshtein 1966). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
