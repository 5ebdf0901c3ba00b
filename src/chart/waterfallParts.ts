// The parts of a change as they are drawn, and where each begins.
import type { ChangePart } from '../analysis/change/part.ts';
import { Decimal } from '../decimal.ts';
import type { Drawing } from './chartOptions.ts';
import { distinct, filled, plainText } from './plainText.ts';
import { segmentText } from './tableShape.ts';
import type { Step } from './waterfallSteps.ts';

/** A part as it is drawn. */
export interface ShownPart {
  readonly name: string;
  readonly value: Decimal;
}

/** The parts that stand for themselves, and the others as one. */
export function shownParts(parts: readonly ChangePart[], most: number, drawing: Drawing): ShownPart[] {
  const { write, words } = drawing;
  const [first, rest] = parts.length <= most + 1 ? [parts, []] : [parts.slice(0, most), parts.slice(most)];
  const others =
    rest.length === 0
      ? []
      : [
          {
            name: filled(words.other, { count: write.number(rest.length, 0) }),
            value: rest.reduce((sum, { value }) => sum.plus(value), new Decimal(0)),
          },
        ];
  const all = [...first.map((part) => ({ name: partText(part, drawing), value: new Decimal(part.value) })), ...others];
  const names = distinct(all.map(({ name }) => name));
  return all.map(({ value }, at) => ({ name: names[at] as string, value }));
}

/** Of a part: its indicator, its segment, or what was done; where a segment says all, nothing else. */
function partText({ factor, segment, effect }: ChangePart, drawing: Drawing): string {
  const { locale } = drawing;
  if (factor !== null) return plainText(locale.label(factor.label));
  const done = locale.effects[effect] ?? plainText(effect);
  return segment === null ? done : effect === 'contribution' ? segmentText(segment, drawing) : `${segmentText(segment, drawing)} (${done})`;
}

/** Both ends of a change. */
export interface Ends {
  readonly from: Decimal;
  readonly to: Decimal;
  readonly isWith: boolean;
}

/** The bars, each from where the one before ended. */
export function stepsOf(
  parts: readonly ShownPart[],
  { from, to, isWith }: Ends,
  periods: readonly [string, string],
  { locale }: Drawing,
): Step[] {
  const zero = new Decimal(0);
  let at = isWith ? from : zero;
  const between = parts.map(({ name, value }): Step => {
    const start = at;
    at = at.plus(value);
    return { name, start, end: at, value, tone: value.lt(0) ? 'decrease' : 'increase' };
  });
  const end = isWith ? to : to.minus(from);
  const total = (name: string, value: Decimal): Step => ({ name, start: zero, end: value, value, tone: 'total' });
  const steps = [...(isWith ? [total(periods[0], from)] : []), ...between, total(isWith ? periods[1] : locale.report.heads.change, end)];
  const names = distinct(steps.map(({ name }) => name));
  return steps.map((step, i) => ({ ...step, name: names[i] as string }));
}
