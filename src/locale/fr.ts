// French.
import { headed, type Locale, partName } from './locale.ts';
import { seasonEffect, slopeRange } from './series.ts';
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

const units = { day: 'jours', week: 'semaines', month: 'mois', quarter: 'trimestres', half: 'semestres', year: 'années' } as const;

/** French. */
export const fr: Locale = {
  words: {
    tag: 'fr',
    none: 'inconnu',
    missing: '(non renseigné)',
    points: ' points',
    days: ' jours',
    months: ' mois',
    quarter: 'T{quarter} {year}',
    week: 'semaine {week} de {year}',
    range: 'du {from} au {to}',
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
    underlying: 'tendance propre',
  },
  sentences: {
    // Évolutions
    change: ({ of, values }, write, name) =>
      `${name} : ${write.value(values.to, of.unit, of.currency)} après ${write.value(values.from, of.unit, of.currency)}, soit ${write.signed(values.change, of.unit, of.currency)}${values.relative === null ? '' : ` (${write.signedPercent(values.relative)})`}.`,
    'main-part': (finding, write, name) =>
      `${name} : sur une évolution de ${write.signed(finding.values.change, finding.of.unit, finding.of.currency)}, la plus grande part vient de ${partName(fr, finding, write)} : ${write.signed(finding.values.value, finding.of.unit, finding.of.currency)}.`,
    offsetting: ({ of, values }, write, name) =>
      `${name} : des hausses de ${write.signed(values.gained, of.unit, of.currency)} et des baisses de ${write.signed(values.lost, of.unit, of.currency)} se compensent en partie ; il reste ${write.signed(values.change, of.unit, of.currency)}.`,
    'simpson-reversal': ({ of, values }, write, name) =>
      `${name} : à elles seules, les évolutions des segments auraient donné ${write.signed(values.rate, of.unit, of.currency)} ; l’effet de mix en fait ${write.signed(values.change, of.unit, of.currency)}.`,
    // Moteurs d’une évolution
    driver: ({ of, segment, values }, write, name) =>
      `${name} : ${write.segment(segment)} est associé à ${write.signed(values.value, of.unit, of.currency)} sur une évolution de ${write.signed(values.change, of.unit, of.currency)}.`,
    detractor: ({ of, segment, values }, write, name) =>
      `${name} : ${write.segment(segment)} va contre l’évolution de ${write.signed(values.change, of.unit, of.currency)}, pour ${write.signed(values.value, of.unit, of.currency)}.`,
    'concentrated-change': ({ segment, values }, write, name) =>
      `${name} : ${write.segment(segment)}, soit ${write.percent(values.shareBefore)} de la valeur d’avant, fait ${write.percent(values.shareOfChange)} de l’évolution.`,
    'offsetting-segments': ({ of, values }, write, name) =>
      `${name} : selon ${values.by.join(' et ')}, des hausses de ${write.signed(values.gained, of.unit, of.currency)} et des baisses de ${write.signed(values.lost, of.unit, of.currency)} se compensent en partie.`,
    'simpson-dimension': ({ of, values }, write, name) =>
      `${name} : selon ${values.by.join(' et ')}, les évolutions des segments auraient donné à elles seules ${write.signed(values.rate, of.unit, of.currency)} ; l’effet de mix en fait ${write.signed(values.change, of.unit, of.currency)}.`,
    // Réussite
    'associated-with-success': ({ segment, values }, write, name) =>
      `${name} : ${write.segment(segment)} est associé à la réussite, ${write.percent(values.rate)} sur ${write.number(values.tried)} contre ${write.percent(values.rest)} ailleurs (q ${write.probability(values.qValue)}).`,
    'associated-with-failure': ({ segment, values }, write, name) =>
      `${name} : ${write.segment(segment)} est associé à l’échec, ${write.percent(values.rate)} sur ${write.number(values.tried)} contre ${write.percent(values.rest)} ailleurs (q ${write.probability(values.qValue)}).`,
    'no-evidence': ({ values }, write, name) =>
      `${name} : aucun des ${write.number(values.tested)} segments ne diffère des autres plus que ne le ferait le hasard${values.neededPerGroup === null ? '' : ` ; il en faudrait environ ${write.number(values.neededPerGroup)} par groupe pour le dire`}.`,
    // Segments
    concentration: (finding, write, name) =>
      `${headed(name, finding, write)} : ${write.number(finding.values.leading)} segments sur ${write.number(finding.values.items)} font ${write.percent(finding.values.share)} du total, une concentration égale à celle de ${write.number(finding.values.effectiveNumber, 1)} segments de même taille (HHI ${write.number(finding.values.hhi, 3)}, Gini ${write.number(finding.values.gini, 3)}).`,
    'share-change': (finding, write, name) =>
      `${headed(name, finding, write)} : ${write.percent(finding.values.to)} du total après ${write.percent(finding.values.from)}, ${write.signed(finding.values.change, 'points', null)}${{ entered: ', nouveau', left: ', disparu', stayed: '', absent: '' }[finding.values.presence]}.`,
    'market-entry': (finding, write, name) =>
      `${headed(name, finding, write)} : premières ventes, ${write.value(finding.values.value, finding.of.unit, finding.of.currency)}.`,
    'like-for-like': (finding, write, name) =>
      `${headed(name, finding, write)} : ${write.signedPercent(finding.values.growth)} à périmètre comparable, sur ${write.number(finding.values.kept)} segments vendus aux deux périodes${finding.values.overall === null ? '' : ` ; ${write.signedPercent(finding.values.overall)} au total`} (ouverts : ${write.number(finding.values.opened)}, fermés : ${write.number(finding.values.closed)}).`,
    // Concurrence
    'against-market': ({ values }, write) =>
      `Ventes propres ${write.signedPercent(values.own)}, marché ${write.signedPercent(values.market)} : ${write.signed(values.ahead, 'points', null)} face au marché.`,
    'share-moved': ({ segment, values }, write, name) =>
      `${name}${segment === null ? '' : `, ${write.segment(segment)}`} : ${write.percent(values.to)} après ${write.percent(values.from)}, ${write.signed(values.change, 'points', null)}.`,
    // Clients
    'customer-group': ({ of, values }, write) =>
      `${values.name?.fr ?? `Groupe ${write.number(values.group)}`} : ${write.percent(values.customerShare)} des clients (${write.number(values.customers)}) ont apporté ${values.revenueShare === null ? write.value(values.revenue, of.unit, of.currency) : `${write.percent(values.revenueShare)} du chiffre d’affaires (${write.value(values.revenue, of.unit, of.currency)})`}.`,
    'no-natural-groups': ({ values }, write) =>
      `Les ${write.number(values.customers)} clients ne forment pas de groupes naturels : la meilleure silhouette est de ${write.number(values.silhouette)}, il faudrait ${write.number(values.needed)}.`,
    'cohort-retention': ({ of, period, values }, write, name) =>
      `${name} : ${write.percent(values.recent.share)} de ${write.number(values.recent.customers)} clients (${write.period(period)}) après ${write.percent(values.before.share)} de ${write.number(values.before.customers)} auparavant, soit ${write.signed(values.change, of.unit, null)} (p ${write.probability(values.pValue)}).`,
    'cohort-payback': ({ values }, write, name) =>
      `${name} : remboursées : ${write.number(values.recovered)} cohortes sur ${write.number(values.cohorts)}${values.months === null ? '' : ` (la moitié dès le mois ${write.number(values.months)})`} ; pas encore : ${write.number(values.open)} ; pas à temps : ${write.number(values.never)}.`,
    'lifetime-value-model': ({ of, values }, write) =>
      `Sur les ${write.number(values.months)} prochains mois, on attend de ${write.number(values.customers)} clients ${write.number(values.expectedPurchases, 0)} achats, soit ${write.value(values.value, of.unit, of.currency)} de marge${values.converged ? '' : ' ; les données seules ne suffisent pas à fixer le modèle'}.`,
    // Tendances
    trend: (finding, write, name) =>
      `${headed(name, finding, write)} : en ${finding.values.direction === 'rising' ? 'hausse' : 'baisse'}, ${write.signed(finding.values.perPeriod, finding.of.unit, finding.of.currency)} ${each[finding.values.grain]} (${slopeRange(finding, write, ' : ')} ; p ${write.probability(finding.values.pValue)})${finding.values.relativePerYear === null ? '' : `, soit environ ${write.signedPercent(finding.values.relativePerYear)} par an`}${finding.values.isTentative ? ` ; à confirmer, sur ${write.number(finding.values.n)} valeurs seulement` : ''}.`,
    'flat-trend': (finding, write, name) =>
      `${headed(name, finding, write)} : stable ; l’évolution ${each[finding.values.grain]} est trop faible pour compter (${slopeRange(finding, write, ' : ')}).`,
    'unclear-trend': (finding, write, name) =>
      `${headed(name, finding, write)} : pas de tendance nette ; l’évolution ${each[finding.values.grain]} peut tenir au hasard (${slopeRange(finding, write, ' : ')} ; p ${write.probability(finding.values.pValue)}).`,
    'short-series': (finding, write, name) =>
      `${headed(name, finding, write)} : série trop courte pour parler de tendance, ${write.number(finding.values.n)} valeurs sur ${write.number(finding.values.needed)} nécessaires.`,
    seasonality: (finding, write, name) =>
      `${headed(name, finding, write)} : le plus haut revient en ${finding.values.peak.fr} (${seasonEffect(finding, finding.values.peakEffect, write)}), le plus bas en ${finding.values.low.fr} (${seasonEffect(finding, finding.values.lowEffect, write)})${finding.values.word === null ? '' : ` ; saisonnalité ${strengths[finding.values.word]} (${write.number(finding.values.strength)})`}.`,
    'no-seasonality': (finding, write, name) =>
      `${headed(name, finding, write)} : aucune saison au-delà de ce que le hasard fait de ${write.number(finding.values.n)} valeurs (p ${write.probability(finding.values.pValue)}).`,
    'untested-seasonality': (finding, write, name) =>
      `${headed(name, finding, write)} : série trop courte pour juger des saisons, ${write.number(finding.values.n)} valeurs sur ${write.number(finding.values.needed)} nécessaires.`,
    'level-shift': ({ of, segment, period, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)} : nouveau niveau depuis ${write.period(period)}, ${write.value(values.after, of.unit, of.currency)} après ${write.value(values.before, of.unit, of.currency)}, soit ${write.signed(values.change, of.unit, of.currency)}${values.relative === null ? '' : ` (${write.signedPercent(values.relative)})`}.`,
    // Anomalies
    'unusual-value': (finding, write, name) => {
      const { value, expected, low, high, isHigh, share } = valuesOf(finding, write);
      return `${headed(name, finding, write)} : ${value}, valeur inhabituellement ${isHigh ? 'haute' : 'basse'} : on attendait ${expected}, de ${low} à ${high} dans ${share} des cas (${offBy(finding, write, ' ; ')}).`;
    },
    'anomalous-value': (finding, write, name) => {
      const { value, expected, low, high, isHigh, share } = valuesOf(finding, write);
      return `${headed(name, finding, write)} : ${value}, valeur anormalement ${isHigh ? 'haute' : 'basse'} : on attendait ${expected}, de ${low} à ${high} dans ${share} des cas (${offBy(finding, write, ' ; ')}).`;
    },
    // Opportunités
    'rising-segment': (finding, write, name) =>
      `${headed(name, finding, write)} : en hausse, ${slopeOfSegment(finding, write, ' par an', ' : ')} ; numéro ${write.number(finding.values.rank)} des hausses, sur ${write.number(finding.values.tested)} segments testés (q ${write.probability(finding.values.qValue)}).`,
    'declining-segment': (finding, write, name) =>
      `${headed(name, finding, write)} : en baisse, ${slopeOfSegment(finding, write, ' par an', ' : ')} ; numéro ${write.number(finding.values.rank)} des baisses, sur ${write.number(finding.values.tested)} segments testés (q ${write.probability(finding.values.qValue)}).`,
    'new-segment': ({ of, segment, period, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)} : nouveau depuis ${write.period(period)}, ${write.value(values.value, of.unit, of.currency)} à ce jour.`,
    'season-ahead': ({ of, segment, period, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)} : la saison approche, ${write.period(period)} : ${values.peak.fr} fait régulièrement ${write.signed(values.effect, of.unit, of.currency)}${values.relative === null ? '' : ` (${write.signedPercent(values.relative)})`} par rapport à la moyenne.`,
    // Prévisions
    forecast: ({ of, segment, period, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)} : ${write.value(values.mean, of.unit, of.currency)} attendus pour ${write.period(period)}${values.low95 === null ? '' : ` (95 % : de ${write.value(values.low95, of.unit, of.currency)} à ${write.value(values.high95, of.unit, of.currency)})`}${values.horizon > 1 ? `, ${write.value(values.lastMean, of.unit, of.currency)} pour ${write.period(values.last)}` : ''}.`,
    'no-skill': ({ segment, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)} : par le passé, cette prévision n’a pas été plus juste que la dernière saison répétée (${write.number(values.scaledError)} contre ${write.number(values.naiveScaledError)})${values.isReplaced ? ' ; c’est celle-ci qui est donnée' : ''}.`,
    'no-forecast': ({ segment, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)} : pas de prévision : ${reasons[values.reason]} ; ${write.number(values.n)} valeurs permettent au plus ${write.number(values.longest)} périodes.`,
    'demand-cycle': ({ segment, values }, write, name) =>
      `${headed(name, { segment, period: null }, write)} : revient, longueur du cycle : ${write.number(values.length)} ${units[values.grain]}${values.share === null ? '' : `, soit ${write.percent(values.share)} de ce qui bouge hors tendance`} (p ${write.probability(values.pValue)}).`,
  },
};
