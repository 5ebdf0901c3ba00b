// The whole file as a sales ledger, with every repair and every refusal counted.
import { parse, type Rejected, Sale } from 'sales-kpi';
import { csvBatches, type TextRecord, type Watch } from './csvBatches.ts';
import { type CodeClass, columns, customerOf, type Entry, readLine } from './readLine.ts';

/** A row of the ledger, with what the file says beyond it. */
export interface RetailLine extends Sale {
  /** What the line is. */
  readonly entry: Entry;
  /** What its stock code stands for. */
  readonly codeClass: CodeClass;
}

/** What was done to the file, in lines. */
export interface Cleaning {
  /** Records of the file. */
  linesIn: number;
  /** Refused by code; the first of them are in `rejected`. */
  readonly rejectedByCode: Record<string, number>;
  /** Lines of each kind of entry. */
  readonly entries: Record<Entry, number>;
  /** Lines with a negative quantity. */
  negative: number;
  /** Lines whose price is 0. */
  withoutPrice: number;
  /** Lines without a customer: kept, and in no customer indicator. */
  withoutCustomer: number;
  /** Customer numbers repaired: `17850.0` to `17850`. */
  customersRepaired: number;
  /** Lines identical to an earlier one: kept, since an article can be scanned twice. */
  identical: number;
}

/** The file, read. */
export interface RetailLedger {
  /** All lines that could be read. */
  readonly lines: readonly RetailLine[];
  /** Sales and returns: the ledger that indicators read. */
  readonly sales: readonly RetailLine[];
  /** A description of each stock code. */
  readonly descriptions: ReadonlyMap<string, string>;
  readonly rejected: readonly Rejected[];
  readonly cleaning: Cleaning;
}

const BATCH = 10_000;

/** Reads the UCI Online Retail file; its times are those of a clock in London. */
export async function readLedger(file: string, progress: Watch['progress'] = () => undefined): Promise<RetailLedger> {
  const lines: RetailLine[] = [];
  const rejected: Rejected[] = [];
  const descriptions = new Map<string, string>();
  const cleaning = nothingCleaned();
  const refuse = (code: string, count: number): void => {
    cleaning.rejectedByCode[code] = (cleaning.rejectedByCode[code] ?? 0) + count;
  };
  const count = countInto(cleaning, descriptions);
  const skipped = (): void => {
    cleaning.linesIn++;
    refuse('column-count', 1);
  };
  for await (const batch of csvBatches(file, columns, BATCH, { progress, skipped })) {
    const first = cleaning.linesIn;
    cleaning.linesIn += batch.length;
    batch.forEach(count);
    const read = parse(
      Sale,
      batch.map((record, i) => readLine(record, first + i + 1)),
      { timeZone: 'Europe/London', currency: 'GBP' },
    );
    for (const line of read.rows) {
      cleaning.entries[line.entry]++;
      lines.push(line);
    }
    for (const [code, refused] of Object.entries(read.counts.byCode)) refuse(code, refused);
    for (const one of read.rejected) if (rejected.length < 100) rejected.push({ ...one, row: first + one.row });
  }
  return { lines, sales: lines.filter(({ entry }) => entry === 'sale' || entry === 'return'), descriptions, rejected, cleaning };
}

function nothingCleaned(): Cleaning {
  return {
    linesIn: 0,
    rejectedByCode: {},
    entries: { sale: 0, return: 0, free: 0, 'write-off': 0, 'bad-debt': 0, unknown: 0 },
    negative: 0,
    withoutPrice: 0,
    withoutCustomer: 0,
    customersRepaired: 0,
    identical: 0,
  };
}

/** Counts what a record is like, before anything is made of it. */
function countInto(cleaning: Cleaning, descriptions: Map<string, string>): (record: TextRecord) => void {
  const seen = new Set<string>();
  return (record) => {
    const {
      StockCode: code = '',
      Description: description = '',
      CustomerID: customer = '',
      Quantity: quantity = '',
      UnitPrice: price = '',
    } = record;
    if (description !== '' && !descriptions.has(code)) descriptions.set(code, description.trim());
    if (quantity.startsWith('-')) cleaning.negative++;
    if (Number(price) === 0) cleaning.withoutPrice++;
    if (customer === '') cleaning.withoutCustomer++;
    else if (customerOf(customer) !== customer) cleaning.customersRepaired++;
    const { size } = seen;
    if (seen.add(columns.map((column) => record[column]).join('\n')).size === size) cleaning.identical++;
  };
}
