// Minor units of currencies by ISO 4217, not by Intl: the two differ for seventeen currencies, and Intl formats codes that
// do not exist.
import { excerpt, KpiError } from '../../error.ts';

/** Three letters a code, without separators; the currencies of 2 decimals are the rule and stand last. */
const CODES: readonly (readonly [decimals: number, codes: string])[] = [
  [0, 'BIFCLPDJFGNFISKJPYKMFKRWPYGRWFUGXUYIVNDVUVXAFXOFXPF'],
  [3, 'BHDIQDJODKWDLYDOMRTND'],
  [4, 'CLFUYW'],
  [
    2,
    'AEDAFNALLAMDAOAARSAUDAWGAZNBAMBBDBDTBGNBMDBNDBOBBOVBRLBSDBTNBWPBYNBZDCADCDFCHECHFCHWCNYCOPCOUCRCCUPCVECZKDKKDOPDZDEGP' +
      'ERNETBEURFJDFKPGBPGELGHSGIPGMDGTQGYDHKDHNLHTGHUFIDRILSINRIRRJMDKESKGSKHRKPWKYDKZTLAKLBPLKRLRDLSLMADMDLMGAMKDMMKMNTMOP' +
      'MRUMURMVRMWKMXNMXVMYRMZNNADNGNNIONOKNPRNZDPABPENPGKPHPPKRPLNQARRONRSDRUBSARSBDSCRSDGSEKSGDSHPSLESOSSRDSSPSTNSVCSYPSZL' +
      'THBTJSTMTTOPTRYTTDTWDTZSUAHUSDUSNUYUUZSVEDVESWSTXCDXCGYERZARZMWZWG',
  ],
];

function readTable(): ReadonlyMap<string, number> {
  const table = new Map<string, number>();
  for (const [decimals, codes] of CODES) {
    for (let at = 0; at < codes.length; at += 3) table.set(codes.slice(at, at + 3), decimals);
  }
  return table;
}

const MINOR_UNITS = /* @__PURE__ */ readTable();

/**
 * Whether the text is an active ISO 4217 currency code, in capitals. Codes without a minor unit (metals, `XXX`, `XTS`)
 * and historical codes are not; the lev (`BGN`, withdrawn in 2026) still is, for the books of the years before.
 *
 * @example
 * ```ts
 * import { isCurrency } from 'sales-kpi';
 *
 * isCurrency('EUR'); // => true
 * isCurrency('eur'); // => false
 * isCurrency('XYZ'); // => false
 * ```
 */
export function isCurrency(code: string): boolean {
  return MINOR_UNITS.has(code);
}

/**
 * Digits behind the decimal point of a currency: 2 for the euro, 0 for the yen, 3 for the Kuwaiti dinar.
 *
 * @throws KpiError `unknown-currency` when the code is not an active ISO 4217 code.
 * @example
 * ```ts
 * import { minorUnits } from 'sales-kpi';
 *
 * minorUnits('EUR'); // => 2
 * minorUnits('JPY'); // => 0
 * minorUnits('KWD'); // => 3
 * ```
 */
export function minorUnits(code: string): number {
  const decimals = MINOR_UNITS.get(code);
  if (decimals === undefined)
    throw new KpiError('unknown-currency', `unknown currency ${excerpt(code)}`, 'give an ISO 4217 code such as EUR, in capitals');
  return decimals;
}
