// Pieces of sections as HTML.
import type { Block, FigureView, GoalView, ItemView } from '../view/block.ts';
import type { Tone } from '../view/gridView.ts';
import { barHtml } from './bar.ts';
import { chartHtml, type Pictures } from './chart.ts';
import { htmlAttribute, htmlText, safeUrl } from './escape.ts';
import { gridHtml, movedHtml } from './grid.ts';

/** What a block has to know of the page. */
export interface Place {
  /** The id of the section. */
  readonly id: string;
  /** Its heading. */
  readonly title: string;
  /** What charts look like. */
  readonly pictures: Pictures;
}

/** A block as HTML. */
export function blockHtml(block: Block, place: Place, at: number): string {
  const id = `${place.id}-${at + 1}`;
  switch (block.kind) {
    case 'figures':
      return `<ul class="figures">${block.figures.map(figureHtml).join('')}</ul>`;
    case 'grid':
      return gridHtml(block, { id, title: place.title });
    case 'goals':
      return block.goals.map(goalHtml).join('');
    case 'list':
      return `${block.heading === null ? '' : `<h3>${htmlText(block.heading)}</h3>`}<ul class="list">${block.items.map(itemHtml).join('')}</ul>`;
    case 'chart':
      return chartHtml(block, { id, title: place.title }, place.pictures);
    case 'paragraph':
      return `<p dir="auto">${linked(block.text, block.url)}</p>`;
  }
}

function linked(text: string, url: string | null): string {
  const safe = url === null ? null : safeUrl(url);
  return safe === null ? htmlText(text) : `<a href="${htmlAttribute(safe)}" rel="noopener noreferrer">${htmlText(text)}</a>`;
}

function figureHtml({ name, value, remark, change, against }: FigureView): string {
  const moved = change === null ? '' : `<p>${movedHtml(change)}</p>`;
  const lines = [remark, against].map((line) => (line === null ? '' : `<p class="soft">${htmlText(line)}</p>`));
  return `<li><h3>${htmlText(name)}</h3><p class="value${value.length > 12 ? ' long' : ''}">${htmlText(value)}</p>${moved}${lines.join('')}</li>`;
}

function itemHtml({ badge, tone, text }: ItemView): string {
  const mark = tone === null ? '' : ` class="${tone}-mark"`;
  return `<li dir="auto"${mark}>${badge === null ? '' : `${badgeHtml(badge, tone)} `}${htmlText(text)}</li>`;
}

const badgeHtml = (text: string, tone: Tone): string => `<span class="badge${tone === null ? '' : ` ${tone}`}">${htmlText(text)}</span>`;

function goalHtml({ title, status, tone, share, expected, words, facts }: GoalView): string {
  const bar = share === null ? '' : barHtml(share, expected, tone);
  const told = words.length === 0 ? '' : `<p>${words.map(htmlText).join(' · ')}</p>`;
  const pairs = facts.map(([name, value]) => `<div><dt>${htmlText(name)}</dt><dd>${htmlText(value)}</dd></div>`);
  return `<div class="goal"><h3>${badgeHtml(status, tone)} <bdi>${htmlText(title)}</bdi></h3>${bar}${told}<dl class="facts">${pairs.join('')}</dl></div>`;
}
