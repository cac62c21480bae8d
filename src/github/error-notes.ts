import type { Note } from '../domain/note.js';
import type { Source } from '../domain/source.js';
import type { Hint } from '../text/hint.js';
import { parseUrl } from '../text/url.js';
import type { GitHubError } from './github-error.js';

/** What scan-gate attempted at GitHub, for the text of a note. */
export interface Attempted {
  /** For example `The SARIF was not uploaded`. */
  readonly failed: string;
  /** The permission that the request needs, such as `security-events: write`. */
  readonly permission: string;
  /** All permissions that the job needs, as YAML. */
  readonly permissions: string;
  readonly source: Pick<Source, 'untrusted' | 'serverUrl'>;
}

/**
 * What to do about a missing permission.
 *
 * @param permissions All permissions that the job needs, as YAML.
 * @param condition When the hint applies, as the start of its sentence.
 */
export function permissionHint(permissions: string, { untrusted }: Pick<Source, 'untrusted'>, condition = ''): Hint {
  if (untrusted === 'fork') {
    return `${condition}Pull requests from forks get a read-only token, so this is expected; the job summary has the same content. On a private repository, you can turn on "Send write tokens to workflows from pull requests" in the Actions settings.`;
  }
  if (untrusted === 'dependabot') {
    const lead = `${condition}Dependabot's runs get a read-only token unless the job sets its permissions. Set all of them:`;
    return { lead, yaml: permissions };
  }
  const lead = `${condition}Set all permissions that the job needs, because a permissions block removes every permission that it does not name:`;
  return { lead, yaml: permissions };
}

/** Whether this is GitHub Enterprise Server, not github.com or a ghe.com tenant. */
export function isOwnServer({ serverUrl }: Pick<Source, 'serverUrl'>): boolean {
  const host = parseUrl(serverUrl ?? 'https://github.com')?.hostname ?? '';
  return host !== 'github.com' && !host.endsWith('.ghe.com');
}

/** The note for an empty token. */
export function missingToken({ failed }: Pick<Attempted, 'failed'>): Note {
  return {
    level: 'notice',
    code: 'missing-token',
    text: `${failed}: the GitHub token is empty.`,
    hint: `Leave {github-token} out to use the job's own token.`,
  };
}

/** What a cause matches on, and what its texts use. */
export interface CauseFacts {
  readonly failure: GitHubError;
  readonly attempted: Attempted;
  /** How long a rate limit asks to wait; undefined without one. */
  readonly waitMs: number | undefined;
}

/** One known reason why a request to GitHub failed. `explain` appends GitHub's status and message to `why`. */
export interface Cause {
  readonly code: string;
  readonly level: Note['level'];
  readonly when: (facts: CauseFacts) => boolean;
  /** The end of a sentence, such as `the repository is archived`. */
  readonly why: string | ((facts: CauseFacts) => string);
  readonly hint?: Hint | ((facts: CauseFacts) => Hint);
  /**
   * `settled`: GitHub would refuse the same request again. `transient`: the same request may succeed later. `unknown`: the answer proves
   * nothing about the repository, because it may not be GitHub's.
   */
  readonly lasts: 'settled' | 'transient' | 'unknown';
  /** Whether to show the request ID, with which GitHub Support or the server's administrators can look the request up. */
  readonly traced?: true;
}

/** Matches GitHub's message, and its status: one of `statuses`, or any error. */
export function answeredWith(pattern: RegExp, ...statuses: readonly number[]): Cause['when'] {
  return ({ failure: { answered, message, status } }) =>
    answered && (statuses.length === 0 ? status >= 400 : statuses.includes(status)) && pattern.test(message);
}

/** Matches the message of a failed connection. */
export function notConnected(pattern: RegExp): Cause['when'] {
  return ({ failure: { answered, message } }) => !answered && pattern.test(message);
}

/** What to do if GitHub does not accept the token, as part of a sentence. */
export const OWN_TOKEN = "leave {github-token} out to use the job's own token";
