// How far records can be used, what is wrong with them, and which indicators that affects.
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import type { FieldType } from '../../expr/node.ts';
import type { QualityReport } from '../../model/quality/qualityShape.ts';
import { fieldType, requiredFields } from '../../model/sale/saleFields.ts';
import { checkTimeZone } from '../../period/zone.ts';
import type { Cleaned } from '../cleanShape.ts';
import { duplicateRows } from '../duplicates/duplicateRows.ts';
import { numberWithin, ownNames, ownValue } from '../duplicates/ownValue.ts';
import { checkReferences } from '../references/checkReferences.ts';
import { dateCoverage } from './dateCoverage.ts';
import { defectsOf, verdictsOf } from './defects.ts';
import { fieldQuality } from './fieldQuality.ts';
import { type FieldUse, fieldsRead } from './fieldsRead.ts';
import { EXAMPLES, type GivenRecords, givenRecords } from './givenRecords.ts';
import type { QualityOptions } from './qualityOptions.ts';
import { rateOf } from './rate.ts';
import { reconciled } from './reconciled.ts';

const names = [
  'kind',
  'types',
  'required',
  'key',
  'date',
  'customer',
  'timeZone',
  'gapDays',
  'references',
  'reconcile',
  'indicators',
  'blockedAt',
  'dominantAt',
] as const;
/** Records whose fields are looked for, and fields of the records that are looked at. */
const [SAMPLED, FIELDS] = [1000, 500] as const;

/**
 * How good records are: each field, duplicates, orphans, totals, days covered, what is wrong, and which indicators that
 * affects, by the fields that their formulas read. The verdict is `blocked` where there is no record to use or most lack what
 * they need, `usable-with-caveats` where something is wrong.
 *
 * The section `quality` of a report shows it, in any language, as a page, Markdown, CSV or JSON: `read: [{ name, result: qualityReport(cleaned) }]`.
 *
 * @param given  records, or what `clean` gave: then the rows refused and taken out are told too
 * @throws {KpiError} bad-argument, unknown-option, bad-time-zone — for options that are not understood
 * @see clean
 * @example
 * ```ts
 * import { activeCustomers, revenue } from 'sales-kpi';
 * import { qualityReport } from 'sales-kpi/clean';
 * const { verdict, defects } = qualityReport([
 *   { id: '1', date: '2025-03-31', amount: 10, customerId: 'C1' },
 *   { id: '2', date: '2025-03-31', amount: 20, customerId: null },
 *   { id: '3', date: '2025-03-31', amount: 30, customerId: 'C2' },
 * ], { indicators: [revenue, activeCustomers] });
 * verdict // => 'usable-with-caveats'
 * defects.map(({ code, column, count, indicators }) => [code, column, count, indicators])
 * // => [ [ 'missing-values', 'customerId', 1, [ 'activeCustomers' ] ] ]
 * ```
 */
export function qualityReport(given: readonly unknown[] | Cleaned, options: QualityOptions = {}): QualityReport {
  refuseUnknown(options, names);
  const taken = givenRecords(given);
  const { records, rowOf, counts, reasons, rejected } = taken;
  const { kind = 'sales', date = 'date', key = 'id', customer = 'customerId', references = [], reconcile = [], indicators = [] } = options;
  const uses = fieldsRead(indicators, kind);
  const required = options.required ?? requiredFields(kind, date).map(({ name }) => name);
  const typeOf = typeReader(options, kind, date, uses);
  const fields = [...fieldNames(records, [...required, ...uses.keys(), ...taken.refused.keys()])].map((name) =>
    fieldQuality(taken, name, typeOf(name)),
  );
  const zone = options.timeZone === undefined ? null : checkTimeZone(options.timeZone, ['timeZone']);
  const coverage = dateCoverage(records, date, zone, numberWithin(options.gapDays, 'gapDays', 7, 1, 100_000));
  const keys = typeof key === 'string' ? [key] : key;
  const hasKey = keys.every((name) => fields.some(({ quality }) => quality.name === name && quality.present > 0));
  const repeated = duplicateRows(records, hasKey ? { key: keys } : {}).duplicates;
  const duplicates = {
    rate: rateOf(repeated.length, records.length),
    examples: repeated
      .slice(0, EXAMPLES)
      .map(({ row }) => ({ row: rowOf(row), value: hasKey ? excerpt(ownValue(records[row], keys[0] ?? '')) : null })),
    hasKey,
  };
  const orphans = references.map(({ column, catalogue }) => orphansOf(taken, column, catalogue));
  const totals = reconcile.map(({ total, parts }) => reconciled(taken, total, parts));
  const blockedAt = numberWithin(options.blockedAt, 'blockedAt', 0.5, 0, 1);
  const dominantAt = numberWithin(options.dominantAt, 'dominantAt', 0.2, 0, 1);
  const found = { fields, duplicates, orphans, totals, coverage };
  const defects = defectsOf({ given: taken, ...found, required, uses, reconcile, customer, dominantAt, blockedAt });
  return {
    kind,
    ...verdictsOf(defects, required, indicators, uses),
    counts,
    reasons,
    rejected,
    fields: fields.map(({ quality }) => quality),
    duplicates: duplicates.rate,
    orphans: orphans.map(({ rate }) => rate),
    reconciliation: totals.map(({ rate }) => rate),
    coverage,
    defects,
  };
}

function orphansOf({ records, rowOf }: GivenRecords, column: string, catalogue: Iterable<unknown>) {
  const { orphans, counts } = checkReferences(records, column, catalogue, { comparisons: 0 });
  const examples = orphans.slice(0, EXAMPLES).map(({ value, rows }) => ({ row: rowOf(rows[0] ?? 0), value: excerpt(value) }));
  return { rate: { column, ...rateOf(counts.orphaned, counts.matched + counts.orphaned) }, examples };
}

function typeReader(options: QualityOptions, kind: string, date: string, uses: ReadonlyMap<string, FieldUse>): (name: string) => FieldType {
  const given = new Map(Object.entries(options.types ?? {}));
  for (const [name, type] of given) {
    if (!['number', 'money', 'key', 'date'].includes(type))
      throw new KpiError('bad-argument', `${name} is ${excerpt(type)}`, 'give number, money, key or date', ['types', name]);
  }
  return (name) => given.get(name) ?? uses.get(name)?.type ?? (name === date ? 'date' : fieldType(kind, name));
}

/** Fields that must be there, and those of the first records. */
function fieldNames(records: readonly unknown[], needed: readonly string[]): Set<string> {
  const found = new Set(needed);
  for (const record of records.slice(0, SAMPLED)) for (const name of ownNames(record)) if (found.size < FIELDS) found.add(name);
  return found;
}
