// Numbers as they were given, made into units when they are read.

/** Numbers that stand as they were given, and what makes units of them. */
export interface Doubles {
  readonly values: Float64Array;
  readonly power: number;
}

/** Writes the units of the rows from … to − 1 to the start of `into`. */
export function unitsOf({ values, power }: Doubles, from: number, to: number, into: Float64Array): Float64Array {
  // Adding 0 turns −0 into 0.
  for (let row = from; row < to; row++) into[row - from] = Math.round((values[row] as number) * power) + 0;
  return into;
}
