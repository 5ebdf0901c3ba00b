// The numbers of the types of Arrow that are read here.

/** Dictionaries, whose buffers hold positions in them. */
export const DICTIONARY = -1;
/** Nulls only. */
export const NOTHING = 1;
/** Whole numbers. */
export const WHOLE = 2;
/** Floats. */
export const FLOAT = 3;
/** Decimals. */
export const DECIMAL = 7;
/** Dates. */
export const DATE = 8;
/** Timestamps. */
export const TIMESTAMP = 10;
