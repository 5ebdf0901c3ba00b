// The history of a deal of HubSpot: the past values of its properties, or when it entered its stages.
import { momentOf } from '../../model/boundary.ts';
import type { DealOutcome, StageEvent } from '../../model/deal/stageEvent.ts';
import type { DateInput } from '../../model/dimension.ts';
import { Fault } from '../../model/read/reader.ts';
import { type At, atOf, given, isRecord } from '../at.ts';
import { amount, instant } from '../readers.ts';
import { chance } from './property.ts';
import type { HubspotStage } from './stages.ts';

/** A line of the history while it is put together. */
type Line = { -readonly [K in keyof StageEvent]: StageEvent[K] };

const entered = /^hs_(v2_)?date_entered_(.{1,200})$/;

/** What changes over time: our field, their property, how it is read. */
const changing = [
  ['stage', 'dealstage', (value: unknown) => value],
  ['amount', 'amount', amount],
  ['probability', 'hs_deal_stage_probability', chance],
  ['expectedCloseDate', 'closedate', instant],
] as const;

/** The history; null where there is none. */
export function historyOf(at: At, property: At, stages: ReadonlyMap<string, HubspotStage>): readonly StageEvent[] | Fault | null {
  const lines: Line[] = [];
  for (const [ours, theirs, read] of changing) {
    for (const version of versionsIn(at, theirs)) {
      const value = read(given(atOf(version)('value')));
      const enteredAt = instant(atOf(version)('timestamp'));
      for (const one of [value, enteredAt]) if (one instanceof Fault) return one.under(theirs);
      // To what nothing an amount was changed cannot be told: what is not said stays as it was.
      if (value !== null && enteredAt !== null) lines.push({ enteredAt: enteredAt as DateInput, [ours]: value as string });
    }
  }
  if (!lines.some(({ stage }) => stage !== undefined)) {
    for (const [stage, from, to] of enteredStages(at, property, stages)) {
      const [enteredAt, exitedAt] = [instant(from), instant(to)];
      for (const one of [enteredAt, exitedAt]) if (one instanceof Fault) return one.under(stage);
      lines.push({ enteredAt: enteredAt as DateInput, exitedAt: exitedAt as DateInput | null, stage });
    }
  }
  return lines.length === 0 ? null : inOrder(lines, stages);
}

/** In order of time, each with the outcome of the stage that the deal was in. */
function inOrder(lines: Line[], stages: ReadonlyMap<string, HubspotStage>): readonly StageEvent[] {
  lines.sort((a, b) => (momentOf(a.enteredAt) ?? 0) - (momentOf(b.enteredAt) ?? 0));
  let outcome: DealOutcome | null = null;
  for (const line of lines) {
    if (line.stage !== undefined) outcome = stages.get(String(line.stage))?.outcome ?? null;
    if (outcome !== null) line.outcome = outcome;
  }
  return lines;
}

/** The past values of a property: v3 beside the properties, v1 in them. */
function versionsIn(at: At, name: string): readonly unknown[] {
  const versions = at(`propertiesWithHistory.${name}`) ?? at(`properties.${name}.versions`);
  return Array.isArray(versions) ? versions : [];
}

/**
 * Stages with the dates of entering and leaving them; most of the properties, of stages never entered, are null. A flat row
 * is asked for the stages that the pipelines name.
 */
function enteredStages(at: At, property: At, stages: ReadonlyMap<string, HubspotStage>): [stage: string, from: unknown, to: unknown][] {
  const found = new Map<string, [string, unknown, unknown]>();
  for (const [version, stage] of stagesNamed(at, stages)) {
    const from = property(`hs_${version}date_entered_${stage}`);
    if (from === null || (version === '' && found.has(stage))) continue;
    found.set(stage, [stage, from, property(`hs_${version}date_exited_${stage}`)]);
  }
  return [...found.values()];
}

/** Stages of which properties may say when they were entered, with what stands before their names. */
function stagesNamed(at: At, stages: ReadonlyMap<string, HubspotStage>): (readonly [version: string, stage: string])[] {
  const properties = at('properties');
  if (!isRecord(properties)) return [...stages.keys()].flatMap((stage) => ['v2_', ''].map((version) => [version, stage] as const));
  return Object.keys(properties).flatMap((name) => {
    const [, version = '', stage] = entered.exec(name) ?? [];
    return stage === undefined ? [] : [[version, stage] as const];
  });
}

/** Clocks of HubSpot differ by less. */
const SECOND = 1000;

/** Whether a deal was longer in a stage than between the only dates that are told: it was there more than once. */
export function isEnteredAgain(at: At, property: At, stages: ReadonlyMap<string, HubspotStage>): boolean {
  if (versionsIn(at, 'dealstage').length > 0) return false;
  return enteredStages(at, property, stages).some(([stage, ...dates]) => {
    const all = amount(property(`hs_v2_cumulative_time_in_${stage}`));
    const [from, to] = dates.map((date) => momentOf(instant(date) as DateInput | null));
    return (
      typeof from === 'number' && typeof to === 'number' && !(all instanceof Fault) && all !== null && Number(all) - (to - from) > SECOND
    );
  });
}
