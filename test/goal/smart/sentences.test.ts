// What a reader is told of a goal, in both languages.
import { assess, Decimal, en, fr, type GoalDraft, goal, sentence } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { good, goodRate, history, rates, well } from './goals.ts';

const spaces = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const means = well.means ?? {};
const rateOptions = { ...well, asOf: '2025-06-30' };

describe('a sentence', () => {
  const cases: [code: string, ask: () => ReturnType<typeof assess>, english: string, french: string][] = [
    [
      'smart-unknown',
      () => assess(good, history, { ...well, means: { ...means, pipeline: { openValue: 5 } } }),
      'whether the open deals suffice is not known; missing: the win rate, what is still missing to the target.',
      'on ignore si les affaires en cours suffisent ; il manque : le taux de réussite, ce qui manque encore jusqu’à la cible.',
    ],
    [
      'smart-no-owner',
      () => assess({ ...good, owner: null }, history, well),
      'nobody answers for the goal.',
      'personne ne répond de cet objectif.',
    ],
    [
      'smart-against-direction',
      () => assess({ ...good, kind: 'stayBelow' }, history, well),
      'more is better here, and the goal wants less.',
      'plus vaut mieux ici, et l’objectif veut moins.',
    ],
    [
      'smart-against-numbers',
      () => assess({ ...good, kind: 'increaseFrom', baseline: 9000 }, history, well),
      'there is no increase from €9,000.00 to €8,800.00.',
      'il n’y a pas de hausse de 9 000,00 € à 8 800,00 €.',
    ],
    [
      'smart-contradiction',
      () =>
        assess(good, history, { ...well, others: [goal({ ...good, id: 'b', title: 'Budget <b>2026</b>', target: '9100.5' } as never)] }),
      '“Budget <b>2026</b>” wants €9,100.50 of the same records, this goal €8,800.00.',
      '« Budget <b>2026</b> » veut 9 100,50 € des mêmes enregistrements, cet objectif 8 800,00 €.',
    ],
    [
      'smart-currency',
      () => assess({ ...good, currency: 'USD' }, history, well),
      'the goal is in USD, its records are in EUR.',
      'l’objectif est en USD, ses enregistrements sont en EUR.',
    ],
    [
      'smart-out-of-scale',
      () => assess({ ...goodRate, target: 15 }, rates(), rateOptions),
      '1,500% does not lie between 0% and 100%; perhaps 15% was meant.',
      '1 500 % n’est pas entre 0 % et 100 % ; peut-être fallait-il 15 %.',
    ],
    [
      'smart-not-measurable',
      () => assess({ ...goodRate, target: '0.22' }, rates(), rateOptions),
      'not measurable at this volume: of 600 cases, chance alone moves the rate by 3.2 points, and the goal asks for 2 points; 1,537 cases would tell.',
      'pas mesurable à ce volume : sur 600 cas, le hasard seul déplace le taux de 3,2 points, et l’objectif demande 2 points ; 1 537 cas permettraient de le voir.',
    ],
    [
      'smart-pipeline',
      () => assess(good, history, { ...well, means: { ...means, pipeline: { openValue: 30000, winRate: '0.25', remaining: 8800 } } }),
      'the open deals are expected to bring €7,500.00, and €8,800.00 is still missing.',
      'les affaires en cours devraient rapporter 7 500,00 €, et il manque encore 8 800,00 €.',
    ],
    [
      'smart-capacity',
      () =>
        assess(good, history, {
          ...well,
          means: { ...means, capacity: { people: 2, needed: 40, pastPerPerson: [8, 8, 8, 8, 8, 8, 8, 8] } },
        }),
      'it takes 20 deals a person; in 9 of 10 cases a person had at most 8.',
      'il faut 20 affaires par personne ; dans 9 cas sur 10, une personne en a eu au plus 8.',
    ],
    [
      'smart-already-over',
      () => assess({ ...good, createdAt: '2026-07-10' }, history, { ...well, asOf: '2026-07-10' }),
      'its last day, June 30, 2026, was no longer ahead on July 10, 2026.',
      'son dernier jour, 30 juin 2026, n’était plus à venir le 10 juillet 2026.',
    ],
    [
      'smart-few-check-ins',
      () => assess(good, history, { ...well, checkInEvery: 'half' }),
      'with one look a half-year, 1 of 2 that are needed can be had before its end.',
      'à raison d’un point par semestre, il y en a 1 avant la fin, sur 2 nécessaires.',
    ],
  ];
  test.each(cases)('of %s', (code, ask, english, french) => {
    const finding = ask().findings.find((one) => one.code === code);
    expect(finding).toBeDefined();
    const [inEnglish, inFrench] = [en, fr].map((locale) => (finding === undefined ? '' : spaces(sentence(finding, locale))));
    expect(inEnglish?.replace(/^.*? to .*?, \d{4}: /, '')).toBe(english);
    expect(inFrench?.replace(/^.*? au .*? \d{4} : /, '')).toBe(french);
  });

  test('begins with the indicator, the segment and the days, or with the goal where there is nothing else', () => {
    const draft: GoalDraft = { ...good, segment: { country: 'FR' }, owner: null };
    const said = (of: GoalDraft, locale = en) => {
      const finding = assess(of).findings.find(({ code }) => code === 'smart-no-owner');
      return finding === undefined ? '' : spaces(sentence(finding, locale));
    };
    expect(said(draft)).toBe('Revenue, FR, January 1, 2026 to June 30, 2026: nobody answers for the goal.');
    expect(said({})).toBe('This goal: nobody answers for the goal.');
    expect(said({}, fr)).toBe('Cet objectif : personne ne répond de cet objectif.');
  });

  test('is there for every letter, check and missing thing, in both languages', () => {
    expect(Object.values(fr.smart.letters)).toEqual(['Spécifique', 'Mesurable', 'Atteignable', 'Réaliste', 'Temporellement défini']);
    expect(Object.values(en.smart.letters)).toEqual(['Specific', 'Measurable', 'Attainable', 'Realistic', 'Time-bound']);
    for (const table of ['checks', 'missing', 'verdicts', 'letters'] as const)
      expect(Object.keys(fr.smart[table]).sort()).toEqual(Object.keys(en.smart[table]).sort());
    for (const text of Object.values(fr.smart.checks)) expect(text).not.toContain("'");
  });

  test('of a rate of money names the largest there was', () => {
    const finding = {
      code: 'smart-out-of-scale',
      of: { id: 'netRevenueRetention', label: { en: 'NRR', fr: 'NRR' }, unit: 'ratio', better: 'higher', currency: null },
      segment: null,
      period: null,
      values: { goal: 'x', letter: 'M', check: 'unit', amount: new Decimal(105), low: null, high: 1.02, meant: null },
    } as const;
    expect(spaces(sentence(finding, en))).toBe('NRR: 10,500% is far above all there was, at most 102%.');
    expect(spaces(sentence(finding, fr))).toBe('NRR : 10 500 % dépasse de loin tout ce qu’il y a eu, au plus 102 %.');
  });
});
