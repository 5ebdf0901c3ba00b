// What is wrong with records, as a list, and what follows from it for each indicator.
import { nameText, ownValue } from '../duplicates/ownValue.ts';
import type { FieldUse } from './fieldsRead.ts';
import type { QualityOptions } from './qualityOptions.ts';
import type { Defect, QualityReport, QualityVerdict } from './qualityShape.ts';
import { truncatedAt } from './truncatedExport.ts';

type Checked = Pick<QualityReport, 'counts' | 'fields' | 'coverage' | 'duplicates' | 'orphans' | 'reconciliation'>;

/** What tells how grave something is, and for whom. */
interface Judging {
  readonly records: readonly unknown[];
  readonly required: readonly string[];
  readonly uses: ReadonlyMap<string, FieldUse>;
  readonly reconcile: NonNullable<QualityOptions['reconcile']>;
  readonly hasKey: boolean;
  readonly blockedAt: number;
}

/** What is wrong: what blocks first, then the larger shares. */
export function defectsOf(checked: Checked, judging: Judging): Defect[] {
  const { counts, coverage, duplicates, orphans, reconciliation } = checked;
  const { uses, records, hasKey, blockedAt } = judging;
  const everyone = [...new Set([...uses.values()].flatMap(({ read }) => read))];
  const readers = (column: string): readonly string[] => uses.get(column)?.read ?? [];
  const defect = (
    code: Defect['code'],
    column: string | null,
    count: number,
    of: number,
    blocks: boolean,
    indicators: readonly string[],
  ): Defect => ({
    code,
    column,
    count,
    of,
    share: of === 0 ? null : count / of,
    blocks,
    indicators,
  });
  const { rowsIn, accepted, rejected } = counts;
  const refused = defect('rejected-rows', null, rejected, rowsIn, rowsIn > 0 && rejected / rowsIn >= blockedAt, everyone);
  const cut = truncatedAt(rowsIn) === null ? 0 : rowsIn;
  const currencies = currenciesIn(records);
  const monies = [...uses.values()].filter(({ type }) => type === 'money').flatMap(({ read }) => read);
  const found = [
    defect('no-records', null, accepted === 0 ? 1 : 0, 1, true, everyone),
    refused,
    ...checked.fields.flatMap((field) => fieldDefects(field, accepted, judging, defect)),
    defect(hasKey ? 'duplicate-key' : 'duplicate-exact', null, duplicates.count, duplicates.of, false, everyone),
    ...orphans.map(({ column, count, of }) => defect('orphan-reference', column, count, of, false, readers(column))),
    ...reconciliation.map(({ column, count, of }, at) => {
      const parts = judging.reconcile[at]?.parts ?? [];
      const touched = [column, ...parts.map((part) => (part.startsWith('-') ? part.slice(1) : part))].flatMap(readers);
      return defect('total-mismatch', column, count, of, false, [...new Set(touched)]);
    }),
    defect('date-gaps', null, coverage.gapCount, 0, false, everyone),
    defect('several-currencies', 'currency', currencies > 1 ? currencies : 0, currencies, false, [...new Set(monies)]),
    defect('truncated-export', null, cut, rowsIn, false, everyone),
  ];
  const grave = ({ blocks, share }: Defect): number => (blocks ? 2 : 0) + Math.min(1, share ?? 0);
  return found.filter(({ count }) => count > 0).sort((a, b) => grave(b) - grave(a));
}

type Make = (code: Defect['code'], column: string, count: number, of: number, blocks: boolean, indicators: readonly string[]) => Defect;

/** A missing value is a defect where it is needed; one that is not what it should be, wherever it stands. */
function fieldDefects(
  { name, present, valid }: Checked['fields'][number],
  all: number,
  { uses, required, blockedAt }: Judging,
  make: Make,
): Defect[] {
  const use = uses.get(name);
  const isRequired = required.includes(name);
  const missing = isRequired || (use?.needed.length ?? 0) > 0 ? all - present : 0;
  const without = all - valid;
  const blocks = all > 0 && (isRequired ? without / all >= blockedAt : valid === 0);
  return [
    make('missing-values', name, missing, all, blocks, use?.needed ?? []),
    make('invalid-values', name, present - valid, all, blocks, use?.read ?? []),
  ];
}

/** Currencies counted. */
const CURRENCIES = 1000;

function currenciesIn(records: readonly unknown[]): number {
  const found = new Set<string>();
  for (const record of records) {
    const currency = nameText(ownValue(record, 'currency'));
    if (currency !== null && found.size < CURRENCIES) found.add(currency.toUpperCase());
  }
  return found.size;
}

/** What follows: for all records, and for each indicator. */
export function verdictsOf(
  defects: readonly Defect[],
  required: readonly string[],
  indicators: NonNullable<QualityOptions['indicators']>,
  uses: ReadonlyMap<string, FieldUse>,
): Pick<QualityReport, 'verdict' | 'indicators'> {
  const verdictOf = (list: readonly Defect[]): QualityVerdict =>
    list.length === 0 ? 'usable' : list.some(({ blocks }) => blocks) ? 'blocked' : 'usable-with-caveats';
  const blocked = defects.some(({ blocks, column }) => blocks && (column === null || required.includes(column)));
  const judged = new Set([...uses.values()].flatMap(({ read }) => read));
  return {
    verdict: blocked ? 'blocked' : defects.length === 0 ? 'usable' : 'usable-with-caveats',
    indicators: indicators
      .filter(({ id }) => judged.has(id))
      .map(({ id }) => {
        const touching = defects.flatMap((defect, at) => (defect.indicators.includes(id) ? [at] : []));
        return { id, verdict: verdictOf(touching.map((at) => defects[at] as Defect)), defects: touching };
      }),
  };
}
