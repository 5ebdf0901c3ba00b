// What holds of every mapping, whatever it is given: nothing throws, every record is mapped, left out or refused, and what is mapped is
// taken by parse.
import fc from 'fast-check';
import { parse } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod/mini';
import { runs } from '../laws/runs.ts';
import { recipes, spoiled } from './spoiled.ts';

export interface Outcome {
  readonly rows: readonly object[];
  readonly rejected: readonly object[];
  readonly counts: { readonly rowsIn: number; readonly mapped: number; readonly excluded: number; readonly rejected: number };
}

/** A mapping, the schema of its records, and payloads that it maps. */
export type Case = readonly [name: string, schema: z.ZodMiniObject, map: (payload: unknown) => Outcome, payloads: readonly unknown[]];

const before = Object.getOwnPropertyNames(Object.prototype).length;
/** A million inputs take their time. */
const anHour = 3_600_000;

/** Every record is accounted for, and parse takes what is mapped. To call `expect` takes longer than to compare. */
export function expectAccount({ rows, rejected, counts }: Outcome, schema: z.ZodMiniObject): void {
  if (counts.mapped + counts.excluded + counts.rejected !== counts.rowsIn) expect(counts).toBe('as many as came in');
  if (rows.length !== counts.mapped || rejected.length > counts.rejected) expect(rows.length).toBe(counts.mapped);
  const refused = parse(schema, rows).rejected.filter(({ code }) => code !== 'duplicate-id-conflict');
  if (refused.length > 0) expect(refused).toEqual([]);
  if (Object.getOwnPropertyNames(Object.prototype).length !== before) expect(Object.prototype).toBe('as it was');
}

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  maxDepth: 3,
});

/**
 * The laws of these mappings.
 *
 * @param cases  the mappings
 * @param expectNext what holds of the rows of a spoiled payload beside that
 */
export function holdForAnyPayload(
  cases: readonly Case[],
  expectNext: (rows: readonly object[], schema: z.ZodMiniObject, seed: number) => void = () => undefined,
): void {
  describe.each(cases)('%s', (_, schema, map, payloads) => {
    test('a good payload is mapped, and not changed', () => {
      for (const payload of payloads) {
        const copy = structuredClone(payload);
        const outcome = map(payload);
        expectAccount(outcome, schema);
        expect(outcome.rows.length).toBeGreaterThan(0);
        expect(payload).toEqual(copy);
      }
    });

    test(
      'takes any payload with a part that nobody expected',
      () => {
        fc.assert(
          fc.property(recipes, (recipe) => {
            const outcome = map(spoiled(payloads, recipe));
            expectAccount(outcome, schema);
            expectNext(outcome.rows, schema, recipe[1]);
          }),
          runs(10_000),
        );
      },
      anHour,
    );
  });

  test(
    'no value at all makes a mapping throw',
    () => {
      fc.assert(
        fc.property(fc.oneof(anything, fc.array(anything, { maxLength: 3 })), (payload) => {
          for (const [, schema, map] of cases) expectAccount(map(payload), schema);
        }),
        runs(1000),
      );
    },
    anHour,
  );
}
