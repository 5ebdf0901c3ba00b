// Columns of text and of labels.
import type { TextColumn } from '../columnSpec.ts';
import { type Cell, type ColumnKind, nothingDecided, type ReadCell } from '../run/columnKind.ts';
import { spaced, withoutInvisible } from './character.ts';
import { type Forms, forms } from './forms.ts';
import { isBroken, meant } from './mojibake.ts';
import { wordOf } from './word.ts';

/** A column of text or labels. */
export function textColumn(spec: TextColumn, isNull: (text: string) => boolean): ColumnKind {
  const labels = spec.as === 'label' ? forms() : null;
  return {
    collect: labels && ((value) => collect(value, spec, isNull, labels)),
    decide() {
      const chosen = labels?.chosen() ?? null;
      return {
        ...nothingDecided,
        warnings: labels?.isFull() ? [['many-labels', '']] : [],
        read: readText(spec, isNull, chosen),
      };
    },
  };
}

/** A cell that says nothing, for the look at all values. */
const silent: Cell = { record: {}, isOwn: true, fix() {}, fill() {}, fail: () => undefined, warn() {} };

function collect(value: unknown, spec: TextColumn, isNull: (text: string) => boolean, labels: Forms): void {
  const text = readText(spec, isNull, null)(value, silent);
  if (typeof text === 'string') labels.add(text);
}

function readText(spec: TextColumn, isNull: (text: string) => boolean, chosen: ReadonlyMap<string, string> | null): ReadCell {
  const read: ReadCell = (value, cell) => {
    const given = wordOf(value);
    if (given === null) return cell.fail('bad-value', value);
    if (typeof value !== 'string') cell.fix('key-text', value, given);
    const text = decoded(given, spec, cell);
    const bare = tidy(text, spec.as === 'text', cell);
    if (bare === '') return null;
    if (isNull(bare)) {
      cell.fix('null-token', bare, null);
      return null;
    }
    // What stood between two bytes hid them from each other.
    if (spec.mojibake === 'repair' && bare !== text && meant(bare) !== null) return read(bare, cell);
    const shown = chosen?.get(bare) ?? bare;
    if (shown !== bare) cell.fix('display-form', bare, shown, 0.9, false);
    return shown;
  };
  return read;
}

function tidy(text: string, keepLines: boolean, cell: Cell): string {
  const seen = withoutInvisible(text);
  if (seen.length !== text.length) cell.fix('invisible', text, seen);
  const bare = spaced(seen, keepLines);
  if (bare === '') cell.fix('empty', seen, null);
  else if (bare !== seen) cell.fix('spaces', seen, bare);
  const whole = bare.normalize('NFC');
  if (whole !== bare) cell.fix('unicode-form', bare, whole);
  return whole;
}

/** The text in its own encoding, where that is asked and loses nothing; says what is odd. */
function decoded(text: string, { mojibake }: TextColumn, cell: Cell): string {
  const better = meant(text);
  if (better === null) {
    if (isBroken(text)) cell.warn('encoding-suspect');
    return text;
  }
  if (mojibake !== 'repair') {
    cell.warn('encoding-suspect');
    return text;
  }
  cell.fix('mojibake', text, better, 0.95);
  return better;
}
