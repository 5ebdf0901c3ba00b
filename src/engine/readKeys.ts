// How a block of rows gives the values of one key field. A loop of its own for each well-known field lets the JavaScript
// engine remember where the field lies in the objects, and read it without a call: half the time of one loop for all.
import { accessOf, type Get } from '../expr/access.ts';

/** Writes the values of the rows from … to − 1 to the start of `into`. */
export type ReadKeys = (rows: readonly object[], from: number, to: number, into: unknown[]) => void;

type Open = readonly Readonly<Record<string, unknown>>[];

const known: Readonly<Record<string, ReadKeys>> = {
  type(rows, from, to, into) {
    for (let row = from; row < to; row++) into[row - from] = (rows as Open)[row]?.['type'];
  },
  kind(rows, from, to, into) {
    for (let row = from; row < to; row++) into[row - from] = (rows as Open)[row]?.['kind'];
  },
  status(rows, from, to, into) {
    for (let row = from; row < to; row++) into[row - from] = (rows as Open)[row]?.['status'];
  },
  orderId(rows, from, to, into) {
    for (let row = from; row < to; row++) into[row - from] = (rows as Open)[row]?.['orderId'];
  },
  customerId(rows, from, to, into) {
    for (let row = from; row < to; row++) into[row - from] = (rows as Open)[row]?.['customerId'];
  },
  channel(rows, from, to, into) {
    for (let row = from; row < to; row++) into[row - from] = (rows as Open)[row]?.['channel'];
  },
  currency(rows, from, to, into) {
    for (let row = from; row < to; row++) into[row - from] = (rows as Open)[row]?.['currency'];
  },
};

/** Reads a key field off rows. */
export function readKeysOf(name: string): ReadKeys {
  const own = name in Object.prototype ? undefined : known[name];
  return own ?? readWith(accessOf(name));
}

function readWith(get: Get): ReadKeys {
  return (rows, from, to, into) => {
    for (let row = from; row < to; row++) into[row - from] = get(rows[row]);
  };
}
