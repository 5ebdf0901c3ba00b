// The reference results of statistics, one file a topic, and how near a result must come to them.
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

const folder = new URL('../../../shared/fixtures/stats/', import.meta.url);

/** How near a field must come; without a rule it must be the same. */
interface Rule {
  readonly rel?: number;
  readonly abs?: number;
  readonly atLeastMinus?: number;
  readonly atMostPlus?: number;
  readonly atMostPlusRel?: number;
  /** Against the width of the interval: that of `lower95` ends at `upper95`. */
  readonly relToWidth?: number;
  readonly jaccardAtLeast?: number;
  readonly ignore?: boolean;
  /** The field whose places alone count: for the test to see to. */
  readonly onlyFor?: string;
}

/** Rules by the name of a field at any depth, `default` for the rest; a field of fields may have rules of its own. */
interface Rules {
  readonly [field: string]: Rule | Rules;
}

/** A case, with the shapes that the test says its input, parameters and results have. */
export interface Case<Input = Record<string, unknown>, Params = Record<string, unknown>, Expected = Record<string, unknown>> {
  readonly name: string;
  readonly input: Input;
  readonly params: Params;
  readonly expected: Expected;
  readonly tolerance: Rules;
}

/** The cases of a file such as `03-distributions`. */
export function readCases<One extends Case = Case>(file: string): readonly One[] {
  return JSON.parse(readFileSync(new URL(`${file}.json`, folder), 'utf8')).cases;
}

/** The case of this name. */
export function readCase<One extends Case = Case>(file: string, name: string): One {
  const found = readCases<One>(file).find((one) => one.name === name);
  if (found === undefined) throw new Error(`${file} has no case ${name}`);
  return found;
}

/** The cases whose names start so, as a table for `test.each`. */
export function readTable<One extends Case = Case>(file: string, start = ''): readonly (readonly [name: string, one: One])[] {
  return readCases<One>(file)
    .filter(({ name }) => name.startsWith(start))
    .map((one) => [one.name, one]);
}

/**
 * Every field of the case is found as near as the case wants it, but for those `without`: these are left out on purpose and
 * must be named, so that nothing is left out by mistake.
 */
export function expectCase({ expected, tolerance }: Case, found: Readonly<Record<string, unknown>>, without: readonly string[] = []): void {
  expect(differences({ expected, tolerance }, found, without)).toEqual([]);
}

/** What `expectCase` finds wrong, one line a fault. */
export function differences(
  { expected, tolerance }: Pick<Case, 'expected' | 'tolerance'>,
  found: Readonly<Record<string, unknown>>,
  without: readonly string[] = [],
): readonly string[] {
  const unknown = [...Object.keys(found), ...without].filter((field) => !(field in expected));
  const wanted = Object.fromEntries(Object.entries(expected).filter(([field]) => !without.includes(field)));
  return [...unknown.map((field) => `the case has no ${field}`), ...compare(found, wanted, defaultOf(tolerance, {}), tolerance, '')];
}

const ruleNames = new Set([
  'rel',
  'abs',
  'atLeastMinus',
  'atMostPlus',
  'atMostPlusRel',
  'relToWidth',
  'jaccardAtLeast',
  'ignore',
  'onlyFor',
]);
const isRule = (value: Rule | Rules): value is Rule => Object.keys(value).every((name) => ruleNames.has(name));
const defaultOf = ({ default: given }: Rules, otherwise: Rule): Rule => (given !== undefined && isRule(given) ? given : otherwise);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function compare(found: unknown, wanted: unknown, rule: Rule, rules: Rules, path: string, width?: unknown): string[] {
  if (rule.ignore === true) return [];
  if (rule.jaccardAtLeast !== undefined && Array.isArray(wanted)) return compareSets(found, wanted, rule.jaccardAtLeast, path);
  if (Array.isArray(wanted)) {
    if (!Array.isArray(found) || found.length !== wanted.length) return [`${path}: ${JSON.stringify(found)}, not ${wanted.length} items`];
    return wanted.flatMap((item, at) =>
      compare(found[at], item, rule, rules, `${path}[${at}]`, Array.isArray(width) ? width[at] : undefined),
    );
  }
  if (isRecord(wanted)) {
    if (!isRecord(found)) return [`${path}: ${JSON.stringify(found)}, not an object`];
    return Object.entries(wanted).flatMap(([field, item]) => {
      const own = rules[field] ?? rule;
      const [ownRule, ownRules] = isRule(own) ? [own, rules] : [defaultOf(own, rule), own];
      const otherEnd = wanted[field.replace(/^(lower|upper)/, (end) => (end === 'lower' ? 'upper' : 'lower'))];
      return compare(found[field], item, ownRule, ownRules, path === '' ? field : `${path}.${field}`, otherEnd);
    });
  }
  if (wanted === null) return found === null || found === undefined ? [] : [`${path}: ${String(found)}, not null`];
  const near = typeof wanted === 'number' ? typeof found === 'number' && isNear(found, wanted, rule, width) : found === wanted;
  return near ? [] : [`${path}: ${String(found)}, not ${String(wanted)} ${JSON.stringify(rule)}`];
}

function isNear(found: number, wanted: number, rule: Rule, width: unknown): boolean {
  if (!Number.isFinite(found)) return false;
  const off = Math.abs(found - wanted);
  return (
    found === wanted ||
    off <= (rule.rel ?? 0) * Math.abs(wanted) ||
    off <= (rule.abs ?? 0) ||
    (rule.atLeastMinus !== undefined && found >= wanted - rule.atLeastMinus) ||
    (rule.atMostPlus !== undefined && found <= wanted + rule.atMostPlus) ||
    (rule.atMostPlusRel !== undefined && found <= wanted * (1 + rule.atMostPlusRel)) ||
    (typeof width === 'number' && off <= (rule.relToWidth ?? 0) * Math.abs(width - wanted))
  );
}

/** How much two sets of indices have in common. */
function compareSets(found: unknown, wanted: readonly unknown[], least: number, path: string): string[] {
  const own = new Set(Array.isArray(found) ? found : []);
  const all = new Set([...own, ...wanted]);
  const both = wanted.filter((item) => own.has(item)).length;
  return all.size === 0 || both / all.size >= least ? [] : [`${path}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`];
}
