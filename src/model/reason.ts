// Why a record was refused or remarked on, in words for people. One aligned line a code and language.

/** What is odd about a record that was taken all the same, or an order that was posted. */
export type WarningCode =
  | 'total-mismatch'
  | 'refund-mismatch'
  | 'refund-above-sale'
  | 'discount-above-line'
  | 'unknown-line'
  | 'unknown-tax'
  | 'refund-before-order'
  | 'cancelled-before-order'
  | 'paid-before-order'
  | 'amount-mismatch'
  | 'negative-sale'
  | 'more-than-possible'
  | 'parts-above-total'
  | 'dates-out-of-order'
  | 'costs-overlap'
  | 'merged-into-itself'
  | 'self-referral';

/** Why a record was refused: stable for ever. */
export type RejectCode =
  | WarningCode
  | 'missing-required'
  | 'bad-number'
  | 'number-too-long'
  | 'number-out-of-range'
  | 'negative-not-allowed'
  | 'wrong-sign'
  | 'bad-date'
  | 'naive-date-time'
  | 'date-out-of-range'
  | 'date-too-long'
  | 'unknown-currency'
  | 'bad-id'
  | 'key-too-long'
  | 'bad-value'
  | 'too-many-items'
  | 'duplicate-id'
  | 'duplicate-id-conflict'
  | 'missing-rate'
  | 'unreadable-row';

/** Languages of the reasons. */
export type ReasonLanguage = 'en' | 'fr';

const en: Record<RejectCode, string> = {
  'missing-required': 'a required field is missing',
  'bad-number': 'not a plain decimal number such as 1234.5 (no thousands separators, no currency sign)',
  'number-too-long': 'the number has more than 64 characters',
  'number-out-of-range': 'the number has more than 38 digits, or more than 18 behind the decimal point',
  'negative-not-allowed': 'the amount must be zero or more',
  'wrong-sign': 'the sign contradicts the rest of the record',
  'bad-date': 'not a date: give YYYY-MM-DD, ISO 8601 with an offset, epoch milliseconds or a Date',
  'naive-date-time': 'a date-time without an offset: add the offset, or say in which time zone it is meant',
  'date-out-of-range': 'the date is outside the years that are accepted',
  'date-too-long': 'the date has more than 64 characters',
  'unknown-currency': 'not an active ISO 4217 currency code such as EUR',
  'bad-id': 'an identifier is text that is not blank, or a whole number below 2^53',
  'key-too-long': 'the text has more than 1024 characters',
  'bad-value': 'the value is not one of those accepted here',
  'too-many-items': 'the list has more than 10000 items',
  'duplicate-id': 'the same record came before',
  'duplicate-id-conflict': 'another record with this identifier came before, with other content',
  'missing-rate': 'no exchange rate for this currency on that day or shortly before',
  'unreadable-row': 'the record could not be read: it is not an object, or reading it failed',
  'total-mismatch': 'the total given differs from the sum of the parts',
  'refund-mismatch': 'the amount refunded differs from the sum of the refunded lines; the difference is an adjustment',
  'refund-above-sale': 'more was given back than was sold',
  'discount-above-line': 'the discount is larger than what it was taken off',
  'unknown-line': 'the order has no line with this identifier',
  'unknown-tax': 'prices include tax, but no tax amount is given: the tax still counts as sales',
  'refund-before-order': 'the refund is dated before the order',
  'cancelled-before-order': 'the cancellation is dated before the order',
  'paid-before-order': 'the payment is dated before the order',
  'amount-mismatch': 'the amount is not the gross amount less the discount',
  'negative-sale': 'a sale below zero lowers sales, and no return says why',
  'more-than-possible': 'more than another figure of the record allows',
  'parts-above-total': 'the parts come to more than the total',
  'dates-out-of-order': 'the date lies before another that comes first',
  'costs-overlap': 'two costs hold at the same time',
  'merged-into-itself': 'merged into itself: no record of it is counted',
  'self-referral': 'somebody refers themselves: counted by no indicator',
};

