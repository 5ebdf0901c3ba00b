import fc from 'fast-check';
import { type AlertConditionInput, type AlertRuleInput, type AlertState, alerts, query, revenue, type Table } from 'sales-kpi';
import { expect, test } from 'vitest';
import { runs } from '../laws/runs.ts';
import { type Amounts, endOf, ruleOf, salesOf, stored, tableOf, told } from './timelineOf.ts';

const amount = fc.option(fc.integer({ min: -3, max: 12 }), { freq: 6 });
const months = fc.array(amount, { minLength: 1, maxLength: 12 });
const amounts: fc.Arbitrary<Amounts> = fc.record({ FR: months, BE: months });

const side = fc.constantFrom('above', 'below', 'atLeast', 'atMost');
const limits = fc.record({ is: side, value: fc.integer({ min: -2, max: 10 }) });
const when: fc.Arbitrary<AlertConditionInput> = fc.oneof(
  limits,
  fc.record({
    is: fc.constantFrom('between' as const, 'outside' as const),
    from: fc.integer({ min: -2, max: 4 }),
    to: fc.integer({ min: 4, max: 9 }),
  }),
  fc.record({
    is: fc.constant('change' as const),
    by: fc.constantFrom('relative' as const, 'absolute' as const),
    limit: side,
    value: fc.constantFrom('-0.5', '0', '2'),
  }),
  fc.record({
    is: fc.constant('streak' as const),
    direction: fc.constantFrom('rising' as const, 'falling' as const),
    periods: fc.integer({ min: 1, max: 3 }),
  }),
  fc.constant({ is: 'noData' } as const),
  fc.constant({ is: 'anomaly', level: 'unusual' } as const),
  fc.constant({ is: 'trend', direction: 'rising' } as const),
);
const rule: fc.Arbitrary<AlertRuleInput> = fc
  .record({
    when,
    coolDown: fc.constantFrom(null, { periods: 2 }, { days: 40 }),
    delay: fc.constantFrom(0, 5, 40),
    emptyIs: fc.constantFrom('noData' as const, 'zero' as const),
    forPeriods: fc.integer({ min: 1, max: 3 }),
  })
  .map((one) => ruleOf({ ...one, forPeriods: one.when.is === 'streak' || one.when.is === 'trend' ? 1 : one.forPeriods }));
const rules = fc.array(rule, { minLength: 1, maxLength: 3 }).map((list) => list.map((one, i) => ({ ...one, id: `r${i}` })));

/** Evaluates at the end of each month, and gives every evaluation. */
function evaluations(all: readonly AlertRuleInput[], values: Amounts, count: number) {
  let state: AlertState | null = null;
  return Array.from({ length: count }, (_, i) => {
    const asOf = endOf(i);
    const monthly = tableOf(values, asOf);
    const result = alerts(all, { monthly }, state, { asOf });
    state = result.state;
    return { asOf, monthly, result };
  });
}

test('evaluated twice, everything is told once', () => {
  fc.assert(
    fc.property(rules, amounts, fc.integer({ min: 1, max: 12 }), (all, values, count) => {
      for (const { asOf, monthly, result } of evaluations(all, values, count)) {
        const again = alerts(all, { monthly }, stored(result.state), { asOf });
        expect(told(again)).toEqual([]);
        expect(again.state).toEqual(result.state);
      }
    }),
    runs(120),
  );
});

test('a state that went through JSON is the same', () => {
  fc.assert(
    fc.property(rules, amounts, fc.integer({ min: 2, max: 12 }), (all, values, count) => {
      const list = evaluations(all, values, count);
      const [before, last] = list.slice(-2);
      if (before === undefined || last === undefined) return;
      const again = alerts(all, { monthly: last.monthly }, stored(before.result.state), { asOf: last.asOf });
      expect(again).toEqual(last.result);
      expect(JSON.parse(JSON.stringify(last.result.state))).toEqual(last.result.state);
    }),
    runs(60),
  );
});

test('of a rule and a segment, alerts begin and end in turn', () => {
  fc.assert(
    fc.property(rules, amounts, fc.integer({ min: 1, max: 12 }), (all, values, count) => {
      const on = new Map<string, boolean>();
      const events = evaluations(all, values, count)
        .flatMap(({ result }) => [...result.fired, ...result.resolved])
        .map((one) => ({
          isOn: one.code !== 'alert-resolved',
          at: one.period ?? '',
          name: JSON.stringify([one.values.rule, one.segment]),
        }));
      // Each evaluation tells of one month here, so that their order is that of time.
      for (const { isOn, name } of events) {
        expect(on.get(name) ?? false).toBe(!isOn);
        on.set(name, isOn);
      }
    }),
    runs(120),
  );
});

