// Sales of the first quarter of 2025 as columns in memory that threads share: a worker that is given a piece of them copies nothing.

export interface SharedSales {
  readonly date: Float64Array;
  readonly amount: Float64Array;
}

/** Columns of that many sales, the same each time. */
export function sharedSales(rows: number): SharedSales {
  const [date, amount] = [new Float64Array(new SharedArrayBuffer(rows * 8)), new Float64Array(new SharedArrayBuffer(rows * 8))];
  for (const i of date.keys()) {
    date[i] = Date.UTC(2025, 0, 1 + (i % 90));
    amount[i] = (i % 997) / 100;
  }
  return { date, amount };
}

/** The same columns cut into that many pieces of about one length. */
export function inPieces({ date, amount }: SharedSales, count: number): SharedSales[] {
  const start = (piece: number) => Math.round((date.length * piece) / count);
  return Array.from({ length: count }, (_, piece) => ({
    date: date.subarray(start(piece), start(piece + 1)),
    amount: amount.subarray(start(piece), start(piece + 1)),
  }));
}
