// What has become of a deal of HubSpot.
import type { DealOutcome } from '../../model/deal/stageEvent.ts';
import { Fault } from '../../model/read/reader.ts';
import type { At } from '../at.ts';
import { flag, refuse } from '../readers.ts';
import type { HubspotStage } from './stages.ts';

/**
 * What `hs_is_closed_won`, `hs_is_closed_lost` and `hs_is_closed` say, or else the pipelines API of the stage. The name of
 * the stage says nothing: there are portals whose stage `closedwon` is called "Proposal sent".
 */
export function outcomeOf(property: At, stage: HubspotStage | undefined): DealOutcome | Fault {
  const [won, lost, closed] = [flag(property('hs_is_closed_won')), flag(property('hs_is_closed_lost')), flag(property('hs_is_closed'))];
  for (const said of [won, lost, closed]) if (said instanceof Fault) return said;
  if ((won === true && lost === true) || ((won === true || lost === true) && closed === false)) {
    return refuse('bad-value', `won ${won}, lost ${lost}, closed ${closed}`, 'properties that agree');
  }
  if (won === true) return 'won';
  if (lost === true || (closed === true && won === false)) return 'lost';
  if (closed === false || (won === false && lost === false)) return 'open';
  return stage?.outcome ?? refuse('missing-required', null, 'ask for hs_is_closed_won and hs_is_closed, or give pipelines');
}
