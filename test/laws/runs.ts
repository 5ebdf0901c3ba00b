// How often each law is tried: a sixth as often as in CI while one works, and as often as wanted by LAW_RUNS=100000.

const asked = Number(process.env['LAW_RUNS'] ?? 0);

/** The number of runs: `atLeast` of them where LAW_RUNS says a number, as CI does. */
export function runs(atLeast = 200): { readonly numRuns: number } {
  return { numRuns: asked > 0 ? Math.max(atLeast, asked) : Math.ceil(atLeast / 6) };
}
