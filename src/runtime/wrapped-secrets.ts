import { MASK } from '../text/secrets.js';

/** Finds the texts that it was made for, and masks them. */
export type Masker = (text: string) => string;

/** What may part a secret. One pass over a text, whatever it holds: each character of a run is looked at once. */
interface Gap {
  readonly run: RegExp;
  /** Whether the run is a gap; it separates words otherwise. */
  readonly parts: (run: string) => boolean;
}

/** A line end with its indentation, or a single space or tab. Several in a row separate columns. */
const WRAP: Gap = { run: /[ \t\r\n]+/g, parts: (run) => run.length === 1 || /[\r\n]/.test(run) };
/** The same with line ends as JSON and many logs write them. */
const ESCAPED_WRAP: Gap = {
  run: /(?:[ \t\r\n]|\\[nrt])+/g,
  parts: (run) => run.length === 1 || /[\r\n\\]/.test(run),
};
const INVISIBLE: Gap = { run: /\p{Cf}+/gu, parts: () => true };

/** Masks each form where lines were wrapped or a blank was put into it, gap included. */
export function wrapMasker(forms: readonly string[]): Masker {
  const inText = maskerOf(forms, WRAP);
  const inEscapes = maskerOf(forms, ESCAPED_WRAP);
  return (text) => {
    const masked = inText(text);
    return masked.includes('\\') ? inEscapes(masked) : masked;
  };
}

/** Masks each form also where invisible characters part it; those around it stay. */
export function invisibleMasker(forms: readonly string[]): Masker {
  return maskerOf(forms, INVISIBLE);
}

function maskerOf(forms: readonly string[], gap: Gap): Masker {
  const joined = [...new Set(forms.map((form) => joinedOf(form, gap).text))].filter((form) => form !== '');
  const bare = [...new Set(joined.map((form) => form.replaceAll(gap.run, '')))];
  return (text) => {
    // Nearly every text ends here, without a look at each gap.
    const stripped = text.replaceAll(gap.run, '');
    if (stripped.length === text.length || !bare.some((form) => stripped.includes(form))) return text;
    const line = joinedOf(text, gap);
    const spans = joined.flatMap((form) => placesOf(line.text, form)).sort((a, b) => a.from - b.from);
    let masked = '';
    let done = 0;
    for (const { from, to } of united(spans)) {
      masked += text.slice(done, line.placeOf(from)) + MASK;
      done = line.placeOf(to - 1) + 1;
    }
    return masked + text.slice(done);
  };
}

interface Joined {
  /** Without its gaps. */
  readonly text: string;
  /** Where the character of the joined text stands in the whole one. */
  readonly placeOf: (index: number) => number;
}

function joinedOf(text: string, { run, parts }: Gap): Joined {
  const pieces: string[] = [];
  /** Where each piece begins in the joined text, and in the whole one. */
  const starts: { readonly joined: number; readonly whole: number }[] = [{ joined: 0, whole: 0 }];
  let length = 0;
  let done = 0;
  for (const { 0: gap, index } of text.matchAll(run)) {
    if (!parts(gap)) continue;
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
