// What is wrong with records, as a list, and what follows from it for each indicator.
import type { QualityExample, QualityRate } from '../../model/quality/qualityParts.ts';
import type { Defect, QualityReport, QualityVerdict } from '../../model/quality/qualityShape.ts';
import { nameText, ownValue } from '../duplicates/ownValue.ts';
import { type Dominant, dominantCustomers } from './dominantCustomer.ts';
import type { LookedAt } from './fieldQuality.ts';
import type { FieldUse } from './fieldsRead.ts';
import { EXAMPLES, type GivenRecords } from './givenRecords.ts';
import type { QualityOptions } from './qualityOptions.ts';
import { rateOf } from './rate.ts';
import type { Reconciled } from './reconciled.ts';
import { truncatedAt } from './truncatedExport.ts';

/** What was found, and what tells how grave it is, and for whom. */
export interface Judging {
  readonly given: GivenRecords;
  readonly fields: readonly LookedAt[];
  readonly duplicates: { readonly rate: QualityRate; readonly examples: readonly QualityExample[]; readonly hasKey: boolean };
  readonly orphans: readonly { readonly rate: QualityRate & { readonly column: string }; readonly examples: readonly QualityExample[] }[];
  readonly totals: readonly Reconciled[];
  readonly coverage: QualityReport['coverage'];
  readonly required: readonly string[];
  readonly uses: ReadonlyMap<string, FieldUse>;
  readonly reconcile: NonNullable<QualityOptions['reconcile']>;
  readonly customer: string;
  readonly dominantAt: number;
  readonly blockedAt: number;
}

type Told = Partial<Pick<Defect, 'column' | 'blocks' | 'indicators' | 'examples'>>;

/** A defect of so many of so many. */
function defect(code: Defect['code'], { count, of, share }: QualityRate, told: Told): Defect {
  const { column = null, blocks = false, examples = [], indicators = [] } = told;
  return { code, column, count, of, share, blocks, examples, indicators };
}

const values = (list: readonly string[]): QualityExample[] => list.slice(0, EXAMPLES).map((value) => ({ row: null, value }));

/** What is wrong: what blocks first, then the larger shares. */
export function defectsOf(judging: Judging): Defect[] {
  const { given, fields, duplicates, orphans, totals, coverage, uses, reconcile, blockedAt } = judging;
  const { rowsIn, accepted, rejected } = given.counts;
  const everyone = [...new Set([...uses.values()].flatMap(({ read }) => read))];
  const readers = (column: string): readonly string[] => uses.get(column)?.read ?? [];
  const cut = truncatedAt(rowsIn) === null ? 0 : rowsIn;
  const currencies = currenciesIn(given.records);
  const monies = [...uses.values()].filter(({ type }) => type === 'money').flatMap(({ read }) => read);
  const refused = given.rejected.slice(0, EXAMPLES).map(({ row, value }) => ({ row, value }));
  const gaps = values(coverage.gaps.map(({ from, to }) => `${from}/${to}`));
  const found = [
    defect('no-records', rateOf(accepted === 0 ? 1 : 0, 1), { blocks: true, indicators: everyone }),
    defect('rejected-rows', rateOf(rejected, rowsIn), {
      blocks: rowsIn > 0 && rejected / rowsIn >= blockedAt,
      indicators: everyone,
      examples: refused,
    }),
    ...fields.flatMap((field) => fieldDefects(field, accepted, judging)),
    defect(duplicates.hasKey ? 'duplicate-key' : 'duplicate-exact', duplicates.rate, {
      indicators: everyone,
      examples: duplicates.examples,
    }),
    ...orphans.map(({ rate: own, examples }) =>
      defect('orphan-reference', own, { column: own.column, indicators: readers(own.column), examples }),
    ),
    ...totals.map(({ rate: own, examples }, at) => {
      const parts = (reconcile[at]?.parts ?? []).map((part) => (part.startsWith('-') ? part.slice(1) : part));
      const touched = [own.column, ...parts].flatMap(readers);
      return defect('total-mismatch', own, { column: own.column, indicators: [...new Set(touched)], examples });
    }),
    defect('date-gaps', rateOf(coverage.gapCount, 0), { indicators: everyone, examples: gaps }),
    defect('several-currencies', rateOf(currencies.length > 1 ? currencies.length : 0, currencies.length), {
      column: 'currency',
      indicators: [...new Set(monies)],
      examples: values(currencies),
    }),
    ...dominantCustomers(given.records, judging.customer, 'amount', judging.dominantAt).map((one) =>
      dominant(one, readers(judging.customer)),
    ),
    defect('truncated-export', rateOf(cut, rowsIn), { indicators: everyone }),
  ];
  const grave = ({ blocks, share }: Defect): number => (blocks ? 2 : 0) + Math.min(1, share ?? 0);
  return found.filter(({ count }) => count > 0).sort((a, b) => grave(b) - grave(a));
}

const dominant = (one: Dominant, indicators: readonly string[]): Defect =>
  defect('dominant-customer', one, { column: one.column, indicators, examples: values([one.id]) });

/** A missing value is a defect where it is needed; one that is not what it should be, wherever it stands. */
function fieldDefects({ quality, missing, invalid }: LookedAt, all: number, { uses, required, blockedAt }: Judging): Defect[] {
  const { name: column, present, valid } = quality;
  const use = uses.get(column);
  const isRequired = required.includes(column);
  const without = isRequired || (use?.needed.length ?? 0) > 0 ? all - present : 0;
  const blocks = all > 0 && (isRequired ? (all - valid) / all >= blockedAt : valid === 0);
  return [
    defect('missing-values', rateOf(without, all), { column, blocks, indicators: use?.needed ?? [], examples: missing }),
    defect('invalid-values', rateOf(present - valid, all), { column, blocks, indicators: use?.read ?? [], examples: invalid }),
  ];
}

/** Currencies counted. */
const CURRENCIES = 1000;

function currenciesIn(records: readonly unknown[]): string[] {
  const found = new Set<string>();
  for (const record of records) {
    const currency = nameText(ownValue(record, 'currency'));
    if (currency !== null && found.size < CURRENCIES) found.add(currency.toUpperCase());
  }
  return [...found];
}

/** What follows: for all records, and for each indicator. */
export function verdictsOf(
  defects: readonly Defect[],
  required: readonly string[],
  indicators: NonNullable<QualityOptions['indicators']>,
  uses: ReadonlyMap<string, FieldUse>,
): Pick<QualityReport, 'verdict' | 'indicators'> {
  const verdictOf = (list: readonly Defect[], blocked: boolean): QualityVerdict =>
    blocked ? 'blocked' : list.length === 0 ? 'usable' : 'usable-with-caveats';
  const isBlocked = defects.some(({ blocks, column }) => blocks && (column === null || required.includes(column)));
  const judged = new Set([...uses.values()].flatMap(({ read }) => read));
  return {
    verdict: verdictOf(defects, isBlocked),
    indicators: indicators
      .filter(({ id }) => judged.has(id))
      .map(({ id, label = { en: id, fr: id } }) => {
        const touching = defects.filter((one) => one.indicators.includes(id));
        const verdict = verdictOf(
          touching,
          touching.some(({ blocks }) => blocks),
        );
        return { id, label: { en: label.en, fr: label.fr }, verdict, defects: touching.map((one) => defects.indexOf(one)) };
      }),
  };
}
