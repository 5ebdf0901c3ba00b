// What aggregates take of a record: its number, its key, or the entity and customer it belongs to.
import type { ReadInput } from './aggregate/aggregate.ts';
import type { Key } from './key.ts';
import { type AggregateNode, fieldsOf, type Node } from './node.ts';
import { type Numeric, numberText } from './numeric.ts';
import { type Reader, valueOfRecord } from './record.ts';

/** The number of a record. */
export function readNumber(total: AggregateNode, reader: Reader): ReadInput {
  const read = valueOfRecord(total.of, reader);
  return (record, input) => {
    input.number = read(record) as Numeric | null;
    return input.number === null;
  };
}

/** The key of a record; a missing key is a key of its own. */
export function readShared(total: AggregateNode, reader: Reader): ReadInput {
  const read = valueOfRecord(total.of, reader);
  return (record, input) => {
    input.key = read(record) as Key | null;
    return false;
  };
}

/** Whether a record has the value at all. */
export function readPresence(total: AggregateNode, reader: Reader): ReadInput {
  const read = isUnique(total.of) ? (): Key => true : valueOfRecord(total.of, reader);
  return (record, input) => {
    input.own = read(record) !== null;
    return !input.own;
  };
}

/** The entity of a record: its name, or the record itself. */
export function readEntity(node: Node, reader: Reader): ReadInput {
  const own = isOwnEntity(node);
  // A number is what it is worth, however it is written.
  const isNumber = [...fieldsOf(node).values()].some((field) => field.type === 'number' || field.type === 'money');
  const read = valueOfRecord(own ? nameOf(node) : node, reader);
  return (record, input) => {
    const value = read(record);
    input.key = isNumber && value !== null ? numberText(value as Numeric) : (value as Key | null);
    input.own = own && input.key === null;
    return input.key === null && !own;
  };
}

/** The number of a record and its entity; each record is its own entity where none is named. */
export function readEntityNumber(total: AggregateNode, reader: Reader): ReadInput {
  const number = readNumber(total, reader);
  const entity = total.each ? readEntity(total.each, reader) : null;
  return (record, input) => {
    if (entity) entity(record, input);
    else input.own = true;
    return number(record, input);
  };
}

/** The customer of a record, and its order. */
export function readCustomer(total: AggregateNode, reader: Reader): ReadInput {
  const customer = valueOfRecord(total.of, reader);
  const order = total.each ? readEntity(total.each, reader) : null;
  return (record, input) => {
    if (order) order(record, input);
    else input.own = true;
    input.customer = customer(record) as Key | null;
    return false;
  };
}

function isUnique(node: Node): boolean {
  return node.op === 'field' && node.unique === true;
}

/** Whether a record without a name is an entity of its own. */
export function isOwnEntity(node: Node): boolean {
  return isUnique(node) || (node.op === 'call' && node.fn === 'orElse' && isOwnEntity(node.args[1] as Node));
}

/** The name of an entity, without the fall-back to the record itself. */
function nameOf(node: Node): Node {
  return node.op === 'call' ? (node.args[0] as Node) : { op: 'value', value: null };
}
