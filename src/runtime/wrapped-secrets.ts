import { MASK } from '../text/secrets.js';

/** Masks certain secrets in a text. */
export type Masker = (text: string) => string;

/** White space, invisible characters, and the names that `stripControlCharacters` gives to bidirectional controls. */
const SIGNS = String.raw`[\s\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]|\[U\+[0-9A-F]{4}\]`;
/** Characters that may split a secret. Each character of a text is read once. */
const WRAP = new RegExp(`(?:${SIGNS})+`, 'g');
const MARKED = String.raw`${SIGNS}|\\[nrt]|(?<=[\r\n][ \t>|]{0,16})[>|](?=[ \t])`;
/** The same, and line ends that are escaped as in JSON, and the signs of quotes and tables after a line end. */
const MARKED_WRAP = new RegExp(`(?:${MARKED})+`, 'g');
/** The same, and the signs that shells, mails, and texts put before a line end. It is separate because a secret may contain such signs. */
const SOFT_WRAP = new RegExp(String.raw`(?:${MARKED}|[\\=-](?=[\r\n]))+`, 'g');
const MARKS = /[\\=>|-]/;

/** In UTF-16 units. Secrets of this length are found in any letter case, because a service may convert a text to lowercase. */
const CASELESS = 16;

/** Masks each form that line breaks or invisible characters split, including the gaps. */
export function wrapMasker(forms: readonly string[]): Masker {
  const plain = maskerOf(forms, WRAP);
  const marked = maskerOf(forms, MARKED_WRAP);
  const soft = maskerOf(forms, SOFT_WRAP);
  return (text) => {
    const first = plain(text);
    return MARKS.test(first) ? soft(marked(first)) : first;
  };
}

/** Masks each form also if invisible characters split it. Invisible characters around it stay. */
export function invisibleMasker(forms: readonly string[]): Masker {
  // Created here, because `\p{…}` takes long to parse.
  return maskerOf(forms, /\p{Cf}+/gu);
}

/** Masks each form, and long forms in any letter case. */
export function formMasker(forms: readonly string[]): Masker {
  const needles = forms.map(needleOf);
  return (text) => {
    let rest = text;
    let small = lowered(text);
    for (const { needle, caseless } of needles) {
      const spans = placesOf(caseless ? small : rest, needle);
      if (spans.length === 0) continue;
      rest = masked(rest, spans);
      small = lowered(rest);
    }
    return rest;
  };
}

interface Needle {
  readonly needle: string;
  readonly caseless: boolean;
}

function needleOf(form: string): Needle {
  const caseless = form.length >= CASELESS;
  return { needle: caseless ? lowered(form) : form, caseless };
}

/** The text in lowercase, with the same length, so that positions are the same. */
function lowered(text: string): string {
  const small = text.toLowerCase();
  return small.length === text.length ? small : text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function maskerOf(forms: readonly string[], gap: RegExp): Masker {
  const joined = [...new Set(forms.map((form) => joinedOf(form, gap).text))].filter((form) => form !== '').map(needleOf);
  return (text) => {
    // Almost every text returns here, without the position of each gap.
    const stripped = text.replaceAll(gap, '');
    if (stripped.length === text.length) return text;
    const small = lowered(stripped);
    const present = joined.filter(({ needle, caseless }) => (caseless ? small : stripped).includes(needle));
    if (present.length === 0) return text;
    const line = joinedOf(text, gap);
    const spans = present.flatMap(({ needle, caseless }) => placesOf(caseless ? small : stripped, needle));
    return masked(
      text,
      spans.map(({ from, to }) => ({ from: line.placeOf(from), to: line.placeOf(to - 1) + 1 })),
    );
  };
}

/** Replaces each span by a mask. */
function masked(text: string, spans: readonly Span[]): string {
  let rest = '';
  let done = 0;
  for (const { from, to } of united([...spans].sort((a, b) => a.from - b.from))) {
    rest += text.slice(done, from) + MASK;
    done = to;
  }
  return rest + text.slice(done);
}

interface Joined {
  /** The text without gaps. */
  readonly text: string;
  /** The position in the original text of a character of the joined text. */
  readonly placeOf: (index: number) => number;
}

function joinedOf(text: string, run: RegExp): Joined {
  const pieces: string[] = [];
  /** The start of each piece in the joined text, and in the original text. */
  const starts: { readonly joined: number; readonly whole: number }[] = [{ joined: 0, whole: 0 }];
  let length = 0;
  let done = 0;
  for (const { 0: gap, index } of text.matchAll(run)) {
    pieces.push(text.slice(done, index));
    length += index - done;
    done = index + gap.length;
    starts.push({ joined: length, whole: done });
  }
  pieces.push(text.slice(done));
  return {
    text: pieces.join(''),
    placeOf(index) {
      let [low, high] = [0, starts.length - 1];
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((starts[middle]?.joined ?? 0) <= index) low = middle;
        else high = middle - 1;
      }
      const { joined = 0, whole = 0 } = starts[low] ?? {};
      return whole + index - joined;
    },
  };
}

interface Span {
  readonly from: number;
  /** The position after its last character. */
  readonly to: number;
}

function placesOf(text: string, form: string): Span[] {
  const spans: Span[] = [];
  for (let from = text.indexOf(form); from >= 0; from = text.indexOf(form, from + form.length))
    spans.push({ from, to: from + form.length });
  return spans;
}

/** Merges overlapping spans. @param spans Sorted by their start. */
function united(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of spans) {
    const last = whole.at(-1);
    if (last === undefined || span.from >= last.to) whole.push(span);
    else whole[whole.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
  }
  return whole;
}
