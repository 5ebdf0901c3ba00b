// What is wrong with a rule, said as the library says it: which word, its value, and what would have been right.
import type * as z from 'zod/mini';
import { excerpt, KpiError, type KpiErrorCode, nearest } from '../error.ts';
import { alertRuleSchema, conditionWords } from './ruleSchema.ts';

type Issue = z.core.$ZodIssue;

/** The error for the first thing that is wrong; a word that is not known may be the one that is missing. */
export function ruleFault(issues: readonly Issue[], input: unknown): KpiError {
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? (issues[0] as Issue);
  const path = issue.path as (string | number)[];
  const given = path.reduce<unknown>((at, name) => (at as Record<string | number, unknown> | null | undefined)?.[name], input);
  if (issue.code === 'unrecognized_keys') {
    const [word = ''] = issue.keys;
    const known = wordsAt(path, given);
    return new KpiError('unknown-option', `unknown option ${excerpt(word)}`, meant(word, known), [...path, word]);
  }
  const name = path.join('.') || 'the rule';
  if (given === undefined) return new KpiError('bad-argument', `${name} is missing`, 'it has to be given', path);
  return new KpiError(codeOf(issue), `${name} is ${excerpt(given)}`, hintOf(issue, given), path);
}

const ownCodes: readonly string[] = ['bad-number', 'number-out-of-range', 'number-too-long', 'unknown-currency'];
const hints: Readonly<Record<string, string>> = {
  'bad-number': 'give a plain decimal number, as text: "1234.5"',
  'number-out-of-range': 'at most 38 digits, 18 of them behind the point',
  'number-too-long': 'at most 64 characters',
  'unknown-currency': 'give an ISO 4217 code such as EUR',
};

const causeOf = (issue: Issue): string => String((issue as { params?: { code?: string } }).params?.code ?? issue.message);

function codeOf(issue: Issue): KpiErrorCode {
  const cause = causeOf(issue);
  return issue.code === 'custom' && ownCodes.includes(cause) ? (cause as KpiErrorCode) : 'bad-argument';
}

function hintOf(issue: Issue, given: unknown): string {
  switch (issue.code) {
    case 'custom':
      return hints[causeOf(issue)] ?? '';
    case 'invalid_value':
      return meant(given, issue.values.map(String));
    case 'invalid_union':
      return issue.path.at(-1) === 'is'
        ? meant(given, conditionWords)
        : (unions[String(issue.path[0])] ?? 'give exact text, or a finite number');
    case 'invalid_type':
      return `give ${articles[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int' ? `at least ${issue.minimum}` : 'give at least one';
    case 'too_big':
      return issue.origin === 'string' ? `at most ${issue.maximum} characters` : `at most ${issue.maximum}`;
    default:
      return 'see the documentation of alertRule';
  }
}

const unions: Readonly<Record<string, string>> = {
  coolDown: 'give { periods: 3 } or { days: 14 }',
  segment: "give the value of each dimension: { country: 'FR' }",
};
const articles: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  record: "the value of each dimension: { country: 'FR' }",
};

function meant(word: unknown, known: readonly string[]): string {
  const near = typeof word === 'string' ? nearest(word, known) : undefined;
  return near === undefined ? `one of ${known.join(', ')}` : `did you mean ${near}?`;
}

/** The words that may stand at a place of a rule. */
function wordsAt(path: readonly (string | number)[], given: unknown): readonly string[] {
  const { shape } = alertRuleSchema._zod.def as z.core.$ZodObjectDef;
  if (path.length === 0) return Object.keys(shape);
  const { options } = (shape['when'] as z.core.$ZodType)._zod.def as z.core.$ZodDiscriminatedUnionDef;
  const own = options.find((option) => option._zod.propValues?.['is']?.has((given as { is: string }).is));
  return Object.keys((own?._zod.def as z.core.$ZodObjectDef | undefined)?.shape ?? {});
}
