// The options of a column, checked: what a kind does not understand is refused, never ignored.
import { excerpt, KpiError, nearest, refuseUnknown } from '../../error.ts';
import { isCurrency } from '../../model/money/currency.ts';
import { checkTimeZone } from '../../period/zone.ts';
import type { AnyColumn } from '../columnSpec.ts';

const every = ['as', 'from', 'required', 'nullTokens'];
const number = [...every, 'decimal', 'negative'];
const date = [...every, 'order', 'pivot', 'serials', 'epoch', 'timeZone', 'sentinels'];
const text = [...every, 'mojibake'];

const optionsOf: Readonly<Record<AnyColumn['as'], readonly string[]>> = {
  number,
  money: [...number, 'currency', 'currencyField'],
  percent: [...number, 'bare'],
  date,
  instant: date,
  when: date,
  text,
  label: text,
  key: [...every, 'pointZero'],
  code: every,
  country: every,
  currency: every,
  choice: [...every, 'values'],
  flag: every,
};

/** The words that an option takes. */
const wordsOf: Readonly<Record<string, readonly unknown[]>> = {
  required: [true, false],
  decimal: ['.', ','],
  negative: [true, false],
  bare: ['fraction', 'percent'],
  order: ['dmy', 'mdy', 'ymd'],
  serials: ['1900', '1904'],
  epoch: ['s', 'ms', 'us'],
  mojibake: ['detect', 'repair'],
  pointZero: [true, false],
};

/** The options of a column. */
export function checkColumn(name: string, given: unknown): AnyColumn {
  const path = ['columns', name];
  const fault = (problem: string, hint: string, option?: string) =>
    new KpiError('bad-argument', problem, hint, option === undefined ? path : [...path, option]);
  if (typeof given !== 'object' || given === null)
    throw fault(`column ${excerpt(name)} is ${excerpt(given)}`, "give { as: 'number' } or another kind");
  const spec = Object.assign(Object.create(null), given) as AnyColumn & Record<string, unknown>;
  const kinds = Object.keys(optionsOf);
  if (!kinds.includes(spec.as)) {
    const near = nearest(String(excerpt(spec.as)).replaceAll('"', ''), kinds);
    throw fault(
      `no kind of column is called ${excerpt(spec.as)}`,
      near ? `did you mean ${near}?` : `the kinds are ${kinds.join(', ')}`,
      'as',
    );
  }
  refuseUnknown(spec, optionsOf[spec.as], path);
  for (const [option, words] of Object.entries(wordsOf)) {
    const value = spec[option];
    if (value !== undefined && !words.includes(value)) throw fault(`${option} is ${excerpt(value)}`, `give ${words.join(' or ')}`, option);
  }
  for (const option of ['nullTokens', 'sentinels', ...(typeof spec['from'] === 'string' ? [] : ['from'])]) {
    const list = spec[option];
    if (list !== undefined && !isTexts(list)) throw fault(`${option} is ${excerpt(list)}`, 'give a list of texts', option);
  }
  checkKind(name, spec, fault);
  return spec;
}

const isTexts = (list: unknown): boolean => Array.isArray(list) && list.every((item) => typeof item === 'string');

function checkKind(name: string, spec: AnyColumn, fault: (problem: string, hint: string, option?: string) => KpiError): void {
  if (spec.as === 'money' && spec.currency !== undefined && !isCurrency(spec.currency)) {
    throw new KpiError('unknown-currency', `unknown currency ${excerpt(spec.currency)}`, 'give an ISO 4217 code such as EUR, in capitals', [
      'columns',
      name,
      'currency',
    ]);
  }
  if (spec.as === 'percent' && spec.bare === 'percent' && (spec.from === undefined || [spec.from].flat().includes(name))) {
    throw fault('bare percentages stand under the name of the field', 'name the field differently and give the header in from', 'bare');
  }
  if (spec.as === 'date' || spec.as === 'instant' || spec.as === 'when') {
    if (spec.timeZone !== undefined) checkTimeZone(spec.timeZone, ['columns', name, 'timeZone']);
    if (spec.serials !== undefined && spec.epoch !== undefined)
      throw fault('numbers are days or a time, not both', 'give serials or epoch', 'epoch');
    const { pivot } = spec;
    if (pivot !== undefined && !(Number.isInteger(pivot) && pivot >= 1900 && pivot <= 2101)) {
      throw fault(`pivot is ${excerpt(pivot)}`, 'give the first of a hundred years, such as 1970', 'pivot');
    }
  }
  if (spec.as === 'choice') checkValues(spec.values, fault);
}

/** What a word becomes must stay as it is when it is read again. */
function checkValues(values: unknown, fault: (problem: string, hint: string, option?: string) => KpiError): void {
  if (typeof values !== 'object' || values === null)
    throw fault(`values is ${excerpt(values)}`, "give what each word becomes: { Won: 'won' }", 'values');
  const becomes = new Map<string, unknown>();
  for (const [word, value] of Object.entries(values)) {
    const folded = word.toLowerCase();
    if (typeof value !== 'string' || (becomes.has(folded) && becomes.get(folded) !== value)) {
      throw fault(`${excerpt(word)} becomes ${excerpt(value)}`, 'give one text for each word, casing aside', 'values');
    }
    becomes.set(folded, value);
  }
  for (const value of becomes.values()) {
    const again = becomes.get(String(value).toLowerCase());
    if (again !== undefined && again !== value)
      throw fault(`${excerpt(value)} becomes ${excerpt(again)}`, 'what a word becomes must stay as it is', 'values');
  }
}
