// Names for what recency and frequency say of a customer together.
import { excerpt, KpiError } from '../../error.ts';
import type { Label } from '../../plan/metric.ts';

/** The least and the most of a score. */
export type ScoreRange = readonly [from: number, to: number];

/** A named group of scores. */
export interface RfmSegment<Id extends string = string> {
  /** Its name for programs. */
  readonly id: Id;
  /** Its name for readers. */
  readonly label: Label;
  /** Scores of recency: high is recent. */
  readonly recency: ScoreRange;
  /** Scores of frequency. */
  readonly frequency: ScoreRange;
  /** Scores of money; any unless given. */
  readonly monetary?: ScoreRange | undefined;
}

/** The ids of the segments that the library names. */
export type RfmSegmentId =
  | 'champions'
  | 'loyal'
  | 'potentialLoyal'
  | 'new'
  | 'promising'
  | 'needAttention'
  | 'aboutToSleep'
  | 'cannotLose'
  | 'atRisk'
  | 'hibernating';

/** One line a segment; together they cover all 25 pairs of scores, each once. */
const lines: readonly (readonly [RfmSegmentId, en: string, fr: string, recency: ScoreRange, frequency: ScoreRange])[] = [
  ['champions', 'Champions', 'Champions', [5, 5], [4, 5]],
  ['loyal', 'Loyal customers', 'Clients fidèles', [3, 4], [4, 5]],
  ['potentialLoyal', 'Potential loyal customers', 'Fidèles potentiels', [4, 5], [2, 3]],
  ['new', 'New customers', 'Nouveaux clients', [5, 5], [1, 1]],
  ['promising', 'Promising', 'Prometteurs', [4, 4], [1, 1]],
  ['needAttention', 'Need attention', 'À entretenir', [3, 3], [3, 3]],
  ['aboutToSleep', 'About to sleep', 'En voie d’endormissement', [3, 3], [1, 2]],
  ['cannotLose', 'Cannot lose them', 'À ne pas perdre', [1, 2], [5, 5]],
  ['atRisk', 'At risk', 'À risque', [1, 2], [3, 4]],
  ['hibernating', 'Hibernating', 'En sommeil', [1, 2], [1, 2]],
];

/**
 * The segments of scores from 1 to 5, by recency and frequency; spread it to rename some, or write a table of your own.
 *
 * | segment | recency | frequency |
 * |---|---|---|
 * | champions | 5 | 4–5 |
 * | loyal | 3–4 | 4–5 |
 * | potentialLoyal | 4–5 | 2–3 |
 * | new | 5 | 1 |
 * | promising | 4 | 1 |
 * | needAttention | 3 | 3 |
 * | aboutToSleep | 3 | 1–2 |
 * | cannotLose | 1–2 | 5 |
 * | atRisk | 1–2 | 3–4 |
 * | hibernating | 1–2 | 1–2 |
 */
export const rfmSegments: readonly RfmSegment<RfmSegmentId>[] = /* @__PURE__ */ (() =>
  lines.map(([id, en, fr, recency, frequency]) => ({ id, label: { en, fr }, recency, frequency })))();

/** Refuses a table with ranges that are none. */
export function checkSegments(segments: readonly RfmSegment[], scores: number): void {
  const refuse = (problem: string, path: readonly (string | number)[]): never => {
    throw new KpiError('bad-argument', problem, `give { id, label, recency: [1, ${scores}], frequency: [1, ${scores}] }`, [
      'segments',
      ...path,
    ]);
  };
  if (!Array.isArray(segments)) refuse(`segments is ${excerpt(segments)}`, []);
  const ids = new Set<string>();
  segments.forEach((segment, i) => {
    if (typeof segment?.id !== 'string' || ids.has(segment.id)) refuse(`the id of a segment is ${excerpt(segment?.id)}`, [i, 'id']);
    ids.add(segment.id);
    if (typeof segment.label?.en !== 'string' || typeof segment.label.fr !== 'string') refuse(`${segment.id} has no label`, [i, 'label']);
    for (const name of ['recency', 'frequency', 'monetary'] as const) {
      const range = segment[name];
      if (range === undefined && name === 'monetary') continue;
      const [from = 0, to = 0] = Array.isArray(range) ? (range as ScoreRange) : [];
      if (!Number.isInteger(from) || !Number.isInteger(to) || from < 1 || to > scores || from > to)
        refuse(`${name} of ${segment.id} is not a range of scores`, [i, name]);
    }
  });
}

/** The first segment that the scores fall in; null for none. */
export function segmentOf(
  segments: readonly RfmSegment[],
  [recency, frequency, monetary]: readonly [number, number, number],
): RfmSegment | null {
  const isIn = (score: number, [from, to]: ScoreRange): boolean => score >= from && score <= to;
  const found = segments.find(
    (one) => isIn(recency, one.recency) && isIn(frequency, one.frequency) && (one.monetary === undefined || isIn(monetary, one.monetary)),
  );
  return found ?? null;
}
