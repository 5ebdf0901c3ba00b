// How the values of a column are read. What is not declared is decided by the whole column, never by one value.
import type { Decimal } from '../decimal.ts';

/** What every column may say. */
export interface ColumnSource {
  /** The header it stands under, or several that it may stand under; the name of the field counts too. Default: that name. */
  readonly from?: string | readonly string[] | undefined;
  /** Whether a row without a value is refused. Default false: the value is null. */
  readonly required?: boolean | undefined;
  /** Texts that mean "nothing", in any casing, in place of the usual ones (`nullTokens`); blank text always does. */
  readonly nullTokens?: readonly string[] | undefined;
}

/** How numbers are written. */
export interface NumberWriting extends ColumnSource {
  /** The decimal mark; the other of the two then separates groups. Not said: the column decides. */
  readonly decimal?: '.' | ',' | undefined;
  /** Whether numbers below zero are accepted. Default true. */
  readonly negative?: boolean | undefined;
}

/** A number, such as a quantity. */
export interface NumberColumn extends NumberWriting {
  /** A number. */
  readonly as: 'number';
}

/** An amount of money: a currency sign or code may stand on either side. */
export interface MoneyColumn extends NumberWriting {
  /** An amount. */
  readonly as: 'money';
  /** ISO 4217 code of amounts that name none. A sign alone (`$`) names none. */
  readonly currency?: string | undefined;
  /** The field that holds the currency of the amount, read where the row has it and written where it is known. Default `currency`. */
  readonly currencyField?: string | undefined;
}

/** A percentage; it becomes a fraction: `12,5 %` is 0.125. */
export interface PercentColumn extends NumberWriting {
  /** A percentage. */
  readonly as: 'percent';
  /** What a number without a percent sign is. Not said: a fraction where it is a number, refused where it is text. `percent` needs another header in `from`, so that what is clean is not divided again. */
  readonly bare?: 'fraction' | 'percent' | undefined;
}

/** How dates are written. */
export interface DateWriting extends ColumnSource {
  /** The order of day, month and year in dates such as 03/04/2025. Not said: the column decides. */
  readonly order?: 'dmy' | 'mdy' | 'ymd' | undefined;
  /** The first of the hundred years that two digits stand for: 1970 reads 69 as 2069 and 70 as 1970. Not said: two digits are refused. */
  readonly pivot?: number | undefined;
  /** Numbers are days of a spreadsheet: counted from 1900 (Excel) or from 1904 (old Excel on a Mac). */
  readonly serials?: '1900' | '1904' | undefined;
  /** Numbers are a time since 1970: seconds, milliseconds or microseconds. */
  readonly epoch?: 's' | 'ms' | 'us' | undefined;
  /** IANA name of the zone of date-times without an offset; default that of the whole. */
  readonly timeZone?: string | undefined;
  /** Dates that mean "nothing", as `YYYY-MM-DD`, in place of the usual ones (`sentinelDates`). */
  readonly sentinels?: readonly string[] | undefined;
}

/** A date: a calendar date (`date`), an instant (`instant`), or what each value is (`when`). */
export interface DateColumn extends DateWriting {
  /** `date` gives `2025-03-31`, `instant` gives `2025-03-31T08:11:12.000Z`, `when` either. */
  readonly as: 'date' | 'instant' | 'when';
}

/** Text. */
export interface TextColumn extends ColumnSource {
  /** Text (`text`), or a label that groups records whatever its casing (`label`: the most frequent form stands for all). */
  readonly as: 'text' | 'label';
  /** Text that was decoded with the wrong encoding: said (`detect`, default), or repaired where that loses nothing. */
  readonly mojibake?: 'detect' | 'repair' | undefined;
}

/** An identifier: text as it is, without the spaces around it. */
export interface KeyColumn extends ColumnSource {
  /** An identifier. */
  readonly as: 'key';
  /** Whether `17850.0` is `17850`: what tables with gaps make of whole numbers. Default false. */
  readonly pointZero?: boolean | undefined;
}

/** A code in capitals, such as a country or a currency. */
export interface CodeColumn extends ColumnSource {
  /** A code in capitals (`code`), a country, name or code (`country`: NA is Namibia), or a currency (`currency`). */
  readonly as: 'code' | 'country' | 'currency';
}

/** One of a few words. */
export interface ChoiceColumn extends ColumnSource {
  /** One of a few words. */
  readonly as: 'choice';
  /** What each word becomes, casing aside: `{ Gagné: 'won', Perdu: 'lost' }`. The words of the right count too. */
  readonly values: Readonly<Record<string, string>>;
}

/** Yes or no. */
export interface FlagColumn extends ColumnSource {
  /** Yes or no. */
  readonly as: 'flag';
}

/** How the values of any column are read. */
export type AnyColumn =
  | NumberColumn
  | MoneyColumn
  | PercentColumn
  | DateColumn
  | TextColumn
  | KeyColumn
  | CodeColumn
  | ChoiceColumn
  | FlagColumn;

/** What a value of the column is once it is read. */
type Read<A> = A extends 'number' | 'money' | 'percent' ? number | Decimal : A extends 'flag' ? boolean : string;

/** The value of a column in a clean record: an amount is a number where 15 digits hold it, a Decimal otherwise. */
export type ColumnValue<C> = C extends AnyColumn ? Read<C['as']> | (C['required'] extends true ? never : null) : never;
