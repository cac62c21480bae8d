import type { Verdict } from '../../domain/gate.js';
import { numberText } from '../wording.js';
import { type Child, type Element, h } from './element.js';

/** A part of a bar; `name` is its CSS class, which sets the colour. */
interface Part {
  readonly name: string;
  readonly amount: number;
}

const WIDTH = 1000;
/** So that one finding among thousands stays visible. */
const MIN_WIDTH = 6;
const GAP = 3;

/** One bar of parts side by side; `label` is its text alternative. */
export function bar(parts: readonly Part[], label: string): Element {
  const shown = parts.filter(({ amount }) => amount > 0);
  const total = shown.reduce((sum, { amount }) => sum + amount, 0);
  const room = WIDTH - MIN_WIDTH * shown.length - GAP * Math.max(0, shown.length - 1);
  let x = 0;
  const rects = shown.map(({ name, amount }) => {
    const width = MIN_WIDTH + (room * amount) / total;
    const rect = h('rect', { class: `fill-${name}`, x: rounded(x), y: 0, width: rounded(width), height: 14 });
    x += width + GAP;
    return rect;
  });
  return h(
    'svg',
    { class: 'bar', viewBox: `0 0 ${WIDTH} 14`, preserveAspectRatio: 'none', role: 'img', 'aria-label': label },
    shown.length === 0 ? h('rect', { class: 'fill-none', x: 0, y: 0, width: WIDTH, height: 14 }) : rects,
  );
}

const RADIUS = 80;
const ARC = 'M20 100a80 80 0 0 1 160 0';

/** A score from 0 to 100 as a half circle, coloured by the rule's outcome, with marks for the required score and for the baseline's score. */
export function gauge(
  score: number,
  tone: 'neutral' | 'good' | 'bad',
  marks: readonly { readonly at: number; readonly name: string }[],
  label: string,
): Element {
  const length = Math.PI * RADIUS;
  const filled = (length * within(score)) / 100;
  return h(
    'svg',
    { class: 'gauge', viewBox: '0 0 200 112', role: 'img', 'aria-label': label },
    h('path', { class: 'track', d: ARC }),
    h('path', { class: `value ${tone}`, d: ARC, 'stroke-dasharray': `${rounded(filled)} ${rounded(length)}` }),
    marks.map(({ at, name }) =>
      h('line', { class: `tick ${name}`, x1: 6, y1: 100, x2: 34, y2: 100, transform: `rotate(${rounded(1.8 * within(at))} 100 100)` }),
    ),
    h('text', { class: 'amount', x: 100, y: 92, 'text-anchor': 'middle' }, String(score)),
    h('text', { class: 'of', x: 100, y: 109, 'text-anchor': 'middle' }, 'of 100'),
  );
}

/** Two bars, one above the other: before and now. */
export function pair(before: number | undefined, after: number | undefined, most: number, label: string): Element {
  const lane = (amount: number | undefined, name: string, y: number) =>
    amount === undefined
      ? []
      : [h('rect', { class: `fill-${name}`, x: 0, y, width: rounded(Math.max(1, (200 * amount) / Math.max(1, most))), height: 6 })];
  return h(
    'svg',
    { class: 'pair', viewBox: '0 0 200 16', preserveAspectRatio: 'none', role: 'img', 'aria-label': label },
    lane(before, 'before', 1),
    lane(after, 'after', 9),
  );
}

function within(percent: number): number {
  return Math.min(100, Math.max(0, percent));
}

/** Two decimals are enough for a picture. */
export function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}

/** SVG paths in a view box of 24 by 24. */
const PATHS: Readonly<Record<Verdict | 'warning', string>> = {
  passed: 'M5 12.5l4.5 4.5L19 7.5',
  failed: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  error: 'M12 6v7.5M12 17.5v.5',
  timeout: 'M12 6v6.5l4 2.5',
  cancelled: 'M8 8h8v8H8zM11 11h2v2h-2z',
  skipped: 'M6 6.5l6 5.5-6 5.5zM13 6.5l6 5.5-6 5.5z',
  started: 'M8.5 6l9 6-9 6z',
  checked: 'M9 6h10M9 12h10M9 18h10M4.5 6h.5M4.5 12h.5M4.5 18h.5',
  warning: 'M12 5.5v8M12 17.5v.5',
};

/** An icon beside the word, hidden from screen readers. */
export function icon(name: Verdict | 'warning'): Element {
  return h('svg', { class: 'icon', viewBox: '0 0 24 24', width: 24, height: 24, 'aria-hidden': 'true' }, h('path', { d: PATHS[name] }));
}

/** The verdict's colour in the browser tab, to which the style sheet does not apply. */
const TAB_COLOURS: Readonly<Record<Verdict, string>> = {
  passed: '176f30',
  failed: 'c62828',
  error: 'c62828',
  timeout: '9a5b00',
  cancelled: '9a5b00',
  skipped: '57606a',
  started: '1a5fb4',
  checked: '176f30',
};

/** The icon in the browser tab, as a data URL, because the page may send no request. */
export function tabIcon(verdict: Verdict): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="12" cy="12" r="12" fill="#${TAB_COLOURS[verdict]}"/><path d="${PATHS[verdict]}" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** A part of a whole, with its label. */
export interface Share {
  /** The CSS class, which sets the colour. */
  readonly name: string;
  readonly word: string;
  /** Undefined if the service did not report it, which is not 0. */
  readonly amount: number | undefined;
}

/** One bar with a legend below it. */
export function barOf(shares: readonly Share[], about: string): Child {
  const known = shares.flatMap(({ name, word, amount }) => (amount === undefined ? [] : [{ name, word, amount }]));
  const texts = known.map(({ word, amount }) => `${numberText(amount)} ${word.toLowerCase()}`);
  return [bar(known, `${about}: ${texts.join(', ')}`), h('ul', { class: 'legend' }, shares.map(entry))];
}

function entry({ name, word, amount }: Share): Child {
  return h(
    'li',
    { class: amount === undefined || amount === 0 ? 'none' : undefined },
    h('span', { class: `dot ${name}` }),
    ...(amount === undefined ? [`${word} not reported`] : [h('span', { class: 'amount' }, numberText(amount)), ` ${word}`]),
  );
}
