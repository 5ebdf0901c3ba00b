// The order of stages, and what it takes to go on from each.
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';

/** How deals go from stage to stage. */
export interface StageOrder {
  /** The stages in their order; the one behind the last is to be won. */
  readonly stages: readonly string[];
  /** The stage to go on to from each one before it, or `won`; the next one where not given. */
  readonly to?: string | undefined;
  /** Whether a deal that skips a stage passes into it: `passed` (default), as a deal does that is won; or `missed`. */
  readonly skipped?: 'passed' | 'missed' | undefined;
  /** Whether a deal that comes back counts again: `first` entries alone (default), or `every` one, each up to the next. */
  readonly entries?: 'first' | 'every' | undefined;
}

/** What it takes to go on from a stage. */
export interface StageStep {
  /** Where it goes. */
  readonly to: string;
  /** The stages that count as having gone on. */
  readonly into: readonly string[];
  /** Whether to be won counts too. */
  readonly byWinning: boolean;
}

const WON = 'won';

/** The step from each stage, and whether each entry of a deal counts. */
export function stepsOf(options: StageOrder): { readonly steps: ReadonlyMap<string, StageStep>; readonly isEvery: boolean } {
  refuseUnknown(options, ['stages', 'to', 'skipped', 'entries']);
  const { stages, to } = options;
  if (!Array.isArray(stages) || new Set(stages).size !== stages.length || stages.some((stage) => typeof stage !== 'string'))
    throw new KpiError('bad-argument', `stages are ${excerpt(stages)}`, "give different names in order: ['Demo', 'Offer']", ['stages']);
  const goal = wordOf('to', to, [undefined, WON, ...stages]);
  const isMissed = wordOf('skipped', options.skipped, ['passed', 'missed']) === 'missed';
  const last = goal === undefined ? null : goal === WON ? stages.length : stages.indexOf(goal);
  const steps = stages.slice(0, last ?? stages.length).map((stage, i): [string, StageStep] => {
    const at = last ?? i + 1;
    return [
      stage,
      { to: stages[at] ?? WON, into: stages.slice(at, isMissed ? at + 1 : undefined), byWinning: !isMissed || at === stages.length },
    ];
  });
  return { steps: new Map(steps), isEvery: wordOf('entries', options.entries, ['first', 'every']) === 'every' };
}

/** The word given, or the first where none is. */
function wordOf<T extends string | undefined>(option: string, given: string | undefined, words: readonly T[]): T {
  if (given === undefined) return words[0] as T;
  if (words.includes(given as T)) return given as T;
  throw new KpiError('bad-argument', `${option} is ${excerpt(given)}`, `give one of ${words.filter(Boolean).join(', ')}`, [option]);
}
