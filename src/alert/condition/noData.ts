// No record, or no value: a period that is absent from the table as well as one that is empty. A zero with records behind it is data.
import { type Judge, noVerdict } from '../verdict.ts';
import { hasDataAt, type Watch } from '../watch.ts';

/** Whether a period has no data. */
export function noDataJudge(watch: Watch): Judge {
  return (at) => {
    const found = hasDataAt(watch, at);
    if (typeof found === 'string') return noVerdict(found);
    return {
      holds: !found,
      clears: found,
      value: null,
      found: () => ({ code: 'alert-no-data', values: { lastData: lastBefore(watch, at) } }),
    };
  };
}

function lastBefore(watch: Watch, at: number): string | null {
  for (let i = at - 1; i >= 0; i--) if (hasDataAt(watch, i) === true) return watch.places[i]?.period ?? null;
  return null;
}
