// French.

import type { AlertAbout } from '../alert/about.ts';
import { reasonText } from '../model/reason.ts';
import { changeOf, expectedOf, type LimitWords, limitOf } from './alerts.ts';
import type { ChartWords } from './chartWords.ts';
import { headed, type Locale, partName } from './locale.ts';
import type { Writing } from './numbers.ts';
import { seasonEffect, slopeRange } from './series.ts';
import { goalAmount, goalWay, smartSaid } from './smartSaid.ts';
import type { SmartFindingOf, SmartSentences, SmartWords } from './smartWords.ts';
import { offBy, slopeOfSegment, valuesOf } from './values.ts';

// L’évolution d’une période.
const each = {
  day: 'par jour',
  week: 'par semaine',
  month: 'par mois',
  quarter: 'par trimestre',
  half: 'par semestre',
  year: 'par an',
} as const;
const strengths = { weak: 'faible', moderate: 'modérée', strong: 'forte' } as const;

const reasons = {
  'no-data': 'il n’y a aucune valeur',
  'small-sample': 'il y a trop peu de valeurs',
  'too-many-gaps': 'plus d’un dixième des périodes sont sans valeur',
  'horizon-too-long': 'l’horizon demandé dépasse ce que le passé permet',
  'mixed-currency': 'les valeurs sont en plusieurs devises',
  'zero-denominator': 'le dénominateur attendu est nul',
  'number-out-of-range': 'les nombres sont trop grands',
} as const;

const unjudged = {
  'no-data': 'il n’y en a aucune',
  'small-sample': 'il y en a trop peu avant elle',
  'missing-value': 'elle manque',
  'mixed-currency': 'elle est en plusieurs devises',
  'no-spread': 'les précédentes ne laissent aucune place au hasard',
  'possibly-incomplete': 'sa période n’est peut-être pas terminée',
  'number-out-of-range': 'les nombres sont trop grands',
} as const;

const units = { day: 'jours', week: 'semaines', month: 'mois', quarter: 'trimestres', half: 'semestres', year: 'années' } as const;

// Ce qu’est la valeur d’une alerte.
const limits: LimitWords = {
  above: (limit) => `plus de ${limit}`,
  below: (limit) => `moins de ${limit}`,
  atLeast: (limit) => `au moins ${limit}`,
  atMost: (limit) => `au plus ${limit}`,
  between: (limit, upTo) => `entre ${limit} et ${upTo}`,
  outside: (limit, upTo) => `hors de l’intervalle de ${limit} à ${upTo}`,
};

// Pendant tant de périodes.
const inARow = ({ forPeriods, since }: AlertAbout, write: Writing): string =>
  forPeriods === 1 ? '' : `, ${write.number(forPeriods)} périodes de suite (début\u00a0: ${write.period(since)})`;

/** The words of charts. */
const chartWords: ChartWords = {
  kinds: {
    line: 'Courbe',
    bar: 'Diagramme en barres',
    share: 'Parts d’un tout',
    waterfall: 'Diagramme en cascade',
    cohort: 'Carte de chaleur des cohortes',
    pareto: 'Diagramme de Pareto',
    funnel: 'Entonnoir',
    bullet: 'Graphique à puces',
    sparkline: 'Courbe miniature',
  },
  notes: {
    'no-values': 'Aucune valeur à tracer',
    'no-answer': 'Pas de réponse\u00a0: {detail}',
    'running-period': '{detail}\u00a0: période en cours (pointillé)',
    'partial-period': '{detail}\u00a0: période incomplète (pointillé)',
    'not-over': '{detail}\u00a0: période en cours',
    'not-whole': '{detail}\u00a0: période incomplète',
    gaps: 'Périodes sans valeur, laissées vides\u00a0: {detail}',
    'periods-left-out': 'Périodes antérieures non tracées\u00a0: {detail}',
    'segments-left-out': 'Segments non tracés\u00a0: {detail}',
    'columns-left-out': 'Colonnes non tracées\u00a0: {detail}',
    'without-value': 'Segments sans valeur\u00a0: {detail}',
    'other-unknown': 'Le total des autres est inconnu\u00a0: il y manque des valeurs',
    'negative-parts': 'Une partie est négative\u00a0: les parts de ce tout ne peuvent être tracées ({detail})',
    'out-of-range': 'Valeurs trop grandes pour être tracées\u00a0: {detail}',
    diamonds: 'Losanges\u00a0: valeurs inhabituelles',
    bands: 'Bandes\u00a0: où tombe la valeur dans 80 et dans 95 cas sur 100',
    'not-from-zero': 'L’axe ne commence pas à zéro',
    'change-alone': 'Seule l’évolution est tracée\u00a0: {detail}',
    immature: 'Case vide\u00a0: le délai n’est pas écoulé pour toute la cohorte',
    'above-the-step-before': 'Plus qu’à l’étape précédente\u00a0: {detail}',
    'goals-left-out': 'Objectifs non tracés\u00a0: {detail}',
    'off-the-scale': 'Au-delà de l’échelle\u00a0: {detail}',
  },
  reasons: {
    'not-additive': 'les valeurs des segments ne s’additionnent pas',
    'unequal-factors': 'les facteurs ne donnent pas la valeur',
    'not-positive': 'une valeur n’est pas supérieure à zéro',
  },
  grains: { day: 'jour', week: 'semaine', month: 'mois', quarter: 'trimestre', half: 'semestre', year: 'année' },
  week: 'S{week} {year}',
  age: '{unit} {age}',
  by: '{name} par {what}',
  colon: '{name}\u00a0: {what}',
  change: '{name}\u00a0: {from} → {to}',
  shares: '{name}\u00a0: répartition par {what}',
  concentration: '{name}\u00a0: concentration par {what}',
  cohorts: '{name} par cohorte',
  steps: 'De {first} à {last}',
  goals: 'Objectifs',
  cohortValues: {
    customers: 'Clients acheteurs',
    revenue: 'Chiffre d’affaires',
    cumulativeRevenue: 'Chiffre d’affaires cumulé',
    margin: 'Marge brute',
    cumulativeMargin: 'Marge brute cumulée',
  },
  retention: 'Rétention',
  perCustomer: '{name} par client',
  names: {
    period: 'Période',
    series: 'Série',
    value: 'Valeur',
    segment: 'Segment',
    share: 'Part',
    runningShare: 'Part cumulée',
    class: 'Classe',
    part: 'Partie',
    cohort: 'Cohorte',
    age: 'Âge',
    customers: 'Clients',
    step: 'Étape',
    goal: 'Objectif',
    actual: 'Réalisé',
    expected: 'Attendu à ce jour',
    target: 'Cible',
    minimum: 'Minimum',
    stretch: 'Ambition',
    status: 'Statut',
    forecast: 'Prévision',
    running: 'Période en cours',
    anomaly: 'Valeur inhabituelle',
    newLevel: 'Nouveau niveau',
    increase: 'Hausse',
    decrease: 'Baisse',
    total: 'Valeur',
    before: 'Avant',
    after: 'Après',
    ofTarget: 'Part de la cible',
  },
  other: 'Tous les autres ({count})',
  className: 'Classe {class}',
  ofGoal: '{value} sur {target}',
  ofTotal: '{share} du total',
  ofStepBefore: '{share} de l’étape précédente',
  ofFirst: '{share} de la première',
  described: '{kind}\u00a0: {title}.',
  course: '{name}, {from} à {to}\u00a0: dernière valeur {last}, minimum {low} ({lowAt}), maximum {high} ({highAt}).',
  forecastOf: 'Prévision ({period})\u00a0: {mean}.',
  interval: '{mean} ({low} à {high})',
  anomalies: 'Valeurs inhabituelles\u00a0: {list}.',
  newLevels: 'Nouveau niveau à partir de\u00a0: {list}.',
  largest: 'Les plus grands\u00a0: {list}.',
  list: '{list}.',
  fromTo: 'De {from} à {to}\u00a0: {change}.',
  cohortMeans: '{count} cohortes. Parmi celles qui sont assez anciennes\u00a0: {list}.',
  fewMake: '{count} sur {all} font {share}.',
};

