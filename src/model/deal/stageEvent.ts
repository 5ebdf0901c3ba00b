// A line of the history of a deal.
import * as z from 'zod/mini';
import type { Amount } from '../../decimal.ts';
import { type DateInput, key, type RecordSchema } from '../dimension.ts';
import { readDate } from '../read/date.ts';
import { readMoney } from '../read/money.ts';
import { optionalOrBlank, required } from '../read/reader.ts';
import { readShare } from '../read/share.ts';
import { readWord } from '../read/word.ts';
import { type Look, remarkEarlier, withRemarks } from '../remark.ts';

/** What has become of a deal: exactly one of these. */
export type DealOutcome = 'open' | 'won' | 'lost';

/** The words of `DealOutcome`. */
export const dealOutcomes: readonly DealOutcome[] = ['open', 'won', 'lost'];

/** What a deal was like from a moment on; what is not given stays as it was before. */
export interface StageEvent {
  /** From when on. */
  readonly enteredAt: DateInput;
  /** When the stage was left, where the source says so; missing: at the next event. */
  readonly exitedAt?: DateInput | null | undefined;
  /** The stage. */
  readonly stage?: string | null | undefined;
  /** What became of the deal; missing: it was open. */
  readonly outcome?: DealOutcome | null | undefined;
  /** Its value. */
  readonly amount?: Amount | null | undefined;
  /** Its chance, 0 to 1. */
  readonly probability?: Amount | null | undefined;
  /** When it was expected to close. */
  readonly expectedCloseDate?: DateInput | null | undefined;
}

/** A stage that was left before it was entered. */
export const leftBefore: Look<StageEvent> = (event, odd) => remarkEarlier(event, 'enteredAt', ['exitedAt'], odd);

const stageEventSchema = (): RecordSchema<StageEvent> =>
  z.looseObject({
    enteredAt: required<DateInput>(readDate),
    exitedAt: optionalOrBlank<DateInput>(readDate),
    stage: key(),
    outcome: optionalOrBlank<DealOutcome>(readWord(dealOutcomes)),
    amount: optionalOrBlank<Amount>(readMoney),
    probability: optionalOrBlank<Amount>(readShare),
    expectedCloseDate: optionalOrBlank<DateInput>(readDate),
  });

/** The zod schema of a line of the history of a deal. `parse` warns of a stage that was left before it was entered. */
export const StageEvent: RecordSchema<StageEvent> = /* @__PURE__ */ withRemarks(/* @__PURE__ */ stageEventSchema(), leftBefore);
