// What goes wrong in every export: a few records that no report should count, and none should die of.
import type { RawOrder } from './order.ts';

type Fault = (order: RawOrder) => readonly object[];

const faults: readonly Fault[] = [
  (order) => [{ ...order, lines: order.lines.map((line) => ({ ...line, unitPrice: String(line.unitPrice).replace('.', ',') })) }],
  (order) => [{ ...order, placedAt: `${order.placedAt.slice(0, 4)}-02-30` }],
  (order) => [order, order],
  (order) => [{ ...order, currency: 'EURO' }],
  (order) => [{ ...order, lines: order.lines.map(({ quantity: _, ...line }) => line) }],
  (order) => [{ ...order, placedAt: order.placedAt.slice(0, 19) }],
];

/** One order in `every` comes out of the export damaged, each time in another way. */
export function withFaults(orders: readonly RawOrder[], every: number): object[] {
  return orders.flatMap((order, i) =>
    i % every === every - 1 ? (faults[Math.floor(i / every) % faults.length] as Fault)(order) : [order],
  );
}
