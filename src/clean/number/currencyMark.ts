// Signs and codes of currencies beside an amount. A code names a currency; a sign only says which ones it may be.
import { isCurrency } from '../../model/money/currency.ts';

/** Signs, and the currencies that write them. */
const signs: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
  Object.entries({
    '€': 'EUR',
    $: 'USD CAD AUD NZD SGD HKD MXN ARS CLP COP TWD BBD BMD BND BSD BZD DOP FJD GYD JMD KYD LRD NAD SBD SRD TTD UYU XCD',
    '£': 'GBP EGP FKP GIP LBP SDG SHP SSP SYP',
    '¥': 'JPY CNY',
    '￥': 'JPY CNY',
    '₹': 'INR',
    RS: 'INR PKR LKR NPR MUR SCR',
    KR: 'SEK NOK DKK ISK',
    FR: 'CHF',
    FCFA: 'XOF XAF',
    CFA: 'XOF XAF',
    F: 'XPF XOF XAF',
    ZŁ: 'PLN',
    KČ: 'CZK',
    FT: 'HUF',
    LEI: 'RON MDL',
    ЛВ: 'BGN',
    '₽': 'RUB',
    '₩': 'KRW KPW',
    '₺': 'TRY',
    '₫': 'VND',
    '₦': 'NGN',
    '₱': 'PHP',
    '฿': 'THB',
    '₴': 'UAH',
    '₪': 'ILS',
    R: 'ZAR',
    RM: 'MYR',
    RP: 'IDR',
  }),
);

/** Signs that name one currency, since they say the country. */
const named: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
  Object.entries({
    US$: 'USD',
    CA$: 'CAD',
    C$: 'CAD',
    A$: 'AUD',
    AU$: 'AUD',
    NZ$: 'NZD',
    S$: 'SGD',
    HK$: 'HKD',
    MX$: 'MXN',
    R$: 'BRL',
    NT$: 'TWD',
    'CN¥': 'CNY',
    'JP¥': 'JPY',
  }),
);

/** A currency that stands beside an amount. */
export interface CurrencyMark {
  /** The code, where the mark names one. */
  readonly code: string | null;
  /** The codes that its sign may stand for, between spaces; null without a sign. */
  readonly sign: string | null;
}

/** What a mark says; null where it is no currency. Spaces and points do not matter: `F CFA`, `Fr.`. */
export function currencyMark(text: string): CurrencyMark | null {
  let mark = '';
  for (const character of text) if (character.trim() !== '' && character !== '.') mark += character;
  mark = mark.toUpperCase();
  if (isCurrency(mark)) return { code: mark, sign: null };
  const name = named.get(mark);
  if (name !== undefined) return { code: name, sign: null };
  const sign = signs.get(mark);
  if (sign !== undefined) return { code: null, sign };
  return both(mark.slice(0, -3), mark.slice(-3)) ?? both(mark.slice(3), mark.slice(0, 3));
}

/** A sign with a code: `$ USD`. */
function both(sign: string, code: string): CurrencyMark | null {
  const codes = signs.get(sign);
  return codes?.split(' ').includes(code) ? { code, sign: null } : null;
}
