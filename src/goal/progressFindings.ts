// What is worth a sentence in the progress of a goal.
import type { AnyGoalFinding } from './findings.ts';
import type { GoalProgress } from './progressShape.ts';

const closed: readonly GoalProgress['status'][] = ['not-started', 'too-early', 'achieved', 'exceeded', 'partly-met', 'missed', 'unknown'];

/** The findings of a progress: its status, and behind that what explains it. */
export function progressFindings(made: Omit<GoalProgress, 'findings'>): AnyGoalFinding[] {
  const { goal, of, segment, period, status, asOf, actual, target, progress, expected, gap, run, landing, kept, milestones, reasons } =
    made;
  const [about, title] = [{ of, segment, period }, goal.title];
  const reason = reasons.status ?? null;
  const found: AnyGoalFinding[] = [{ code: 'goal-status', ...about, values: { title, status, actual, target, progress, asOf, reason } }];
  const isOpen = !closed.includes(status);
  if (isOpen && gap !== null && expected !== null && kept === null && milestones === null) {
    const values = { title, gap, expected, effortMultiplier: run?.effortMultiplier ?? null, required: run?.required ?? null };
    found.push({ code: 'goal-gap', ...about, values });
  }
  const { mean, low80, high80, probability, ahead } = landing;
  if (ahead > 0 && mean !== null && low80 !== null && high80 !== null && probability !== null)
    found.push({ code: 'goal-landing', ...about, values: { title, mean, low80, high80, probability, target } });
  const last = kept?.breached.at(-1);
  if (kept && last) {
    const values = { title, breached: kept.breached.length, judged: kept.judged, last: last.period, value: last.value };
    found.push({ code: 'goal-breached', ...about, values });
  }
  const [first] = milestones?.late ?? [];
  if (milestones && first) {
    const values = { title, late: milestones.late.length, done: milestones.done, all: goal.milestones.length, first: first.title };
    found.push({ code: 'milestones-late', ...about, values });
  }
  return found;
}
