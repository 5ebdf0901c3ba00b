// The words of a company's name without those that only say its legal form.
import { comparableWords } from '../comparable.ts';

const forms: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ (
    'sarl sas sasu sa eurl sci snc scop scp ei eirl ltd limited llc llp lp inc incorporated corp corporation co company plc ' +
    'gmbh ag kg kgaa ug ohg gbr mbh ev bv nv bvba srl spa sl slu oy oyj ab as asa aps pty lda ltda sprl asbl'
  ).split(' '),
);

/** Forms that also stand in front of a name, as in `SARL Dupont`. */
const before: ReadonlySet<string> = /* @__PURE__ */ new Set(['sarl', 'sas', 'sasu', 'eurl', 'sci', 'snc', 'scop']);

/** A name in words. */
export interface CompanyName {
  /** The words, without the legal form. */
  readonly words: readonly string[];
  /** Whether a legal form stood at its end or its beginning: the name is one of a company. */
  readonly isCompany: boolean;
}

/** Takes legal forms off the end, and off the beginning; a name made of nothing else stays whole. */
export function companyName(text: string): CompanyName {
  const words = comparableWords(text);
  let [start, end] = [0, words.length];
  while (end > 0 && forms.has(words[end - 1] as string)) end--;
  while (start < end && before.has(words[start] as string)) start++;
  const kept = words.slice(start, end);
  return { words: kept.length > 0 ? kept : words, isCompany: kept.length > 0 && kept.length < words.length };
}
