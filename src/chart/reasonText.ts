// Why there is no answer, in words.
import type { Drawing } from './chartOptions.ts';
import { plainText } from './plainText.ts';

/** The words of a reason; a code that there are none for stays as it is. */
export function reasonText(reason: string | null, { locale }: Drawing): string {
  const known: Readonly<Record<string, string>> = { ...locale.goals.reasons, ...locale.charts.reasons, ...locale.report.notes };
  return reason !== null && Object.hasOwn(known, reason) ? (known[reason] as string) : plainText(reason) || locale.words.none;
}
