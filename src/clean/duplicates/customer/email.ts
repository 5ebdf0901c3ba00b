// E-mail addresses in comparable form.

/** How e-mail addresses are compared. */
export interface EmailOptions {
  /** Whether `ann+shop@x.com` is `ann@x.com`. Default false: two people may share a box. */
  readonly plusTags?: boolean | undefined;
  /** Whether dots in front of `@gmail.com` do not count, and `googlemail.com` is `gmail.com`. Default false. */
  readonly gmailDots?: boolean | undefined;
}

const LONGEST = 320;

/** The address in small letters, without what does not count; null for what is no address. */
export function comparableEmail(value: string, { plusTags = false, gmailDots = false }: EmailOptions = {}): string | null {
  if (value.length > LONGEST) return null;
  const text = value.trim().normalize('NFKC').toLowerCase();
  const at = text.indexOf('@');
  if (at < 1 || at !== text.lastIndexOf('@') || !text.includes('.', at + 2) || text.endsWith('.') || text.includes(' ')) return null;
  let [local, domain] = [text.slice(0, at), text.slice(at + 1)];
  const plus = local.indexOf('+');
  if (plusTags && plus > 0) local = local.slice(0, plus);
  if (gmailDots && (domain === 'gmail.com' || domain === 'googlemail.com')) [local, domain] = [local.replaceAll('.', ''), 'gmail.com'];
  return local === '' ? null : `${local}@${domain}`;
}
