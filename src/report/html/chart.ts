// Charts of a page: pictures that cannot run anything, and always their description and their numbers.
import { excerpt, KpiError } from '../../error.ts';
import type { Report } from '../reportShape.ts';
import type { Block } from '../view/block.ts';
import type { Spec } from '../view/drawnFields.ts';
import { base64, htmlAttribute, htmlText } from './escape.ts';
import { type GridPlace, gridHtml } from './grid.ts';

/** Draws a Vega-Lite specification: gives the text of an SVG, or null for no picture; at once or as a promise. */
export type RenderChart<R = string | null> = (spec: Readonly<Record<string, unknown>>) => R;

/** The pictures of a report by their specifications. */
export type Pictures = ReadonlyMap<Spec, string | null>;

/** The specifications of all charts, of dark ones too. */
export const specsOf = ({ sections }: Report): Spec[] =>
  sections.flatMap((section) => (section.kind === 'chart' ? [section.spec, ...(section.dark === null ? [] : [section.dark])] : []));

/** A chart as HTML. */
export function chartHtml(chart: Extract<Block, { readonly kind: 'chart' }>, place: GridPlace, pictures: Pictures): string {
  const { description, spec, dark, grid } = chart;
  const picture = pictureHtml(
    addressOf(pictures, spec),
    dark === null ? null : addressOf(pictures, dark),
    description || place.title,
    place.title,
  );
  const told = description === '' ? '' : `<figcaption dir="auto">${htmlText(description)}</figcaption>`;
  if (picture === '') return `<figure>${told}${grid === null ? '' : gridHtml(grid, place)}</figure>`;
  if (grid === null) return `<figure>${picture}${told}</figure>`;
  const numbers = `<details><summary>${htmlText(grid.caption ?? place.title)}</summary>${gridHtml(grid, place)}</details>`;
  return `<figure>${picture}${told}${numbers}</figure>`;
}

/** The picture as an address: as the source of an image an SVG runs no script and loads nothing, whatever it holds. */
function addressOf(pictures: Pictures, spec: Spec): string | null {
  const svg = pictures.get(spec) ?? null;
  if (svg === null) return null;
  if (typeof svg === 'string' && svg.includes('<svg')) return `data:image/svg+xml;base64,${base64(svg)}`;
  throw new KpiError('bad-argument', `renderChart gave ${excerpt(svg)}`, 'give the text of an SVG, or null', ['renderChart']);
}

function pictureHtml(light: string | null, dark: string | null, description: string, title: string): string {
  if (light === null) return '';
  const image = `<img src="${light}" alt="${htmlAttribute(description)}">`;
  const both =
    dark === null ? image : `<picture><source media="screen and (prefers-color-scheme: dark)" srcset="${dark}">${image}</picture>`;
  return `<div class="picture" role="group" tabindex="0" aria-label="${htmlAttribute(title)}">${both}</div>`;
}