const fr: Record<RejectCode, string> = {
  'missing-required': 'un champ obligatoire manque',
  'bad-number': 'pas un nombre décimal simple comme 1234.5 (sans séparateur de milliers ni symbole de devise)',
  'number-too-long': 'le nombre a plus de 64 caractères',
  'number-out-of-range': 'le nombre a plus de 38 chiffres, ou plus de 18 après la virgule',
  'negative-not-allowed': 'le montant doit être positif ou nul',
  'wrong-sign': 'le signe contredit le reste de l’enregistrement',
  'bad-date': 'pas une date : donner AAAA-MM-JJ, ISO 8601 avec décalage horaire, des millisecondes ou une Date',
  'naive-date-time': 'date et heure sans décalage horaire : l’ajouter, ou dire dans quel fuseau elle est exprimée',
  'date-out-of-range': 'la date est hors des années acceptées',
  'date-too-long': 'la date a plus de 64 caractères',
  'unknown-currency': 'pas un code de devise ISO 4217 en vigueur comme EUR',
  'bad-id': 'un identifiant est un texte non vide ou un entier inférieur à 2^53',
  'key-too-long': 'le texte a plus de 1024 caractères',
  'bad-value': 'la valeur n’est pas de celles acceptées ici',
  'too-many-items': 'la liste a plus de 10000 éléments',
  'duplicate-id': 'le même enregistrement figure déjà plus haut',
  'duplicate-id-conflict': 'un autre enregistrement porte déjà cet identifiant, avec un autre contenu',
  'missing-rate': 'aucun taux de change pour cette devise ce jour-là ni peu avant',
  'unreadable-row': 'enregistrement illisible : ce n’est pas un objet, ou sa lecture a échoué',
  'total-mismatch': 'le total indiqué diffère de la somme des parties',
  'refund-mismatch': 'le montant remboursé diffère de la somme des lignes remboursées ; l’écart est un ajustement',
  'refund-above-sale': 'il a été rendu plus que vendu',
  'discount-above-line': 'la remise dépasse ce dont elle est déduite',
  'unknown-line': 'la commande n’a pas de ligne portant cet identifiant',
  'unknown-tax': 'les prix comprennent la taxe, mais aucun montant de taxe n’est donné : la taxe reste comptée dans les ventes',
  'refund-before-order': 'le remboursement est daté d’avant la commande',
  'cancelled-before-order': 'l’annulation est datée d’avant la commande',
  'paid-before-order': 'le paiement est daté d’avant la commande',
  'amount-mismatch': 'le montant n’est pas le montant brut moins la remise',
  'negative-sale': 'une vente négative diminue les ventes sans qu’aucun retour ne l’explique',
  'more-than-possible': 'plus que ne le permet un autre chiffre de l’enregistrement',
  'parts-above-total': 'les parties dépassent le total',
  'dates-out-of-order': 'la date précède une autre qui vient avant elle',
  'costs-overlap': 'deux coûts valent en même temps',
  'merged-into-itself': 'fusionné avec lui-même : rien n’en est compté',
  'self-referral': 'quelqu’un se recommande soi-même : compté par aucun indicateur',
};

/**
 * The sentence that goes with a code of rejected rows and warnings.
 *
 * @param code - the code of a rejected row or a warning
 * @param language - `en` (default) or `fr`
 * @example
 * ```ts
 * import { reasonText } from 'sales-kpi';
 *
 * reasonText('duplicate-id'); // => 'the same record came before'
 * reasonText('duplicate-id', 'fr'); // => 'le même enregistrement figure déjà plus haut'
 * ```
 */
export function reasonText(code: RejectCode, language: ReasonLanguage = 'en'): string {
  return (language === 'fr' ? fr : en)[code];
}
