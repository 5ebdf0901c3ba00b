// Dates of WooCommerce: `…_gmt` is UTC without saying so, the one beside it is the time of the site.
import { type At, firstAt, given } from '../at.ts';
import { utc } from '../readers.ts';

/** A date by its name without `_gmt`: UTC where it is given, else the time of the site, read in the zone of the options. */
export function dateAt(at: At, name: string): unknown {
  const zulu = firstAt(at, [`${name}_gmt`]);
  return zulu === null ? given(at(name)) : utc(zulu);
}
