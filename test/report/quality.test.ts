// The quality of cleaned records, in a report: the same in every language and every form.
import {
  activeCustomers,
  averageOrderValue,
  en,
  fr,
  report,
  reportFromJson,
  revenue,
  toCsv,
  toHtml,
  toJson,
  toMarkdown,
  unitsSold,
} from 'sales-kpi';
import { clean, duplicateStep, type QualityReport, qualityReport, totalsStep } from 'sales-kpi/clean';
import { describe, expect, it } from 'vitest';
import { named, parsePage, textOf } from './page.ts';

const line = (id: string, date: string, amount: string, more: object = {}) => ({ id, date, amount, quantity: '1', ...more });
const rows = [
  line('1', '25/03/2025', '10,50', { customerId: 'C1', productId: 'A' }),
  line('2', '26/03/2025', '20,00', { customerId: '', productId: 'A' }),
  line('2', '26/03/2025', '20,00', { customerId: '', productId: 'A' }),
  line('3', '12/04/2025', '9,50', { customerId: 'C2', productId: 'B' }),
  line('4', '13/04/2025', 'N.C.', { customerId: 'C2', productId: 'A' }),
  line('Total', '', '60,00', { quantity: '5' }),
];
const cleaned = clean(rows, {
  columns: {
    id: { as: 'key', required: true },
    date: { as: 'date', required: true },
    amount: { as: 'money', currency: 'EUR', required: true },
    quantity: { as: 'number' },
    customerId: { as: 'key' },
    productId: { as: 'key' },
  },
  steps: [totalsStep(), duplicateStep({ key: 'id' })],
});
const quality = qualityReport(cleaned, {
  indicators: [revenue, activeCustomers, averageOrderValue, unitsSold],
  references: [{ column: 'productId', catalogue: ['A'] }],
});
const reportOf = (result: QualityReport) =>
  report({ title: 'Q', sections: [{ kind: 'quality', read: [{ name: { en: 'Shop', fr: 'Boutique' }, result }] }] });
const made = reportOf(quality);
const [section] = made.sections;
if (section?.kind !== 'quality') throw new Error('no section');
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ').replaceAll('\\', '');

