// Why a row was refused and what is to know, in words for people. One aligned line a code and language.
import type { ReasonLanguage } from '../model/reason.ts';
import type { CleanTextCode } from './cleanCode.ts';

const en: Record<CleanTextCode, string> = {
  'missing-required': 'a required value is missing',
  'unparsable-number': 'not a number in any writing that the column allows',
  'ambiguous-number': 'the number can be read in two ways and no other value of the column decides: say the decimal mark',
  'number-out-of-range': 'the number has more than 38 digits, or more than 18 behind the decimal mark',
  'unparsable-date': 'not a date in any writing that the column allows',
  'ambiguous-date': 'the date can be read in two ways and no other value of the column decides: say the order, the unit or the serials',
  'date-out-of-range': 'the date is outside the years that are accepted',
  'naive-date-time': 'a date-time without an offset: say in which time zone it is meant',
  'two-digit-year': 'a year of two digits: say the pivot',
  'mixed-format': 'other values of the column are written the other way: nothing is guessed',
  'unknown-currency': 'not an active ISO 4217 currency code such as EUR',
  'ambiguous-currency': 'a currency sign alone is no currency: say which currency the column is in',
  'mixed-currency': 'the amount names another currency than its row or column',
  'negative-not-allowed': 'the number must be zero or more',
  'ambiguous-percent': 'a bare number in a column of percentages: say whether it is a fraction or a percentage',
  'mangled-id': 'an identifier that a spreadsheet turned into a rounded number: its digits are lost',
  'bad-value': 'the value is not one of those accepted here',
  'too-long': 'the text is longer than is read here',
  'unreadable-row': 'the row could not be read: it is not an object, or reading it failed',
  'column-count-mismatch': 'the row has another number of columns than the header',
  'totals-row': 'a row of totals, not a record',
  'orphan-reference': 'the value refers to nothing in the list given',
  'duplicate-exact': 'the same content came before',
  'duplicate-key': 'the same key came before, with the same content',
  'duplicate-key-conflict': 'the same key came before, with other content',
  'test-record': 'a test record',
  'deleted-record': 'a deleted record',
  rule: 'a rule of your own',
  'header-repaired': 'the header has spaces or invisible characters around its name',
  'header-missing': 'no row has the column',
  'header-repeated': 'two headers of a row stand for the same column: the first is read',
  'header-refused': 'a header that no record may have was left out',
  'ambiguous-format': 'values can be read in two ways and no other value of the column decides',
  'serials-assumed': 'whole numbers are taken as days of a spreadsheet, counted from 1900',
  'encoding-suspect': 'text that was decoded with the wrong encoding',
  'several-currencies': 'amounts of several currencies stand in the column',
  'many-labels': 'too many different labels: their casing was left as it is',
  'evidence-sampled': 'the writing of the column was decided by the first rows only',
  'zero-price': 'the price is zero',
  'missing-customer': 'the customer is not known',
  'negative-quantity': 'the quantity is below zero',
  'not-a-product': 'the line is no product',
  'near-duplicate': 'the record resembles another',
  'confusable-keys': 'keys look alike and are not the same, or mix scripts',
  'truncated-export': 'the number of rows is a usual limit of exports: rows may be missing',
};

