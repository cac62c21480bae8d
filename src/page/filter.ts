import { SEVERITIES, type Severity } from '../domain/severity.js';
import type { Column } from '../report/html/finding.js';
import { CHANGES, type Change, STATES, type State } from '../report/html/page-data.js';

/** The filters and the order that a reader has chosen. */
export interface Choice {
  /** A finding must contain all of these words. */
  readonly text: string;
  /** Empty means all. */
  readonly severities: readonly Severity[];
  readonly change: Change | undefined;
  readonly state: State | undefined;
  /** The index of one of several targets; undefined means all. */
  readonly target: number | undefined;
  readonly sort: Sort;
  /** The first page is 1. */
  readonly page: number;
}

export interface Sort {
  readonly by: Column['key'];
  /** Reversed order: the least severe first, or `z` to `a`. */
  readonly down: boolean;
}

/** In characters. */
const MAX_TEXT_LENGTH = 200;
const KEYS: readonly Column['key'][] = ['severity', 'title', 'target', 'rule', 'where', 'cvss', 'change'];

/**
 * The choice as the fragment of the URL, so that readers can share a view; empty for the default view.
 *
 * @param targets The names of several targets, which stay the same if the order changes.
 */
export function fragmentOf(choice: Choice, untouched: Choice, targets: readonly string[] = []): string {
  const { text, severities, change, state, target, sort, page } = choice;
  const parts = [
    ['q', text],
    ['severity', severities.join(',')],
    ['change', change ?? ''],
    ['state', state === untouched.state ? '' : (state ?? 'all')],
    ['target', target === undefined ? '' : (targets[target] ?? '')],
    ['sort', sort.by === untouched.sort.by && !sort.down ? '' : sort.by],
    ['order', sort.down ? 'down' : ''],
    ['page', page > 1 ? String(page) : ''],
  ].filter(([, value]) => value !== '');
  return new URLSearchParams(parts).toString();
}

/** Reads the fragment of the URL. It is untrusted, so unknown values are ignored. Undefined if it contains no choice. */
export function choiceIn(fragment: string, untouched: Choice, targets: readonly string[] = []): Choice | undefined {
  const text = fragment.replace(/^#/, '');
  if (!text.includes('=')) return undefined;
  const parameters = new URLSearchParams(text);
  const one = <Word extends string>(name: string, words: readonly Word[]): Word | undefined =>
    words.find((word) => word === parameters.get(name));
  const by = one('sort', KEYS);
  const severities = (parameters.get('severity') ?? '').split(',');
  const page = Number(parameters.get('page') ?? 1);
  const target = targets.indexOf(parameters.get('target') ?? '');
  return {
    text: (parameters.get('q') ?? '').slice(0, MAX_TEXT_LENGTH),
    severities: SEVERITIES.filter((severity) => severities.includes(severity)),
    change: one('change', CHANGES),
    state: parameters.get('state') === 'all' ? undefined : (one('state', STATES) ?? untouched.state),
    target: target === -1 ? undefined : target,
    sort: by === undefined ? untouched.sort : { by, down: parameters.get('order') === 'down' },
    page: Number.isSafeInteger(page) && page >= 1 ? page : 1,
  };
}
