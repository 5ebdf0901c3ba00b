// The quality of records as one table for CSV: a row for each figure.
import type { Locale } from '../../locale/locale.ts';
import type { QualityRate } from '../../model/quality/qualityParts.ts';
import type { RejectCode } from '../../model/reason.ts';
import type { ReportQuality, ReportSource } from '../quality.ts';
import type { ReportSection } from '../section.ts';
import type { ReportCell, ReportColumn, ReportTable, ReportText } from '../sectionParts.ts';

/** A section on the quality of records. */
export type QualitySection = Extract<
  ReportSection,
  {
    /** What became of the records. */
    readonly kind: 'quality';
  }
>;

/** A figure: of what part, of which name, which measure, and its value. */
type Figure = readonly [part: string, name: string, measure: string, value: ReportCell];

/** Says codes in words, where there is a locale. */
interface Naming {
  word(code: string): string;
  text(text: ReportText, code?: string): string;
  pattern(pattern: (words: Locale['report']) => string, field: string, code: string): string;
}

/** The figures of all sources; codes where there is no locale, words where there is one. */
export function qualityTable({ sources }: QualitySection, locale: Locale | undefined): ReportTable {
  const say = naming(locale);
  const columns = ['source', 'part', 'name', 'measure', 'value'].map((id) => column(id, say.word(id)));
  const rows = sources.flatMap((source) => {
    const figures = [...countFigures(source, say), ...(source.quality === undefined ? [] : qualityFigures(source.quality, say))];
    return figures.map(([part, name, measure, value]) => [say.text(source.name), say.word(part), name, say.word(measure), value]);
  });
  return { columns, rows, states: {}, notes: [], leftOut: 0 };
}

const column = (id: string, label: string): ReportColumn => ({
  ...{ id, role: 'segment', of: null, label, unit: null, better: null, currency: null },
});

function naming(locale: Locale | undefined): Naming {
  if (locale === undefined) {
    return {
      word: (code) => code,
      text: (text, code) => code ?? (typeof text === 'string' ? text : text.en),
      pattern: (_, field, code) => (field === '' ? code : `${code}: ${field}`),
    };
  }
  const { heads, quality, exclusions, filtered } = locale.report;
  const { smallest: min, largest: max, gaps: gapCount } = quality.heads;
  const words: Readonly<Record<string, string>> = {
    ...exclusions,
    ...filtered,
    ...quality.verdicts,
    ...heads,
    ...quality.heads,
    min,
    max,
    gapCount,
  };
  const word = (code: string): string => (Object.hasOwn(words, code) ? (words[code] ?? code) : code);
  return {
    word,
    text: (text) => (typeof text === 'string' ? text : locale.label(text)),
    pattern: (pattern, field, code) => (pattern(locale.report) ?? word(code)).replace('{field}', () => field),
  };
}

function countFigures({ rowsIn, used, leftOut, rejected, reasons = {} }: ReportSource, say: Naming): Figure[] {
  return [
    ['coverage', '', 'rowsIn', rowsIn],
    ['coverage', '', 'used', used],
    ...leftOut.map(({ why, count }): Figure => ['leftOut', say.word(why), 'count', count]),
    ...Object.entries(rejected).map(([code, count]): Figure => {
      const own = Object.hasOwn(reasons, code) ? reasons[code] : undefined;
      const name = own === undefined ? say.pattern((words) => words.rejected(code as RejectCode) ?? code, '', code) : say.text(own, code);
      return ['rejected', name, 'count', count];
    }),
  ];
}

function qualityFigures(quality: ReportQuality, say: Naming): Figure[] {
  const { verdict, coverage, defects, fields, duplicates, orphans, reconciliation, indicators } = quality;
  const { from, to, days, gapCount, undated } = coverage;
  return [
    ['coverage', '', 'verdict', say.word(verdict)],
    ...Object.entries({ from, to, days, gapCount, undated }).map(([measure, value]): Figure => ['coverage', '', measure, value]),
    ...coverage.gaps.map((gap): Figure => ['gaps', `${gap.from}/${gap.to}`, 'days', gap.days]),
    ...defects.flatMap((defect): Figure[] => {
      const name = say.pattern((words) => words.quality.defects[defect.code], defect.column ?? '', defect.code);
      const affected = indicators.filter(({ id }) => defect.indicators.includes(id));
      return [
        ...rateFigures('defect', name, defect),
        ...affected.map(({ id, label }): Figure => ['defect', name, 'affects', say.text(label, id)]),
      ];
    }),
    ...fields.flatMap(({ name, present, valid, refused, distinct, min, max }) =>
      Object.entries({ present, valid, refused, distinct, min, max }).map(([measure, value]): Figure => ['field', name, measure, value]),
    ),
    ...rateFigures(
      'rate',
      say.pattern((words) => words.quality.rates.repeated, '', 'duplicates'),
      duplicates,
    ),
    ...orphans.flatMap((one) =>
      rateFigures(
        'rate',
        say.pattern((words) => words.quality.rates.orphans, one.column, 'orphans'),
        one,
      ),
    ),
    ...reconciliation.flatMap((one) =>
      rateFigures(
        'rate',
        say.pattern((words) => words.quality.rates.mismatches, one.column, 'mismatches'),
        one,
      ),
    ),
    ...indicators.map(
      ({ id, label, verdict: own }): Figure => [
        'indicator',
        say.text(label, id),
        'verdict',
        say.pattern((words) => words.quality.computable[own], '', own),
      ],
    ),
  ];
}

const rateFigures = (part: string, name: string, { count, of, share }: QualityRate): Figure[] =>
  Object.entries({ count, of, share }).map(([measure, value]): Figure => [part, name, measure, value]);
