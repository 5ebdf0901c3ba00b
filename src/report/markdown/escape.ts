// What stands in a Markdown text: one function for each place where text can stand.
import { clean } from '../clean.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text in a paragraph, a heading or an item of a list: nothing in it is a tag, a link, a picture, code or a new block. */
export function markdownText(text: string): string {
  const line = clean(text).trim();
  return line
    .replace(/[\\`*_{}[\]#!~^$|]/g, '\\$&')
    .replace(/[&<>]/g, (sign) => entities[sign] ?? '')
    .replace(/:(?=\/\/)|\/(?=\/)|(?<=\b(?:mailto|xmpp)):|(?<=\bwww)\.|@/gi, '\\$&')
    .replace(/^([-+=:])/, '\\$1')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** Text in a cell of a table; an empty one stays empty. */
export const markdownCell = (text: string): string => markdownText(text);

/** An address inside `(…)` of a link. */
export const markdownUrl = (url: string): string => url.replace(/[()<>\\*_`[\]&|]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
