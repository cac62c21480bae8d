/** What none of the steps below changes: nearly all of the letters that people write with. A long text is looked at once. */
const ORDINARY = /^[\t\n\x20-\x7e\u00a0-\u00ac\u00ae-\u034e\u0350-\u05ff\u2010-\u2027\u2030-\u205e\u2070-\u3163\u3165-\ud7ff]*$/;

/**
 * ECMA-48: CSI and OSC sequences, then the two-character ones; also their one-byte C1 forms. A string ends where the next one begins:
 * a text full of beginnings without an end would be searched once for each of them.
 */
const ANSI =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
  /(?:\u001b\[|\u009b)[0-?]{0,64}[ -/]{0,16}[@-~]|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u0090\u0098\u009c-\u009f]{0,4096}(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]{0,16}[0-~]/g;

/** Whatever a terminal, a browser or a Markdown parser may take for the end of a line. */
const LINE_ENDS = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/g;

/** Reorder what is read ("Trojan Source"): shown by name, since their presence is news. */
const BIDI = Array.from('\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069');

/**
 * Invisible: other control and format characters (zero-width, soft hyphen, tags), blank fillers, variation selectors but the emoji one.
 * Spelled out in UTF-16 units: with `\p{…}` a text of millions of them would take half a minute.
 */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb]{1,1000}|(?:\udb40[\udc01\udc20-\udc7f\udd00-\uddef]|\ud804[\udcbd\udccd]|\ud80d[\udc30-\udc3f]|\ud82f[\udca0-\udca3]|\ud834[\udd73-\udd7a]){1,1000}/g;

/**
 * The first step of every surface: text that shows all it holds. Terminal sequences and invisible characters are gone, bidirectional
 * controls are named (`[U+202E]`), line ends are `\n`, and lone surrogates, which no UTF-8 consumer accepts, are U+FFFD.
 */
export function stripControlCharacters(text: string): string {
  if (ORDINARY.test(text)) return text;
  return named(text.replaceAll(ANSI, '').replaceAll(LINE_ENDS, '\n')).replaceAll(INVISIBLE, '').toWellFormed();
}

/** `stripControlCharacters`, with every run of white space as one space: for table cells, titles and properties. */
export function toSingleLine(text: string): string {
  return oneSpace(stripControlCharacters(text)).trim();
}

/** Every run of white space as one space. Single spaces, which most runs are, cost nothing. */
function oneSpace(text: string): string {
  return text.replaceAll(/[^\S ]\s*| \s+/g, ' ');
}

/**
 * Text without the characters of `ends` at its end. In linear time, unlike `/x+$/`, which searches every run of them again from each of its
 * characters.
 */
export function trimEnd(text: string, ends: string): string {
  let end = text.length;
  while (end > 0 && ends.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** In UTF-16 units: a family of emoji has 25. What is longer is no character that somebody reads. */
const MAX_GRAPHEME_LENGTH = 64;
/** Two of them are two characters, whatever stands around them. */
const PLAIN_PAIR = /^[\x20-\x7e]{2}$/;

/** At most `limit` UTF-16 units, the last of them `…` where something is missing; never half a character as people see it. */
export function truncate(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, endOfCharacter(text, limit - 1))}…`;
}

/** `end`, or where the character begins in which it is. */
function endOfCharacter(text: string, end: number): number {
  if (PLAIN_PAIR.test(text.slice(end - 1, end + 1))) return end;
  const start = Math.max(0, end - MAX_GRAPHEME_LENGTH);
  // Made here, for the first one loads data of ICU: 10 ms that a start would wait for.
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const within = graphemes.segment(text.slice(start, end + 2)).containing(end - start)?.index ?? 0;
  if (within > 0 || start === 0) return start + within;
  return /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end - 1 : end;
}

/** Ten times as fast as a call for each of them: a text may hold nothing else. */
function named(text: string): string {
  let rest = text;
  for (const sign of BIDI) if (rest.includes(sign)) rest = rest.split(sign).join(nameOf(sign));
  return rest;
}

function nameOf(character: string): string {
  return `[U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** Others' words in a note: one line of at most `limit` UTF-16 units. */
export function truncateLine(text: string, limit = 500): string {
  return truncate(toSingleLine(text), limit);
}

/** `High` for `high`. */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
