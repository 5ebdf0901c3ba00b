// Views of a table of versions give what was known, and the versions of what changed are enough for the parts.
import fc from 'fast-check';
import { asKnown, duckdb, orderCount, query, type Restatement, restate, revenue, sqlSource, unitsSold } from 'sales-kpi';
import { afterAll, describe, expect, test } from 'vitest';
import { type Database, openDuckdb } from '../../engines/databases.ts';
import { runs } from '../../laws/runs.ts';

interface Version {
  readonly id: string;
  readonly orderId: string;
  readonly date: string;
  readonly amount: string;
  readonly quantity: string;
  readonly recordedAt: number;
  readonly deleted: boolean;
}

const hour = 3_600_000;
const start = Date.UTC(2025, 2, 1);
const version = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
  orderId: fc.constantFrom('x', 'y', 'z'),
  date: fc.constantFrom('2025-02-28', '2025-03-01', '2025-03-15', '2025-03-31'),
  amount: fc.integer({ min: -999, max: 9999 }).map((cents) => String(cents / 100)),
  quantity: fc.integer({ min: 1, max: 9 }).map(String),
  deleted: fc.nat(4).map((one) => one === 0),
});
/** Versions of a record recorded at different times, as a table knows no places. */
const histories = fc
  .array(version, { minLength: 6, maxLength: 24 })
  .map((list) => list.map((one, i): Version => ({ ...one, recordedAt: start + ((i * 7) % 25) * hour })));
const moments = fc
  .tuple(fc.nat(26), fc.nat(26))
  .map(([a, b]) => ({ reported: start + Math.min(a, b) * hour, now: start + Math.max(a, b) * hour }));
const question = { select: [revenue, orderCount, unitsSold], every: 'month', between: ['2025-02-01', '2025-04-01'] } as const;
const causes = ['currency', 'late', 'corrected', 'refunded', 'removed', 'since'] as const;

const partsOf = ({ rows }: Restatement): string =>
  JSON.stringify(rows.map((row) => [row.of, row.period, ...causes.map((cause) => row[cause]), row.change]));

describe('a table of versions', () => {
  let database: Database | undefined;
  afterAll(async () => {
    await database?.close();
  });

  test('gives each end by a view, digit for digit', async () => {
    database ??= await openDuckdb();
    const { run } = database;
    let tables = 0;
    const { numRuns } = runs(40);
    await fc.assert(
      fc.asyncProperty(histories, moments, async (versions, at) => {
        const name = `versions_${tables++}`;
        await run(
          `CREATE TABLE ${name} (id VARCHAR, order_no VARCHAR, sold DATE, net DECIMAL(18, 2), units INTEGER, recorded_at TIMESTAMPTZ, deleted BOOLEAN)`,
        );
        const values = versions.map(
          (one) =>
            `('${one.id}', '${one.orderId}', '${one.date}', ${one.amount}, ${one.quantity}, '${new Date(one.recordedAt).toISOString()}', ${one.deleted})`,
        );
        await run(`INSERT INTO ${name} VALUES ${values.join(', ')}`);
        const told = restate(versions, { ...question, ...at });
        for (const side of ['reported', 'now'] as const) {
          const view = `${name}_${side}`;
          await run(
            `CREATE VIEW ${view} AS SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY id ORDER BY recorded_at DESC) AS nth FROM ${name} WHERE recorded_at < '${new Date(at[side]).toISOString()}') WHERE nth = 1 AND NOT deleted`,
          );
          const source = sqlSource({
            dialect: duckdb,
            tables: {
              sales: {
                table: view,
                columns: { id: 'id', orderId: 'order_no', date: { column: 'sold', as: 'date' }, amount: 'net', quantity: 'units' },
              },
            },
            run: (text, params) => run(text, params),
          });
          expect(JSON.stringify((await query(source, question)).rows)).toBe(JSON.stringify(told[side].rows));
        }
      }),
      { numRuns: Math.min(numRuns, 40) },
    );
  });

  test('gives the parts of what adds up by the versions of what changed, and of the orders given back', () => {
    fc.assert(
      fc.property(histories, moments, (versions, at) => {
        const since = new Set(versions.filter((one) => one.recordedAt >= at.reported).map(({ id }) => id));
        const orders = new Set(versions.filter(({ id }) => since.has(id)).map(({ orderId }) => orderId));
        const concerned = new Set(versions.filter(({ id, orderId }) => since.has(id) || orders.has(orderId)).map(({ id }) => id));
        // Distinct orders do not add up: of revenue and units the parts are the same without what did not change.
        const select = [revenue, unitsSold] as const;
        const some = versions.filter(({ id }) => concerned.has(id));
        expect(partsOf(restate(some, { ...question, select, ...at }))).toBe(partsOf(restate(versions, { ...question, select, ...at })));
        expect(asKnown(some, at.now).counts.rowsIn).toBeLessThanOrEqual(versions.length);
      }),
      runs(200),
    );
  });
});
