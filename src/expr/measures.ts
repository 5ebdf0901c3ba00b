// What a formula is measured in, as far as money and time go: amounts are not added to counts, nor money to money squared.
import type { KpiErrorPath } from '../error.ts';
import { ofNumbers } from './aggregate/name.ts';
import { refuse } from './checkRecord.ts';
import type { Node } from './node.ts';

/** Powers of money and of time; null for a constant, which goes with anything. */
type Measure = { readonly money: number; readonly time: number } | null;

const NUMBER = { money: 0, time: 0 } as const;

/** Refuses a formula that adds what cannot be added, or whose value is not what its unit says. */
export function checkMeasures(formula: Node, unit: string, path: KpiErrorPath): void {
  const found = measureOf(formula, path);
  if (found === null || unit === 'number') return;
  const { money } = found;
  if (unit === 'money' ? money < 0 || money > 1 : money !== 0)
    refuse(
      `a ${unit} that is measured in ${inWords(found)}`,
      "give the unit that the formula has, or divide: unit 'number' takes any",
      path,
    );
}

function measureOf(node: Node, path: KpiErrorPath): Measure {
  switch (node.op) {
    case 'value':
      return null;
    case 'field':
      return { money: node.type === 'money' ? 1 : 0, time: 0 };
    case 'aggregate':
      return ofNumbers.has(node.fn) ? (measureOf(node.of, path) ?? NUMBER) : NUMBER;
    case 'call':
      return measureOfCall(node.fn, node.args, path);
  }
}

function measureOfCall(fn: string, args: readonly Node[], path: KpiErrorPath): Measure {
  if (fn === 'elapsed') return { money: 0, time: 1 };
  const [a = null, b = null] = args.map((arg, i) => measureOf(arg, [...path, i]));
  switch (fn) {
    case 'plus':
    case 'minus':
    case 'orElse':
    case 'growth':
      if (a !== null && b !== null && (a.money !== b.money || a.time !== b.time))
        refuse(`${inWords(a)} ${fn} ${inWords(b)}`, 'add only what is measured in one unit', path);
      return fn === 'growth' ? NUMBER : (a ?? b);
    case 'times':
      return combined(a, b, 1);
    case 'ratio':
      if (args[1]?.op === 'value' && Number(args[1].value) === 0) refuse('a division by 0', 'divide by a total', path);
      return combined(a, b, -1);
    case 'positive':
      return a;
    default:
      return NUMBER;
  }
}

function combined(a: Measure, b: Measure, sign: 1 | -1): Measure {
  if (a === null && b === null) return null;
  const [x, y] = [a ?? NUMBER, b ?? NUMBER];
  return { money: x.money + sign * y.money, time: x.time + sign * y.time };
}

function inWords(measure: Measure): string {
  const { money, time } = measure ?? NUMBER;
  const parts = [
    ['money', money],
    ['time', time],
  ].filter(([, power]) => power !== 0);
  return parts.length === 0 ? 'a number' : parts.map(([name, power]) => (power === 1 ? name : `${name}^${power}`)).join(' × ');
}