const fr: Record<CleanTextCode, string> = {
  'missing-required': 'une valeur obligatoire manque',
  'unparsable-number': 'pas un nombre, dans aucune des écritures admises par la colonne',
  'ambiguous-number': 'le nombre se lit de deux façons et aucune autre valeur de la colonne ne tranche : préciser le signe décimal',
  'number-out-of-range': 'le nombre a plus de 38 chiffres, ou plus de 18 après le signe décimal',
  'unparsable-date': 'pas une date, dans aucune des écritures admises par la colonne',
  'ambiguous-date': 'la date se lit de deux façons et aucune autre valeur de la colonne ne tranche : préciser l’ordre, l’unité ou la base',
  'date-out-of-range': 'la date est hors des années acceptées',
  'naive-date-time': 'date et heure sans décalage horaire : dire dans quel fuseau elle est exprimée',
  'two-digit-year': 'une année à deux chiffres : préciser le pivot',
  'mixed-format': 'd’autres valeurs de la colonne sont écrites de l’autre façon : rien n’est deviné',
  'unknown-currency': 'pas un code de devise ISO 4217 en vigueur comme EUR',
  'ambiguous-currency': 'un symbole monétaire seul n’est pas une devise : préciser celle de la colonne',
  'mixed-currency': 'le montant nomme une autre devise que sa ligne ou sa colonne',
  'negative-not-allowed': 'le nombre doit être positif ou nul',
  'ambiguous-percent': 'un nombre nu dans une colonne de pourcentages : dire si c’est une fraction ou un pourcentage',
  'mangled-id': 'un identifiant changé en nombre arrondi par un tableur : ses chiffres sont perdus',
  'bad-value': 'la valeur n’est pas de celles acceptées ici',
  'too-long': 'le texte est plus long que ce qui est lu ici',
  'unreadable-row': 'ligne illisible : ce n’est pas un objet, ou sa lecture a échoué',
  'column-count-mismatch': 'la ligne n’a pas autant de colonnes que l’en-tête',
  'totals-row': 'une ligne de totaux, pas un enregistrement',
  'orphan-reference': 'la valeur ne renvoie à rien dans la liste donnée',
  'duplicate-exact': 'le même contenu figure déjà plus haut',
  'duplicate-key': 'la même clé figure déjà plus haut, avec le même contenu',
  'duplicate-key-conflict': 'la même clé figure déjà plus haut, avec un autre contenu',
  'test-record': 'un enregistrement de test',
  'deleted-record': 'un enregistrement supprimé',
  rule: 'une règle de l’appelant',
  'header-repaired': 'l’en-tête a des espaces ou des caractères invisibles autour de son nom',
  'header-missing': 'aucune ligne n’a la colonne',
  'header-repeated': 'deux en-têtes d’une ligne valent pour la même colonne : le premier est lu',
  'header-refused': 'un en-tête qu’aucun enregistrement ne peut porter a été écarté',
  'ambiguous-format': 'des valeurs se lisent de deux façons et aucune autre valeur de la colonne ne tranche',
  'serials-assumed': 'les nombres entiers sont pris comme des jours de tableur, comptés depuis 1900',
  'encoding-suspect': 'un texte décodé avec le mauvais encodage',
  'several-currencies': 'la colonne contient des montants en plusieurs devises',
  'many-labels': 'trop de libellés différents : leur casse est restée telle quelle',
  'evidence-sampled': 'l’écriture de la colonne a été décidée sur les premières lignes seulement',
  'zero-price': 'le prix est nul',
  'missing-customer': 'le client n’est pas connu',
  'negative-quantity': 'la quantité est négative',
  'not-a-product': 'la ligne n’est pas un produit',
  'near-duplicate': 'l’enregistrement ressemble à un autre',
  'confusable-keys': 'des clés se ressemblent sans être les mêmes, ou mêlent des écritures',
  'truncated-export': 'le nombre de lignes est une limite courante des exports : il en manque peut-être',
};

/**
 * The sentence that goes with a code of rejected rows and warnings of cleaning.
 *
 * @param code - the code of a rejection or a warning
 * @param language - `en` (default) or `fr`
 * @example
 * ```ts
 * import { cleanText } from 'sales-kpi/clean';
 *
 * cleanText('ambiguous-currency'); // => 'a currency sign alone is no currency: say which currency the column is in'
 * cleanText('totals-row', 'fr'); // => 'une ligne de totaux, pas un enregistrement'
 * ```
 */
export function cleanText(code: CleanTextCode, language: ReasonLanguage = 'en'): string {
  return (language === 'fr' ? fr : en)[code];
}
