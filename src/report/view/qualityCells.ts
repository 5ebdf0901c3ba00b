// Cells of the tables that tell the quality of records.
import type { QualityExample, QualityRate } from '../../model/quality/qualityParts.ts';
import { numberCell } from './cells.ts';
import type { CellView, HeadView } from './gridView.ts';
import type { Speech } from './speech.ts';

/** A table before it has its name. */
export interface Grid {
  readonly caption: keyof Speech['words']['quality']['captions'];
  readonly heads: readonly HeadView[];
  readonly rows: readonly (readonly CellView[])[];
}

/** A column of words. */
export const word = (text: string): HeadView => ({ text, isNumber: false });
/** A column of numbers. */
export const number = (text: string): HeadView => ({ text, isNumber: true });
/** A number of things. */
export const count = (speech: Speech, value: number): CellView => numberCell(speech.write.number(value, 0));

/** A share; 0 and 100 percent are said of nothing else. */
export function share({ write }: Speech, { share: part }: Pick<QualityRate, 'share'>): CellView {
  if (part === null) return numberCell('–');
  return numberCell(write.percent(part > 0 && part < 1 ? Math.min(0.999, Math.max(0.001, part)) : part));
}

/** An example: its value and its row. What stands between quotation marks gets those of the language. */
export function exampleText({ words, write, fill, data }: Speech, { row, value }: QualityExample): string {
  const { example } = words.quality;
  const at = row === null ? '' : write.number(row, 0);
  const isText = value !== null && value.length > 1 && value.startsWith('"') && value.endsWith('"');
  const text = isText ? value.slice(1, -1) : value === null || value === 'null' ? '' : value;
  if (text === '') return fill(example.row, { row: at });
  return row === null ? data(text) : fill(example.value, { value: data(text), row: at });
}
