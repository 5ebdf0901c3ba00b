// R: the means suffice, the goal serves an objective by one of its drivers, and whoever answers for it has not too many goals at once.
import { Decimal } from '../../decimal.ts';
import { quantile } from '../../stat/summary.ts';
import { answers, type Checked, type Context } from './context.ts';
import { focus } from './focusCheck.ts';
import type { SmartInput } from './smartWords.ts';

/** Fewer numbers say nothing of what people can do. */
const LEAST = 8;

/** The checks of the letter R; what the goal does not depend on is not looked at. */
export function realistic(context: Context): Checked[] {
  const means = [pipeline(context), budget(context), capacity(context)].filter((one) => one !== null);
  const none = answers(context, 'R', 'means').unknown(['pipeline', 'budget', 'capacity']);
  return [...(means.length > 0 ? means : [none]), relevance(context), focus(context)];
}

/** The names of what is not there. */
const lacking = (values: Partial<Readonly<Record<SmartInput, unknown>>>): SmartInput[] =>
  (Object.keys(values) as SmartInput[]).filter((name) => values[name] === null);

function pipeline(context: Context): Checked | null {
  const say = answers(context, 'R', 'pipeline');
  const { pipeline: given } = context.means;
  if (given === null) return null;
  if (given === undefined) return say.unknown(['pipeline']);
  const { openValue, winRate, remaining } = given;
  if (openValue === null || winRate === null || remaining === null) return say.unknown(lacking({ openValue, winRate, remaining }), given);
  const [available, required] = [openValue.times(winRate), remaining];
  const coverage = {
    availableCoverage: required.isZero() ? null : openValue.div(required),
    requiredCoverage: winRate.isZero() ? null : new Decimal(1).div(winRate),
  };
  const values = { ...given, available, required, ...coverage };
  return available.gte(required) ? say.pass(values) : withValues(say.fail('smart-pipeline', { available, required }), values);
}

function budget(context: Context): Checked | null {
  const say = answers(context, 'R', 'budget');
  const { budget: given } = context.means;
  if (given === null) return null;
  if (given === undefined) return say.unknown(['budget']);
  const { budget: amount, costPerCustomer, needed } = given;
  if (amount === null || costPerCustomer === null || needed === null)
    return say.unknown(lacking({ budget: amount, costPerCustomer, needed }), given);
  const [available, required] = [amount.div(costPerCustomer), needed];
  const values = { ...given, available, required };
  // Without the division, so that no digit is lost.
  return amount.gte(needed.times(costPerCustomer))
    ? say.pass(values)
    : withValues(say.fail('smart-budget', { available, required }), values);
}

function capacity(context: Context): Checked | null {
  const say = answers(context, 'R', 'capacity');
  const { capacity: given } = context.means;
  if (given === null) return null;
  if (given === undefined) return say.unknown(['capacity']);
  const { people, needed, pastPerPerson } = given;
  const { pastPerPerson: _, ...told } = given;
  const past = pastPerPerson === null || pastPerPerson.length < LEAST ? null : pastPerPerson;
  if (people === null || needed === null || past === null)
    return say.unknown(lacking({ people, needed, pastPerPerson: past }), { ...told, n: pastPerPerson?.length ?? 0 });
  const [available, required] = [new Decimal(quantile(past, 0.9) ?? 0), needed.div(people)];
  const values = { ...told, n: past.length, available, required };
  return available.times(people).gte(needed) ? say.pass(values) : withValues(say.fail('smart-capacity', { available, required }), values);
}

const withValues = (checked: Checked, values: object): Checked => ({ ...checked, check: { ...checked.check, values: { ...values } } });

function relevance(context: Context): Checked {
  const say = answers(context, 'R', 'relevance');
  const { objective, of } = context.draft;
  if (of === null) return say.unknown(['indicator']);
  if (objective === null) return say.unknown(['objective']);
  const { title, drivers } = objective;
  if (drivers.length === 0) return say.unknown(['drivers'], { objective: title });
  return drivers.includes(of.id) ? say.pass({ objective: title }) : say.fail('smart-not-a-driver', { objective: title });
}
