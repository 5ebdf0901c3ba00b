// The drivers and detractors among the candidates of all dimensions.
import type { Decimal } from '../../decimal.ts';
import { add, decimalOf, divide, type Fraction, negate, total, whole } from '../../expr/fraction.ts';
import type { Subject } from '../../query/finding.ts';
import { absolute, bySize, type Candidate, surpriseOf } from './candidates.ts';
import type { Driver, DriverDimension, Drivers } from './driver.ts';
import type { Limits } from './question.ts';
import { driverFindings } from './remarks.ts';
import type { Searched, ToldBy } from './searched.ts';

/** The drivers and detractors among the segments of all dimensions. */
export function driversOf(of: Subject, found: readonly Searched[], limits: Limits, period: string | null): Drivers {
  const told = found.filter((one): one is ToldBy => one.candidates.reason === null);
  const [first] = told;
  if (first === undefined) {
    const reason = found[0]?.candidates.reason ?? 'no-data';
    const dimensions = found.map(({ by, candidates }) => ({ ...nothing(by), reason: candidates.reason }));
    return { of, from: null, to: null, change: null, reason, dimensions, drivers: [], detractors: [], findings: [] };
  }
  const { from, to } = first.candidates;
  const change = add(to, negate(from));
  const looked = told.map((one) => look(one, limits));
  const single = new Map(
    looked.filter(({ by }) => by.length === 1).flatMap(({ kept }) => kept.map((one) => [JSON.stringify(one.segment), one])),
  );
  const kept = looked.flatMap((one) => (one.by.length === 1 ? one.kept : one.kept.filter((pair) => isConcentrated(pair, single))));
  kept.sort((a, b) => bySize(a.excess, b.excess));
  const falls = change.n < 0n;
  const isWith = ({ value, excess }: Candidate): boolean => (value.n !== 0n ? value : excess).n < 0n === falls;
  const list = (choose: (one: Candidate) => boolean): Driver[] =>
    kept
      .filter((one) => choose(one) && one.excess.n !== 0n)
      .slice(0, limits.limit)
      .map((one) => driver(one, change));
  const byLooked = new Map(looked.map((one) => [one.by, one.dimension]));
  const dimensions = found.map(({ by, candidates }) => byLooked.get(by) ?? { ...nothing(by), reason: candidates.reason });
  dimensions.sort((a, b) => (b.surprise ?? -1) - (a.surprise ?? -1));
  const answer = {
    of,
    from: decimalOf(from),
    to: decimalOf(to),
    change: decimalOf(change),
    reason: null,
    dimensions,
    drivers: list(isWith),
    detractors: list((one) => !isWith(one)),
  };
  return { ...answer, findings: driverFindings(answer, told, period) };
}

function nothing(by: readonly string[]): DriverDimension {
  const none = { segments: 0, value: decimalOf(whole(0)) };
  return { by, reason: null, segments: 0, surprise: null, tooSmall: none, leftOut: none };
}

interface Looked {
  readonly by: readonly string[];
  readonly kept: readonly Candidate[];
  readonly dimension: DriverDimension;
}

/** Leaves out what has too few records, and what is too much to look at. */
function look({ by, candidates: { list, from, to } }: ToldBy, limits: Limits): Looked {
  const isSmall = ({ records }: Candidate): boolean => Math.max(records.from, records.to) < limits.minimum;
  const large = list.filter((one) => !isSmall(one)).sort((a, b) => bySize(a.value, b.value));
  const [kept, leftOut] = [large.slice(0, limits.candidates), large.slice(limits.candidates)];
  const sum = (some: readonly Candidate[]): DriverDimension['leftOut'] => ({
    segments: some.length,
    value: decimalOf(total(some.map(({ value }) => value))),
  });
  const dimension = {
    by,
    reason: null,
    segments: list.length,
    surprise: surpriseOf(list, from, to),
    tooSmall: sum(list.filter(isSmall)),
    leftOut: sum(leftOut),
  };
  return { by, kept, dimension };
}

/** Whether a pair did at least half of what each of its two segments did. */
function isConcentrated(pair: Candidate, single: ReadonlyMap<string, Candidate>): boolean {
  return Object.entries(pair.segment).every(([name, key]) => {
    const parent = single.get(JSON.stringify({ [name]: key }));
    if (parent === undefined || parent.value.n < 0n !== pair.value.n < 0n) return false;
    const [own, whole] = [absolute(pair.value), absolute(parent.value)];
    return 2n * own.n * whole.d >= whole.n * own.d;
  });
}

function driver({ segment, from, to, value, excess, records }: Candidate, change: Fraction): Driver {
  const decimal = (fraction: Fraction | null): Decimal | null => (fraction === null ? null : decimalOf(fraction));
  const share = change.n === 0n ? null : decimalOf(divide(value, change));
  return { segment, from: decimal(from), to: decimal(to), value: decimalOf(value), share, excess: decimalOf(excess), records };
}
