// What a line chart shows, in sentences with its main numbers.
import type { Drawing } from '../chartOptions.ts';
import { filled } from '../plainText.ts';
import type { LinePeriod, Lines } from './line.ts';
import { type Overlays, outOfOrdinary } from './overlays.ts';

/** So many lines are described. */
const MOST = 3;

export function lineFacts({ lines, periods, measure }: Lines, { forecast, anomalies, changePoints }: Overlays, drawing: Drawing): string[] {
  const { write, words } = drawing;
  const { unit, currency } = measure;
  const courses = lines.slice(0, MOST).flatMap(({ name, numbers, shown }): string[] => {
    const known = numbers.flatMap((number, at) => (number === null ? [] : [{ number, at }]));
    const [first, last] = [known[0], known.at(-1)];
    if (first === undefined || last === undefined) return [];
    const low = known.reduce((found, one) => (one.number < found.number ? one : found));
    const high = known.reduce((found, one) => (one.number > found.number ? one : found));
    const text = ({ at }: { readonly at: number }): string => write.value(shown[at] ?? null, unit, currency);
    const period = ({ at }: { readonly at: number }): string => (periods[at] as LinePeriod).long;
    return [
      filled(words.course, {
        name,
        from: period(first),
        to: period(last),
        last: text(last),
        low: text(low),
        lowAt: period(low),
        high: text(high),
        highAt: period(high),
      }),
    ];
  });
  const [ahead] = forecast?.points ?? [];
  const value = (number: number | null): string => write.value(number, unit, currency);
  const mean =
    ahead &&
    (ahead.low95 === null
      ? value(ahead.mean)
      : filled(words.interval, { mean: value(ahead.mean), low: value(ahead.low95), high: value(ahead.high95) }));
  const out = outOfOrdinary(anomalies).map(({ period, value: number }) =>
    filled(words.colon, { name: write.period(period), what: value(number) }),
  );
  const shifts = (changePoints?.points ?? []).map(
    ({ period, change }) => `${write.period(period)} (${write.signed(change, unit, currency)})`,
  );
  return [
    ...courses,
    ...(ahead === undefined ? [] : [filled(words.forecastOf, { period: write.period(ahead.period), mean: mean ?? '' })]),
    ...(out.length > 0 ? [filled(words.anomalies, { list: out.join('; ') })] : []),
    ...(shifts.length > 0 ? [filled(words.newLevels, { list: shifts.join('; ') })] : []),
  ];
}
