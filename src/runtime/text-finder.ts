/** Finds out quickly whether a text may contain one of many needles. */
export interface TextFinder {
  /**
   * Whether the text may contain a needle of one of the kinds, in any letter case, and with any line breaks, invisible characters, and
   * signs of quotes in it. True may be wrong, false never is. Linear: each character is read once, however many needles there are.
   *
   * @param kinds The kinds of needles, as bits.
   */
  mayContain(text: string, kinds: number): boolean;
}

/** A text to find, and its kinds as bits. */
export interface Needle {
  readonly text: string;
  readonly kinds: number;
}

/** Longer needles are found by their beginning, so that the tables stay small. In characters that count. */
const MAX_LENGTH = 12;

/** The first ASCII character that is visible is `!`. These visible ones may be parts of a gap: `\n`, `> `, `= ` (`wrapMasker`). */
const IGNORED = '\\=->|nrt';

/** The only other character that becomes an ASCII letter in lowercase. */
const KELVIN_SIGN = 0x212a;

/** The name of a control begins so. */
const CONTROL = '[U+';

const SKIP = 0;
const OTHER = 1;

/**
 * Aho-Corasick on texts without the characters that may be in a gap: all that are not visible ASCII characters, and those of `IGNORED`. A
 * gap may also contain the name of a control (`[U+202E]`), so a text with such a name may contain every needle.
 */
export function createTextFinder(needles: readonly Needle[]): TextFinder {
  const squeezed = needles.map(({ text, kinds }) => ({ text: text.includes(CONTROL) ? '' : squeeze(text).slice(0, MAX_LENGTH), kinds }));
  // Nothing of such a needle is left to look for.
  const always = squeezed.filter(({ text }) => text === '').reduce((all, { kinds }) => all | kinds, 0);
  const { classes, width, next, found } = automatonOf(squeezed.filter(({ text }) => text !== ''));
  const kelvin = classes['k'.charCodeAt(0)] ?? SKIP;
  return {
    mayContain(text, kinds) {
      if ((always & kinds) !== 0 || text.includes(CONTROL)) return true;
      let state = 0;
      for (let index = 0; index < text.length; index += 1) {
        const code = text.charCodeAt(index);
        const kind = code < 128 ? (classes[code] ?? SKIP) : code === KELVIN_SIGN ? kelvin : SKIP;
        if (kind === SKIP) continue;
        state = next[state * width + kind] ?? 0;
        if (((found[state] ?? 0) & kinds) !== 0) return true;
      }
      return false;
    },
  };
}

/** The characters that count, in lowercase. */
function squeeze(text: string): string {
  return Array.from(text, (character) => (character.codePointAt(0) === KELVIN_SIGN ? 'k' : character))
    .filter((character) => character > ' ' && character < '\x7f')
    .map((character) => character.toLowerCase())
    .filter((character) => !IGNORED.includes(character))
    .join('');
}

interface Automaton {
  /** The class of each ASCII character: `SKIP`, `OTHER` for those that are in no needle, or a number of its own. */
  readonly classes: Uint8Array;
  /** The number of classes. */
  readonly width: number;
  /** The next state, by state and class. */
  readonly next: Uint32Array;
  /** The kinds of the needles that end in each state. */
  readonly found: Uint8Array;
}

function automatonOf(needles: readonly Needle[]): Automaton {
  const alphabet = [...new Set(needles.flatMap(({ text }) => [...text]))];
  const classes = new Uint8Array(128).fill(OTHER);
  for (let code = 0; code < 128; code += 1) if (squeeze(String.fromCharCode(code)) === '') classes[code] = SKIP;
  for (const [index, character] of alphabet.entries()) {
    for (const variant of [character, character.toUpperCase()]) classes[variant.charCodeAt(0)] = OTHER + 1 + index;
  }
  const width = alphabet.length + OTHER + 1;
  const most = needles.reduce((sum, { text }) => sum + text.length, 1);
  const next = new Uint32Array(most * width);
  const found = new Uint8Array(most);
  let states = 1;
  for (const { text, kinds } of needles) {
    let state = 0;
    for (let index = 0; index < text.length; index += 1) {
      const at = state * width + (classes[text.charCodeAt(index)] ?? OTHER);
      if (next[at] === 0) next[at] = states++;
      state = next[at] ?? 0;
    }
    found[state] = (found[state] ?? 0) | kinds;
  }
  connect({ classes, width, next, found });
  return { classes, width, next, found };
}

/** Adds the transitions for texts that stop to fit: to the longest end that is a beginning of a needle. */
function connect({ width, next, found }: Automaton): void {
  const fallback = new Uint32Array(found.length);
  const queue = [0];
  for (const state of queue) {
    for (let kind = OTHER; kind < width; kind += 1) {
      const at = state * width + kind;
      const other = state === 0 ? 0 : (next[(fallback[state] ?? 0) * width + kind] ?? 0);
      const to = next[at] ?? 0;
      if (to === 0) next[at] = other;
      else {
        fallback[to] = other;
        found[to] = (found[to] ?? 0) | (found[other] ?? 0);
        queue.push(to);
      }
    }
  }
}
