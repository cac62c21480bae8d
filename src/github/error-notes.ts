import type { Note } from '../domain/note.js';
import type { Source } from '../domain/source.js';
import type { Hint } from '../text/hint.js';
import { parseUrl } from '../text/url.js';
import type { GitHubError } from './github-error.js';

/** What was asked of GitHub, for the words of a note. */
export interface Attempted {
  /** For example `The SARIF was not uploaded`. */
  readonly failed: string;
  /** The permission that this needs, such as `security-events: write`. */
  readonly permission: string;
  /** All that the job needs, as YAML. */
  readonly permissions: string;
  readonly source: Pick<Source, 'untrusted' | 'serverUrl'>;
}

/**
 * What to do about a permission that is missing.
 *
 * @param permissions All that the job needs, as YAML.
 * @param condition When this is what to do, as the beginning of the sentence.
 */
export function permissionHint(permissions: string, { untrusted }: Pick<Source, 'untrusted'>, condition = ''): Hint {
  if (untrusted === 'fork') {
    return `${condition}Pull requests from forks get a read-only token, so this is expected; the job summary tells the same. On a private repository, "Send write tokens to workflows from pull requests" in the Actions settings changes it.`;
  }
  if (untrusted === 'dependabot') {
    const lead = `${condition}Dependabot's runs get a read-only token unless the job names its permissions, all of them:`;
    return { lead, yaml: permissions };
  }
  const lead = `${condition}Give the job all that it needs; a block that names one permission takes away all that it does not name:`;
  return { lead, yaml: permissions };
}

/** GitHub Enterprise Server, which its owners run: not github.com, and not GitHub's own clouds at ghe.com. */
export function isOwnServer({ serverUrl }: Pick<Source, 'serverUrl'>): boolean {
  const host = parseUrl(serverUrl ?? 'https://github.com')?.hostname ?? '';
  return host !== 'github.com' && !host.endsWith('.ghe.com');
}

/** No token at all. */
export function missingToken({ failed }: Pick<Attempted, 'failed'>): Note {
  return {
    level: 'notice',
    code: 'missing-token',
    text: `${failed}: the GitHub token is empty.`,
    hint: `Leave {github-token} out to use the job's own token.`,
  };
}

/** What a cause looks at, and what its words need. */
export interface CauseFacts {
  readonly failure: GitHubError;
  readonly attempted: Attempted;
  /** Of a rate limit. */
  readonly waitMs: number | undefined;
}

/** One thing that a request to GitHub can end in. GitHub's status and words follow `why` by themselves. */
export interface Cause {
  readonly code: string;
  readonly level: Note['level'];
  readonly when: (facts: CauseFacts) => boolean;
  /** The end of a sentence, such as `the repository is archived`. */
  readonly why: string | ((facts: CauseFacts) => string);
  readonly hint?: Hint | ((facts: CauseFacts) => Hint);
  /**
   * `settled`: GitHub has decided, and decides the same again. `transient`: the same request may succeed later. `unknown`: whoever answered
   * says nothing about the repository, so that nothing may be concluded from it.
   */
  readonly lasts: 'settled' | 'transient' | 'unknown';
  /** GitHub Support, or the administrators of the server, can look the request up: its ID is shown. */
  readonly traced?: true;
}

/** A cause by GitHub's words. */
export function says(pattern: RegExp, ...statuses: readonly number[]): Cause['when'] {
  return ({ failure: { answered, message, status } }) =>
    answered && (statuses.length === 0 ? status >= 400 : statuses.includes(status)) && pattern.test(message);
}

/** A cause by the words of a connection that failed. */
export function unanswered(pattern: RegExp): Cause['when'] {
  return ({ failure: { answered, message } }) => !answered && pattern.test(message);
}

/** What to do about a token that GitHub does not accept, as part of a sentence. */
export const OWN_TOKEN = "leave {github-token} out to use the job's own token";
