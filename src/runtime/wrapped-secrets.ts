import { MASK } from '../text/secrets.js';

/** Finds the texts that it was made for, and masks them. */
export type Masker = (text: string) => string;

/** White space of any kind, what nobody sees, and the names by which `stripControlCharacters` shows what reorders a text. */
const SIGNS = String.raw`[\s\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]|\[U\+[0-9A-F]{4}\]`;
/** What may part a secret. One pass over a text, whatever it holds: each character of a run is looked at once. */
const WRAP = new RegExp(`(?:${SIGNS})+`, 'g');
const MARKED = String.raw`${SIGNS}|\\[nrt]|(?<=[\r\n][ \t>|]{0,16})[>|](?=[ \t])`;
/** The same with line ends as JSON and many logs write them, and with the signs of quotes and tables behind one. */
const MARKED_WRAP = new RegExp(`(?:${MARKED})+`, 'g');
/** The same with the signs that shells, mails and texts put before a line end. A look for each of them: a secret may hold such signs. */
const SOFT_WRAP = new RegExp(String.raw`(?:${MARKED}|[\\=-](?=[\r\n]))+`, 'g');
const MARKS = /[\\=>|-]/;
const INVISIBLE = /\p{Cf}+/gu;

/** In UTF-16 units. What is as long is found in any letter case: hosts and words of services are lower-cased. */
const CASELESS = 16;

/** Masks each form where lines were wrapped or something that is not seen was put into it, gap included. */
export function wrapMasker(forms: readonly string[]): Masker {
  const plain = maskerOf(forms, WRAP);
  const marked = maskerOf(forms, MARKED_WRAP);
  const soft = maskerOf(forms, SOFT_WRAP);
  return (text) => {
    const first = plain(text);
    return MARKS.test(first) ? soft(marked(first)) : first;
  };
}

/** Masks each form also where invisible characters part it; those around it stay. */
export function invisibleMasker(forms: readonly string[]): Masker {
  return maskerOf(forms, INVISIBLE);
}

/** Masks each form as it is, and long ones in any letter case. */
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

/** In small letters, and as long as before, so that places in both are the same. */
function lowered(text: string): string {
  const small = text.toLowerCase();
  return small.length === text.length ? small : text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function maskerOf(forms: readonly string[], gap: RegExp): Masker {
  const joined = [...new Set(forms.map((form) => joinedOf(form, gap).text))].filter((form) => form !== '').map(needleOf);
  return (text) => {
    // Nearly every text ends here, without a look at each gap.
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

/** The text with a mask in the place of each span. */
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
  /** Without its gaps. */
  readonly text: string;
  /** Where the character of the joined text stands in the whole one. */
  readonly placeOf: (index: number) => number;
}

function joinedOf(text: string, run: RegExp): Joined {
  const pieces: string[] = [];
  /** Where each piece begins in the joined text, and in the whole one. */
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
  /** Behind its last character. */
  readonly to: number;
}

function placesOf(text: string, form: string): Span[] {
  const spans: Span[] = [];
  for (let from = text.indexOf(form); from >= 0; from = text.indexOf(form, from + form.length))
    spans.push({ from, to: from + form.length });
  return spans;
}

/** @param spans By their beginning. */
function united(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of spans) {
    const last = whole.at(-1);
    if (last === undefined || span.from >= last.to) whole.push(span);
    else whole[whole.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
  }
  return whole;
}
