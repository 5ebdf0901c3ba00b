// How a field is read off a record. A function of its own for each well-known field lets the JavaScript engine remember
// where the field lies in the objects; a name looked up anew on each record takes about twice the time.

/** Reads the value of a field off a record. */
export type Get = (record: unknown) => unknown;

type Open = Readonly<Record<string, unknown>>;
const of = (record: unknown): Open => record as Open;

const known: Readonly<Record<string, Get>> = {
  id: (record) => of(record)['id'],
  date: (record) => of(record)['date'],
  amount: (record) => of(record)['amount'],
  type: (record) => of(record)['type'],
  kind: (record) => of(record)['kind'],
  status: (record) => of(record)['status'],
  orderId: (record) => of(record)['orderId'],
  orderDate: (record) => of(record)['orderDate'],
  customerId: (record) => of(record)['customerId'],
  productId: (record) => of(record)['productId'],
  category: (record) => of(record)['category'],
  channel: (record) => of(record)['channel'],
  region: (record) => of(record)['region'],
  country: (record) => of(record)['country'],
  salesperson: (record) => of(record)['salesperson'],
  campaign: (record) => of(record)['campaign'],
  segment: (record) => of(record)['segment'],
  quantity: (record) => of(record)['quantity'],
  gross: (record) => of(record)['gross'],
  discount: (record) => of(record)['discount'],
  tax: (record) => of(record)['tax'],
  cost: (record) => of(record)['cost'],
  currency: (record) => of(record)['currency'],
};

/** Reads a field; one whose name every object inherits is read as an own property only. */
export function accessOf(name: string): Get {
  if (name in Object.prototype) return (record) => (Object.hasOwn(record as object, name) ? of(record)[name] : undefined);
  return Object.hasOwn(known, name) ? (known[name] as Get) : (record) => of(record)[name];
}
