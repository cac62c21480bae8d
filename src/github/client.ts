import { randomUUID } from 'node:crypto';
import type { getOctokit } from '@actions/github';
import { type JobNeeds, permissionsBlock, type Source } from '../domain/source.js';
import type { Clock } from '../runtime/clock.js';
import { trimEnd } from '../text/plain.js';
import { isLoopback, parseUrl } from '../text/url.js';
import { toGitHubError } from './github-error.js';
import { nodeFetch } from './node-fetch.js';
import { perAttemptTimeout, waitForRateLimit } from './request-hooks.js';
import { listBytes, type OnBytes } from './response-limit.js';

/** Octokit with its typed endpoints under `rest`. */
export type GitHub = ReturnType<typeof getOctokit>;

/** Access to GitHub's API with one token. Nothing is loaded or sent before `open`. */
export interface GitHubAccess {
  /** Creates the client once. Throws if `@actions/github` cannot be loaded. */
  open(): Promise<GitHub>;
  readonly hasToken: boolean;
  /** Whether the token belongs to an app's installation, like a job's own token. GitHub refuses GET /user to it. */
  readonly isInstallationToken: boolean;
  readonly clock: Clock;
  /** Limits the size of a list over all its pages: pass it as `onBytes` to the request of each page. */
  listBytes(what: string): OnBytes;
  /** All permissions that the job needs, as YAML to paste. Hints always show the whole block. */
  readonly permissions: string;
  /** Removes our secrets from a text. Call it before truncating, because a part of a secret would remain. */
  scrub(text: string): string;
}

export interface GitHubAccessOptions {
  /** If empty, publishers report that it is missing. */
  readonly token: string;
  /** GITHUB_API_URL. It can be GitHub Enterprise Server and, in tests, loopback over http. */
  readonly apiUrl: string;
  /** The proxy of the requests, without its password, for error messages. */
  readonly proxy?: string | undefined;
  readonly clock: Clock;
  /** For one request with its answer, in milliseconds; default 30 s, which includes uploads of 10 MB. */
  readonly requestTimeoutMs?: number;
  /** Unit of the pauses before a failed read is repeated (1 and 4 units), in milliseconds; default 1 s. */
  readonly retryUnitMs?: number;
  /** Limit for all pages of one list together, in bytes; default 256 MiB. */
  readonly mostListBytes?: number;
  readonly debug?: (text: string) => void;
  /** What the job does at GitHub; default: everything. */
  readonly needs?: JobNeeds;
  /** Removes other secrets than the token from a text. */
  readonly takeSecrets?: (text: string) => string;
}

/** The version that our requests are written for. Without it, GitHub may use a later one. */
const API_VERSION = '2022-11-28';

/** Access to GitHub with the job's token. */
export function githubAccess(options: GitHubAccessOptions): GitHubAccess {
  const token = options.token.trim();
  const { takeSecrets = (text) => text } = options;
  const scrub = (text: string): string => takeSecrets(token === '' ? text : text.replaceAll(token, '***'));
  let opened: Promise<GitHub> | undefined;
  return {
    open: () => (opened ??= connect(token, options, scrub)),
    hasToken: token !== '',
    isInstallationToken: token.startsWith('ghs_'),
    clock: options.clock,
    listBytes: (what) => listBytes(what, options.mostListBytes),
    permissions: permissionsBlock(options.needs ?? { upload: true, comment: true, trackingIssue: true, history: true }),
    scrub,
  };
}

