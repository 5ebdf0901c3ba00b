// The quality of records in words: how far they can be used, what is wrong, what that affects, and what their fields are like.
import type { Defect, QualityVerdict } from '../../model/quality/qualityShape.ts';
import type { ReportQuality, ReportSource } from '../quality.ts';
import type { Block } from './block.ts';
import { wordCell } from './cells.ts';
import type { GridView, Tone } from './gridView.ts';
import { count, exampleText, type Grid, number, share, word } from './qualityCells.ts';
import { fieldGrid, gapGrid, rateGrid } from './qualityFields.ts';
import type { Speech } from './speech.ts';

/** Rows of a table at most; the others are counted. */
const ROWS = 50;
/** Indicators that are named; of more, only their number is told where all are meant. */
const NAMED = 3;

const tones: Readonly<Record<QualityVerdict, Tone>> = { usable: 'good', 'usable-with-caveats': null, blocked: 'bad' };

/** What is said of the records of a source, of which `name` is the name. */
export function qualityReportBlocks(speech: Speech, name: string, source: ReportSource, quality: ReportQuality): Block[] {
  const { verdicts } = speech.words.quality;
  const verdict = { badge: verdicts[quality.verdict], tone: tones[quality.verdict], text: coverageText(speech, name, quality) };
  const grids = [
    defectGrid(speech, quality),
    indicatorGrid(speech, quality),
    fieldGrid(speech, source, quality),
    rateGrid(speech, source, quality),
    gapGrid(speech, quality),
  ];
  return [{ kind: 'list', heading: null, items: [verdict] }, ...grids.flatMap((grid) => shown(speech, name, grid))];
}

function shown(speech: Speech, name: string, { caption, heads, rows }: Grid): GridView[] {
  if (rows.length === 0) return [];
  const more = rows.length - ROWS;
  return [
    {
      kind: 'grid',
      caption: speech.fill(speech.words.quality.captions[caption], { name }),
      heads,
      rows: rows.slice(0, ROWS),
      remarks: [],
      notes: more > 0 ? [speech.fill(speech.words.more, { count: count(speech, more).text })] : [],
    },
  ];
}

function coverageText({ words, write, fill }: Speech, name: string, { coverage }: ReportQuality): string {
  const { from, to, days, gapCount, undated } = coverage;
  if (from === null) return fill(words.quality.undated, { name });
  const [covered, gaps, without] = [days, gapCount, undated].map((one) => write.number(one, 0));
  return fill(words.quality.coverage, {
    ...{ name, from: write.period(from), to: write.period(to) },
    ...{ days: covered ?? '', gaps: gaps ?? '', undated: without ?? '' },
  });
}

/** What a defect is, of which field. */
const defectName = ({ words, fill, data }: Speech, { code, column }: Defect): string =>
  fill(words.quality.defects[code], { field: column === null ? '' : data(column) });

function defectGrid(speech: Speech, { defects, indicators }: ReportQuality): Grid {
  const { heads } = speech.words;
  const { defect, share: part, examples, affects } = speech.words.quality.heads;
  const rows = defects.map((one) => [
    wordCell(defectName(speech, one)),
    count(speech, one.count),
    share(speech, one),
    wordCell(one.examples.map((example) => exampleText(speech, example)).join('; '), true),
    wordCell(labels(speech, one, indicators)),
  ]);
  return { caption: 'defects', heads: [word(defect), number(heads.count), number(part), word(examples), word(affects)], rows };
}

function labels({ words, write, fill, locale }: Speech, { indicators: ids }: Defect, all: ReportQuality['indicators']): string {
  if (ids.length > NAMED && ids.length === all.length) return fill(words.quality.all, { count: write.number(ids.length, 0) });
  return all.flatMap(({ id, label }) => (ids.includes(id) ? [locale.label(label)] : [])).join(', ');
}

function indicatorGrid(speech: Speech, { indicators, defects }: ReportQuality): Grid {
  const { heads, quality } = speech.words;
  const rows = indicators.map(({ label, verdict, defects: at }) => [
    wordCell(speech.locale.label(label)),
    wordCell(quality.computable[verdict]),
    wordCell(at.flatMap((one) => (defects[one] === undefined ? [] : [defectName(speech, defects[one])])).join('; ')),
  ]);
  return { caption: 'indicators', heads: [word(heads.indicator), word(quality.heads.verdict), word(quality.heads.affectedBy)], rows };
}