/** The words of an assessment. */
const smartWords: SmartWords = {
  letters: {
    S: 'Spécifique',
    M: 'Mesurable',
    A: 'Atteignable',
    R: 'Réaliste',
    T: 'Temporellement défini',
  },
  verdicts: {
    pass: 'oui',
    fail: 'non',
    unknown: 'indéterminé',
  },
  checks: {
    indicator: 'ce qui est mesuré',
    direction: 's’il va dans le bon sens',
    segment: 'si son segment existe',
    owner: 'qui en répond',
    contradiction: 'si un autre objectif le contredit',
    target: 'ce qui est à atteindre',
    unit: 'si ses montants sont à l’échelle de l’indicateur',
    baseline: 'd’où il part',
    coverage: 'si les jours de départ sont couverts',
    sample: 's’il y a assez de cas',
    detectable: 's’il demande plus que ce que fait le hasard',
    history: 's’il y a assez d’historique',
    chance: 'ses chances',
    pipeline: 'si les affaires en cours suffisent',
    budget: 'si le budget suffit',
    capacity: 's’il y a assez de monde',
    means: 'les moyens de l’atteindre',
    relevance: 's’il sert un but',
    focus: 'combien d’objectifs son responsable a à la fois',
    days: 'de quand à quand il court',
    ahead: 'si sa fin est à venir',
    lag: 's’il dure assez pour que l’effet se voie',
    checkIns: 'combien de points de suivi il permet',
  },
  missing: {
    indicator: 'l’indicateur',
    target: 'la cible',
    currency: 'la devise',
    baseline: 'la valeur de départ',
    days: 'les jours de l’objectif',
    owner: 'le responsable',
    objective: 'le but servi',
    drivers: 'les moteurs de ce but',
    history: 'l’historique',
    historyOfSegment: 'un historique du segment',
    historyInCurrency: 'un historique dans la devise de l’objectif',
    longerHistory: 'un historique plus long',
    fittingHistory: 'un historique dont les périodes remplissent les jours sans trou',
    cases: 'le nombre de cas derrière le taux',
    forecast: 'une prévision',
    others: 'les autres objectifs',
    pipeline: 'les affaires en cours',
    openValue: 'la valeur des affaires en cours',
    winRate: 'le taux de réussite',
    remaining: 'ce qui manque encore jusqu’à la cible',
    budget: 'le budget',
    costPerCustomer: 'le coût d’un nouveau client',
    needed: 'combien il en faut',
    capacity: 'la capacité des personnes',
    people: 'le nombre de personnes',
    pastPerPerson: 'ce que chacun a fait par le passé (8 nombres au moins)',
    asOf: 'le jour de l’évaluation',
    addsUp: 'si ses périodes s’ajoutent (addsUp)',
    cycleDays: 'la durée du cycle',
  },
  draft: 'Cet objectif',
};

// Ce qui n’est pas une valeur d’un indicateur : une proportion va de 0 à 1, un taux de montants ne décuple guère.
const scaled = (finding: SmartFindingOf<'smart-out-of-scale'>, write: Writing): string => {
  const [amount, low, high] = [finding.values.amount, finding.values.low, finding.values.high].map((value) =>
    value === null ? null : goalAmount(finding, write, value),
  );
  if (low === null) return `${amount} dépasse de loin tout ce qu’il y a eu, au plus ${high}`;
  return high === null ? `${amount} est en dessous de ${low}` : `${amount} n’est pas entre ${low} et ${high}`;
};

