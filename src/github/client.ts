import { randomUUID } from 'node:crypto';
import type { getOctokit } from '@actions/github';
import { type JobNeeds, permissionsBlock, type Source } from '../domain/source.js';
import type { Clock } from '../runtime/clock.js';
import { trimEnd } from '../text/plain.js';
import { isLoopback, parseUrl } from '../text/url.js';
import { toGitHubError } from './github-error.js';
import { perAttemptTimeout, waitForRateLimit } from './request-hooks.js';
import { listBytes, type OnBytes } from './response-limit.js';

/** Octokit with its typed endpoints under `rest`. */
export type GitHub = ReturnType<typeof getOctokit>;

/** Access to GitHub's API with one token. Nothing is loaded or sent before `open`. */
export interface GitHubAccess {
  /** Made once. Throws when `@actions/github` cannot be loaded. */
  open(): Promise<GitHub>;
  readonly hasToken: boolean;
  /** A token of an app's installation, as jobs get it: GET /user is refused to it. */
  readonly isInstallationToken: boolean;
  readonly clock: Clock;
  /** Counts the bytes of a list over all its pages: goes as `onBytes` into the options of each of their requests. */
  listBytes(what: string): OnBytes;
  /** All that the job needs at GitHub, as YAML to paste: told whole, and so the same whatever is missing. */
  readonly permissions: string;
  /** Takes our secrets out of a text; before it is cut, or the rest of one would stay. */
  scrub(text: string): string;
}

export interface GitHubAccessOptions {
  /** Empty: publishers say that it is missing. */
  readonly token: string;
  /** GITHUB_API_URL; also GitHub Enterprise Server and, in tests, loopback over http. */
  readonly apiUrl: string;
  /** The proxy that requests go through, without its password: named where it may be the cause. */
  readonly proxy?: string | undefined;
  readonly clock: Clock;
  /** For one request with its answer, in milliseconds; default 30 s, uploads of 10 MB included. */
  readonly requestTimeoutMs?: number;
  /** Unit of the pauses before a failed read is repeated (1, 4 times this), in milliseconds; default 1 s. */
  readonly retryUnitMs?: number;
  /** Of all pages of one list together, in bytes; default 256 MiB. */
  readonly mostListBytes?: number;
  readonly debug?: (text: string) => void;
  /** What the job does at GitHub; default: all that there is. */
  readonly needs?: JobNeeds;
  /** What else must not be told, besides the token. */
  readonly takeSecrets?: (text: string) => string;
}

/** The version that our requests were written against; unset, GitHub may answer in a later one. */
const API_VERSION = '2022-11-28';

/** Remembers how to reach GitHub. */
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
  // In Octokit's form: what is wrong with the address is explained like every failed request.
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
      // @actions/github chooses its proxy for GITHUB_API_URL; loopback is never behind one. `request` replaces its choice, hence only here.
      ...(isLocal(apiUrl) && { request: { fetch: globalThis.fetch } }),
      retry: { doNotRetry: [400, 401, 403, 404, 409, 410, 413, 422, 429, 451], retries: 2, retryAfterBaseValue: retryUnitMs },
      // It spaces writes (1 s, comments 3 s). Waiting for a limit is ours (`waitForRateLimit`): its timers cannot be aborted and hold the process.
      throttle: { id: randomUUID(), onRateLimit: () => false, onSecondaryRateLimit: () => false },
    },
    // The first is nearest to the wire, the last sees a request first.
    perAttemptTimeout({ timeoutMs: requestTimeoutMs, apiVersion: API_VERSION, scrub, proxy }),
    retry,
    throttling,
    waitForRateLimit({ clock, debug }),
  );
}

/**
 * `@actions/github` parses the event's file when it is imported, and throws on a broken one. The event is read elsewhere, so it is
 * not shown the file: what the runner's variables tell is still to be reported. It also chooses its proxy then, for GITHUB_API_URL.
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

/** The repository that the job runs for. */
export function repositoryOf({ repository }: Source): Repository | undefined {
  const [owner, repo] = (repository ?? '').split('/');
  return owner && repo ? { owner, repo } : undefined;
}

/** Who a job's own token writes as. */
const JOB_USER = 'github-actions[bot]';

interface Identity {
  readonly github: GitHubAccess;
  readonly octokit: GitHub;
}

/**
 * Whose comments and issues are ours. REST does not answer the token of an app's installation, which a job's own token is as well, so
 * GraphQL is asked, which knows both.
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

/** A token that may not ask is taken for a job's own. */
async function orJobUser(ask: () => Promise<unknown>): Promise<string> {
  try {
    const login = await ask();
    return typeof login === 'string' && login !== '' ? login : JOB_USER;
  } catch (error) {
    const status = toGitHubError(error)?.status;
    const refused = status === 401 || status === 403 || status === 404;
    // GraphQL refuses with 200 and a list of errors.
    if (refused || (error instanceof Error && error.name === 'GraphqlResponseError')) return JOB_USER;
    throw error;
  }
}
