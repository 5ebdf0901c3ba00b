// The parameters, all above 0, under which data are likeliest. The search is over their logarithms.
import { nelderMead } from '../../stat/nelderMead.ts';

/** What a search found. */
export interface Fitted {
  /** The parameters; null where the search found no place to rest. */
  readonly parameters: readonly number[] | null;
  /** The logarithm of the likelihood. */
  readonly logLikelihood: number | null;
  /** How heavily large parameters were weighed: 0 where the data alone decided. */
  readonly penalty: number;
  /** Steps of the search. */
  readonly iterations: number;
}

/** Parameters beyond e^±10 mean that the data do not tell them. */
const FARTHEST = 10;
/** Small weights on the squared logarithms, for data in which the likelihood has no summit. */
const PENALTIES = [0, 1e-6, 1e-4, 1e-2];

/** Searches from `start`; `size` is the number of customers, so that a penalty weighs the same whatever their number. */
export function fitted(logLikelihood: (parameters: readonly number[]) => number, start: readonly number[], size: number): Fitted {
  let iterations = 0;
  for (const penalty of PENALTIES) {
    const cost = (logs: readonly number[]): number => {
      if (logs.some((log) => Math.abs(log) > FARTHEST + 1)) return Number.POSITIVE_INFINITY;
      return penalty * logs.reduce((sum, log) => sum + log * log, 0) - logLikelihood(logs.map(Math.exp)) / size;
    };
    let at: readonly number[] = start.map(Math.log);
    // A simplex may come to rest before the summit: from where it rests it sets out once more.
    for (let run = 0; run < 3; run++) {
      const found = nelderMead(cost, at, { step: run === 0 ? 0.5 : 0.05, tolerance: 1e-13, steps: 2000 });
      if (found === null) break;
      iterations += found.iterations;
      at = found.x;
      if (run === 0 || !found.converged || found.x.some((log) => Math.abs(log) > FARTHEST)) continue;
      const parameters = found.x.map(Math.exp);
      return { parameters, logLikelihood: logLikelihood(parameters), penalty, iterations };
    }
  }
  return { parameters: null, logLikelihood: null, penalty: PENALTIES.at(-1) as number, iterations };
}
