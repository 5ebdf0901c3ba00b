// The CDNOW purchases as a sales ledger: one row a transaction.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type Parsed, parse, Sale } from 'sales-kpi';

const file = new URL('../../../shared/data/cdnow.txt.gz', import.meta.url);

/** A purchase. */
export interface Purchase extends Sale {
  readonly customerId: string;
  /** The customer and the day: the same for all rows that a customer bought on one day. */
  readonly customerDay: string;
}

/** Reads the file: a header, then customer, day, number of CDs and dollars between spaces. */
export function readCdnow(): Parsed<Purchase> {
  const [, ...lines] = gunzipSync(readFileSync(file)).toString('latin1').trimEnd().split('\r\n');
  const raw = lines.map((line, row) => {
    const [customerId = '', day = '', quantity = '', amount = ''] = line.trim().split(/ +/);
    const date = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
    return { id: String(row), date, amount, quantity, currency: 'USD', customerId, customerDay: `${customerId}/${date}` };
  });
  return parse(Sale, raw) as Parsed<Purchase>;
}
