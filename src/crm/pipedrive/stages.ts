// Stages of Pipedrive: their names and chances.
import type { Amount } from '../../decimal.ts';
import { Fault } from '../../model/read/reader.ts';
import { lookUp } from '../lookUp.ts';
import { percent, text } from '../readers.ts';
import { pipedrivePage } from './record.ts';

/** What is known of a stage. */
export interface PipedriveStage {
  /** Its name. */
  readonly label: string | null;
  /** The name of its pipeline. */
  readonly pipelineLabel: string | null;
  /** The chance of its deals, 0 to 1. */
  readonly probability: Amount | null;
}

/** The stages in the answer of `/stages`, v1 and v2, by identifier. */
export function stagesOf(stages: unknown): ReadonlyMap<string, PipedriveStage> {
  return lookUp(stages, pipedrivePage, (at) => {
    const id = kept(text(at('id')));
    const label = kept(text(at('name')));
    const probability = kept(percent(at('deal_probability')));
    return id === null ? [] : [[id, { label, pipelineLabel: kept(text(at('pipeline_name'))), probability }] as const];
  });
}

function kept<T>(value: T | Fault): T | null {
  return value instanceof Fault ? null : value;
}
