// The reader of each kind of column.
import { checkTimeZone } from '../../period/zone.ts';
import type { AnyColumn } from '../columnSpec.ts';
import { dateColumn } from '../date/dateColumn.ts';
import { numberColumn } from '../number/numberColumn.ts';
import { nullTest, nullTokens } from '../text/nullToken.ts';
import { textColumn } from '../text/textColumn.ts';
import { wordColumn } from '../text/wordColumn.ts';
import type { ColumnKind } from './columnKind.ts';

/** The reader of a column; `zone` is that of date-times without an offset, where the column names none. */
export function kindOf(spec: AnyColumn, zone: string | null): ColumnKind {
  const isNull = nullTest(tokensOf(spec));
  switch (spec.as) {
    case 'number':
    case 'money':
    case 'percent':
      return numberColumn(spec, isNull);
    case 'date':
    case 'instant':
    case 'when':
      return dateColumn(spec, spec.timeZone === undefined ? zone : checkTimeZone(spec.timeZone), isNull);
    case 'text':
    case 'label':
      return textColumn(spec, isNull);
    default:
      return wordColumn(spec, isNull);
  }
}

function tokensOf(spec: AnyColumn): readonly string[] {
  const { nullTokens: tokens = nullTokens } = spec;
  if (spec.as === 'country' && spec.nullTokens === undefined) return tokens.filter((token) => token !== 'na');
  if (spec.as !== 'choice') return tokens;
  const words = new Set([...Object.keys(spec.values), ...Object.values(spec.values)].map((word) => word.toLowerCase()));
  return tokens.filter((token) => !words.has(token.toLowerCase()));
}
