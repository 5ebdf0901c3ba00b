// Makes an answer show itself as a table: in a notebook, and in the consoles of Node and Deno. It stays plain data: the methods
// are not enumerable, so JSON, spread and copies do not see them.
import { bundleOf } from './bundle.ts';
import type { Frame } from './frame.ts';
import { alignedText } from './text.ts';

/** The same value, with the methods that notebooks and consoles look for; what they show is made when they ask. */
export function displayed<T extends object>(value: T, frameOf: (value: T) => Frame): T {
  const print = (): string => alignedText(frameOf(value));
  const hidden = (method: unknown): PropertyDescriptor => ({ value: method, configurable: true });
  return Object.defineProperties(value, {
    [Symbol.for('Jupyter.display')]: hidden(() => bundleOf(frameOf(value))),
    [Symbol.for('nodejs.util.inspect.custom')]: hidden((depth: number) => (depth < 0 ? '[Table]' : print())),
    [Symbol.for('Deno.customInspect')]: hidden(print),
  });
}
