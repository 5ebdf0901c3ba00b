// The forms that a label takes: Paris, PARIS, paris. The most frequent stands for all; of two, the first in the order of text.

const most = 50_000;

/** The forms of a column of labels. */
export interface Forms {
  add(text: string): void;
  /** Whether there were too many to hold: nothing is chosen then. */
  isFull(): boolean;
  /** The form that stands for each other one. */
  chosen(): ReadonlyMap<string, string> | null;
}

/** No forms yet. */
export function forms(): Forms {
  const counts = new Map<string, number>();
  return {
    add(text) {
      const count = counts.get(text);
      if (count !== undefined || counts.size <= most) counts.set(text, (count ?? 0) + 1);
    },
    isFull: () => counts.size > most,
    chosen() {
      if (counts.size > most) return null;
      const best = new Map<string, string>();
      for (const [form, count] of counts) {
        const folded = foldedCase(form);
        const other = best.get(folded);
        const ofOther = other === undefined ? -1 : (counts.get(other) as number);
        if (count > ofOther || (count === ofOther && form < (other as string))) best.set(folded, form);
      }
      return new Map([...counts.keys()].map((form) => [form, best.get(foldedCase(form)) as string]));
    },
  };
}

/** Casing aside: up and down, so that ß and ss are one. */
const foldedCase = (text: string): string => text.toUpperCase().toLowerCase();
