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
const KEYS: readonly Column['key'][] = ['severity', 'title', 'rule', 'where', 'cvss', 'change'];

/** The choice as the fragment of the URL, so that readers can share a view; empty for the default view. */
export function fragmentOf(choice: Choice, untouched: Choice): string {
  const { text, severities, change, state, sort, page } = choice;
  const parts = [
    ['q', text],
    ['severity', severities.join(',')],
    ['change', change ?? ''],
    ['state', state === untouched.state ? '' : (state ?? 'all')],
    ['sort', sort.by === untouched.sort.by && !sort.down ? '' : sort.by],
    ['order', sort.down ? 'down' : ''],
    ['page', page > 1 ? String(page) : ''],
  ].filter(([, value]) => value !== '');
  return new URLSearchParams(parts).toString();
}

/** Reads the fragment of the URL. It is untrusted, so unknown values are ignored. Undefined if it contains no choice. */
export function choiceIn(fragment: string, untouched: Choice): Choice | undefined {
  const text = fragment.replace(/^#/, '');
  if (!text.includes('=')) return undefined;
  const parameters = new URLSearchParams(text);
  const one = <Word extends string>(name: string, words: readonly Word[]): Word | undefined =>
    words.find((word) => word === parameters.get(name));
  const by = one('sort', KEYS);
  const severities = (parameters.get('severity') ?? '').split(',');
  const page = Number(parameters.get('page') ?? 1);
  return {
    text: (parameters.get('q') ?? '').slice(0, MAX_TEXT_LENGTH),
    severities: SEVERITIES.filter((severity) => severities.includes(severity)),
    change: one('change', CHANGES),
    state: parameters.get('state') === 'all' ? undefined : (one('state', STATES) ?? untouched.state),
    sort: by === undefined ? untouched.sort : { by, down: parameters.get('order') === 'down' },
    page: Number.isSafeInteger(page) && page >= 1 ? page : 1,
  };
}
