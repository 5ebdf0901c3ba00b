// Names of months and weekdays, in English and French, whole and short.

/** Months by name; accents and casing aside. */
const months: ReadonlyMap<string, number> = /* @__PURE__ */ new Map(
  [
    'jan january janv janvier',
    'feb february fev fevr fevrier',
    'mar march mars',
    'apr april avr avril',
    'may mai',
    'jun june juin',
    'jul july juil juillet jui',
    'aug august aou aout',
    'sep sept september septembre',
    'oct october octobre',
    'nov november novembre',
    'dec december decembre',
  ].flatMap((names, at) => names.split(' ').map((name) => [name, at + 1] as const)),
);

const weekdays: ReadonlySet<string> = /* @__PURE__ */ new Set(
  (
    'mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday ' +
    'lun lundi mardi mer mercredi jeu jeudi ven vendredi sam samedi dim dimanche'
  ).split(' '),
);

/** Words that stand between the parts of a date and say nothing. */
const fillers: ReadonlySet<string> = /* @__PURE__ */ new Set('er st nd rd th of the de le du'.split(' '));

/** A word of a date. */
export type DateWord = { readonly month: number } | 'weekday' | 'filler' | null;

/** What a word says in a date; null for any other word. */
export function dateWord(word: string): DateWord {
  const plain = word.toLowerCase().replaceAll('é', 'e').replaceAll('û', 'u');
  const month = months.get(plain);
  if (month !== undefined) return { month };
  if (weekdays.has(plain)) return 'weekday';
  return fillers.has(plain) ? 'filler' : null;
}
