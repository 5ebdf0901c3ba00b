// What stands in a page: one function for each place where text can stand.
import { clean } from '../clean.ts';

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text between tags. */
export const htmlText = (text: string): string => clean(text).replace(/[&<>]/g, (sign) => signs[sign] ?? '');

/** Text inside the double quotes of an attribute. */
export const htmlAttribute = (text: string): string => clean(text).replace(/[&<>"']/g, (sign) => signs[sign] ?? '');

/** A page that was written already, inside the double quotes of an attribute: its lines stay. */
export const htmlNested = (page: string): string => page.replace(/[&"]/g, (sign) => signs[sign] ?? '');

/** An address that only leads somewhere: http, https or mailto; null for any other. */
export function safeUrl(url: string): string | null {
  const text = clean(url).trim();
  return text.length <= 2_000 && /^(?:https?:\/\/|mailto:)[^\s<>"'`\\]+$/i.test(text) ? text : null;
}

/** Bytes as text for a `data:` address. */
export function base64(text: string): string {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const bytes = utf8(text.replace(/\p{Cs}/gu, '\ufffd'));
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = bytes.slice(i, i + 3);
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    const four = [18, 12, 6, 0].map((shift) => digits[(bits >> shift) & 63]);
    parts.push(`${four[0]}${four[1]}${b === undefined ? '=' : four[2]}${c === undefined ? '=' : four[3]}`);
  }
  return parts.join('');
}

function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
}
