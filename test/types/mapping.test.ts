// A source of your own: what does not compile. Each line that must fail is marked; a mark without an error fails the type check.
import { Deal, Lead } from 'sales-kpi';
import { mapping, percent } from 'sales-kpi/crm';
import { hubspotDeals } from 'sales-kpi/crm/hubspot';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';

/** Typed and never run. */
function typed(..._: readonly (() => unknown)[]): void {
  expect(_.length).toBeGreaterThan(0);
}

const fields = { id: 'key', createdAt: 'made', outcome: () => 'open' } as const;

test('fields of the record that are missing or wrong', () => {
  typed(
    // @ts-expect-error -- the field is called amount
    () => mapping({ record: Deal, fields: { id: 'key', createdAt: 'made', outcome: () => 'open', amont: 'value' } }),
    // @ts-expect-error -- every deal says what has become of it
    () => mapping({ record: Deal, fields: { id: 'key', createdAt: 'made' } }),
    // @ts-expect-error -- a lead has no outcome
    () => mapping({ record: Lead, fields: { id: 'key', createdAt: 'made', outcome: 'state' } }),
    // @ts-expect-error -- a path is text
    () => mapping({ record: Deal, fields: { ...fields, amount: 5 } }),
    // @ts-expect-error -- a reader needs a path
    () => mapping({ record: Deal, fields: { ...fields, probability: { read: percent } } }),
    // @ts-expect-error -- the option is called exclude
    () => mapping({ record: Deal, fields, excluded: { test: () => true } }),
    // @ts-expect-error -- a reason says yes or no
    () => mapping({ record: Deal, fields, exclude: { test: () => 'yes' } }),
  );
});

test('what comes of it has the fields of the record, those of your own, and the reasons', () => {
  const MyDeal = z.extend(Deal, { score: z.number() });
  typed(
    () => mapping({ record: MyDeal, fields: { ...fields, score: 'score' } })([]).rows[0]?.score.toFixed(1),
    // @ts-expect-error -- the score is needed
    () => mapping({ record: MyDeal, fields }),
    () => mapping({ record: Deal, fields, more: { grade: 'grade' } })([]).rows[0]?.grade,
    // @ts-expect-error -- there is no such field
    () => mapping({ record: Deal, fields, more: { grade: 'grade' } })([]).rows[0]?.score,
    // @ts-expect-error -- a field of your own is not known to be text
    () => mapping({ record: Deal, fields, more: { grade: 'grade' } })([]).rows[0]?.grade.length,
    () => mapping({ record: Deal, fields, exclude: { test: () => true } })([]).excluded.test?.count,
    // @ts-expect-error -- there is no such reason
    () => mapping({ record: Deal, fields, exclude: { test: () => true } })([]).excluded.deleted,
    () => hubspotDeals([], { fields: { region: 'sales_region', grade: 'grade' } }).rows[0]?.grade,
    // @ts-expect-error -- there is no such field
    () => hubspotDeals([]).rows[0]?.grade,
    // @ts-expect-error -- a deal is new, a renewal or an expansion
    () => hubspotDeals([], { dealTypes: { existingbusiness: 'renewed' } }),
  );
});
