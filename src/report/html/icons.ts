import type { Verdict } from '../../domain/gate.js';
import { type Element, h } from './element.js';

/** Strokes on a field of 24 by 24. */
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

/** A picture beside the word; never instead of it. */
export function icon(name: Verdict | 'warning'): Element {
  return h('svg', { class: 'icon', viewBox: '0 0 24 24', width: 24, height: 24, 'aria-hidden': 'true' }, h('path', { d: PATHS[name] }));
}

/** The verdict's colour in a browser's tab, where no style sheet reaches. */
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

/** The picture in a browser's tab, as an address that asks nobody. */
export function tabIcon(verdict: Verdict): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="12" cy="12" r="12" fill="#${TAB_COLOURS[verdict]}"/><path d="${PATHS[verdict]}" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
