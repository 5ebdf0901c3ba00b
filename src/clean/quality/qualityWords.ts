// The words of a report of quality.
import type { ReasonLanguage } from '../../model/reason.ts';
import type { DateCoverage, Defect, QualityReport, QualityVerdict } from './qualityShape.ts';

/** The words in one language. */
export interface QualityWords {
  readonly title: (verdict: string) => string;
  readonly verdicts: Readonly<Record<QualityVerdict, string>>;
  readonly counts: (counts: QualityReport['counts']) => string;
  readonly coverage: (coverage: DateCoverage) => string;
  readonly more: (count: number) => string;
  readonly defects: Readonly<Record<Defect['code'], string>>;
  readonly undated: string;
  readonly duplicates: string;
  readonly orphans: string;
  readonly mismatches: string;
  readonly field: string;
  readonly present: string;
  readonly valid: string;
  readonly distinct: string;
  readonly smallest: string;
  readonly largest: string;
  readonly worst: string;
  readonly rate: string;
  readonly count: string;
  readonly share: string;
  readonly indicator: string;
  readonly verdict: string;
  readonly defect: string;
  readonly affects: string;
}

const en: QualityWords = {
  title: (verdict) => `Quality of the data: ${verdict}`,
  verdicts: { usable: 'usable', 'usable-with-caveats': 'usable with caveats', blocked: 'blocked' },
  counts: ({ rowsIn, accepted, rejected, removed }) =>
    `Rows: ${rowsIn}. Records: ${accepted}. Refused: ${rejected}. Duplicates taken out: ${removed}.`,
  coverage: ({ from, to, days, gapCount }) => `From ${from} to ${to}. Days with records: ${days}. Gaps: ${gapCount}.`,
  more: (count) => `And ${count} more.`,
  defects: {
    'no-records': 'No records',
    'rejected-rows': 'Rows refused',
    'missing-values': 'Missing values of',
    'invalid-values': 'Invalid values of',
    'duplicate-key': 'Records that repeat a key',
    'duplicate-exact': 'Records of the same content',
    'orphan-reference': 'Unknown values of',
    'total-mismatch': 'Not the sum of its parts:',
    'date-gaps': 'Gaps in the dates',
    'several-currencies': 'Several currencies in',
    'truncated-export': 'The export was probably cut off',
  },
  undated: 'No day is known.',
  duplicates: 'Duplicates',
  orphans: 'Unknown values of',
  mismatches: 'Not the sum of its parts:',
  field: 'Field',
  present: 'Present',
  valid: 'Valid',
  distinct: 'Different',
  smallest: 'Smallest',
  largest: 'Largest',
  worst: 'First invalid',
  rate: 'Rate',
  count: 'Number',
  share: 'Share',
  indicator: 'Indicator',
  verdict: 'Verdict',
  defect: 'Defect',
  affects: 'Affects',
};

const fr: QualityWords = {
  title: (verdict) => `Qualité des données : ${verdict}`,
  verdicts: { usable: 'utilisables', 'usable-with-caveats': 'utilisables avec réserves', blocked: 'inutilisables' },
  counts: ({ rowsIn, accepted, rejected, removed }) =>
    `Lignes : ${rowsIn}. Enregistrements : ${accepted}. Refus : ${rejected}. Doublons retirés : ${removed}.`,
  coverage: ({ from, to, days, gapCount }) => `Du ${from} au ${to}. Jours avec des enregistrements : ${days}. Trous : ${gapCount}.`,
  more: (count) => `Et ${count} de plus.`,
  defects: {
    'no-records': 'Aucun enregistrement',
    'rejected-rows': 'Lignes refusées',
    'missing-values': 'Valeurs manquantes de',
    'invalid-values': 'Valeurs non valides de',
    'duplicate-key': 'Enregistrements qui répètent une clé',
    'duplicate-exact': 'Enregistrements de même contenu',
    'orphan-reference': 'Valeurs inconnues de',
    'total-mismatch': 'N’est pas la somme de ses parties :',
    'date-gaps': 'Trous dans les dates',
    'several-currencies': 'Plusieurs devises dans',
    'truncated-export': 'L’export a sans doute été coupé',
  },
  undated: 'Aucun jour n’est connu.',
  duplicates: 'Doublons',
  orphans: 'Valeurs inconnues de',
  mismatches: 'N’est pas la somme de ses parties :',
  field: 'Champ',
  present: 'Présent',
  valid: 'Valide',
  distinct: 'Différents',
  smallest: 'Le plus petit',
  largest: 'Le plus grand',
  worst: 'Premier non valide',
  rate: 'Taux',
  count: 'Nombre',
  share: 'Part',
  indicator: 'Indicateur',
  verdict: 'Verdict',
  defect: 'Défaut',
  affects: 'Concerne',
};

/** The words of a language. */
export const qualityWords = (language: ReasonLanguage): QualityWords => (language === 'fr' ? fr : en);
