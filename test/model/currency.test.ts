import { describe, expect, it } from 'vitest';
import { isKpiError } from '../../src/error.ts';
import { isCurrency, minorUnits } from '../../src/model/money/currency.ts';

/** Minor units of ISO 4217 that Intl (ICU 78) states otherwise. */
const ISO_NOT_INTL: readonly [string, number][] = [
  ['AFN', 2],
  ['ALL', 2],
  ['COP', 2],
  ['HUF', 2],
  ['IDR', 2],
  ['IQD', 3],
  ['IRR', 2],
  ['KPW', 2],
  ['LAK', 2],
  ['LBP', 2],
  ['MGA', 2],
  ['MMK', 2],
  ['MRU', 2],
  ['PKR', 2],
  ['SOS', 2],
  ['SYP', 2],
  ['YER', 2],
];

const ZERO = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ');
const THREE = 'BHD IQD JOD KWD LYD OMR TND'.split(' ');
const FOUR = 'CLF UYW'.split(' ');

describe('minor units', () => {
  it.each([...ISO_NOT_INTL, ['EUR', 2], ['USD', 2], ['ZWG', 2], ['XCG', 2], ['SLE', 2], ['VED', 2]] as [string, number][])(
    '%s has %i decimals by ISO 4217',
    (code, decimals) => {
      expect(minorUnits(code)).toBe(decimals);
    },
  );

  it.each(ZERO)('%s has no decimals', (code) => expect(minorUnits(code)).toBe(0));
  it.each(THREE)('%s has three decimals', (code) => expect(minorUnits(code)).toBe(3));
  it.each(FOUR)('%s has four decimals', (code) => expect(minorUnits(code)).toBe(4));

  it('every currency that Intl lists is known, but for the historical and supranational ones', () => {
    const unknown = Intl.supportedValuesOf('currency').filter((code) => !isCurrency(code));
    expect(unknown).toEqual(unknown.filter((code) => ['ANG', 'CUC', 'HRK', 'SLL', 'XDR', 'XSU', 'ZWL', 'XUA'].includes(code)));
    expect(isCurrency('EUR') && isCurrency('CHF') && isCurrency('MAD')).toBe(true);
  });

  it.each(['usd', 'US', 'USDD', 'XYZ', 'XXX', 'XTS', 'XAU', 'BTC', 'ЕUR', 'HRK', 'ZWL', '', ' EUR', '__proto__', 'constructor', 'EURUSD'])(
    '%j is not a currency',
    (code) => {
      expect(isCurrency(code)).toBe(false);
      try {
        minorUnits(code);
        expect.unreachable();
      } catch (error) {
        expect(isKpiError(error) && error.code).toBe('unknown-currency');
      }
    },
  );
});
