// A definition in words, made from the formula itself, so that it cannot drift from what is computed.

import { excerpt, KpiError } from '../error.ts';
import type { AggregateName } from '../expr/aggregate/name.ts';
import type { AggregateNode, CallNode, Node } from '../expr/node.ts';
import { scalars } from '../expr/scalar.ts';
import type { Label, Metric } from '../plan/metric.ts';

/** A language of the library. */
export type Language = 'en' | 'fr';

const totals: Readonly<Record<AggregateName, Label>> = {
  sum: { en: 'the sum of {0}', fr: 'la somme de {0}' },
  count: { en: 'the number of records with {0}', fr: 'le nombre d’enregistrements avec {0}' },
  countDistinct: { en: 'the number of different {0}', fr: 'le nombre de {0} différents' },
  countDistinctApproximate: { en: 'about the number of different {0}', fr: 'environ le nombre de {0} différents' },
  min: { en: 'the smallest {0}', fr: 'le plus petit {0}' },
  max: { en: 'the largest {0}', fr: 'le plus grand {0}' },
  mean: { en: 'the mean of {0}', fr: 'la moyenne de {0}' },
  quantile: { en: 'the {q} quantile of {0}', fr: 'le quantile {q} de {0}' },
  largest: { en: 'the sum of {n} {0} above 0', fr: 'la somme {n} {0} > 0' },
  last: { en: 'the latest {0}', fr: 'le dernier {0}' },
  only: { en: 'the one {0}', fr: 'le seul {0}' },
  new: { en: 'the number of {0} seen for the first time', fr: 'le nombre de {0} vus pour la première fois' },
  returning: { en: 'the number of {0} seen before the period', fr: 'le nombre de {0} déjà vus avant la période' },
  returningOrRepeating: {
    en: 'the number of {0} seen before the period or with two {1} in it',
    fr: 'le nombre de {0} déjà vus avant la période ou avec deux {1} dans la période',
  },
  repeating: { en: 'the number of {0} with two {1} or more', fr: 'le nombre de {0} avec au moins deux {1}' },
  retained: { en: 'the number of {0} of the previous period seen again', fr: 'le nombre de {0} de la période précédente revus' },
  previous: { en: 'the number of {0} of the previous period', fr: 'le nombre de {0} de la période précédente' },
  reactivated: { en: 'the number of {0} seen again after a period of absence', fr: 'le nombre de {0} revus après une période d’absence' },
};

const words = {
  where: { en: 'where', fr: 'où' },
  by: { en: 'by', fr: 'selon' },
  open: { en: 'open at the end, from {0} to {1}', fr: 'en cours à la fin, de {0} à {1}' },
  ever: { en: 'up to the end, by {0}', fr: 'jusqu’à la fin, selon {0}' },
  missing: { en: '(missing)', fr: '(absent)' },
  shift: { en: 'of the period before', fr: 'de la période précédente' },
  across: { en: 'over all segments', fr: 'tous segments confondus' },
  each: { en: 'of each {0}', fr: 'de chaque {0}' },
  all: { en: 'all', fr: 'des' },
  largest: { en: 'the {n} largest', fr: 'des {n} plus grands' },
} as const;

/**
 * The definition of an indicator in words: what is divided by what, from which fields, under which conditions, and by which
 * date.
 *
 * @param language  `en` or `fr`
 * @throws {KpiError} bad-argument — for another language
 * @example
 * ```ts
 * import { count, explain, indicator, ratio, sale, sum } from 'sales-kpi';
 * const perRow = indicator({ id: 'perRow', label: { en: 'Per row', fr: 'Par ligne' }, unit: 'money', better: 'higher', formula: ratio(sum(sale.amount), count(sale.id)) });
 * explain(perRow) // => 'Per row = the sum of amount (by date) ÷ the number of records with id (by date)'
 * ```
 */
export function explain(metric: Pick<Metric, 'label' | 'formula'>, language: Language = 'en'): string {
  if (language !== 'en' && language !== 'fr')
    throw new KpiError('bad-argument', `language ${excerpt(language)}`, 'one of en, fr', ['language']);
  return `${metric.label[language]} = ${inWords(metric.formula, language)}`;
}

/** A value, a condition or a total in words. */
export function inWords(node: Node, language: Language): string {
  switch (node.op) {
    case 'value':
      return node.value === null
        ? words.missing[language]
        : typeof node.value === 'string'
          ? quoted(node.value, language)
          : String(node.value);
    case 'field':
      return node.name;
    case 'aggregate':
      return totalInWords(node, language);
    case 'call': {
      const args = node.args.map((arg) => (isQuotient(node, arg) ? `(${inWords(arg, language)})` : inWords(arg, language)));
      return fillIn(scalars[node.fn][language], {
        0: args[0] ?? '',
        1: args[1] ?? '',
        '*': args.slice(1).join(scalarJoint(node.fn, language)),
      });
    }
  }
}

const quoted = (text: string, language: Language): string => (language === 'fr' ? `«\u00a0${text}\u00a0»` : `“${text}”`);

/** A quotient inside another, or a product one divides by, stands in parentheses. */
function isQuotient({ fn, args }: CallNode, arg: Node): boolean {
  if (arg.op !== 'call' || (fn !== 'ratio' && fn !== 'times')) return false;
  return arg.fn === 'ratio' || (arg.fn === 'times' && fn === 'ratio' && arg === args[1]);
}

function scalarJoint(fn: string, language: Language): string {
  if (fn === 'oneOf' || fn === 'band') return ', ';
  return fn === 'and' ? { en: ' and ', fr: ' et ' }[language] : { en: ' or ', fr: ' ou ' }[language];
}

function totalInWords(total: AggregateNode, language: Language): string {
  const each = total.each ? inWords(total.each, language) : '';
  const of =
    (total.fn === 'quantile' || total.fn === 'largest') && total.each
      ? `${inWords(total.of, language)} ${fillIn(words.each[language], { 0: each })}`
      : inWords(total.of, language);
  const text = fillIn(totals[total.fn][language], { 0: of, 1: each, q: String(total.q ?? ''), n: howMany(total, language) });
  const where = total.where ? ` ${words.where[language]} ${inWords(total.where, language)}` : '';
  const at = inWords(total.at, language);
  const { until } = total;
  const when = until
    ? fillIn(words[until.op === 'value' ? 'ever' : 'open'][language], { 0: at, 1: inWords(until, language) })
    : `${words.by[language]} ${at}`;
  const more = [...(total.shift ? [words.shift[language]] : []), ...(total.across ? [words.across[language]] : [])];
  return `${text}${where} (${[when, ...more].join(', ')})`;
}

function howMany({ n }: AggregateNode, language: Language): string {
  return n === undefined ? words.all[language] : fillIn(words.largest[language], { n: String(n) });
}

function fillIn(text: string, parts: Readonly<Record<string, string>>): string {
  return text.replace(/\{([01qn*])\}/g, (_, name: string) => parts[name] ?? '');
}
