// How the words of a goal are read: amounts become exact text, days are calendar dates.
import * as z from 'zod/mini';
import { exactText, readExact } from '../decimal.ts';
import { excerpt, KpiError, type KpiErrorCode, type KpiErrorPath, nearest } from '../error.ts';
import { readCurrency } from '../model/read/amount.ts';
import { readDay } from '../model/read/day.ts';
import { readIdentifier, readLabel } from '../model/read/identifier.ts';
import { Fault, optional, type Reader, required } from '../model/read/reader.ts';
import { readerOf } from '../model/read/record.ts';
import { readWord } from '../model/read/word.ts';
import type { Checkpoint, GoalAggregation, GoalKind, Milestone } from './goalShape.ts';

const kinds: readonly GoalKind[] = ['reach', 'increaseFrom', 'decreaseFrom', 'stayAbove', 'stayBelow', 'range', 'milestones'];
const aggregations: readonly GoalAggregation[] = ['cumulative', 'latest', 'average'];

const readText: Reader = (value) => {
  const exact = readExact(value);
  return typeof exact === 'string' ? new Fault(exact, value) : exactText(exact);
};

const readWeight: Reader = (value) =>
  typeof value === 'number' && value > 0 && value <= 1e9 ? value : new Fault('bad-value', value, '', 'give a number above 0');

function oneOf(words: readonly string[]): Reader {
  const read = readWord(words);
  return (value, context) => {
    const word = read(value, context);
    if (!(word instanceof Fault)) return word;
    const near = typeof value === 'string' ? nearest(value, words) : undefined;
    return new Fault(word.code, value, '', near ? `did you mean ${near}?` : `one of ${words.join(', ')}`);
  };
}

/** The schema of what is said of a goal; `of`, `between`, `calendar`, `segment` and `pacing` are read apart. */
export const goalSchema = /* @__PURE__ */ (() => {
  const day = (): ReturnType<typeof required<string>> => required<string>(readDay);
  const amount = (): ReturnType<typeof optional<string>> => optional<string>(readText);
  return z.looseObject({
    id: required<string>(readIdentifier),
    title: optional<string>(readLabel),
    kind: optional<GoalKind>(oneOf(kinds)),
    baseline: amount(),
    target: amount(),
    upTo: amount(),
    stretch: amount(),
    minimum: amount(),
    currency: optional<string>(readCurrency),
    aggregation: optional<GoalAggregation>(oneOf(aggregations)),
    milestones: z.nullish(z.array(z.looseObject({ title: required<string>(readLabel), by: day(), doneOn: optional<string>(readDay) }))),
    owner: optional<string>(readIdentifier),
    objective: z.nullish(
      z.looseObject({
        id: required<string>(readIdentifier),
        title: optional<string>(readLabel),
        drivers: z.nullish(z.array(required<string>(readIdentifier))),
      }),
    ),
    parent: optional<string>(readIdentifier),
    weight: optional<number>(readWeight),
    createdAt: optional<string>(readDay),
  });
})();

const pacingSchema = /* @__PURE__ */ (() =>
  z.looseObject({ checkpoints: z.array(z.looseObject({ on: required<string>(readDay), value: required<string>(readText) })) }))();

/** What is said of a goal, with its amounts as exact text. */
export interface GoalRead {
  readonly id: string;
  readonly title?: string | null | undefined;
  readonly kind?: GoalKind | null | undefined;
  readonly baseline?: string | null | undefined;
  readonly target?: string | null | undefined;
  readonly upTo?: string | null | undefined;
  readonly stretch?: string | null | undefined;
  readonly minimum?: string | null | undefined;
  readonly currency?: string | null | undefined;
  readonly aggregation?: GoalAggregation | null | undefined;
  readonly milestones?: readonly (Omit<Milestone, 'doneOn'> & { readonly doneOn?: string | null })[] | null | undefined;
  readonly owner?: string | null | undefined;
  readonly objective?: {
    readonly id: string;
    readonly title?: string | null | undefined;
    readonly drivers?: readonly string[] | null;
  } | null;
  readonly parent?: string | null | undefined;
  readonly weight?: number | null | undefined;
  readonly createdAt?: string | null | undefined;
}

/** The words of a goal; a fault is one of the caller. */
export const readWords = (input: unknown): GoalRead => readBy(goalSchema, input, []) as GoalRead;

/** The checkpoints of a pacing. */
export const readCheckpoints = (pacing: unknown): readonly Checkpoint[] =>
  (readBy(pacingSchema, pacing, ['pacing']) as { readonly checkpoints: readonly Checkpoint[] }).checkpoints;

const hints: Partial<Record<Fault['code'], string>> = {
  'missing-required': 'it has to be given',
  'bad-number': 'give a plain decimal number such as 1234.5',
  'number-out-of-range': 'at most 38 digits, 18 of them behind the point',
  'number-too-long': 'at most 64 characters',
  'bad-date': 'give a calendar date, YYYY-MM-DD',
  'unknown-currency': 'give an ISO 4217 code such as EUR',
  'bad-id': 'give text that is not blank',
};
const ownCodes: readonly string[] = [
  'bad-number',
  'number-out-of-range',
  'number-too-long',
  'bad-date',
  'unknown-currency',
  'key-too-long',
];

function readBy(schema: z.core.$ZodType, value: unknown, path: KpiErrorPath): unknown {
  const read = readerOf(schema)(value, { timeZone: null });
  if (!(read instanceof Fault)) return read;
  const { code, field, detail } = read;
  const names = field.split(/[.[\]]/).filter((name) => name !== '');
  throw new KpiError(
    ownCodes.includes(code) ? (code as KpiErrorCode) : 'bad-argument',
    `${[...path, ...names].join(' ') || 'the goal'} is ${excerpt(read.value)}`,
    hints[code] ?? detail,
    [...path, ...names.map((name) => (/^\d+$/.test(name) ? Number(name) : name))],
  );
}
