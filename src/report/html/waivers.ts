import type { WaiverResult } from '../../domain/waiver.js';
import type { Report } from '../report.js';
import { SUBJECT_WORDS } from '../waivers.js';
import { countText } from '../wording.js';
import { tableOf } from './table.js';
import { type Child, code, foreign, h, joined } from './element.js';

/** All waivers of the policy and what became of them: those to look at first. Of a partial list nobody knows what they would match. */
export function waivers({ evaluation, partial }: Report): Child {
  const all = evaluation?.waivers ?? [];
  if (all.length === 0 || partial === true) return undefined;
  return h(
    'section',
    { class: 'card', 'aria-labelledby': 'waivers' },
    h('h2', { id: 'waivers' }, 'Waivers'),
    tableOf(
      'The waivers of the policy',
      ['State', 'What it is about', 'Until', 'Findings', 'Reason'],
      all
        .toSorted((a, b) => urgency(a) - urgency(b))
        .map((waiver) => [
          h('span', { class: `outcome ${STATES[urgency(waiver)]?.kind ?? ''}` }, STATES[urgency(waiver)]?.text),
          subjectOf(waiver),
          h('span', { class: 'whole' }, waiver.expires),
          String(waiver.matched),
          [foreign(waiver.reason), h('div', { class: 'quiet' }, adviceOf(waiver))],
        ]),
      [3],
    ),
  );
}

/** In the order in which a person should look at them. */
const STATES = [
  { kind: 'broken', text: '✕ lapsed' },
  { kind: 'warning', text: '! ends soon' },
  { kind: 'unknown', text: '? matches nothing' },
  { kind: 'held', text: '✓ active' },
] as const;

function urgency({ state, matched }: WaiverResult): number {
  if (matched === 0) return 2;
  return { lapsed: 0, expiring: 1, active: 3 }[state];
}

function adviceOf({ state, matched }: WaiverResult): string | undefined {
  if (matched === 0) return 'Take it out if that is settled.';
  if (state === 'lapsed') return `What it accepted counts again.`;
  return state === 'expiring' ? `Within 14 days ${countText(matched, 'finding')} will count again.` : undefined;
}

/** What a waiver is about: `Rule CKV_AWS_24 in files docs/**`. */
export function subjectOf({ by, value, paths = [], resources = [] }: WaiverResult): Child {
  const patterns = (what: string, globs: readonly string[]): Child => globs.length > 0 && [` ${what} `, joined(globs.map(code), ', ')];
  return [SUBJECT_WORDS[by], ' ', code(value), patterns('in files', paths), patterns('at', resources)];
}
