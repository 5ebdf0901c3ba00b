// Statements for connections to Spark that bind no parameters.
import { excerpt, KpiError } from '../../error.ts';
import { LONE_SURROGATE } from './name.ts';

/**
 * Writes the parameters of a statement into its text, for connections to Spark that bind none, as those over Thrift.
 *
 * Each becomes a literal of its bytes, `CAST(X'27' AS STRING)`: no character of a value ever stands in the text, so that
 * none can end a literal, whatever it holds and whatever the session takes a backslash for. Connections that bind named
 * parameters (`p1`, `p2` …) need none of this.
 *
 * @param text    the statement, as `run` gets it
 * @param params  its parameters
 * @returns the statement to be sent
 * @throws {KpiError} bad-argument — when a parameter is missing or is no text
 * @throws {KpiError} unsupported — when a parameter holds half a character
 * @see {@link sqlSource}
 * @example
 * ```ts
 * import { sparkStatement } from 'sales-kpi';
 * sparkStatement('SELECT :p1 AS name', ["O'Hara"]) // => "SELECT CAST(X'4f2748617261' AS STRING) AS name"
 * ```
 */
export function sparkStatement(text: string, params: readonly string[]): string {
  return text.replace(PLACES, (found, position: string | undefined) =>
    position === undefined ? found : literalOf(params[Number(position) - 1], position),
  );
}

/** Quoted names and texts, in which no parameter stands; and the parameters. */
const PLACES = /`(?:[^`]|``)*`|'(?:[^'\\]|\\.)*'|:p(\d+)/gs;

function literalOf(value: unknown, position: string): string {
  if (typeof value !== 'string')
    throw new KpiError('bad-argument', `the parameter ${excerpt(value)} at :p${position}`, 'give the parameters that run got', ['params']);
  if (LONE_SURROGATE.test(value)) throw new KpiError('unsupported', 'a text that a database cannot hold', 'leave out lone surrogates');
  // What is left as it is are letters and signs of one byte.
  const bytes = encodeURIComponent(value).replace(/%(..)|(.)/g, (_, byte: string | undefined, character: string) =>
    (byte ?? character.charCodeAt(0).toString(16)).toLowerCase(),
  );
  return `CAST(X'${bytes}' AS STRING)`;
}
