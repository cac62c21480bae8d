import type { Check } from '../../domain/check.js';
import type { RuleResult } from '../../domain/gate-settings.js';
import type { WaiverResult } from '../../domain/waiver.js';
import { capital } from '../../text/plain.js';
import { repositoryFileUrl } from '../location.js';
import type { Report } from '../report.js';
import { centralName, namesPolicy, placesOf, shortCommit } from '../view.js';
import { SUBJECT_WORDS } from '../waivers.js';
import { countText } from '../wording.js';
import { type Child, code, foreign, h, joined, link, tableOf } from './element.js';
import { hintOf } from './notes.js';

/** The rules of the gate, where each is set, and its outcome. */
export function rules(report: Report): Child {
  const { decision, policy, centralPolicy } = report;
  const central = centralPolicy !== undefined && !namesPolicy(decision, 'central-policy');
  const named = policy !== undefined && !namesPolicy(decision);
  const alone = decision.verdict === 'passed' && decision.rules.length === 0;
  if (decision.rules.length === 0 && !alone && !named && !central) return undefined;
  return h(
    'section',
    { class: 'card', 'aria-labelledby': 'gate' },
    h('h2', { id: 'gate' }, 'The gate'),
    alone && h('p', {}, 'The scan completed; no other rule applies.'),
    decision.rules.length > 0 &&
      tableOf(
        'The rules of the gate',
        ['Outcome', 'Rule', 'Set by', 'Reason'],
        decision.rules.map((result) => [
          h('span', { class: `outcome ${result.failed ? 'failed' : 'passed'}` }, result.failed ? '✕ failed' : '✓ passed'),
          [code(`${result.rule}: ${result.value}`)],
          sourceOf(result, report),
          foreign(`${capital(result.text)}.`),
        ]),
      ),
    central && h('p', { class: 'quiet' }, 'Central policy: ', centralOf(report), '.'),
    named && h('p', { class: 'quiet' }, 'Policy: ', policyOf(report), '.'),
  );
}

function sourceOf(result: RuleResult, report: Report): Child {
  return placesOf(result).map(({ source, file, section }, index): Child => {
    const and = index === 0 ? '' : ' and ';
    if (file === undefined) return `${and}${source}`;
    if (section !== undefined) return [`${and}${file}, section `, h('code', {}, section)];
    return [`${and}${file} `, file === 'policy' ? policyOf(report) : centralOf(report)];
  });
}

/** The central policy, and its commit. */
function centralOf({ centralPolicy }: Report): Child {
  return centralPolicy && [code(centralName(centralPolicy)), ' at ', code(shortCommit(centralPolicy.commit))];
}

/** The policy file, and its commit if it was not read from the workspace. */
function policyOf(report: Report): Child {
  const { policy } = report;
  if (policy === undefined) return undefined;
  const { path, commit } = policy;
  return commit === undefined ? code(path) : [link(code(path), repositoryFileUrl(report, path, commit)), ' at ', code(shortCommit(commit))];
}

/** All waivers of the policy, the most urgent first. Not for a partial list, because it may lack findings that they match. */
export function waivers({ evaluation, partial }: Report): Child {
  const all = evaluation?.waivers ?? [];
  if (all.length === 0 || partial === true) return undefined;
  return h(
    'section',
    { class: 'card', 'aria-labelledby': 'waivers' },
    h('h2', { id: 'waivers' }, 'Waivers'),
    tableOf(
      'The waivers of the policy',
      ['State', 'Accepts', 'Until', 'Findings', 'Reason'],
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

/** Most urgent first. */
const STATES = [
  { kind: 'failed', text: '✕ expired' },
  { kind: 'warning', text: '! expires soon' },
  { kind: 'unknown', text: '? matches nothing' },
  { kind: 'passed', text: '✓ active' },
] as const;

function urgency({ state, matched }: WaiverResult): number {
  if (matched === 0) return 2;
  return { expired: 0, expiring: 1, active: 3 }[state];
}

function adviceOf({ state, matched }: WaiverResult): string | undefined {
  if (matched === 0) return 'Remove the waiver if it is no longer needed.';
  if (state === 'expired') return 'The findings that it accepted count again.';
  return state === 'expiring' ? `Within 14 days ${countText(matched, 'finding')} will count again.` : undefined;
}

/** What a waiver accepts: `rule CKV_AWS_24 in files docs/**`. */
export function subjectOf({ by, value, paths = [], resources = [] }: WaiverResult): Child {
  const patterns = (what: string, globs: readonly string[]): Child => globs.length > 0 && [` ${what} `, joined(globs.map(code), ', ')];
  return [SUBJECT_WORDS[by], ' ', code(value), patterns('in files', paths), patterns('at', resources)];
}

const CHECK_STATES: Readonly<Record<Check['state'], readonly [mark: string, word: string]>> = {
  ok: ['✓', 'ok'],
  warning: ['!', 'warning'],
  problem: ['✕', 'to be changed'],
  unknown: ['?', 'not known'],
};

/** The checks of the doctor, with hints. */
export function checks(all: readonly Check[] = []): Child {
  if (all.length === 0) return undefined;
  return h(
    'section',
    { class: 'card', 'aria-labelledby': 'checks' },
    h('h2', { id: 'checks' }, 'What was checked'),
    tableOf(
      'The checks of the doctor',
      ['Outcome', 'Check', 'What was found'],
      all.map(({ name, state, text, hint }) => [
        h('span', { class: `outcome ${state}` }, CHECK_STATES[state].join(' ')),
        foreign(name),
        [foreign(text), hint !== undefined && hintOf(hint)],
      ]),
    ),
  );
}
