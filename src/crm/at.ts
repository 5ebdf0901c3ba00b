// Looks into a record of another system without trusting it: own fields only, and nothing is walked but the path asked for.

/** The value at a path of a record, such as `properties.amount`; undefined where there is none. */
export type At = (path: string) => unknown;

/** Where a field is found: one path, or several of which the first that holds something counts. */
export type From = string | readonly string[];

/**
 * Looks into a record. A field named as the whole path (`Owner.Name`, a column of a CSV file) is found before the field of
 * an object below it.
 */
export function atOf(record: unknown): At {
  return (path) => {
    const whole = own(record, path);
    if (whole !== undefined || !path.includes('.')) return whole;
    let value: unknown = record;
    for (const name of path.split('.')) value = own(value, name);
    return value;
  };
}

function own(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Whether fields can be looked up in it. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The value of the first path that holds something: null, and text of white space only, are nothing. */
export function firstAt(at: At, from: From): unknown {
  if (typeof from === 'string') return given(at(from));
  for (const path of from) {
    const value = given(at(path));
    if (value !== null) return value;
  }
  return null;
}

/** The value; null where it is undefined, or text of white space only. */
export function given(value: unknown): unknown {
  if (value === undefined) return null;
  return typeof value === 'string' && value.length <= 64 && value.trim() === '' ? null : value;
}
