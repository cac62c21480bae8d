import { SEVERITIES, type Severity } from '../domain/severity.js';
import type { Column } from '../report/html/finding.js';
import { CHANGES, type Change, STATES, type State } from '../report/html/page-data.js';

/** What a reader has chosen to see, and how it is sorted. */
export interface Choice {
  /** Words that all have to be somewhere in a finding. */
  readonly text: string;
  /** Empty: all. */
  readonly severities: readonly Severity[];
  readonly change: Change | undefined;
  readonly state: State | undefined;
  readonly sort: Sort;
  /** From 1 on. */
  readonly page: number;
}

export interface Sort {
  readonly by: Column['key'];
  /** Turned round: the mildest first, or `z`. */
  readonly down: boolean;
}

/** In characters. */
const MAX_TEXT_LENGTH = 200;
const KEYS: readonly Column['key'][] = ['severity', 'title', 'rule', 'where', 'cvss', 'change'];

/** The choice as the address's fragment tells it, so that a view can be shared; empty where it is the one of an untouched page. */
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

/** Reads a fragment, which anybody may have written: what is none of our words is left out. Undefined where it tells no choice. */
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
