// Records that are no business: tests, demonstrations, drafts, and what was deleted or archived.
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import { checkRows, ownValue } from '../duplicates/ownValue.ts';

/** Why a record is none. */
export type NoRecord = 'test-record' | 'deleted-record';

/** Which records are none. */
export interface TestRecordOptions {
  /** Columns of e-mail addresses: an address of a domain kept for examples (RFC 2606) is a test. Default `email`. */
  readonly emails?: readonly string[] | undefined;
  /** A test of your own: the cause, or null for a record that counts. */
  readonly also?: ((row: unknown) => NoRecord | null) | undefined;
}

/** Records that are none: each row is once in `kept` or in `excluded`. */
export interface TestRecords {
  /** Positions of the records that count. */
  readonly kept: readonly number[];
  /** The others, with the column that says so. */
  readonly excluded: readonly {
    /** Its position. */
    readonly row: number;
    /** Why. */
    readonly code: NoRecord;
    /** The column that says so; null where your function did. */
    readonly column: string | null;
  }[];
  /** How many there are of each; causes that did not occur are absent. */
  readonly byCode: Readonly<Partial<Record<NoRecord, number>>>;
}

type Flag = readonly [column: string, code: NoRecord, when: boolean];

/** Fields of exports that say so, and with which word. */
const flags: readonly Flag[] = [
  ['test', 'test-record', true],
  ['isTest', 'test-record', true],
  ['is_test', 'test-record', true],
  ['demo', 'test-record', true],
  ['livemode', 'test-record', false],
  ['deleted', 'deleted-record', true],
  ['isDeleted', 'deleted-record', true],
  ['is_deleted', 'deleted-record', true],
  ['IsDeleted', 'deleted-record', true],
  ['archived', 'deleted-record', true],
  ['is_archived', 'deleted-record', true],
  ['active_flag', 'deleted-record', false],
];
const statuses: Readonly<Record<string, NoRecord>> = {
  test: 'test-record',
  demo: 'test-record',
  draft: 'test-record',
  'checkout-draft': 'test-record',
  deleted: 'deleted-record',
  trash: 'deleted-record',
  archived: 'deleted-record',
};
const words: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  oui: true,
  '1': true,
  false: false,
  no: false,
  non: false,
  '0': false,
};
const WORD = 16;
const examples = ['example.com', 'example.org', 'example.net', '.test', '.example', '.invalid'] as const;
const ADDRESS = 320;

/** Why a row is no record, and the column that says so; null for one that counts. */
export function noRecord(row: unknown, { emails = ['email'], also }: TestRecordOptions): { code: NoRecord; column: string | null } | null {
  for (const [column, code, when] of flags) if (flagOf(ownValue(row, column)) === when) return { code, column };
  const status = ownValue(row, 'status');
  const word = typeof status === 'string' && status.length <= WORD ? status.trim().toLowerCase() : '';
  if (Object.hasOwn(statuses, word)) return { code: statuses[word] as NoRecord, column: 'status' };
  for (const column of emails) if (isExample(ownValue(row, column))) return { code: 'test-record', column };
  const own = also?.(row) ?? null;
  if (own === null) return null;
  if (own === 'test-record' || own === 'deleted-record') return { code: own, column: null };
  throw new KpiError('bad-argument', `also gave ${excerpt(own)}`, 'give test-record, deleted-record or null', ['also']);
}

function flagOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  const text = typeof value === 'number' || (typeof value === 'string' && value.length <= WORD) ? String(value).trim().toLowerCase() : '';
  return Object.hasOwn(words, text) ? (words[text] as boolean) : null;
}

function isExample(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > ADDRESS || !value.includes('@')) return false;
  const domain = value
    .slice(value.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase();
  return examples.some((one) => domain === one || (one.startsWith('.') ? domain.endsWith(one) : domain.endsWith(`.${one}`)));
}

/**
 * Records that are no business: tests, demonstrations, drafts, deleted and archived ones, by the fields that exports use
 * (`test`, `livemode`, `IsDeleted`, `archived`, `status` …) and by addresses kept for examples. Nothing is taken out:
 * `testRecordStep` refuses and counts them, as a step of `clean`.
 *
 * @throws {KpiError} bad-argument, unknown-option — for options that are not understood, and for something that is no array
 * @example
 * ```ts
 * import { testRecords } from 'sales-kpi/clean';
 * const { kept, byCode } = testRecords([{ id: 1 }, { id: 2, test: true }, { id: 3, status: 'trash' }]);
 * kept // => [ 0 ]
 * byCode // => { 'test-record': 1, 'deleted-record': 1 }
 * ```
 */
export function testRecords(rows: readonly unknown[], options: TestRecordOptions = {}): TestRecords {
  checkRows(rows);
  refuseUnknown(options, ['emails', 'also']);
  const kept: number[] = [];
  const excluded: { row: number; code: NoRecord; column: string | null }[] = [];
  const byCode: Partial<Record<NoRecord, number>> = {};
  for (const [row, given] of rows.entries()) {
    const found = noRecord(given, options);
    if (found === null) kept.push(row);
    else {
      excluded.push({ row, ...found });
      byCode[found.code] = (byCode[found.code] ?? 0) + 1;
    }
  }
  return { kept, excluded, byCode };
}
