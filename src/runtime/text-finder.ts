import { MAX_UNITS, readUnits, units } from '../text/units.js';

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

/** The only other character that becomes an ASCII letter in lowercase. A text with it may contain every needle. */
const KELVIN_SIGN = '\u212a';

/** In UTF-16 units. */
const SHORT = 64;

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
  const automaton = automatonOf(squeezed.filter(({ text }) => text !== ''));
  return {
    mayContain(text, kinds) {
      if ((always & kinds) !== 0 || text.includes(CONTROL) || text.includes(KELVIN_SIGN)) return true;
      // Most texts of a finding are so short that copying them would take longer than reading them.
      if (text.length <= SHORT) return mayContainIn(automaton, text, kinds);
      let state: number | undefined = 0;
      for (let from = 0; from < text.length && state !== undefined; from += MAX_UNITS)
        state = stateAfter(automaton, readUnits(text, from), state, kinds);
      return state === undefined;
    },
  };
}

/** Reads a short text. Functions of their own, because V8 compiles these two loops more than once, and with them all that is beside them. */
function mayContainIn({ classes, next, found }: Automaton, text: string, kinds: number): boolean {
  let state = 0;
  for (let index = 0; index < text.length; index += 1) {
    state = next[state + (classes[text.charCodeAt(index)] ?? SKIP)] ?? 0;
    if (((found[state] ?? 0) & kinds) !== 0) return true;
  }
  return false;
}

/** Reads `end` bytes of `units`. Returns the next state; undefined if a needle was found. */
function stateAfter({ classes, next, found }: Automaton, end: number, from: number, kinds: number): number | undefined {
  let state = from;
  for (let at = 0; at < end; at += 2) {
    state = next[state + (classes[units.getUint16(at, true)] ?? SKIP)] ?? 0;
    if (((found[state] ?? 0) & kinds) !== 0) return undefined;
  }
  return state;
}

/** The characters that count, in lowercase. */
function squeeze(text: string): string {
  return Array.from(text.replaceAll(KELVIN_SIGN, 'k')).filter(counts).join('').toLowerCase();
}

function counts(character: string): boolean {
  return character > ' ' && character < '\x7f' && !IGNORED.includes(character.toLowerCase());
}

/** A state is the position of its row in `next`. */
interface Automaton {
  /** The class of each UTF-16 unit: `SKIP`, `OTHER` for characters that are in no needle, or a number of its own. */
  readonly classes: Uint8Array;
  /** The next state, by state and class. */
  readonly next: Uint32Array;
  /** The kinds of the needles that end in each state, by state. */
  readonly found: Uint8Array;
}

function automatonOf(needles: readonly Needle[]): Automaton {
  const alphabet = [...new Set(needles.flatMap(({ text }) => Array.from(text)))];
  const classes = new Uint8Array(0x1_0000);
  for (let code = 0; code < 128; code += 1) classes[code] = counts(String.fromCharCode(code)) ? OTHER : SKIP;
  for (const [index, character] of alphabet.entries()) {
    for (const variant of [character, character.toUpperCase()]) classes[variant.charCodeAt(0)] = OTHER + 1 + index;
  }
  const width = OTHER + 1 + alphabet.length;
  const size = needles.reduce((sum, { text }) => sum + text.length, 1) * width;
  const [next, found] = [new Uint32Array(size), new Uint8Array(size)];
  const steps: Steps = new Map([[0, []]]);
  let end = width;
  for (const { text, kinds } of needles) {
    let state = 0;
    for (let index = 0; index < text.length; index += 1) {
      const kind = classes[text.charCodeAt(index)] ?? OTHER;
      const at = state + kind;
      if (next[at] === 0) {
        next[at] = end;
        steps.get(state)?.push(kind);
        steps.set(end, []);
        end += width;
      }
      state = next[at] ?? 0;
    }
    found[state] = (found[state] ?? 0) | kinds;
  }
  connect(next, found, steps, width);
  return { classes, next, found };
}

/** The classes with which a needle goes on, by state. */
type Steps = Map<number, number[]>;

/** Adds the transitions for texts that do not go on like a needle: to the longest end that is the beginning of a needle. */
function connect(next: Uint32Array, found: Uint8Array, steps: Steps, width: number): void {
  const fallback = new Map<number, number>();
  const queue = [0];
  for (const state of queue) {
    const from = fallback.get(state) ?? 0;
    const ends = (steps.get(state) ?? []).map((kind) => ({ kind, to: next[state + kind] ?? 0 }));
    if (state !== 0) next.copyWithin(state, from, from + width);
    next[state + SKIP] = state;
    for (const { kind, to } of ends) {
      const other = state === 0 ? 0 : (next[from + kind] ?? 0);
      next[state + kind] = to;
      fallback.set(to, other);
      found[to] = (found[to] ?? 0) | (found[other] ?? 0);
      queue.push(to);
    }
  }
}
