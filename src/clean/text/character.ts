// Characters that are not seen, and the spaces of all scripts. One character at a time: no regular expression meets long text.

/** Whether the character stands for nothing that is seen: marks of direction, of byte order and of no width, and controls. Joiners change what letters look like and stay. */
export function isInvisible(code: number): boolean {
  if (code < 0xad) return code < 32 ? code !== 9 && code !== 10 && code !== 13 : code === 127;
  if (code === 0xfeff || code === 0xad || code === 0x61c) return true;
  if (code < 0x200b || code > 0x2069) return false;
  return code === 0x200b || code === 0x200e || code === 0x200f || (code >= 0x202a && code <= 0x202e) || code === 0x2060 || code >= 0x2066;
}

/** Whether the character is a space of any width, a tab included; ends of lines are none. */
export function isSpace(code: number): boolean {
  if (code < 0xa0) return code === 32 || code === 9;
  return code === 0xa0 || code === 0x202f || (code >= 0x2000 && code <= 0x200a) || code === 0x3000 || code === 0x1680 || code === 0x205f;
}

/** Whether the character ends a line. */
export function isLineEnd(code: number): boolean {
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029;
}

/** Whether the character is a digit 0–9. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** The text without what is not seen; the same text where all is seen. */
export function withoutInvisible(text: string): string {
  let kept: string | null = null;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (!isInvisible(text.charCodeAt(at))) continue;
    kept = (kept ?? '') + text.slice(from, at);
    from = at + 1;
  }
  return kept === null ? text : kept + text.slice(from);
}

/** The text without spaces and ends of lines around it. */
export function trimmed(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

const isBlank = (code: number): boolean => isSpace(code) || isLineEnd(code);

/** Trimmed, with one plain space wherever there were several or others; ends of lines stay where `keepLines`. */
export function spaced(text: string, keepLines = false): string {
  const bare = trimmed(text);
  const isGap = (at: number): boolean => isSpace(bare.charCodeAt(at)) || (!keepLines && isLineEnd(bare.charCodeAt(at)));
  let out = '';
  let from = 0;
  for (let at = 0; at < bare.length; at++) {
    if (!isGap(at)) continue;
    let end = at + 1;
    while (isGap(end)) end++;
    // One plain space stands as it is.
    if (end > at + 1 || bare[at] !== ' ') {
      out += `${bare.slice(from, at)} `;
      from = end;
    }
    at = end;
  }
  return from === 0 ? bare : out + bare.slice(from);
}
