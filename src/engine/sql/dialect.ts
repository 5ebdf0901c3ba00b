// What differs between databases. A dialect is a small object over these defaults; whatever it does not say is standard.
/** What an expression of SQL gives. */
export type SqlType = 'text' | 'number' | 'boolean' | 'instant' | 'naive' | 'date';

/** An expression with its type. */
export interface Sql {
  readonly sql: string;
  readonly type: SqlType;
  /** The same for less, where it only counts whether it is there and is another. */
  readonly identity?: string | undefined;
  /** The zone of a naive time. */
  readonly timeZone?: string | null;
}

/** Arithmetic of each record: what it gives, and its two sides. */
export interface Computed {
  readonly fn: 'plus' | 'minus' | 'times';
  readonly sides: readonly [string, string];
}

/** Gathers the parameters of one statement, and the dates and the arithmetic that stand in it. */
export interface Writer {
  readonly dialect: Dialect;
  readonly computed: Map<string, Computed>;
  /** Columns of dates, with their fields. */
  readonly dates: Map<string, { readonly field: string; readonly type: SqlType }>;
  /** A bound value of a type; the same value is bound once. */
  bind(value: string, type: string): string;
  /** A value as text. */
  text(sql: string): string;
  /** The statement: each parameter that stands in the text, once, in the order of their places. */
  finished(text: string): { readonly text: string; readonly params: readonly string[] };
}

/** A boundary: the first instant behind it, and the first calendar date. */
export interface Boundary {
  readonly ms: number;
  readonly day: number;
}

/** A stretch of time up to a boundary, and the slot it belongs to; null for a gap. */
export interface Step {
  readonly to: Boundary;
  readonly slot: number | null;
}

/** Stretches that follow each other without gaps. */
export interface Steps {
  readonly from: Boundary;
  readonly steps: readonly Step[];
}

/** The words of one database. */
export interface Dialect {
  /** Its name in messages. */
  readonly name: string;
  /** A name in quotes. */
  quote(name: string): string;
  /** The place of a bound parameter, counted from 1. */
  placeholder(position: number): string;
  /** Types by what they hold. */
  readonly types: Readonly<Record<Exclude<SqlType, 'number'>, string>>;
  /** An exact number type of so many digits, so many of them behind the point. */
  decimal(digits: number, scale: number): string;
  /** A column as memory holds it: texts that are one only where their characters are. */
  column(sql: string, type: SqlType): string;
  /** The same column where it only counts whether it is there and is another; as it is read where nothing is said. */
  identity?(sql: string, type: SqlType): string;
  /** A sum, a difference or a product of two numbers of each record. */
  arithmetic(a: string, sign: '+' | '-' | '*', b: string): string;
  /** A value, or another of the same type where it is missing. */
  orElse(a: string, b: string, type: SqlType): string;
  /** A point in time cut to the millisecond, as in memory. */
  milliseconds(sql: string, type: SqlType): string;
  /** Epoch milliseconds as text, of an instant or of a naive time taken for UTC. */
  epoch(sql: string, type: SqlType): string;
  /** Epoch milliseconds as a whole number, of an instant or of a calendar date. */
  epochOf(date: Sql): string;
  /** A text that is ordered by its characters, whatever the language of the database. */
  byCharacter(sql: string): string;
  /** The slot of a date that lies between the ends of some steps, as a whole number; null in a gap. */
  slotOf(date: Sql, steps: Steps, writer: Writer): string;
  /** The name of the type of an expression. */
  typeOf(sql: string): string;
  /** Names of types that cannot hold amounts exactly. */
  readonly inexact: readonly string[];
  /** How to keep digits behind the point that arithmetic drops where a result would need too many; null where it drops none. */
  readonly rounding: string | null;
  /** Names of the types of dates, where one that is declared as another would be read in the zone of the session; null elsewhere. */
  readonly dateTypes: Readonly<Record<'instant' | 'naive' | 'date', string>> | null;
  /** What must be true of a session for exact numbers, and how to bring it about; null where any session will do. */
  readonly session: {
    /** An expression that is true then. */
    readonly test: string;
    /** What to do where it is not. */
    readonly hint: string;
  } | null;
  /** What stands at the end of every statement, with a space before it. */
  readonly ending: string;
  /** What it cannot do exactly: refused before anything is sent. The tests fail when a gap has closed and is still named. */
  readonly lacks: readonly string[];
  /** Most parameters of one statement. */
  readonly mostParameters: number;
}
