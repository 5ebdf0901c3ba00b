// The time behind a date: `10:11`, `10:11:12.5`, `14h30`, `2:30 PM`, with an offset or without.
import { isDigit } from '../text/character.ts';

/** A time of the day. */
export interface TimeText {
  /** Milliseconds since midnight. */
  readonly ms: number;
  /** Milliseconds that the clock is ahead of UTC; null where the text does not say. */
  readonly offset: number | null;
}

/** No time: midnight, of no known zone. */
export const noTime: TimeText = { ms: 0, offset: null };

const words: Readonly<Record<string, string>> = { t: 'time', at: 'time', a: 'time', à: 'time' };

/** Reads all that stands from `start` on; null where it is no time. */
export function timeText(text: string, start: number): TimeText | null {
  let rest = text.slice(start).trim().toLowerCase();
  if (rest.startsWith(',')) rest = rest.slice(1).trim();
  if (rest === '') return noTime;
  let at = 0;
  while (at < rest.length && !isDigit(rest.charCodeAt(at))) at++;
  if (at > 0 && !Object.hasOwn(words, rest.slice(0, at).trim())) return null;
  const fields: number[] = [];
  for (;;) {
    const end = digitsEnd(rest, at);
    if (end === at || end > at + 2) return null;
    fields.push(Number(rest.slice(at, end)));
    at = end;
    const isNext = fields.length < 3 && (rest[at] === ':' || (rest[at] === 'h' && fields.length === 1)) && isDigit(rest.charCodeAt(at + 1));
    if (!isNext) break;
    at++;
  }
  const [hour = 0, minute, second = 0] = fields;
  if (minute === undefined && rest[at] === 'h') at++;
  else if (minute === undefined && !/^ ?[ap]\.?m/.test(rest.slice(at, at + 5))) return null;
  let fraction = 0;
  if (fields.length === 3 && (rest[at] === '.' || rest[at] === ',')) {
    const end = digitsEnd(rest, at + 1);
    if (end === at + 1 || end > at + 10) return null;
    fraction = Number(rest.slice(at + 1, Math.min(end, at + 4)).padEnd(3, '0'));
    at = end;
  }
  return clock(hour, minute ?? 0, second, fraction, rest.slice(at).trim());
}

function clock(hour: number, minute: number, second: number, fraction: number, behind: string): TimeText | null {
  const half = /^([ap])\.?m\.?(?= |$)/.exec(behind.slice(0, 8));
  if (half !== null && (hour < 1 || hour > 12)) return null;
  const hours = half === null ? hour : (hour % 12) + (half[1] === 'p' ? 12 : 0);
  if (hours > 23 || minute > 59 || second > 59) return null;
  const offset = offsetOf(half === null ? behind : behind.slice(half[0].length).trim());
  return offset === undefined ? null : { ms: hours * 3_600_000 + minute * 60_000 + second * 1000 + fraction, offset };
}

/** The offset that ends the text; null for none, undefined for what is none. */
function offsetOf(text: string): number | null | undefined {
  if (text === '') return null;
  if (text === 'z' || text === 'utc' || text === 'gmt') return 0;
  const parts = text.length <= 9 ? /^(?:utc|gmt)?([+-])(\d\d):?(\d\d)?$/.exec(text) : null;
  if (parts === null) return undefined;
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0);
  if (minutes > 18 * 60 || Number(parts[3] ?? 0) > 59) return undefined;
  return (parts[1] === '-' ? -minutes : minutes) * 60_000;
}

function digitsEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && isDigit(text.charCodeAt(at))) at++;
  return at;
}
