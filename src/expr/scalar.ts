// The scalar functions of the language: one line a function, with its words. What they do to columns of records is the
// engine's business (engine/evaluate), what they do to totals is settled after the engines (plan/settle).

/** The name of a scalar function. */
export type ScalarName =
  | 'plus'
  | 'minus'
  | 'times'
  | 'ratio'
  | 'growth'
  | 'eq'
  | 'ne'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte'
  | 'oneOf'
  | 'isNull'
  | 'and'
  | 'or'
  | 'not'
  | 'orElse'
  | 'elapsed'
  | 'band'
  | 'reached'
  | 'positive';

/** How a call is put in words: {0} and {1} stand for its arguments, {*} for all of them after the first. */
interface ScalarWords {
  readonly en: string;
  readonly fr: string;
}

/** Every scalar function with its words in English and French. */
export const scalars = {
  plus: { en: '({0} + {1})', fr: '({0} + {1})' },
  minus: { en: '({0} − {1})', fr: '({0} − {1})' },
  times: { en: '{0} × {1}', fr: '{0} × {1}' },
  ratio: { en: '{0} ÷ {1}', fr: '{0} ÷ {1}' },
  growth: { en: 'the growth to {0} from {1}', fr: 'l’évolution vers {0} depuis {1}' },
  eq: { en: '{0} is {1}', fr: '{0} est {1}' },
  ne: { en: '{0} is not {1}', fr: '{0} n’est pas {1}' },
  lt: { en: '{0} < {1}', fr: '{0} < {1}' },
  lte: { en: '{0} ≤ {1}', fr: '{0} ≤ {1}' },
  gt: { en: '{0} > {1}', fr: '{0} > {1}' },
  gte: { en: '{0} ≥ {1}', fr: '{0} ≥ {1}' },
  oneOf: { en: '{0} is one of {*}', fr: '{0} est parmi {*}' },
  isNull: { en: '{0} is missing', fr: '{0} manque' },
  and: { en: '{0} and {*}', fr: '{0} et {*}' },
  or: { en: '({0} or {*})', fr: '({0} ou {*})' },
  not: { en: 'not ({0})', fr: 'non ({0})' },
  orElse: { en: '{0}, or else {1}', fr: '{0}, sinon {1}' },
  reached: { en: '{0} is reached', fr: '{0} est atteint' },
  positive: { en: '{0} if above 0', fr: '{0} si > 0' },
  elapsed: { en: 'the time from {0} to {1}', fr: 'le temps de {0} à {1}' },
  band: { en: 'the band of {0} between {*}', fr: 'la tranche de {0} entre {*}' },
} as const satisfies Record<ScalarName, ScalarWords>;
