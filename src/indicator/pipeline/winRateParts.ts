// What win rates have in common.
import { and, eq, not, oneOf } from '../../expr/condition.ts';
import { count } from '../../expr/total.ts';
import { type Formula, ratio, type Value } from '../../expr/value.ts';
import { type DealData, deal, dealStates } from '../../model/deal/dealFields.ts';

/** Sources of the definitions. */
export const WIN_RATE = 'https://orm-tech.com/glossary/win-rate-formula/';
export const NO_DECISION = 'https://winsabove.pages.dev/glossary/win-rate';
export const CREATED =
  'Created win rate of Varicent Lift, https://icm-support-portal.s3.amazonaws.com/out/ja/-en--varicent-lift--funnelcake--guide/-en--opportunity-funnel/-en--created-win-rate.html';

type Condition = Value<boolean, DealData>;

/** Won ÷ won and lost, of the deals closed in the period that pass. */
export const ofClosed = (passes?: Condition): Formula<DealData> => {
  const { won, closed } = dealStates;
  const closing = (state: Condition): Formula<DealData> =>
    count(deal.id, { where: passes === undefined ? state : and(state, passes), at: deal.closedAt });
  return ratio(closing(won), closing(closed));
};

/** Won ÷ all deals created in the period. */
export const ofCreated = (won: Condition): Formula<DealData> =>
  ratio(count(deal.id, { where: and(dealStates.won, won) }), count(deal.id, { where: dealStates.counted }));

/** Not lost for one of these reasons; a deal without a reason is kept. */
export const notLostFor = (reasons: readonly string[]): Condition => not(and(eq(deal.outcome, 'lost'), oneOf(deal.lostReason, reasons)));
