// Text that was decoded with the wrong encoding: UTF-8 read as Windows-1252 (`cafÃ©`), as Mac Roman (`g√¢teaux`) or as Latin-1, and
// Windows-1252 read as Latin-1, which shows control characters in place of €, ’ and –.

/** The characters of bytes 128 to 159 in Windows-1252; the five that are not used stand for themselves. */
const windows =
  '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ' +
  Array.from({ length: 96 }, (_, at) => String.fromCharCode(160 + at)).join('');
/** The characters of bytes 128 to 255 in Mac Roman. */
const mac =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';

/** The characters of bytes 128 to 255 in Latin-1. */
const latin = Array.from({ length: 128 }, (_, at) => String.fromCharCode(128 + at)).join('');

/** What shows at once that nothing is wrong: characters below 128 only. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}

const longest = 10_000;

/** The text as it was meant; null where nothing speaks for another encoding. What is repaired cannot be repaired again. */
export function meant(text: string): string | null {
  if (isPlain(text) || text.length > longest) return null;
  const once = decoded(text, windows) ?? decoded(text, mac) ?? decoded(text, latin) ?? withoutControls(text);
  return once === null ? null : (meant(once) ?? once);
}

/** The text with the characters of Windows-1252 in place of control characters that nobody writes; null without any, or where they are bytes of UTF-8. */
function withoutControls(text: string): string | null {
  let out = '';
  let before = 0;
  for (const character of text) {
    const code = character.charCodeAt(0);
    const isControl = code > 127 && code < 160;
    if (isControl && before > 0xc1 && before < 0xf5) return null;
    out += isControl ? windows[code - 128] : character;
    before = code;
  }
  return out === text ? null : out;
}

/** Whether a character stands for one that could not be decoded, or for a byte of something else. */
export function isBroken(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd || (code > 127 && code < 160)) return true;
  }
  return false;
}

/** The bytes of the text in an encoding, read as UTF-8; null where it is none: every byte must fit, so that the way back gives the same text. */
function decoded(text: string, table: string): string | null {
  let out = '';
  let at = 0;
  while (at < text.length) {
    const first = byteOf(text, at, table);
    if (first === -1) return null;
    const more =
      first < 0x80 ? 0 : first >= 0xc2 && first < 0xe0 ? 1 : first >= 0xe0 && first < 0xf0 ? 2 : first >= 0xf0 && first < 0xf5 ? 3 : -1;
    if (more === -1 || at + more >= text.length) return null;
    let point = more === 0 ? first : first & (0x3f >> more);
    for (let next = 1; next <= more; next++) {
      const byte = byteOf(text, at + next, table);
      if (byte < 0x80 || byte > 0xbf) return null;
      point = point * 64 + (byte & 0x3f);
    }
    if ((more === 2 && (point < 0x800 || (point >= 0xd800 && point < 0xe000))) || (more === 3 && (point < 0x10000 || point > 0x10ffff)))
      return null;
    // A control character was never meant.
    if (more > 0 && point < 0xa0) return null;
    out += String.fromCodePoint(point);
    at += more + 1;
  }
  return out;
}

function byteOf(text: string, at: number, table: string): number {
  const code = text.charCodeAt(at);
  if (code < 128) return code;
  const place = table.indexOf(text[at] as string);
  return place === -1 ? -1 : 128 + place;
}
