import { MAX_UNITS, readUnits, units } from './units.js';

/** Text that none of the steps below changes, which is almost every text. */
const ORDINARY = /^[\t\n\x20-\x7e]*$/;

/** The UTF-16 units that no step changes, as ranges, apart from surrogates. */
const UNCHANGED: readonly (readonly [from: number, to: number])[] = [
  [0x09, 0x0a],
  [0x20, 0x7e],
  [0xa0, 0xac],
  [0xae, 0x34e],
  [0x350, 0x5ff],
  [0x2010, 0x2027],
  [0x2030, 0x205e],
  [0x2070, 0x3163],
  [0x3165, 0xd7ff],
  [0xe000, 0xfdff],
  [0xfe0f, 0xfefe],
  [0xff00, 0xff9f],
  [0xffa1, 0xfff8],
  [0xfffc, 0xffff],
];
const [CHANGED, SURROGATE, SPACE] = [1, 2, 4];
/** Surrogates with which `INVISIBLE` begins. */
const BEGINNINGS = [0xd804, 0xd80d, 0xd82f, 0xd834, 0xdb40];

/** White space other than the space, as in `\s`. */
const SPACES =
  '\t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/**
 * For each UTF-16 unit: bits for `CHANGED` if a step may change it, `SURROGATE` if only `toWellFormed` may change it, and `SPACE` for white
 * space other than the space.
 */
const KINDS = tableOfKinds();

function tableOfKinds(): Uint8Array {
  const table = new Uint8Array(0x1_0000).fill(CHANGED);
  for (const [from, to] of UNCHANGED) table.fill(0, from, to + 1);
  table.fill(SURROGATE, 0xd800, 0xe000);
  for (const unit of BEGINNINGS) table[unit] = CHANGED;
  for (let index = 0; index < SPACES.length; index += 1) table[SPACES.charCodeAt(index)] = (table[SPACES.charCodeAt(index)] ?? 0) | SPACE;
  return table;
}

/** The kinds of all units of a text. An expression would compare each unit with all ranges. */
function kindsIn(text: string): number {
  let kinds = 0;
  for (let from = 0; from < text.length; from += MAX_UNITS) {
    const end = readUnits(text, from);
    for (let at = 0; at < end; at += 2) kinds |= KINDS[units.getUint16(at, true)] ?? CHANGED;
  }
  return kinds;
}

/** The expression is the fastest for ASCII, and the table for everything else. */
function isUnchanged(text: string): boolean {
  return ORDINARY.test(text) || keeps(text, kindsIn(text));
}

/** Whether no step changes a text with units of these kinds. */
function keeps(text: string, kinds: number): boolean {
  return (kinds & CHANGED) === 0 && ((kinds & SURROGATE) === 0 || text.isWellFormed());
}

/** Whether a text has only characters that the steps below keep, apart from lone surrogates. */
export function hasOnlyVisible(text: string): boolean {
  return (kindsIn(text) & CHANGED) === 0;
}

/**
 * ECMA-48: CSI and OSC sequences, two-character sequences, and their one-byte C1 forms. A sequence also ends at the start of the next
 * one, because otherwise a text with many starts and no end would take quadratic time.
 */
const ANSI =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
  /(?:\u001b\[|\u009b)[0-?]{0,64}[ -/]{0,16}[@-~]|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u0090\u0098\u009c-\u009f]{0,4096}(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]{0,16}[0-~]/g;

/** Everything that a terminal, a browser, or a Markdown parser may read as the end of a line. */
const LINE_ENDS = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/g;

/** Bidirectional controls, which reorder text ("Trojan Source"). They are shown by name, because readers must notice them. */
const BIDI = Array.from('\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069');

/**
 * Other control and format characters (zero-width, soft hyphen, tags), blank fillers, and variation selectors except the emoji one. In
 * UTF-16 units, because `\p{…}` would take half a minute for a text of millions of them.
 */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb]{1,1000}|(?:\udb40[\udc01\udc20-\udc7f\udd00-\uddef]|\ud804[\udcbd\udccd]|\ud80d[\udc30-\udc3f]|\ud82f[\udca0-\udca3]|\ud834[\udd73-\udd7a]){1,1000}/g;

/**
 * Makes all of a text visible, as the first step of every escaping. It removes terminal sequences and invisible characters, names
 * bidirectional controls (`[U+202E]`), converts line ends to `\n`, and replaces lone surrogates, which are invalid in UTF-8, by U+FFFD.
 */
export function stripControlCharacters(text: string): string {
  if (isUnchanged(text)) return text;
  return named(text.replaceAll(ANSI, '').replaceAll(LINE_ENDS, '\n')).replaceAll(INVISIBLE, '').toWellFormed();
}

/** Text that is one line already, which almost every title and name is. Empty texts are frequent, too. */
const PLAIN_LINE = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/** `stripControlCharacters`, with every run of white space as one space, for table cells, titles, and properties. */
export function toSingleLine(text: string): string {
  if (PLAIN_LINE.test(text)) return text;
  const kinds = kindsIn(text);
  if ((kinds & SPACE) === 0 && keeps(text, kinds) && !text.includes('  ')) return text.trim();
  // The expression skips single spaces, because most runs are single spaces.
  return stripControlCharacters(text)
    .replaceAll(/[^\S ]\s*| \s+/g, ' ')
    .trim();
}

/** How many results `remembered` keeps. More than a scan's rules usually are, and few enough for memory. */
const MOST_REMEMBERED = 1000;

/** The same function, but it remembers its recent results. For what many findings share. */
export function remembered<Key, Value>(change: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    let changed = known.get(key);
    if (changed !== undefined) return changed;
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(key, (changed = change(key)));
    return changed;
  };
}

/**
 * Removes the characters of `ends` from the end of a text. It takes linear time, unlike `/x+$/`.
 */
export function trimEnd(text: string, ends: string): string {
  let end = text.length;
  while (end > 0 && ends.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** In UTF-16 units. A family of emoji has 25. Longer sequences are not readable characters. */
const MAX_GRAPHEME_LENGTH = 64;
/** Two of these are always separate characters: ASCII, Cyrillic letters, kana, ideographs, and Hangul syllables. */
const PLAIN_PAIR = /^[\x20-\x7e\u0410-\u044f\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3]{2}$/;

/** Cuts a text to at most `limit` UTF-16 units, with `…` at the end if it was cut. Never splits a visible character. */
export function truncate(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, endOfCharacter(text, limit - 1))}…`;
}

/** Created only when needed, because the first one takes 10 ms to load ICU data. */
let graphemes: Intl.Segmenter | undefined;

/** `end`, or the start of the character that contains `end`. */
function endOfCharacter(text: string, end: number): number {
  if (PLAIN_PAIR.test(text.slice(end - 1, end + 1))) return end;
  const start = Math.max(0, end - MAX_GRAPHEME_LENGTH);
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  const within = graphemes.segment(text.slice(start, end + 2)).containing(end - start)?.index ?? 0;
  if (within > 0 || start === 0) return start + within;
  return /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end - 1 : end;
}

/** Ten times as fast as a callback for each character, which matters for a text full of them. */
function named(text: string): string {
  let rest = text;
  for (const sign of BIDI) if (rest.includes(sign)) rest = rest.split(sign).join(nameOf(sign));
  return rest;
}

function nameOf(character: string): string {
  return `[U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** A text of a service or of GitHub for a note: one line of at most `limit` UTF-16 units. */
export function truncateLine(text: string, limit = 500): string {
  return truncate(toSingleLine(text), limit);
}

/** `High` for `high`. */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
