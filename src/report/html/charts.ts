import { type Element, h } from './element.js';

/** A part of a bar; its class is its colour. */
export interface Part {
  readonly name: string;
  readonly amount: number;
}

const WIDTH = 1000;
/** So that one among thousands is seen. */
const NARROWEST = 6;
const GAP = 3;

/** One bar of parts side by side; `label` says the same in words. */
export function bar(parts: readonly Part[], label: string): Element {
  const shown = parts.filter(({ amount }) => amount > 0);
  const total = shown.reduce((sum, { amount }) => sum + amount, 0);
  const room = WIDTH - NARROWEST * shown.length - GAP * Math.max(0, shown.length - 1);
  let x = 0;
  const rects = shown.map(({ name, amount }) => {
    const width = NARROWEST + (room * amount) / total;
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

/** A score from 0 to 100 as half a circle, as good or bad as a rule says, with marks at the lowest one that is good enough and at the baseline's. */
export function gauge(
  score: number,
  tone: 'told' | 'good' | 'bad',
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

/** Two bars, one above the other: what was, and what is. */
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

/** Two decimals: a picture shows no more. */
export function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
