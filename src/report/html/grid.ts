// Tables as HTML: with a caption, headings of columns and rows, and a region that scrolls by keyboard where they are wide.
import type { CellView, GridView } from '../view/gridView.ts';
import { barHtml } from './bar.ts';
import { htmlAttribute, htmlText } from './escape.ts';

/** Where a table stands: an id of its own, and the heading above. */
export interface GridPlace {
  readonly id: string;
  readonly title: string;
}

/** A table as HTML. */
export function gridHtml({ caption, heads, rows, remarks, notes }: GridView, { id, title }: GridPlace): string {
  const head = heads.map(({ text, isNumber }) => `<th scope="col"${isNumber ? ' class="number"' : ''} dir="auto">${htmlText(text)}</th>`);
  const body = rows.map((row) => `<tr>${row.map((cell, i) => (i === 0 ? rowHead(cell, id) : dataCell(cell, id))).join('')}</tr>`);
  const name = caption === null ? `<caption class="unseen">${htmlText(title)}</caption>` : `<caption>${htmlText(caption)}</caption>`;
  const numbered = remarks.map((text, i) => `<li id="${id}-r${i + 1}">${htmlText(text)}</li>`);
  const others = notes.map((text) => `<li dir="auto">${htmlText(text)}</li>`);
  return [
    `<div class="scroll${heads.length < 4 ? ' narrow' : ''}" role="group" tabindex="0" aria-label="${htmlAttribute(caption ?? title)}">`,
    `<table>${name}<thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`,
    numbered.length === 0 ? '' : `<ol class="remarks">${numbered.join('')}</ol>`,
    others.length === 0 ? '' : `<ul class="remarks">${others.join('')}</ul>`,
  ].join('');
}

const rowHead = (cell: CellView, id: string): string => `<th scope="row"${classOf(cell)}${directionOf(cell)}>${content(cell, id)}</th>`;

const dataCell = (cell: CellView, id: string): string => `<td${classOf(cell)}${directionOf(cell)}>${content(cell, id)}</td>`;

const classOf = ({ isNumber, text }: CellView): string => (isNumber ? ' class="number"' : text.length > 24 ? ' class="words"' : '');

const directionOf = ({ isData }: CellView): string => (isData ? ' dir="auto"' : '');

function content(cell: CellView, id: string): string {
  const remark = cell.remark === null ? '' : `<sup><a href="#${id}-r${cell.remark}">${cell.remark}</a></sup>`;
  const moved = cell.moved === null ? '' : `<br><span class="by">${content(cell.moved, id)}</span>`;
  const words = `${movedHtml(cell)}${remark}${moved}`;
  return cell.bar === null ? words : `<span class="barred">${barHtml(cell.bar, null, null)}<span>${words}</span></span>`;
}

/** A text with its direction: the arrow is for the eye, the word for the ear, the sign for both. */
export function movedHtml({ text, arrow, tone, toneWord }: CellView): string {
  if (arrow === null) return htmlText(text);
  const word = toneWord === null ? '' : `<span class="unseen"> (${htmlText(toneWord)})</span>`;
  return `<span class="moved${tone === null ? '' : ` ${tone}`}"><span aria-hidden="true">${arrow}</span> ${htmlText(text)}${word}</span>`;
}