async function connect(token: string, options: GitHubAccessOptions, scrub: GitHubAccess['scrub']): Promise<GitHub> {
  const { apiUrl, proxy, clock, requestTimeoutMs = 30_000, retryUnitMs = 1_000, debug = () => undefined } = options;
  // In the form of Octokit's errors, so that it is explained like every failed request.
  if (parseUrl(apiUrl) === undefined) throw Object.assign(new Error('Invalid URL'), { status: 500 });
  const [{ getOctokit }, { retry }, { throttling }] = await Promise.all([
    importFor(apiUrl),
    import('@octokit/plugin-retry'),
    import('@octokit/plugin-throttling'),
  ]);
  return getOctokit(
    token,
    {
      baseUrl: trimEnd(apiUrl, '/'),
      userAgent: 'scan-gate',
      log: { debug, info: debug, warn: debug, error: debug },
      // @actions/github chooses the proxy for GITHUB_API_URL, and loads undici for its fetch, which takes longer than a request.
      ...((proxy === undefined || isLocal(apiUrl)) && { request: { fetch: nodeFetch } }),
      retry: { doNotRetry: [400, 401, 403, 404, 409, 410, 413, 422, 429, 451], retries: 2, retryAfterBaseValue: retryUnitMs },
      // The plugin only spaces writes (1 s, comments 3 s). `waitForRateLimit` waits for limits, because the plugin's timers cannot be aborted.
      throttle: { id: randomUUID(), onRateLimit: () => false, onSecondaryRateLimit: () => false },
    },
    // The last plugin sees a request first; the first one sends it.
    perAttemptTimeout({ timeoutMs: requestTimeoutMs, apiVersion: API_VERSION, scrub, proxy }),
    retry,
    throttling,
    waitForRateLimit({ clock, debug }),
  );
}

/**
 * Imports `@actions/github` without GITHUB_EVENT_PATH: the import parses the event file, and throws if the file is broken. A run with a
 * broken event file must still be reported. The import also chooses the proxy for GITHUB_API_URL.
 */
async function importFor(apiUrl: string): Promise<{ readonly getOctokit: typeof getOctokit }> {
  const { GITHUB_EVENT_PATH: path, GITHUB_API_URL: url } = process.env;
  delete process.env['GITHUB_EVENT_PATH'];
  process.env['GITHUB_API_URL'] = apiUrl;
  try {
    return await import('@actions/github');
  } finally {
    if (path !== undefined) process.env['GITHUB_EVENT_PATH'] = path;
    if (url === undefined) delete process.env['GITHUB_API_URL'];
    else process.env['GITHUB_API_URL'] = url;
  }
}

function isLocal(apiUrl: string): boolean {
  const url = parseUrl(apiUrl);
  return url !== undefined && isLoopback(url);
}

/** The two halves of `owner/name`, as GitHub's endpoints take them. */
export interface Repository {
  readonly owner: string;
  readonly repo: string;
}

/** The repository that the job runs for, or another one. */
export function repositoryOf({ repository }: Pick<Source, 'repository'>): Repository | undefined {
  const [owner, repo] = (repository ?? '').split('/');
  return owner && repo ? { owner, repo } : undefined;
}

/** The author of what a job's own token writes. */
const JOB_USER = 'github-actions[bot]';

interface Identity {
  readonly github: GitHubAccess;
  readonly octokit: GitHub;
}

/**
 * The login that our comments and issues have. REST refuses GET /user to an installation token, such as a job's own token, so GraphQL
 * is used for it.
 */
export async function tokenLogin({ github, octokit }: Identity, signal: AbortSignal): Promise<string> {
  return orJobUser(async () => {
    if (github.isInstallationToken) {
      const data = await octokit.graphql<{ viewer?: { login?: unknown } } | null>('{ viewer { login } }', { request: { signal } });
      return data?.viewer?.login;
    }
    const { data } = await octokit.rest.users.getAuthenticated({ request: { signal } });
    return data?.login;
  });
}

/** If GitHub refuses the request, the token is treated as a job's own. */
async function orJobUser(ask: () => Promise<unknown>): Promise<string> {
  try {
    const login = await ask();
    return typeof login === 'string' && login !== '' ? login : JOB_USER;
  } catch (error) {
    const status = toGitHubError(error)?.status;
    const refused = status === 401 || status === 403 || status === 404;
    // GraphQL reports errors with status 200.
    if (refused || (error instanceof Error && error.name === 'GraphqlResponseError')) return JOB_USER;
    throw error;
  }
}
