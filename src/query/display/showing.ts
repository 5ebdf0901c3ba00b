// Makes a value show itself: in notebooks by forms of several media types, in the consoles of Node and Deno as text. It stays plain data:
// the methods are not enumerable, so JSON, spread and copies do not see them.

/** The same value, with the methods that notebooks and consoles look for; inside of another value a console prints its name. */
export function showing<T extends object>(value: T, name: string, bundle: () => unknown, print: () => string): T {
  const hidden = (method: unknown): PropertyDescriptor => ({ value: method, configurable: true });
  return Object.defineProperties(value, {
    [Symbol.for('Jupyter.display')]: hidden(bundle),
    [Symbol.for('nodejs.util.inspect.custom')]: hidden((depth: number) => (depth < 0 ? `[${name}]` : print())),
    [Symbol.for('Deno.customInspect')]: hidden(print),
  });
}