test('however often it is evaluated, the same is told', () => {
  fc.assert(
    fc.property(rules, amounts, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), (all, values, first, more) => {
      const list = evaluations(all, values, first + more);
      const [start, end] = [list[first - 1], list.at(-1)];
      // A segment that was not judged before begins with the latest month: the past is no news.
      const known = start?.result.state.alerts ?? [];
      fc.pre(known.length === 2 * all.length && known.every(({ judged }) => judged !== null));
      if (start === undefined || end === undefined) return;
      const often = list.slice(first).flatMap(({ result }) => told(result));
      const once = told(alerts(all, { monthly: end.monthly }, start.result.state, { asOf: end.asOf }));
      expect([...once].sort()).toEqual([...often].sort());
    }),
    runs(200),
  );
});

test('the order of rules and of rows does not matter', () => {
  fc.assert(
    fc.property(rules, amounts, fc.integer({ min: 0, max: 11 }), fc.integer({ min: 0, max: 1000 }), (all, values, at, turn) => {
      const asOf = endOf(at);
      const monthly = tableOf(values, asOf);
      const order = monthly.rows.map((_, i) => i).sort((a, b) => ((a * 7919 + turn) % 13) - ((b * 7919 + turn) % 13));
      const turned: Table<object> = {
        ...monthly,
        rows: order.map((i) => monthly.rows[i] as object),
        notes: monthly.notes.map((note) => ({ ...note, row: note.row === null ? null : order.indexOf(note.row) })),
        totals: { ...monthly.totals, now: order.map((i) => monthly.totals.now[i] ?? []) },
      };
      expect(alerts([...all].reverse(), { monthly: turned }, null, { asOf })).toEqual(alerts(all, { monthly }, null, { asOf }));
    }),
    runs(120),
  );
});

test('a month that is not over neither begins nor ends an alert', () => {
  fc.assert(
    fc.property(rules, amounts, fc.integer({ min: 1, max: 11 }), fc.integer({ min: -50, max: 50 }), (all, values, at, running) => {
      const before = evaluations(all, values, at).at(-1);
      if (before === undefined) return;
      const asOf = `${endOf(at).slice(0, 8)}16`;
      const past = salesOf(values, at).filter(({ date }) => date <= asOf);
      const open = { id: 'open', date: `${endOf(at).slice(0, 8)}10`, amount: running, country: 'FR', currency: 'EUR' };
      const monthly = query([...past, open], { select: [revenue], every: 'month', by: ['country'], asOf });
      const found = alerts(all, { monthly }, before.result.state, { asOf });
      for (const one of [...found.fired, ...found.resolved]) expect(one.period).not.toBe(endOf(at).slice(0, 7));
    }),
    runs(120),
  );
});

test('with hysteresis nothing is told between the limit and clearAt', () => {
  const between = fc.array(fc.integer({ min: 101, max: 149 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.constantFrom(90, 200), between, fc.boolean(), (first, values, isBelow) => {
      const all = [
        ruleOf(isBelow ? { when: { is: 'below', value: 101 }, clearAt: 150 } : { when: { is: 'above', value: 149 }, clearAt: 100 }),
      ];
      const list = evaluations(all, { FR: [first, ...values], BE: [] }, values.length + 1);
      expect(list.slice(1).flatMap(({ result }) => told(result))).toEqual([]);
    }),
    runs(60),
  );
});

test('what a running month has reached is told once, and ends only with a month that is over', () => {
  const day = fc.integer({ min: 0, max: 119 });
  const sales = fc.array(fc.tuple(day, fc.integer({ min: 0, max: 40 })), { maxLength: 12 });
  fc.assert(
    fc.property(sales, fc.uniqueArray(day, { minLength: 1, maxLength: 12 }), fc.constantFrom('above', 'atLeast'), (list, days, is) => {
      const dayAt = (i: number): string => new Date(Date.UTC(2025, 0, 1 + i)).toISOString().slice(0, 10);
      const all = [ruleOf({ when: { is, value: 50 }, partial: true })];
      let state: AlertState | null = null;
      let isOn = false;
      for (const at of [...days].sort((a, b) => a - b)) {
        const asOf = dayAt(at);
        const known = list.filter(([i]) => i <= at).map(([i, one], id) => ({ id: `${id}`, date: dayAt(i), amount: one }));
        const monthly = query(known, { select: [revenue], every: 'month', between: ['2025-01-01', '2025-06-01'], asOf });
        const result = alerts(all, { monthly }, state, { asOf });
        for (const { period } of result.resolved)
          expect((period ?? '') < asOf.slice(0, 7) || asOf === endOf(Number(asOf.slice(5, 7)) - 1)).toBe(true);
        // Several months may have passed; of each evaluation, what is on comes of both lists.
        isOn = result.fired.length - result.resolved.length + (isOn ? 1 : 0) === 1;
        expect(result.state.alerts.map(({ firing }) => firing !== null)).toEqual([isOn]);
        expect(told(alerts(all, { monthly }, stored(result.state), { asOf }))).toEqual([]);
        state = result.state;
      }
    }),
    runs(120),
  );
});
