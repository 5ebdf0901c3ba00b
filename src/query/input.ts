// What the aggregate of a total takes of one record.
import type { AggregateName, Key } from '../expr/aggregate/aggregate.ts';
import type { AggregateNode, Node } from '../expr/node.ts';
import type { Numeric } from '../expr/numeric.ts';
import { type Reader, valueOfRecord } from '../expr/record.ts';

/** Takes a record that its condition passed. */
export type Take = (record: unknown, date: number) => void;

const NUMBERS: ReadonlySet<AggregateName> = new Set(['sum', 'mean', 'min', 'max', 'last', 'quantile']);
const VALUES: ReadonlySet<AggregateName> = new Set([...NUMBERS, 'count', 'countDistinct', 'only']);

/** Told of each record: whether it lacks the value, and what of it counts. */
export type Add = (lacks: boolean, number: Numeric | null, key: Key | null, own: boolean, customer: Key | null, date: number) => void;

/** Reads of a record what the aggregate of a total takes. */
export function inputOf(total: AggregateNode, reader: Reader, add: Add): Take {
  const entity = total.fn === 'countDistinct' ? total.of : total.each;
  const own = entity === undefined ? !VALUES.has(total.fn) || total.fn === 'quantile' : isOwn(entity);
  const keyRead = entity === undefined ? null : valueOfRecord(own ? named(entity) : entity, reader);
  if (total.fn === 'countDistinct') {
    return (record, date) => {
      const key = (keyRead as NonNullable<typeof keyRead>)(record) as Key | null;
      add(key === null && !own, null, key, key === null && own, null, date);
    };
  }
  const read = isUnique(total.of) ? (): Key => true : valueOfRecord(total.of, reader);
  if (NUMBERS.has(total.fn)) {
    return (record, date) => {
      const number = read(record) as Numeric | null;
      const key = keyRead === null ? null : (keyRead(record) as Key | null);
      add(number === null, number, key, key === null && own, null, date);
    };
  }
  if (total.fn === 'only') return (record, date) => add(false, null, read(record) as Key | null, false, null, date);
  if (total.fn === 'count') {
    return (record, date) => {
      const lacks = read(record) === null;
      add(lacks, null, null, !lacks, null, date);
    };
  }
  return (record, date) => {
    const key = keyRead === null ? null : (keyRead(record) as Key | null);
    add(false, null, key, key === null && own, read(record) as Key | null, date);
  };
}

function isUnique(node: Node): boolean {
  return node.op === 'field' && node.unique === true;
}

/** Whether a record without a name is an entity of its own. */
function isOwn(node: Node): boolean {
  return isUnique(node) || (node.op === 'call' && node.fn === 'orElse' && isOwn(node.args[1] as Node));
}

/** The name of an entity without the fall-back to the record itself. */
function named(node: Node): Node {
  return node.op === 'call' ? (node.args[0] as Node) : { op: 'value', value: null };
}
