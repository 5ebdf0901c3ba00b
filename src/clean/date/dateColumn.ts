// Columns of dates: the values vote for an order of day, month and year, and for days of a spreadsheet.
import type { DateColumn } from '../columnSpec.ts';
import { counts } from '../number/numberColumn.ts';
import type { Cell, ColumnKind } from '../run/columnKind.ts';
import { remembered } from '../run/remembered.ts';
import { type Verdict, votes } from '../run/votes.ts';
import { bareText, looked } from '../text/bareText.ts';
import { dateDays, orders } from './dateOrder.ts';
import { dateText } from './dateText.ts';
import { isIso } from './isoText.ts';
import { numberIn } from './numberIn.ts';
import { type DateReading, readDate } from './readDate.ts';
import { isLikelySerial } from './serial.ts';

/** A column of dates. The zone is that of date-times without an offset; null: they are refused. */
export function dateColumn(spec: DateColumn, timeZone: string | null, isNull: (text: string) => boolean): ColumnKind {
  const poll = votes(orders);
  let [values, serials] = [0, 0];
  const isNumber = spec.serials !== undefined || spec.epoch !== undefined;
  const parts = remembered(dateText);
  return {
    collect(value) {
      const text = looked(value, isNull);
      if (text === null && typeof value === 'string') return;
      values++;
      const number = numberIn(text ?? value);
      if (number !== null) {
        if (isLikelySerial(number)) serials++;
        return;
      }
      const parsed = text === null || isIso(text) ? null : parts(text);
      const days = parsed === null ? null : dateDays(parsed, spec.pivot ?? 2000);
      if (days !== null && !days.fixed) poll.add(days.mask, days.open, text as string);
    },
    decide() {
      const assumed = !isNumber && values > 0 && serials === values;
      const verdict = poll.verdict(spec.order);
      const reading: DateReading = { spec: assumed ? { ...spec, serials: '1900' } : spec, timeZone, verdict, parts, steady: new Map() };
      return {
        ...said(reading.spec, verdict, assumed),
        evidence: assumed ? { ...verdict.evidence, values, deciding: { 'serials 1900': serials } } : verdict.evidence,
        warnings: [
          ...(assumed ? [['serials-assumed', String(serials)] as const] : []),
          ...(verdict.by === 'mixed' ? [['mixed-format', counts(verdict.evidence.deciding)] as const] : []),
          ...(verdict.by === 'open' ? [['ambiguous-format', String(verdict.evidence.open)] as const] : []),
        ],
        read: (value, cell) => readCell(value, cell, isNull, reading),
      };
    },
  };
}

function said(spec: DateColumn, verdict: Verdict, assumed: boolean): { readonly reading: string | null; readonly by: Verdict['by'] } {
  if (assumed) return { reading: 'serials 1900', by: 'evidence' };
  const number = spec.serials === undefined ? spec.epoch && `epoch ${spec.epoch}` : `serials ${spec.serials}`;
  if (verdict.at === -1 && number !== undefined) return { reading: number, by: 'declared' };
  return { reading: verdict.at === -1 ? null : (orders[verdict.at] as string), by: verdict.by };
}

function readCell(value: unknown, cell: Cell, isNull: (text: string) => boolean, reading: DateReading): unknown {
  if (typeof value !== 'string') return readDate(value, cell, reading);
  const bare = bareText(value, isNull, cell);
  return bare === null ? null : readDate(bare, cell, reading);
}
