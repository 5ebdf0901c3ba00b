// What was read of short texts, remembered: days, quantities and prices come again and again, and each is read twice.

/** Texts remembered at most, and the longest of them: memory stays bounded whatever the column holds. */
const [TEXTS, LENGTH] = [10_000, 32] as const;

/** The same reader, which reads most texts once. */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > LENGTH) return read(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = read(text);
    if (known.size < TEXTS) known.set(text, result);
    return result;
  };
}
