// Stages of HubSpot, as the pipelines API tells them: what their identifiers mean is different in every portal.
import type { Amount } from '../../decimal.ts';
import type { DealOutcome } from '../../model/deal/stageEvent.ts';
import { Fault } from '../../model/read/reader.ts';
import { type At, atOf } from '../at.ts';
import { lookUp } from '../lookUp.ts';
import { flag, text } from '../readers.ts';
import { hubspotPage } from './page.ts';
import { chance } from './property.ts';

/** What is known of a stage. */
export interface HubspotStage {
  /** Its name. */
  readonly label: string | null;
  /** The pipeline that it belongs to. */
  readonly pipeline: string | null;
  /** The name of the pipeline. */
  readonly pipelineLabel: string | null;
  /** What has become of the deals in it; null: not told. */
  readonly outcome: DealOutcome | null;
  /** The chance of its deals, 0 to 1. */
  readonly probability: Amount | null;
}

/** The stages in the answer of the pipelines API (`/crm/v3/pipelines/deals`, v1 too), by identifier. */
export function stagesOf(pipelines: unknown): ReadonlyMap<string, HubspotStage> {
  return lookUp(pipelines, hubspotPage, (pipeline) => {
    const stages = pipeline('stages');
    return Array.isArray(stages) ? stages.flatMap((stage: unknown) => entryOf(atOf(stage), pipeline)) : [];
  });
}

function entryOf(stage: At, pipeline: At): [string, HubspotStage][] {
  const id = kept(text(stage('id') ?? stage('stageId')));
  if (id === null) return [];
  const probability = kept(chance(stage('metadata.probability') ?? stage('probability')));
  const isClosed = kept(flag(stage('metadata.isClosed')));
  const named: HubspotStage = {
    label: kept(text(stage('label'))),
    pipeline: kept(text(pipeline('id') ?? pipeline('pipelineId'))),
    pipelineLabel: kept(text(pipeline('label'))),
    outcome: stage('closedWon') === true && probability === 1 ? 'won' : outcomeOf(isClosed, probability),
    probability,
  };
  return [[id, named]];
}

/** A closed stage is won at a chance of 1 and lost at 0; HubSpot knows no other. */
function outcomeOf(isClosed: boolean | null, probability: Amount | null): DealOutcome | null {
  if (isClosed === null) return null;
  if (!isClosed) return 'open';
  return probability === 1 ? 'won' : probability === 0 ? 'lost' : null;
}

function kept<T>(value: T | Fault): T | null {
  return value instanceof Fault ? null : value;
}
