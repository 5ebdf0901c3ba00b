// Bars of a page.
import type { Tone } from '../view/gridView.ts';

/** A bar for the eye; what it says stands beside it in words. It is drawn, so that it is printed too. */
export function barHtml(share: number, expected: number | null, tone: Tone): string {
  const percent = (part: number): string => `${Number((part * 100).toFixed(2))}%`;
  const tick = expected === null ? '' : `<rect class="tick" x="${percent(Math.min(expected, 0.995))}" width="2" height="100%"/>`;
  const fill = `<rect class="fill${tone === null ? '' : ` ${tone}`}" width="${percent(share)}" height="100%"/>`;
  return `<svg class="bar" aria-hidden="true" focusable="false"><rect class="track" width="100%" height="100%"/>${fill}${tick}</svg>`;
}
