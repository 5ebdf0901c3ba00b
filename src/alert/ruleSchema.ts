// The schema of a rule: which words there are, and what each may be.
import * as z from 'zod/mini';
import { exactText, readExact } from '../decimal.ts';
import { goalStatuses } from '../goal/statusPolicy.ts';
import { isCurrency } from '../model/money/currency.ts';
import type { AlertRuleInput } from './ruleInput.ts';
import type { AlertRule } from './ruleShape.ts';

/** A rule as the schema gives it: only the title may still be missing. */
export interface RuleRead extends Omit<AlertRule, 'title'> {
  /** What it says to readers. */
  readonly title?: string | null | undefined;
}

/** Longest id, title or name. */
const LONGEST = 1024;
/** Most periods or days that a rule speaks of. */
export const MOST_PERIODS = 1000;

/** The words of each condition: what may be a mistyped one. */
export const conditionWords = [
  'above',
  'below',
  'atLeast',
  'atMost',
  'between',
  'outside',
  'change',
  'anomaly',
  'trendBreak',
  'trend',
  'streak',
  'noData',
  'goalStatus',
] as const;

const ruleSchema = (): z.ZodMiniType<RuleRead, AlertRuleInput> => {
  const text = z.string().check(z.minLength(1), z.maxLength(LONGEST));
  const amount = z.pipe(
    z.union([z.string(), z.number()]),
    z.transform((value: string | number, { issues }): string => {
      const exact = readExact(value);
      if (typeof exact !== 'string') return exactText(exact);
      issues.push({ code: 'custom', message: exact, input: value, params: { code: exact } });
      return z.NEVER;
    }),
  );
  const count = (least: number) => z.number().check(z.int(), z.minimum(least), z.maximum(MOST_PERIODS));
  const limit = z.enum(['above', 'below', 'atLeast', 'atMost']);
  const way = z.enum(['rising', 'falling']);
  const when = z.discriminatedUnion('is', [
    z.strictObject({ is: limit, value: amount }),
    z.strictObject({ is: z.enum(['between', 'outside']), from: amount, to: amount }),
    z.strictObject({
      is: z.literal('change'),
      by: z._default(z.enum(['relative', 'absolute']), 'relative'),
      against: z._default(z.enum(['previousPeriod', 'comparison']), 'previousPeriod'),
      limit,
      value: amount,
    }),
    z.strictObject({
      is: z.literal('anomaly'),
      level: z._default(z.enum(['unusual', 'anomalous']), 'anomalous'),
      side: z._default(z.enum(['any', 'high', 'low']), 'any'),
    }),
    z.strictObject({
      is: z.literal('trendBreak'),
      within: z._default(count(1), 6),
      direction: z._default(z.enum(['any', 'rising', 'falling']), 'any'),
    }),
    z.strictObject({ is: z.literal('trend'), direction: way }),
    z.strictObject({ is: z.literal('streak'), direction: way, periods: count(1) }),
    z.strictObject({ is: z.literal('noData') }),
    z.strictObject({
      is: z.literal('goalStatus'),
      goal: text,
      status: z.array(z.enum(goalStatuses)).check(z.minLength(1)),
    }),
  ]);
  const orNull = <T extends z.core.$ZodType>(schema: T) => z._default(z.nullable(schema), null);
  return z.strictObject({
    id: text,
    title: z.nullish(text),
    of: orNull(text),
    table: orNull(text),
    segment: orNull(z.record(z.string(), z.nullable(z.union([z.string(), z.number(), z.boolean()])))),
    when,
    severity: z._default(z.enum(['info', 'warning', 'critical']), 'warning'),
    currency: orNull(z.string().check(z.refine(isCurrency, 'unknown-currency'))),
    clearAt: orNull(amount),
    coolDown: orNull(z.union([z.strictObject({ periods: count(1) }), z.strictObject({ days: count(1) })])),
    delay: z._default(count(0), 0),
    forPeriods: z._default(count(1), 1),
    partial: z._default(z.boolean(), false),
    emptyIs: z._default(z.enum(['noData', 'zero']), 'noData'),
  }) as unknown as z.ZodMiniType<RuleRead, AlertRuleInput>;
};

/**
 * The zod schema of a rule, for those who keep rules as JSON: what editors and forms check them by. `alertRule` also checks what words say
 * together.
 *
 * @example
 * ```ts
 * import { alertRuleSchema } from 'sales-kpi';
 * import * as z from 'zod/mini';
 * const published = z.toJSONSchema(alertRuleSchema, { io: 'input' });
 * [published.required, published.additionalProperties] // => [["id","when"],false]
 * ```
 */
export const alertRuleSchema: z.ZodMiniType<RuleRead, AlertRuleInput> = /* @__PURE__ */ ruleSchema();
