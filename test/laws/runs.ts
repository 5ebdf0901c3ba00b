// How often each law is tried: enough for every change, and as often as wanted by LAW_RUNS=100000.

/** The number of runs, at least `atLeast`. */
export function runs(atLeast = 200): { readonly numRuns: number } {
  return { numRuns: Math.max(atLeast, Number(process.env['LAW_RUNS'] ?? 0)) };
}
