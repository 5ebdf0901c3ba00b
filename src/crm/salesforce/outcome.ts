// What has become of an opportunity.
import type { DealOutcome } from '../../model/deal/stageEvent.ts';
import { Fault } from '../../model/read/reader.ts';
import type { At } from '../at.ts';
import { lookUp } from '../lookUp.ts';
import { flag, refuse, text } from '../readers.ts';
import { salesforcePage } from './record.ts';

/** `IsWon` and `IsClosed` decide; a chance of 100 does not, nor does a forecast category. */
export function outcomeOf(at: At): DealOutcome | Fault {
  const [won, closed] = [flag(at('IsWon')), flag(at('IsClosed'))];
  for (const said of [won, closed]) if (said instanceof Fault) return said;
  if (won === true && closed === false) return refuse('bad-value', 'won and not closed', 'IsWon and IsClosed that agree');
  if (won === true) return 'won';
  if (closed === false) return 'open';
  if (closed === true && won === false) return 'lost';
  return refuse('missing-required', null, 'ask for IsWon and IsClosed');
}

/** What the stages mean, from records of the object OpportunityStage. */
export function stageOutcomes(stages: unknown): ReadonlyMap<string, DealOutcome> {
  return lookUp(stages, salesforcePage, (stage) => {
    const outcome = outcomeOf(stage);
    const names = ['ApiName', 'MasterLabel'].map((name) => text(stage(name)));
    return outcome instanceof Fault ? [] : names.flatMap((id) => (typeof id === 'string' ? [[id, outcome] as const] : []));
  });
}
