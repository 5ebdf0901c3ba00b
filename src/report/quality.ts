// What became of the records: how many were read, left out and refused, and which those are.
import type { QualityReport } from '../model/quality/qualityShape.ts';
import type { Exclusion } from '../model/sale/posting/exclude.ts';
import type { Table } from '../query/table.ts';
import { notesOf } from './cells.ts';
import { plain } from './plain.ts';
import type { ReportNote, ReportText, SectionHead } from './sectionParts.ts';

/** A record that was refused. */
export interface ReportReject {
  /** Its position in what was given, from 0. */
  readonly row: number;
  /** The field at fault; null for the record as a whole. */
  readonly field: string | null;
  /** What stood in it, cut. */
  readonly value: string;
  /** The cause. */
  readonly code: string;
}

/** How good records are, beside their counts: what `qualityReport` of `sales-kpi/clean` says. */
export type ReportQuality = Omit<QualityReport, 'counts' | 'rejected' | 'reasons'>;

/** A step that read records: of a table by kind of record. */
export interface ReportSource {
  /** What was read: a name for readers, or a kind of record. */
  readonly name: ReportText;
  /** Whether the name is a kind of record, such as `sales`. */
  readonly isKind: boolean;
  /** Records given. */
  readonly rowsIn: number;
  /** Records that count. */
  readonly used: number;
  /** Records left out on purpose, by cause; causes that did not occur are absent. */
  readonly leftOut: readonly {
    /** The cause. */
    readonly why: Exclusion | 'range' | 'where' | 'kind' | 'duplicate';
    /** How many. */
    readonly count: number;
  }[];
  /** Records refused, by cause. */
  readonly rejected: Readonly<Record<string, number>>;
  /** The first of them. */
  readonly rows: readonly ReportReject[];
  /** What causes mean that are not those of `parse`; absent where there are none. */
  readonly reasons?: Readonly<Record<string, ReportText>> | undefined;
  /** How good the records are; absent where nobody looked. */
  readonly quality?: ReportQuality | undefined;
}

/** What `parse`, `post` or `qualityReport` gives, as much of it as is shown. */
export interface ReadRecords {
  /** How many there were. */
  readonly counts: {
    /** Records given to `parse`. */
    readonly rowsIn?: number;
    /** Orders given to `post`. */
    readonly ordersIn?: number;
    /** Records taken by `parse`. */
    readonly accepted?: number;
    /** Orders posted by `post`. */
    readonly posted?: number;
    /** Duplicates taken out by `clean`. */
    readonly removed?: number;
    /** Records refused, by cause. */
    readonly byCode: Readonly<Partial<Record<string, number>>>;
  };
  /** Orders left out by `post`. */
  readonly excluded?: Readonly<Record<Exclusion, number>>;
  /** What causes mean that are not those of `parse`. */
  readonly reasons?: Readonly<Record<string, ReportText>>;
  /** The first records refused. */
  readonly rejected: readonly ReportReject[];
}

/** The quality of the data. */
export interface QualityInput extends SectionHead {
  /** Says what is given. */
  readonly kind: 'quality';
  /** What `parse`, `post` and `qualityReport` gave. */
  readonly read?:
    | readonly {
        /** What was read, for readers. */
        readonly name: ReportText;
        /** What `parse` or `post` gave; or what `qualityReport` said: then each field, what is wrong and what that affects are shown too. */
        readonly result: ReadRecords | QualityReport;
      }[]
    | undefined;
  /** Tables of `query`: what became of the records asked, and what has to be known. */
  readonly tables?: readonly Table<object>[] | undefined;
  /** How many refused records are shown at most of each step; 20 unless given. The others are counted. */
  readonly limit?: number | undefined;
}

/** The counts of all steps as plain JSON, and the notes of tables. */
export function qualityOf({ read = [], tables = [], limit = 20 }: QualityInput): {
  readonly sources: ReportSource[];
  readonly notes: ReportNote[];
} {
  return {
    sources: [...read.map(({ name, result }) => readSource(name, result, limit)), ...tables.flatMap((one) => askedSources(one, limit))],
    notes: notesOf(tables),
  };
}

function readSource(name: ReportText, result: ReadRecords | QualityReport, limit: number): ReportSource {
  const { counts, excluded, rejected, reasons }: ReadRecords = result;
  const leftOut: { why: Exclusion | 'duplicate'; count: number }[] = [
    { why: 'duplicate', count: counts.removed ?? 0 },
    ...Object.entries(excluded ?? {}).map(([why, count]) => ({ why: why as Exclusion, count })),
  ];
  return {
    name,
    isKind: false,
    rowsIn: counts.rowsIn ?? counts.ordersIn ?? 0,
    used: counts.accepted ?? counts.posted ?? 0,
    leftOut: leftOut.filter(({ count }) => count > 0),
    rejected: known(counts.byCode),
    rows: rejectedRows(rejected, limit),
    ...(reasons === undefined || Object.keys(reasons).length === 0 ? {} : { reasons: plain(reasons, ['reasons']) }),
    ...('defects' in result ? { quality: qualityIn(result) } : {}),
  };
}

function qualityIn({ counts: _, rejected: __, reasons: ___, ...quality }: QualityReport): ReportQuality {
  return plain(quality, ['result']);
}

function askedSources({ counts, rejected }: Table<object>, limit: number): ReportSource[] {
  return Object.entries(counts).map(([name, { rowsIn, used, filtered, rejected: byCode }]) => ({
    name,
    isKind: true,
    rowsIn,
    used,
    leftOut: (['range', 'where', 'kind'] as const).map((why) => ({ why, count: filtered[why] })).filter(({ count }) => count > 0),
    rejected: known(byCode),
    rows: rejectedRows(Object.hasOwn(rejected, name) ? (rejected[name] ?? []) : [], limit),
  }));
}

const rejectedRows = (rows: readonly ReportReject[], limit: number): ReportReject[] =>
  rows.slice(0, limit).map(({ row, field, value, code }) => ({ row, field, value, code }));

const known = (counts: Readonly<Partial<Record<string, number>>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(counts).flatMap(([code, count]) => (count === undefined || count === 0 ? [] : [[code, count] as const])),
  );