/** One sentence a finding. */
const smartSentences: SmartSentences = /* @__PURE__ */ smartSaid(smartWords.draft, '\u00a0: ', {
  'smart-unknown': (finding) =>
    `on ignore ${smartWords.checks[finding.values.check]}\u202f; il manque\u00a0: ${finding.values.missing.map((one) => smartWords.missing[one]).join(', ')}.`,
  'smart-no-indicator': () => 'l’objectif ne porte sur aucun indicateur.',
  'smart-no-owner': () => 'personne ne répond de cet objectif.',
  'smart-no-target': () => 'l’objectif n’a pas de cible chiffrée.',
  'smart-open-ended': () => 'l’objectif n’a pas de fin.',
  'smart-no-days': () => 'l’objectif finit avant d’avoir commencé.',
  'smart-against-direction': (finding) =>
    `${finding.values.better === 'lower' ? 'moins vaut mieux ici, et l’objectif veut plus' : 'plus vaut mieux ici, et l’objectif veut moins'}.`,
  'smart-against-numbers': (finding, write) =>
    `${finding.values.kind === 'range' ? 'aucune valeur ne se trouve' : finding.values.kind === 'increaseFrom' ? 'il n’y a pas de hausse' : 'il n’y a pas de baisse'} de ${goalAmount(finding, write, finding.values.from)} à ${goalAmount(finding, write, finding.values.to)}.`,
  'smart-no-segment': () => 'aucun enregistrement n’est de ce segment.',
  'smart-contradiction': (finding, write) =>
    `«\u00a0${finding.values.title}\u00a0» veut ${goalAmount(finding, write, finding.values.otherTarget)} des mêmes enregistrements, cet objectif ${goalAmount(finding, write, finding.values.target)}.`,
  'smart-currency': (finding) =>
    `${finding.values.recorded === null ? `l’objectif est en ${finding.values.given}, et son indicateur n’est pas un montant` : `l’objectif est en ${finding.values.given}, ses enregistrements sont en ${finding.values.recorded}`}.`,
  'smart-out-of-scale': (finding, write) =>
    `${scaled(finding, write)}${finding.values.meant === null ? '' : `\u202f; peut-être fallait-il ${goalAmount(finding, write, finding.values.meant)}`}.`,
  'smart-coverage': (finding, write) =>
    `seulement ${write.percent(finding.values.share)} des périodes de départ ont une valeur\u202f; il en faut ${write.percent(finding.values.needed)}.`,
  'smart-small-sample': (finding, write) =>
    `un taux sur ${write.number(finding.values.n)} cas tient du hasard\u202f; il en faut ${write.number(finding.values.needed)}.`,
  'smart-not-measurable': (finding, write) =>
    `pas mesurable à ce volume\u00a0: sur ${write.number(finding.values.n)} cas, le hasard seul déplace le taux de ${write.value(finding.values.noise, 'points', null)}, et l’objectif demande ${goalWay(write, finding.values.baseline, finding.values.target)}${finding.values.needed === null ? '' : `\u202f; ${write.number(finding.values.needed)} cas permettraient de le voir`}.`,
  'smart-not-attainable': (finding, write) =>
    `${write.percent(finding.values.probability)} de chances d’atteindre ${goalAmount(finding, write, finding.values.target)}, pour ${goalAmount(finding, write, finding.values.expected)} attendus\u00a0: hors d’atteinte d’après les chiffres.`,
  'smart-stretch': (finding, write) =>
    `${write.percent(finding.values.probability)} de chances d’atteindre ${goalAmount(finding, write, finding.values.target)}, pour ${goalAmount(finding, write, finding.values.expected)} attendus\u00a0: difficile à atteindre.`,
  'smart-not-ambitious': (finding, write) =>
    `${write.percent(finding.values.probability)} de chances d’atteindre ${goalAmount(finding, write, finding.values.target)}, pour ${goalAmount(finding, write, finding.values.expected)} attendus\u00a0: sans ambition.`,
  'smart-beyond-history': (finding, write) =>
    `l’objectif demande ${write.signedPercent(finding.values.change)}\u202f; la meilleure de ${write.number(finding.values.changes)} évolutions sur la même durée était de ${write.signedPercent(finding.values.best)}.`,
  'smart-pipeline': (finding, write) =>
    `les affaires en cours devraient rapporter ${goalAmount(finding, write, finding.values.available)}, et il manque encore ${goalAmount(finding, write, finding.values.required)}.`,
  'smart-budget': (finding, write) =>
    `le budget permet de gagner ${write.number(finding.values.available)} nouveaux clients, et il en faut ${write.number(finding.values.required)}.`,
  'smart-capacity': (finding, write) =>
    `il faut ${write.number(finding.values.required)} affaires par personne\u202f; dans 9 cas sur 10, une personne en a eu au plus ${write.number(finding.values.available)}.`,
  'smart-not-a-driver': (finding) => `ce n’est pas un moteur de l’objectif «\u00a0${finding.values.objective}\u00a0».`,
  'smart-too-many-goals': (finding, write) =>
    `${finding.values.owner} a ${write.number(finding.values.count)} objectifs à la fois\u202f; ${write.number(finding.values.most)} sont le plus que l’on puisse suivre.`,
  'smart-already-over': (finding, write) =>
    `son dernier jour, ${write.period(finding.values.last)}, n’était plus à venir le ${write.period(finding.values.on)}.`,
  'smart-too-short': (finding, write) =>
    `il dure ${write.number(finding.values.days)} jours, et l’effet des actions ne se voit qu’après ${write.number(finding.values.lag)}.`,
  'smart-few-check-ins': (finding, write) =>
    `à raison d’un point ${each[finding.values.every]}, il y en a ${write.number(finding.values.count)} avant la fin, sur ${write.number(finding.values.needed)} nécessaires.`,
});

