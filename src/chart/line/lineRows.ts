// The rows behind lines: whole periods in one path, running ones dotted, single values between gaps as points.
import type { ChartObject } from '../asChart.ts';
import type { Drawing } from '../chartOptions.ts';
import type { Line, LinePeriod, Lines } from './line.ts';

export function lineRows(line: Line, { periods, measure }: Lines, { write }: Drawing): ChartObject[] {
  const { unit, currency } = measure;
  const rowOf = (role: string, at: number, more: ChartObject = {}): ChartObject => {
    const { name, long } = periods[at] as LinePeriod;
    return {
      role,
      period: name,
      series: line.name,
      value: line.numbers[at] ?? null,
      when: line.when?.[at] ?? long,
      text: write.value(line.shown[at] ?? null, unit, currency),
      ...more,
    };
  };
  const isPart = (at: number): boolean => periods[at]?.state !== 'whole';
  const value = (at: number): number | null => line.numbers[at] ?? null;
  const rows: ChartObject[] = [];
  periods.forEach((_, at) => {
    rows.push(isPart(at) ? { ...rowOf('line', at), value: null } : rowOf('line', at));
    if (value(at) === null) return;
    const isAlone = value(at - 1) === null && value(at + 1) === null;
    rows.push(rowOf(isPart(at) ? 'hollow' : isAlone ? 'alone' : 'point', at));
    // From each value to the next where one of both is of a period that is not whole.
    if (at > 0 && value(at - 1) !== null && (isPart(at) || isPart(at - 1)))
      rows.push(rowOf('dash', at - 1, { path: at }), rowOf('dash', at, { path: at }));
  });
  return rows;
}
