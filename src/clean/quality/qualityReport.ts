// How far records can be used, what is wrong with them, and which indicators that affects.
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import type { FieldType } from '../../expr/node.ts';
import { fieldType, requiredFields } from '../../model/sale/saleFields.ts';
import { checkTimeZone } from '../../period/zone.ts';
import type { Cleaned } from '../cleanShape.ts';
import { duplicateRows } from '../duplicates/duplicateRows.ts';
import { numberWithin, ownNames } from '../duplicates/ownValue.ts';
import { checkReferences } from '../references/checkReferences.ts';
import { dateCoverage } from './dateCoverage.ts';
import { defectsOf, verdictsOf } from './defects.ts';
import { fieldQuality } from './fieldQuality.ts';
import { type FieldUse, fieldsRead } from './fieldsRead.ts';
import { givenRecords } from './givenRecords.ts';
import type { QualityOptions } from './qualityOptions.ts';
import type { QualityReport } from './qualityShape.ts';
import { reconciled } from './reconciled.ts';

const names = [
  'kind',
  'types',
  'required',
  'key',
  'date',
  'timeZone',
  'gapDays',
  'references',
  'reconcile',
  'indicators',
  'blockedAt',
] as const;
/** Records whose fields are looked for, and fields of the records that are looked at. */
const [SAMPLED, FIELDS] = [1000, 500] as const;

/**
 * How good records are: each field, duplicates, orphans, totals, days covered, what is wrong, and which indicators that
 * affects, by the fields that their formulas read. The verdict is `blocked` where there is no record to use or most lack what
 * they need, `usable-with-caveats` where something is wrong.
 *
 * The report is what `read` of the section `quality` of a report takes: `{ name, result: qualityReport(cleaned) }`.
 *
 * @param given  records, or what `clean` gave: then the rows refused and taken out are told too
 * @throws {KpiError} bad-argument, unknown-option, bad-time-zone — for options that are not understood
 * @see qualityMarkdown
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
  const { records, rowOf, counts, rejected } = givenRecords(given);
  const { kind = 'sales', date = 'date', key = 'id', references = [], reconcile = [], indicators = [] } = options;
  const uses = fieldsRead(indicators, kind);
  const required = options.required ?? requiredFields(kind, date).map(({ name }) => name);
  const typeOf = typeReader(options, kind, date, uses);
  const fields = [...fieldNames(records, [...required, ...uses.keys()])].map((name) => fieldQuality(records, rowOf, name, typeOf(name)));
  const zone = options.timeZone === undefined ? null : checkTimeZone(options.timeZone, ['timeZone']);
  const coverage = dateCoverage(records, date, zone, numberWithin(options.gapDays, 'gapDays', 7, 1, 100_000));
  const keys = typeof key === 'string' ? [key] : key;
  const hasKey = keys.every((name) => fields.some((field) => field.name === name && field.present > 0));
  const repeated = duplicateRows(records, hasKey ? { key: keys } : {}).duplicates.length;
  const checked = {
    counts,
    fields,
    coverage,
    duplicates: { count: repeated, of: records.length, share: records.length === 0 ? null : repeated / records.length },
    orphans: references.map(({ column, catalogue }) => {
      const { matched, orphaned } = checkReferences(records, column, catalogue, { comparisons: 0 }).counts;
      const of = matched + orphaned;
      return { column, count: orphaned, of, share: of === 0 ? null : orphaned / of };
    }),
    reconciliation: reconcile.map(({ total, parts }) => reconciled(records, total, parts)),
  };
  const blockedAt = numberWithin(options.blockedAt, 'blockedAt', 0.5, 0, 1);
  const defects = defectsOf(checked, { records, required, uses, reconcile, hasKey, blockedAt });
  return { kind, ...verdictsOf(defects, required, indicators, uses), ...checked, rejected, defects };
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