/** French. */
export const fr: Locale = {
  words: {
    tag: 'fr',
    none: 'inconnu',
    missing: '(non renseigné)',
    points: '\u00a0points',
    days: '\u00a0jours',
    months: '\u00a0mois',
    quarter: 'T{quarter} {year}',
    week: 'semaine {week} de {year}',
    range: 'du {from} au {to}',
    first: '1er',
    one: { points: '\u00a0point', days: '\u00a0jour', months: '\u00a0mois' },
  },
  label: (label) => label.fr,
  effects: {
    contribution: 'évolution du segment',
    mix: 'effet de mix',
    rate: 'effet de taux',
    interaction: 'mix et taux ensemble',
    price: 'prix',
    volume: 'volume',
    new: 'nouveaux',
    lost: 'perdus',
    grown: 'en hausse',
    shrunk: 'en baisse',
    unpriced: 'montants sans quantité',
    unmatched: 'sans dénominateur',
    factor: 'facteur',
    flow: 'flux',
    currency: 'taux de change',
    workingDays: 'jours ouvrés',
    underlying: 'évolution sous-jacente',
  },
  statuses: {
    'not-started': 'pas commencé',
    'too-early': 'trop tôt pour le dire',
    achieved: 'atteint',
    exceeded: 'dépassé',
    'on-track': 'en bonne voie',
    'at-risk': 'à risque',
    'off-track': 'compromis',
    'partly-met': 'partiellement atteint',
    missed: 'manqué',
    unknown: 'inconnu',
  },
  goals: {
    reasons: {
      'no-data': 'il n’y a aucun enregistrement',
      'small-sample': 'il y a trop peu de valeurs',
      'too-many-gaps': 'plus d’un dixième des périodes sont sans valeur',
      'horizon-too-long': 'sa fin dépasse ce que le passé permet de prévoir',
      'mixed-currency': 'les montants sont en plusieurs devises',
      'other-currency': 'les montants sont dans une autre devise',
      'zero-denominator': 'le dénominateur est nul',
      'number-out-of-range': 'les nombres sont trop grands',
      'periods-do-not-fit': 'les périodes ne correspondent pas à ses jours',
      'missing-periods': 'certaines de ses périodes manquent',
      'partial-period': 'une période n’est connue qu’en partie',
      'partly-covered': 'les données ne couvrent pas tous ses jours',
      'needs-parts': 'les termes du taux ne sont pas connus',
      'missing-input': 'une valeur manque dans des enregistrements',
      'immature-cohort': 'il est trop tôt pour juger les derniers enregistrements',
      'not-additive': 'les périodes de cet indicateur ne s’additionnent pas',
      'no-seasons': 'aucune année complète ne renseigne les saisons',
      'not-started': 'il n’a pas commencé',
      'too-early': 'aucune de ses périodes n’est terminée',
      'no-start': 'son point de départ n’est pas indiqué',
      level: 'c’est un niveau à tenir',
      over: 'il est terminé',
      'nothing-yet': 'rien n’a encore été obtenu',
      milestones: 'il se compose de jalons',
    },
    adjustments: {
      'nearly-sure': 'il est presque sûr d’être atteint',
      'out-of-reach': 'il est compromis depuis plusieurs points de suivi et hors de portée',
      'reachable-later': 'à ce rythme, il sera atteint un peu plus tard',
      'reachable-in-steps': 'il est hors de portée en une seule étape',
      'on-course': 'rien ne justifie d’en changer',
      'off-once': 'il n’est pas compromis depuis assez longtemps',
      'too-early': 'il est trop tôt',
      'changed-before': 'il a déjà été modifié une fois',
      over: 'il est terminé',
      'not-known': 'son atterrissage n’est pas connu',
      'not-adjustable': 'un objectif de ce type n’a pas de cible à déplacer',
    },
  },
  severities: { info: 'Information', warning: 'Avertissement', critical: 'Critique' },
  sentences: {
    // Alertes
    'alert-limit': (finding, write, name) => {
      const { value, limit } = limitOf(finding, write, limits);
      return `${headed(name, finding, write)}\u00a0: ${value}${finding.values.isToDate ? ' à ce jour' : ''}, seuil d’alerte\u00a0: ${limit}${inARow(finding.values, write)}.`;
    },
    'alert-change': (finding, write, name) => {
      const { value, base, change, limit } = changeOf(finding, write, limits);
      return `${headed(name, finding, write)}\u00a0: ${value} contre ${base} (${write.period(finding.values.basePeriod)}), ${change}, seuil d’alerte\u00a0: ${limit}${inARow(finding.values, write)}.`;
    },
    'alert-anomaly': (finding, write, name) => {
      const { value, expected, isHigh, range } = expectedOf(
        finding,
        write,
        (share, low, high) => `, de ${low} à ${high} dans ${share} des cas`,
      );
      const level = `${finding.values.level === 'unusual' ? 'inhabituellement' : 'anormalement'} ${isHigh ? 'élevée' : 'basse'}`;
      return `${headed(name, finding, write)}\u00a0: ${value}, valeur ${level}\u00a0: on attendait ${expected}${range}${inARow(finding.values, write)}.`;
    },
    'alert-trend-break': ({ of, segment, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}\u00a0: nouveau niveau (début\u00a0: ${write.period(values.at)}), ${write.value(values.after, of.unit, of.currency)} contre ${write.value(values.before, of.unit, of.currency)}${values.relative === null ? '' : ` (${write.signedPercent(values.relative)})`}.`,
    'alert-trend': ({ of, segment, period, values }, write, name) =>
      `${headed(name, { segment, period }, write)}\u00a0: tendance à la ${values.direction === 'rising' ? 'hausse' : 'baisse'}${values.perPeriod === null ? '' : `, ${write.signed(values.perPeriod, of.unit, of.currency)} ${each[values.grain]}`}${values.relativePerYear === null ? '' : ` (environ ${write.signedPercent(values.relativePerYear)} par an)`}.`,
    'alert-streak': ({ of, segment, period, values }, write, name) =>
      `${headed(name, { segment, period }, write)}\u00a0: en ${values.direction === 'rising' ? 'hausse' : 'baisse'}${values.periods === 1 ? '' : ` ${write.number(values.periods)} fois de suite`}, ${write.value(values.value, of.unit, of.currency)} contre ${write.value(values.from, of.unit, of.currency)} (${write.period(values.fromPeriod)}).`,
    'alert-no-data': (finding, write, name) =>
      `${headed(name, finding, write)}\u00a0: aucune donnée${inARow(finding.values, write)}\u202f; ${finding.values.lastData === null ? 'il n’y en avait pas avant' : `dernières données\u00a0: ${write.period(finding.values.lastData)}`}.`,
    'alert-goal-status': ({ segment, period, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}\u00a0: objectif «\u00a0${values.goalTitle}\u00a0»\u00a0: ${fr.statuses[values.status]} (${write.period(period)}).`,
    'alert-resolved': ({ of, segment, period, values }, write, name) =>
      `${headed(name, { segment, period }, write)}\u00a0: fin de l’alerte «\u00a0${values.title}\u00a0» (début\u00a0: ${write.period(values.since)})${values.value === null ? '' : `\u202f; la valeur est de ${write.value(values.value, of.unit, of.currency)}`}.`,
    // Évolutions
    change: ({ of, values }, write, name) =>
      `${name}\u00a0: ${write.value(values.to, of.unit, of.currency)} contre ${write.value(values.from, of.unit, of.currency)}, soit ${write.signed(values.change, of.unit, of.currency)}${values.relative === null ? '' : ` (${write.signedPercent(values.relative)})`}.`,
    'main-part': (finding, write, name) =>
      `${name}\u00a0: sur une évolution de ${write.signed(finding.values.change, finding.of.unit, finding.of.currency)}, plus forte contribution\u00a0: ${partName(fr, finding, write)}, ${write.signed(finding.values.value, finding.of.unit, finding.of.currency)}.`,
    offsetting: ({ of, values }, write, name) =>
      `${name}\u00a0: des hausses de ${write.signed(values.gained, of.unit, of.currency)} et des baisses de ${write.signed(values.lost, of.unit, of.currency)} se compensent en partie\u202f; il reste ${write.signed(values.change, of.unit, of.currency)}.`,
    'simpson-reversal': ({ of, values }, write, name) =>
      `${name}\u00a0: à elles seules, les évolutions des segments auraient donné ${write.signed(values.rate, of.unit, of.currency)}\u202f; l’effet de mix en fait ${write.signed(values.change, of.unit, of.currency)}.`,
    // Retraitements
    restated: (finding, write, name) => {
      const { unit, currency } = finding.of;
      const { reported, now, change, reportedAt, parts } = finding.values;
      const cause = {
        currency: 'change',
        late: 'tardif',
        corrected: 'corrigé',
        refunded: 'remboursé',
        removed: 'supprimé',
        since: 'depuis',
      };
      const why = parts.map((part) => `${cause[part.cause]} ${write.signed(part.value, unit, currency)}`).join(', ');
      return `${headed(name, finding, write)}\u00a0: ${write.value(now, unit, currency)} à présent, ${write.value(reported, unit, currency)} selon ce qui était connu au ${write.period(reportedAt)} (${write.signed(change, unit, currency)})\u00a0: ${why}.`;
    },
    // Moteurs d’une évolution
    driver: ({ of, segment, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}\u00a0: ${write.signed(values.value, of.unit, of.currency)} sur une évolution de ${write.signed(values.change, of.unit, of.currency)}.`,
    detractor: ({ of, segment, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}\u00a0: ${write.signed(values.value, of.unit, of.currency)}, à l’encontre de l’évolution de ${write.signed(values.change, of.unit, of.currency)}.`,
    'concentrated-change': ({ segment, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}\u00a0: ${write.percent(values.shareBefore)} de la valeur d’avant, mais ${write.percent(values.shareOfChange)} de l’évolution.`,
    'offsetting-segments': ({ of, values }, write, name) =>
      `${name}\u00a0: selon ${values.by.join(' et ')}, des hausses de ${write.signed(values.gained, of.unit, of.currency)} et des baisses de ${write.signed(values.lost, of.unit, of.currency)} se compensent en partie.`,
    'simpson-dimension': ({ of, values }, write, name) =>
      `${name}\u00a0: selon ${values.by.join(' et ')}, les évolutions des segments auraient donné à elles seules ${write.signed(values.rate, of.unit, of.currency)}\u202f; l’effet de mix en fait ${write.signed(values.change, of.unit, of.currency)}.`,
    // Réussite
    'associated-with-success': ({ segment, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}\u00a0: association avec la réussite, ${write.percent(values.rate)} sur ${write.number(values.tried)} contre ${write.percent(values.rest)} ailleurs (q ${write.probability(values.qValue)}).`,
    'associated-with-failure': ({ segment, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}\u00a0: association avec l’échec, ${write.percent(values.rate)} sur ${write.number(values.tried)} contre ${write.percent(values.rest)} ailleurs (q ${write.probability(values.qValue)}).`,
    'no-evidence': ({ values }, write, name) =>
      `${name}\u00a0: aucun des ${write.number(values.tested)} segments ne diffère des autres plus que le hasard ne le permet${values.neededPerGroup === null ? '' : `\u202f; il faudrait environ ${write.number(values.neededPerGroup)} enregistrements par groupe pour conclure`}.`,
    // Segments
    concentration: (finding, write, name) =>
      `${headed(name, finding, write)}\u00a0: ${write.percent(finding.values.share)} du total pour ${write.number(finding.values.leading)} des ${write.number(finding.values.items)} segments, concentration équivalente à ${write.number(finding.values.effectiveNumber, 1)} segments de même taille (HHI ${write.number(finding.values.hhi, 3)}, Gini ${write.number(finding.values.gini, 3)}).`,
    'share-change': (finding, write, name) =>
      `${headed(name, finding, write)}\u00a0: ${write.percent(finding.values.to)} du total contre ${write.percent(finding.values.from)}, ${write.signed(finding.values.change, 'points', null)}${{ entered: ', nouveau segment', left: ', segment disparu', stayed: '', absent: '' }[finding.values.presence]}.`,
    'market-entry': (finding, write, name) =>
      `${headed(name, finding, write)}\u00a0: premières ventes, ${write.value(finding.values.value, finding.of.unit, finding.of.currency)}.`,
    'like-for-like': (finding, write, name) =>
      `${headed(name, finding, write)}\u00a0: ${write.signedPercent(finding.values.growth)} à périmètre comparable${finding.values.overall === null ? '' : `, ${write.signedPercent(finding.values.overall)} au total`} (segments actifs aux deux périodes\u00a0: ${write.number(finding.values.kept)}\u202f; ouverts\u00a0: ${write.number(finding.values.opened)}\u202f; fermés\u00a0: ${write.number(finding.values.closed)}).`,
    // Concurrence
    'against-market': ({ values }, write) =>
      `Ventes propres ${write.signedPercent(values.own)}, marché ${write.signedPercent(values.market)}\u00a0: ${write.signed(values.ahead, 'points', null)} face au marché.`,
    'share-moved': ({ segment, values }, write, name) =>
      `${name}${segment === null ? '' : `, ${write.segment(segment)}`}\u00a0: ${write.percent(values.to)} contre ${write.percent(values.from)}, ${write.signed(values.change, 'points', null)}.`,
    // Clients
    'customer-group': ({ of, values }, write) =>
      `${values.name?.fr ?? `Groupe ${write.number(values.group)}`}\u00a0: ${write.percent(values.customerShare)} des clients (${write.number(values.customers)}) ont apporté ${values.revenueShare === null ? write.value(values.revenue, of.unit, of.currency) : `${write.percent(values.revenueShare)} du chiffre d’affaires (${write.value(values.revenue, of.unit, of.currency)})`}.`,
    'no-natural-groups': ({ values }, write) =>
      `Les ${write.number(values.customers)} clients ne forment pas de groupes naturels\u00a0: la meilleure silhouette est de ${write.number(values.silhouette)}\u202f; il faudrait ${write.number(values.needed)}.`,
    'cohort-retention': ({ of, period, values }, write, name) =>
      `${name}\u00a0: ${write.percent(values.recent.share)} de ${write.number(values.recent.customers)} clients (${write.period(period)}), contre ${write.percent(values.before.share)} de ${write.number(values.before.customers)} auparavant, soit ${write.signed(values.change, of.unit, null)} (p ${write.probability(values.pValue)}).`,
    'cohort-payback': ({ values }, write, name) =>
      `${name}\u00a0: cohortes remboursées, ${write.number(values.recovered)} sur ${write.number(values.cohorts)}${values.months === null ? '' : ` (la moitié d’entre elles dès le mois ${write.number(values.months)})`}\u202f; pas encore, ${write.number(values.open)}\u202f; hors délai, ${write.number(values.never)}.`,
    'lifetime-value-model': ({ of, values }, write) =>
      `Sur les ${write.number(values.months)} prochains mois, on attend de ${write.number(values.customers)} clients ${write.number(values.expectedPurchases, 0)} achats, soit ${write.value(values.value, of.unit, of.currency)} de marge${values.converged ? '' : '\u202f; les données seules ne suffisent pas à déterminer le modèle'}.`,
    // Tendances
    trend: (finding, write, name) =>
      `${headed(name, finding, write)}\u00a0: en ${finding.values.direction === 'rising' ? 'hausse' : 'baisse'}, ${write.signed(finding.values.perPeriod, finding.of.unit, finding.of.currency)} ${each[finding.values.grain]} (${slopeRange(finding, write, '\u00a0: ')}\u202f; p ${write.probability(finding.values.pValue)})${finding.values.relativePerYear === null ? '' : `, soit environ ${write.signedPercent(finding.values.relativePerYear)} par an`}${finding.values.isTentative ? `\u202f; à confirmer, sur ${write.number(finding.values.n)} valeurs seulement` : ''}.`,
    'flat-trend': (finding, write, name) =>
      `${headed(name, finding, write)}\u00a0: stable\u202f; l’évolution ${each[finding.values.grain]} est trop faible pour compter (${slopeRange(finding, write, '\u00a0: ')}).`,
    'unclear-trend': (finding, write, name) =>
      `${headed(name, finding, write)}\u00a0: pas de tendance nette\u202f; l’évolution ${each[finding.values.grain]} peut tenir au hasard (${slopeRange(finding, write, '\u00a0: ')}\u202f; p ${write.probability(finding.values.pValue)}).`,
    'short-series': (finding, write, name) =>
      `${headed(name, finding, write)}\u00a0: série trop courte pour parler de tendance (${write.number(finding.values.n)} valeurs, il en faut ${write.number(finding.values.needed)}).`,
    seasonality: (finding, write, name) =>
      `${headed(name, finding, write)}\u00a0: pic saisonnier\u00a0: ${finding.values.peak.fr} (${seasonEffect(finding, finding.values.peakEffect, write)})\u202f; creux\u00a0: ${finding.values.low.fr} (${seasonEffect(finding, finding.values.lowEffect, write)})${finding.values.word === null ? '' : `\u202f; saisonnalité ${strengths[finding.values.word]} (${write.number(finding.values.strength)})`}.`,
    'no-seasonality': (finding, write, name) =>
      `${headed(name, finding, write)}\u00a0: aucune saisonnalité au-delà de ce que le hasard peut produire sur ${write.number(finding.values.n)} valeurs (p ${write.probability(finding.values.pValue)}).`,
    'untested-seasonality': (finding, write, name) =>
      `${headed(name, finding, write)}\u00a0: série trop courte pour juger des saisons (${write.number(finding.values.n)} valeurs, il en faut ${write.number(finding.values.needed)}).`,
    'level-shift': ({ of, segment, period, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}\u00a0: nouveau niveau (début\u00a0: ${write.period(period)}), ${write.value(values.after, of.unit, of.currency)} contre ${write.value(values.before, of.unit, of.currency)}, soit ${write.signed(values.change, of.unit, of.currency)}${values.relative === null ? '' : ` (${write.signedPercent(values.relative)})`}.`,
    'no-cycle': ({ segment }, write, name) =>
      `${headed(name, { segment, period: null }, write)}\u00a0: des périodes de cette durée n’ont pas de saisons.`,
    'no-level-shift': (finding, write, name) =>
      `${headed(name, finding, write)}\u00a0: aucun changement de niveau au-delà de ce que le hasard peut produire sur ${write.number(finding.values.n)} valeurs.`,
    'untested-level-shift': (finding, write, name) =>
      `${headed(name, finding, write)}\u00a0: série trop courte pour juger des changements de niveau (${write.number(finding.values.n)} valeurs, il en faut ${write.number(finding.values.needed)}).`,
    // Anomalies
    'unusual-value': (finding, write, name) => {
      const { value, expected, low, high, isHigh, share } = valuesOf(finding, write);
      return `${headed(name, finding, write)}\u00a0: ${value}, valeur inhabituellement ${isHigh ? 'élevée' : 'basse'}\u00a0: on attendait ${expected}, de ${low} à ${high} dans ${share} des cas (${offBy(finding, write, '\u202f; ')}).`;
    },
    'anomalous-value': (finding, write, name) => {
      const { value, expected, low, high, isHigh, share } = valuesOf(finding, write);
      return `${headed(name, finding, write)}\u00a0: ${value}, valeur anormalement ${isHigh ? 'élevée' : 'basse'}\u00a0: on attendait ${expected}, de ${low} à ${high} dans ${share} des cas (${offBy(finding, write, '\u202f; ')}).`;
    },
    'usual-value': ({ of, segment, period, values }, write, name) =>
      `${headed(name, { segment, period }, write)}\u00a0: ${write.value(values.value, of.unit, of.currency)}, valeur conforme à l’attendu\u00a0: ${write.value(values.expected, of.unit, of.currency)}${values.low === null ? '' : `, de ${write.value(values.low, of.unit, of.currency)} à ${write.value(values.high, of.unit, of.currency)} dans ${write.percent(values.confidence)} des cas`}.`,
    'unjudged-value': (finding, write, name) =>
      `${headed(name, finding, write)}\u00a0: la dernière valeur n’est pas jugée, ${unjudged[finding.values.reason]}${finding.values.reason === 'small-sample' ? ` (${write.number(finding.values.n)} valeurs, il en faut ${write.number(finding.values.needed)})` : ''}.`,
    // Opportunités
    'rising-segment': (finding, write, name) =>
      `${headed(name, finding, write)}\u00a0: en hausse, ${slopeOfSegment(finding, write, ' par an', '\u00a0: ')}\u202f; numéro ${write.number(finding.values.rank)} des hausses, sur ${write.number(finding.values.tested)} segments testés (q ${write.probability(finding.values.qValue)}).`,
    'declining-segment': (finding, write, name) =>
      `${headed(name, finding, write)}\u00a0: en baisse, ${slopeOfSegment(finding, write, ' par an', '\u00a0: ')}\u202f; numéro ${write.number(finding.values.rank)} des baisses, sur ${write.number(finding.values.tested)} segments testés (q ${write.probability(finding.values.qValue)}).`,
    'new-segment': ({ of, segment, period, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}\u00a0: nouveau segment (début\u00a0: ${write.period(period)}), ${write.value(values.value, of.unit, of.currency)} à ce jour.`,
    'season-ahead': ({ of, segment, period, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}\u00a0: la saison approche, ${write.period(period)}\u00a0: ${values.peak.fr} fait régulièrement ${write.signed(values.effect, of.unit, of.currency)}${values.relative === null ? '' : ` (${write.signedPercent(values.relative)})`} par rapport à la moyenne.`,
    'no-opportunity': ({ of: _, values, ...finding }, write, name) =>
      `${headed(name, finding, write)}\u00a0: ${values.reason === 'mixed-currency' ? 'aucun segment testé, les montants sont en plusieurs devises' : `aucun segment en hausse, en baisse ou nouveau au-delà du hasard (segments\u00a0: ${write.number(values.segments)}\u202f; testés\u00a0: ${write.number(values.tested)})`}.`,
    // Prévisions
    forecast: ({ of, segment, period, values }, write, name) =>
      `${headed(name, { segment, period }, write)}\u00a0: prévision de ${write.value(values.mean, of.unit, of.currency)}${values.low95 === null ? '' : ` (95\u00a0%\u00a0: de ${write.value(values.low95, of.unit, of.currency)} à ${write.value(values.high95, of.unit, of.currency)})`}${values.horizon > 1 ? `\u202f; ${write.period(values.last)}\u00a0: ${write.value(values.lastMean, of.unit, of.currency)}` : ''}.`,
    'no-skill': ({ segment, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}\u00a0: par le passé, cette prévision n’a pas été plus juste que la dernière saison répétée (${write.number(values.scaledError)} contre ${write.number(values.naiveScaledError)})${values.isReplaced ? '\u202f; c’est celle-ci qui est donnée' : ''}.`,
    'no-forecast': ({ segment, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}\u00a0: pas de prévision, ${reasons[values.reason]} (nombre de valeurs\u00a0: ${write.number(values.n)}\u202f; périodes prévisibles\u00a0: ${write.number(values.longest)} au plus).`,
    'demand-cycle': ({ segment, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}\u00a0: cycle de ${write.number(values.length)} ${units[values.grain]}${values.share === null ? '' : `, soit ${write.percent(values.share)} de la variation hors tendance`} (p ${write.probability(values.pValue)}).`,
    'no-demand-cycle': ({ segment, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}\u00a0: aucun cycle au-delà du hasard, jusqu’à ${write.number(values.longest)} ${units[values.grain]} (p ${write.probability(values.pValue)}).`,
    'untested-demand-cycle': ({ segment, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)}\u00a0: série trop courte pour juger des cycles (${write.number(values.n)} valeurs, il en faut ${write.number(values.needed)}).`,
    // Objectifs
    'goal-status': ({ of, values }, write) =>
      `${values.title}\u00a0: ${fr.statuses[values.status]}${values.actual === null ? '' : `, ${write.value(values.actual, of.unit, of.currency)} sur ${write.value(values.target, of.unit, of.currency)}`}${values.progress === null ? '' : ` (${write.percent(values.progress)})`} au ${write.period(values.asOf)}${values.reason === null ? '' : `, car ${fr.goals.reasons[values.reason]}`}.`,
    'goal-gap': ({ of, values }, write) =>
      `${values.title}\u00a0: ${write.signed(values.gap, of.unit, of.currency)} par rapport aux ${write.value(values.expected, of.unit, of.currency)} attendus à ce jour${values.effortMultiplier === null ? '' : `\u202f; il faut désormais ${write.number(values.effortMultiplier)} fois l’effort fourni jusqu’ici`}.`,
    'goal-landing': ({ of, values }, write) =>
      `${values.title}\u00a0: atterrissage attendu à ${write.value(values.mean, of.unit, of.currency)} (80\u00a0%\u00a0: de ${write.value(values.low80, of.unit, of.currency)} à ${write.value(values.high80, of.unit, of.currency)})\u202f; probabilité d’atteindre ${write.value(values.target, of.unit, of.currency)}\u00a0: ${write.percent(values.probability)}.`,
    'goal-breached': ({ of, values }, write) =>
      `${values.title}\u00a0: périodes hors limite, ${write.number(values.breached)} sur ${write.number(values.judged)}\u202f; la dernière, ${write.period(values.last)}, avec ${write.value(values.value, of.unit, of.currency)}.`,
    'milestones-late': ({ values }, write) =>
      `${values.title}\u00a0: jalons franchis, ${write.number(values.done)} sur ${write.number(values.all)}\u202f; en retard, ${write.number(values.late)}, à commencer par «\u00a0${values.first}\u00a0».`,
    'goal-adjustment': ({ of, values }, write) => {
      const [from, to] = [values.target, values.proposed].map((value) => write.value(value, of.unit, of.currency));
      const what = {
        keep: `garder la cible de ${from}`,
        raise: `porter la cible de ${from} à ${to}`,
        lower: `ramener la cible de ${from} à ${to}`,
        extend: `garder la cible de ${from} en repoussant l’échéance (avant le ${write.period(values.until)})`,
        split: `procéder en deux étapes, ${to} d’abord, puis ${from} avant le ${write.period(values.until)}`,
      }[values.action];
      return `${values.title}\u00a0: proposition de ${what}, car ${fr.goals.adjustments[values.reason]}${values.probability === null ? '' : ` (probabilité ${write.percent(values.probability)})`}. Rien n’est modifié.`;
    },
    'too-many-goals': ({ values }, write) =>
      `${values.whose}\u00a0: ${write.number(values.goals)} objectifs en même temps\u202f; au-delà de ${write.number(values.most)}, ils ne sont plus suivis.`,
    // SMART
    ...smartSentences,
  },
  smart: smartWords,
  report: {
    headings: {
      indicators: 'Chiffres clés',
      table: 'Tableau',
      chart: 'Graphique',
      findings: 'Constats',
      alerts: 'Alertes',
      goals: 'Objectifs',
      quality: 'Qualité des données',
      text: 'Remarques',
    },
    nothing: {
      indicators: 'Aucun chiffre.',
      table: 'Le tableau est vide.',
      chart: 'Le graphique est vide.',
      findings: 'Rien de particulier.',
      alerts: 'Aucune alerte.',
      goals: 'Aucun objectif n’est fixé.',
      quality: 'On ne sait rien des enregistrements.',
      text: 'Rien à signaler.',
    },
    skip: 'Aller au rapport',
    asOf: 'Données connues jusqu’au {date}',
    against: '{value} ({period})',
    states: { partial: 'incomplet', future: 'à venir', empty: 'sans enregistrement' },
    moved: { better: 'mieux', worse: 'moins bien' },
    quoted: '«\u00a0{text}\u00a0»',
    flags: { true: 'oui', false: 'non' },
    notes: {
      'no-data': 'aucune donnée',
      'zero-denominator': 'rien au dénominateur',
      'missing-input': 'une valeur nécessaire manque à un enregistrement',
      'mixed-currency': 'plusieurs devises ne s’additionnent pas',
      'no-previous-period': 'pas de période précédente',
      'future-period': 'la période n’a pas commencé',
      'partial-period': 'la période n’est pas complète',
      'immature-cohort': 'trop tôt pour le dire',
      'not-comparable': 'rien de comparable',
      'target-reached': 'la cible est déjà atteinte',
      'never-recovers': 'le coût n’est jamais récupéré',
      'zero-base': 'la valeur précédente était 0',
      'negative-base': 'pas de pourcentage d’une valeur négative',
      'history-starts': 'les enregistrements ne remontent pas plus loin, si bien que tout le monde paraît d’abord nouveau',
      'partial-coverage': 'la valeur manque à certains enregistrements',
      'partly-covered': 'les enregistrements ne couvrent qu’une partie d’une période',
      'negative-parts': 'certaines parties sont négatives',
      approximate: 'compté approximativement, avec une erreur type de 0,81\u00a0%',
      'unread-values': 'certaines valeurs, illisibles, comptent comme manquantes',
      'absent-field': 'aucun enregistrement n’a ce champ',
      'rows-left-out': 'certaines lignes ne sont pas affichées',
    },
    rejected: (code) => reasonText(code, 'fr'),
    exclusions: {
      test: 'test',
      deleted: 'supprimé',
      draft: 'brouillon',
      failed: 'échoué',
      cancelledWithoutDate: 'annulé sans date',
    },
    heads: {
      indicator: 'Indicateur',
      value: 'Valeur',
      change: 'Évolution',
      against: 'Comparé à',
      goal: 'Objectif',
      actual: 'À ce jour',
      target: 'Cible',
      expected: 'Attendu à ce jour',
      landing: 'Atterrissage',
      probability: 'Probabilité de l’atteindre',
      status: 'État',
      source: 'Enregistrements',
      rowsIn: 'Lus',
      used: 'Utilisés',
      leftOut: 'Écartés',
      rejected: 'Refusés',
      row: 'Ligne (à partir de 0)',
      field: 'Champ',
      reason: 'Raison',
      count: 'Nombre',
      chartData: 'Les chiffres du graphique',
    },
    records: {
      activities: 'Activités',
      carts: 'Paniers',
      costs: 'Coûts',
      credits: 'Crédits des contacts',
      customers: 'Clients',
      dealContests: 'Affaires disputées',
      deals: 'Affaires',
      dealStages: 'Étapes des affaires',
      expectedDeals: 'Affaires attendues',
      forecastResults: 'Résultats des prévisions',
      gaps: 'Délais entre achats',
      invitations: 'Invitations aux enquêtes',
      leads: 'Prospects',
      movements: 'Mouvements de MRR',
      observations: 'Observations du marché',
      orders: 'Commandes',
      periods: 'Périodes d’abonnement',
      pipeline: 'Pipeline',
      referrals: 'Recommandations',
      responses: 'Réponses aux enquêtes',
      rivals: 'Concurrents',
      sales: 'Registre des ventes',
      spells: 'Séjours des clients',
      spend: 'Dépenses marketing',
      stagePassages: 'Passages d’étapes',
      targetResults: 'Résultats des cibles',
      targets: 'Cibles',
      touches: 'Contacts',
      traffic: 'Trafic',
      trials: 'Essais',
    },
    filtered: { range: 'hors de la période', where: 'non demandés', kind: 'd’un autre type', duplicate: 'doublons' },
    interval: '{share}\u00a0: de {low} à {high}',
    noted: '{columns}\u00a0: {note}',
    ofGoal: '{share} de {target}',
    expectedShare: '{share} attendus à ce jour',
    more: 'Non affichés\u00a0: {count}.',
    leftOutOf: '{name}, écartés\u00a0: {causes}',
    rejectedOf: '{name}\u00a0: enregistrements refusés',
    resolved: 'Résolues',
    quality: {
      verdicts: { usable: 'utilisables', 'usable-with-caveats': 'utilisables avec réserves', blocked: 'inutilisables' },
      computable: { usable: 'calculable', 'usable-with-caveats': 'calculable avec réserves', blocked: 'non calculable' },
      defects: {
        'no-records': 'Il n’y a aucun enregistrement',
        'rejected-rows': 'Des lignes sont refusées',
        'missing-values': '{field} manque',
        'invalid-values': '{field} a des valeurs non valides',
        'duplicate-key': 'Des enregistrements répètent la clé d’un autre',
        'duplicate-exact': 'Des enregistrements ont le même contenu qu’un autre',
        'orphan-reference': '{field} a des valeurs absentes du catalogue',
        'total-mismatch': '{field} n’est pas la somme de ses parties',
        'date-gaps': 'Des jours manquent à l’appel',
        'several-currencies': 'Il y a plusieurs devises',
        'dominant-customer': 'Un client pèse un poids invraisemblable ({field})\u00a0: il tient peut-être lieu de clients inconnus',
        'truncated-export': 'L’export a sans doute été coupé',
      },
      captions: {
        defects: '{name}\u00a0: ce qui ne va pas',
        indicators: '{name}\u00a0: ce qui peut être calculé',
        fields: '{name}\u00a0: champs',
        rates: '{name}\u00a0: doublons, références et totaux',
        gaps: '{name}\u00a0: jours sans enregistrement',
      },
      coverage:
        '{name}\u00a0: du {from} au {to}. Jours avec des enregistrements\u00a0: {days}. Trous\u00a0: {gaps}. Enregistrements sans jour\u00a0: {undated}.',
      undated: '{name}\u00a0: aucun jour n’est connu.',
      example: { value: '{value} (ligne {row})', row: 'ligne {row}' },
      all: 'les {count} indicateurs',
      rates: {
        removed: 'Doublons retirés',
        repeated: 'Enregistrements qui en répètent un autre, gardés',
        orphans: 'Valeurs absentes du catalogue\u00a0: {field}',
        mismatches: 'Totaux différents de la somme de leurs parties\u00a0: {field}',
      },
      heads: {
        verdict: 'Verdict',
        defect: 'Défaut',
        share: 'Part',
        of: 'Sur',
        examples: 'Exemples (lignes à partir de 0)',
        affects: 'Concerne',
        affectedBy: 'Concerné par',
        present: 'Présent',
        valid: 'Valide',
        refused: 'Lignes refusées',
        distinct: 'Valeurs différentes',
        smallest: 'La plus petite',
        largest: 'La plus grande',
        worst: 'Non valide, par exemple',
        rate: 'Taux',
        from: 'Du',
        to: 'Au',
        days: 'Jours',
        coverage: 'Couverture',
        gaps: 'Trous',
        undated: 'Sans jour',
        part: 'Partie',
        name: 'Nom',
        measure: 'Mesure',
      },
    },
  },
  charts: chartWords,
};
