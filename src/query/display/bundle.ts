// A frame in the formats that notebooks understand. Text of the data is escaped, and is never part of a tag.
import { escaped, type Frame } from './frame.ts';
import { alignedText } from './text.ts';

/** The frame by media type: what a notebook shows of an answer. */
export function bundleOf(frame: Frame): Record<string, unknown> {
  const text = alignedText(frame);
  return {
    'text/plain': text,
    // Lines set in are code: what they hold is no mark, link or formula.
    'text/markdown': text.replace(/^/gm, '    '),
    'text/html': html(frame),
    ...(frame.records && { 'application/vnd.dataresource+json': resource(frame, frame.records) }),
  };
}

/** The class keeps notebooks from setting amounts in dollars as formulas. */
function html({ keys, heads, rows, notes }: Frame): string {
  const lines = (tag: 'th' | 'td', of: Frame['rows']): string =>
    of
      .map((cells) => cells.map((text, c) => `<${tag} style="text-align:${keys[c] ? 'left' : 'right'}">${escaped(text)}</${tag}>`).join(''))
      .join('</tr><tr>');
  return `<div class="tex2jax_ignore mathjax_ignore"><table><thead><tr>${lines('th', heads)}</tr></thead><tbody><tr>${lines('td', rows)}</tr></tbody></table>${notes.map(escaped).join('<br>')}</div>`;
}

/** Numbers as the nearest doubles: tools that sort and plot know no others. */
function resource({ ids, keys }: Frame, records: readonly object[]): object {
  const fields = ids.map((name, c) => ({ name, type: keys[c] ? 'string' : 'number' }));
  const data = (records as readonly Readonly<Record<string, unknown>>[]).map((row) =>
    Object.fromEntries(ids.map((id, c) => [id, keys[c] || row[id] === null ? row[id] : Number(row[id])])),
  );
  return { schema: { fields }, data };
}
