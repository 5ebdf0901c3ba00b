// Whether JSON has the form of the states of a plan. What came from elsewhere, or was cut off on its way, is refused by name; it
// is not looked for whether its numbers are true.
import { KpiError, type KpiErrorPath } from '../error.ts';
import type { AggregateName } from '../expr/aggregate/name.ts';
import type { AggregateNode } from '../expr/node.ts';
import { fieldsAsked, type Plan } from './plan.ts';
import { historyKey, isCustomerSet } from './states.ts';

/** Tells whether a value has a form. */
type Form = (value: unknown) => boolean;

const isCount: Form = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isNumber: Form = (value) => typeof value === 'number' && Number.isFinite(value);
const isText: Form = (value) => typeof value === 'string';
const isExact: Form = (value) => typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value);
const isKey: Form = (value) => typeof value === 'string' || typeof value === 'boolean' || isNumber(value);

const orNull =
  (form: Form): Form =>
  (value) =>
    value === null || form(value);
const list =
  (form: Form): Form =>
  (value) =>
    Array.isArray(value) && value.every(form);
const tuple =
  (...forms: readonly Form[]): Form =>
  (value) =>
    Array.isArray(value) && value.length === forms.length && forms.every((form, i) => form(value[i]));
const record =
  (form: Form): Form =>
  (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(form);
const fields =
  (forms: Readonly<Record<string, Form>>): Form =>
  (value) =>
    record(() => true)(value) &&
    Object.entries(forms).every(([name, form]) => Object.hasOwn(value as object, name) && form((value as Record<string, unknown>)[name]));

const tallied = tuple(orNull(isKey), isCount);
const entities = tuple(list(isExact), list(tuple(isKey, isExact, isCount)));
const customers = tuple(list(tuple(isKey, isNumber, list(isKey), isCount)), list(isKey));
const history = tuple(list(tuple(isKey, isNumber)), list(tuple(isCount, list(isKey))));

/** The form of the state of each total; one that is not here is checked as it is read. */
const forms: Readonly<Partial<Record<AggregateName, Form>>> = {
  sum: isExact,
  count: isCount,
  mean: tuple(isExact, isCount),
  min: orNull(isExact),
  max: orNull(isExact),
  last: orNull(tuple(isNumber, isExact)),
  countDistinct: (value) => Array.isArray(value) && isCount(value[0]) && value.slice(1).every(tallied),
  only: list(tallied),
  quantile: entities,
  largest: entities,
};

const counts = fields({
  rowsIn: isCount,
  used: isCount,
  filtered: fields({ range: isCount, where: isCount, kind: isCount }),
  rejected: record(isCount),
});
const rejected = list(fields({ row: isCount, field: isText, value: isText, code: isText }));

/**
 * Refuses JSON that is not the states of a plan.
 *
 * @throws {KpiError} bad-partial — with the place of what is missing or of another form
 */
export function checkStates(plan: Plan, json: unknown, path: KpiErrorPath): void {
  const refuse = (...place: KpiErrorPath): never => {
    const where = [...path, ...place];
    throw new KpiError(
      'bad-partial',
      `a partial with something else at ${where.join('.')}`,
      'it was cut off or changed: make it again',
      where,
    );
  };
  if (!record(() => true)(json)) refuse();
  const states = json as Readonly<Record<string, unknown>>;
  const outer: Readonly<Record<string, Form>> = {
    groups: Array.isArray,
    histories: fields(Object.fromEntries(plan.totals.filter(({ fn }) => isCustomerSet(fn)).map((total) => [historyKey(total), history]))),
    counts,
    rejected,
    unread: record(isCount),
    present: (value) => list(isCount)(value) && (value as unknown[]).length === fieldsAsked(plan).length,
    since: orNull(isNumber),
  };
  for (const [name, form] of Object.entries(outer)) if (!Object.hasOwn(states, name) || !form(states[name])) refuse(name);
  const isGroup = groupForm(plan);
  (states['groups'] as readonly unknown[]).forEach((group, i) => {
    if (!isGroup(group)) refuse('groups', i);
  });
}

/** Slot, keys, and for each total how many records had the value, how many lacked it, and the state. */
function groupForm({ slots, by, totals }: Plan): Form {
  const isSlot: Form = (value) => isCount(value) && (value as number) < slots.length;
  const stateOf = ({ fn }: AggregateNode): Form => tuple(isCount, isCount, isCustomerSet(fn) ? customers : (forms[fn] ?? (() => true)));
  return tuple(isSlot, tuple(...by.map(() => orNull(isKey))), tuple(...totals.map(stateOf)));
}