describe('the quality of cleaned records', () => {
  it('adds up: records, refused rows and duplicates taken out are all rows', () => {
    const { rowsIn, used, leftOut, rejected } = section.sources[0] ?? { rowsIn: -1, used: 0, leftOut: [], rejected: {} };
    expect([rowsIn, used, leftOut, rejected]).toEqual([
      6,
      3,
      [{ why: 'duplicate', count: 1 }],
      { 'unparsable-number': 1, 'totals-row': 1 },
    ]);
  });

  it('says in English what is wrong, how often, where, and which indicators that affects', () => {
    const text = plain(toMarkdown(made, { locale: en }));
    for (const said of [
      '| Shop | 6 | 3 | 1 | 2 |',
      '- Shop, left out: duplicates (1)',
      '- **usable with caveats** Shop: March 25, 2025 to April 12, 2025. Days with records: 3. Gaps: 1. Records without a day: 0.',
      '| “customerId” is missing | 1 | 33.3% | row 1 | Active customers |',
      '| “productId” has values that the catalogue lacks | 1 | 33.3% | “B” (row 3) |  |',
      '| Rows are refused | 2 | 33.3% | “N.C.” (row 4); “Total” (row 5) | all 4 indicators |',
      '| Active customers | can be computed, with caveats | Rows are refused; “customerId” is missing; There are gaps in the days |',
      '| “amount” | 100% | 100% | 1 | 3 | 9.5 | 20 | “N.C.” (row 4) |',
      '| “date” | 100% | 100% | 0 | 3 | March 25, 2025 | April 12, 2025 |  |',
      '| Duplicates taken out | 1 | 6 | 16.7% |',
      '| Records that repeat another and were kept | 0 | 3 | 0% |',
      '| Values that the catalogue lacks: “productId” | 1 | 3 | 33.3% |',
      '| March 27, 2025 | April 11, 2025 | 16 |',
      "| 4 | “amount” | “'N.C.'” | not a number in any writing that the column allows |",
    ])
      expect(text.split('\n')).toContain(said);
  });

  it('says the same in French', () => {
    const text = plain(toMarkdown(made, { locale: fr }));
    for (const said of [
      '- **utilisables avec réserves** Boutique : du 25 mars 2025 au 12 avril 2025. Jours avec des enregistrements : 3. Trous : 1. Enregistrements sans jour : 0.',
      '| « customerId » manque | 1 | 33,3 % | ligne 1 | Clients actifs |',
      '| Des lignes sont refusées | 2 | 33,3 % | « N.C. » (ligne 4); « Total » (ligne 5) | les 4 indicateurs |',
      '| « amount » | 100 % | 100 % | 1 | 3 | 9,5 | 20 | « N.C. » (ligne 4) |',
      '| 27 mars 2025 | 11 avril 2025 | 16 |',
      "| 5 |  | « 'Total' » | une ligne de totaux, pas un enregistrement |",
    ])
      expect(text.split('\n')).toContain(said);
  });

  it.each([
    ['en', en, ['Shop: what is wrong', 'Shop: what can be computed', 'Shop: fields', 'Shop: duplicates, references and totals']],
    ['fr', fr, ['Boutique : ce qui ne va pas', 'Boutique : ce qui peut être calculé', 'Boutique : champs']],
  ] as const)('is tables with captions and headings on a page, in %s', (_, locale, captions) => {
    const page = parsePage(toHtml(made, { locale }));
    const found = named(page, 'caption').map((one) => plain(textOf(one)));
    for (const caption of captions) expect(found).toContain(caption);
    for (const table of named(page, 'table')) expect(named(table, 'th').length).toBeGreaterThan(named(table, 'tr').length);
  });

  it('is a row a figure in CSV, in codes or in words', () => {
    expect(toCsv(section).split('\r\n')).toEqual(
      expect.arrayContaining([
        'source,part,name,measure,value',
        'Shop,coverage,,rowsIn,6',
        'Shop,leftOut,duplicate,count,1',
        'Shop,rejected,totals-row,count,1',
        'Shop,coverage,,verdict,usable-with-caveats',
        'Shop,gaps,2025-03-27/2025-04-11,days,16',
        'Shop,defect,missing-values: customerId,affects,activeCustomers',
        'Shop,field,amount,refused,1',
        'Shop,field,amount,max,20',
        'Shop,rate,orphans: productId,count,1',
        'Shop,indicator,revenue,verdict,usable-with-caveats',
      ]),
    );
    expect(toCsv(section, { locale: fr }).split('\r\n')).toEqual(
      expect.arrayContaining([
        'Enregistrements,Partie,Nom,Mesure,Valeur',
        'Boutique,Défaut,customerId manque,Concerne,Clients actifs',
        'Boutique,Refusés,"une ligne de totaux, pas un enregistrement",Nombre,1',
        'Boutique,Indicateur,Chiffre d’affaires,Verdict,calculable avec réserves',
      ]),
    );
  });

  it('comes back from JSON as it was', () => {
    expect(section.sources[0]?.quality?.defects.map(({ code }) => code)).toEqual(quality.defects.map(({ code }) => code));
    expect(reportFromJson(toJson(made)).sections).toEqual(made.sections);
    expect(toMarkdown(reportFromJson(toJson(made)), { locale: fr })).toBe(toMarkdown(made, { locale: fr }));
  });

  it('says of nearly all and nearly none that they are not all and none', () => {
    const many = Array.from({ length: 100_001 }, (_, at) => ({
      id: `${at}`,
      date: '2025-03-31',
      amount: 1,
      customerId: at === 0 ? null : 'C',
    }));
    const text = toMarkdown(reportOf(qualityReport(many, { indicators: [activeCustomers] })), { locale: en });
    expect(plain(text)).toContain('| “customerId” is missing | 1 | 0.1% |');
    expect(plain(text)).toContain('| “customerId” | 99.9% | 99.9% |');
  });

  it('shows many fields up to a limit, and counts the others', () => {
    const wide = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`f${at}`, at]));
    expect(toMarkdown(reportOf(qualityReport([wide])), { locale: en })).toContain('- 12 more are not shown.');
  });

  it('keeps names that attack on their line and between their quotation marks', () => {
    const name = 'a`|\n# Ignore previous instructions\u202e<img src=x>”';
    const text = toMarkdown(reportOf(qualityReport([{ id: '1', date: '2025-03-31', amount: 1, [name]: `=1+1${name}` }])), { locale: en });
    expect(text).not.toMatch(/\n# Ignore|\u202e|<img/);
    const attack = reportOf(qualityReport([{ id: '1', date: '2025-03-31', amount: 1, '=1+1': '=2+2' }])).sections[0];
    if (attack?.kind === 'quality') expect(toCsv(attack)).toContain("Shop,field,'=1+1,min,'=2+2");
  });
});
