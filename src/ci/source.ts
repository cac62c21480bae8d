import { asCommit, asRef, asRepository, asServerUrl, isMergeQueueRef } from '../domain/refs.js';
import type { Source } from '../domain/source.js';
import { parseUrl } from '../text/url.js';
import { readAbout } from './event.js';
import type { Env } from './event-facts.js';
import { at, headRepository, type Payload, parsePayload, textAt } from './payload.js';
import { isMerge } from './pull-request-event.js';
import { overrideSource, type ReadSource, type SourceInputs } from './source-override.js';

interface ReadSourceOptions extends SourceInputs {
  readonly env: Env;
  /** Reads the event's file; may throw. */
  readonly readFile: (path: string) => string;
}

/** What this job is about: the one place that knows which CI it is and that reads its event. Never throws. */
export function readSource({ env, readFile, ...inputs }: ReadSourceOptions): ReadSource {
  if (!isGitHub(env)) return overrideSource(readNoSource(env), inputs);
  return overrideSource(readGitHubSource(env, readFile), inputs, { ref: asRef(env['GITHUB_REF']), commit: asCommit(env['GITHUB_SHA']) });
}

/** What CIs set by themselves. Jenkins and Azure Pipelines do not always set CI, TeamCity and CodeBuild never. */
const MARKERS = [
  'CI',
  'GITLAB_CI',
  'TF_BUILD',
  'JENKINS_URL',
  'BITBUCKET_BUILD_NUMBER',
  'CIRCLECI',
  'BUILDKITE',
  'TEAMCITY_VERSION',
  'DRONE',
  'CODEBUILD_BUILD_ID',
  'bamboo_buildKey',
  'GO_PIPELINE_NAME',
  'GITHUB_ACTIONS',
  'GITEA_ACTIONS',
  'FORGEJO_ACTIONS',
] as const;

/** A terminal, or a CI whose variables are not read: nothing but that it is one is taken from the environment. */
function readNoSource(env: Env): Source {
  const isCi = MARKERS.some((name) => !/^(?:|0|false)$/i.test(env[name]?.trim() ?? ''));
  return { ci: isCi ? 'other' : 'none', visibility: 'unknown', mergeQueue: false, boundToCommit: false, overridden: false };
}

/**
 * Whether the event is one that GitHub's runner, or a compatible one, has written. Steps cannot set variables that begin with GITHUB_
 * (https://docs.github.com/actions/reference/workflows-and-actions/variables#naming-conventions-for-environment-variables).
 */
function isGitHub(env: Env): boolean {
  return env['GITHUB_ACTIONS'] === 'true';
}

/**
 * Gitea and Forgejo run GitHub's workflows and set GITHUB_ACTIONS as well. Any step can set these two variables: they may not decide
 * whether the event is read, or a pull request would choose where its own policy comes from.
 */
function readFlavour(env: Env): Source['flavour'] {
  return env['GITEA_ACTIONS'] || env['FORGEJO_ACTIONS'] ? 'gitea' : undefined;
}

/** What a GitHub Actions job is about. A missing or broken event file leaves what the environment variables tell. */
function readGitHubSource(env: Env, readFile: (path: string) => string): Source {
  const event = /^[a-z_]{1,64}$/.exec(env['GITHUB_EVENT_NAME'] ?? '')?.[0] ?? 'unknown';
  const payload = readPayload(env['GITHUB_EVENT_PATH'], readFile);
  const about = readAbout(event, payload, env);
  const repository = asRepository(env['GITHUB_REPOSITORY']) ?? asRepository(textAt(payload, 'repository', 'full_name'));
  const serverUrl = asServerUrl(env['GITHUB_SERVER_URL']) ?? 'https://github.com';
  const flavour = readFlavour(env);
  return {
    ci: 'github',
    ...(flavour && { flavour }),
    event,
    repository,
    visibility: readVisibility(payload),
    ...about,
    untrusted: detectUntrustedCode(event, payload, env),
    mergeQueue: event === 'merge_group' || isMergeQueueRef(about.ref),
    serverUrl,
    // Gitea's pages go by other numbers.
    runUrl: flavour === undefined ? runUrl(env, serverUrl, repository) : undefined,
    docsUrl: flavour === undefined ? docsUrl(env, serverUrl) : undefined,
    hostedRunner: env['RUNNER_ENVIRONMENT'] === 'github-hosted' || undefined,
    run: runNumber(env),
    overridden: false,
  };
}

function readPayload(path: string | undefined, readFile: (path: string) => string): Payload {
  if (!path) return undefined;
  try {
    return parsePayload(readFile(path));
  } catch {
    return undefined;
  }
}

function readVisibility(payload: Payload): Source['visibility'] {
  const visibility = textAt(payload, 'repository', 'visibility');
  if (visibility === 'public' || visibility === 'private' || visibility === 'internal') return visibility;
  // Older GitHub Enterprise Servers tell `private` alone.
  const isPrivate = at(payload, 'repository', 'private');
  if (typeof isPrivate !== 'boolean') return 'unknown';
  return isPrivate ? 'private' : 'public';
}

function runNumber(env: Env): string | undefined {
  const id = /^[0-9]{1,20}$/.exec(env['GITHUB_RUN_ID'] ?? '')?.[0];
  return id === undefined ? undefined : `${id}.${/^[0-9]{1,6}$/.exec(env['GITHUB_RUN_ATTEMPT'] ?? '')?.[0] ?? '1'}`;
}

function runUrl(env: Env, serverUrl: string, repository: string | undefined): string | undefined {
  const id = /^[0-9]{1,20}$/.exec(env['GITHUB_RUN_ID'] ?? '')?.[0];
  if (id === undefined || repository === undefined) return undefined;
  const attempt = /^[0-9]{1,6}$/.exec(env['GITHUB_RUN_ATTEMPT'] ?? '')?.[0];
  const run = `${serverUrl}/${repository}/actions/runs/${id}`;
  return attempt === undefined || Number(attempt) <= 1 ? run : `${run}/attempts/${attempt}`;
}

/** A step of `uses: owner/repository@ref` has both variables; of a local action (`uses: ./`) neither is filled. */
function docsUrl(env: Env, serverUrl: string): string | undefined {
  const repository = asRepository(env['GITHUB_ACTION_REPOSITORY']);
  const ref = /^(?!.*\.\.)\w[\w.-]*(?:\/\w[\w.-]*)*$/.exec(env['GITHUB_ACTION_REF'] ?? '')?.[0];
  return repository === undefined || ref === undefined ? undefined : `${serverUrl}/${repository}/blob/${ref}/docs`;
}

/**
 * The address of GitHub's API. GITHUB_API_URL names it; without one, it belongs to GITHUB_SERVER_URL: a token of GitHub Enterprise Server
 * or of a cloud at ghe.com must not be sent to github.com.
 */
export function apiUrlOf(given: string | undefined, { ci, serverUrl }: Pick<Source, 'ci' | 'serverUrl'>): string {
  const named = given?.trim() ?? '';
  if (named !== '') return named;
  const server = ci === 'github' && serverUrl !== undefined ? parseUrl(serverUrl) : undefined;
  if (server === undefined || server.hostname === 'github.com') return 'https://api.github.com';
  return server.hostname.endsWith('.ghe.com') ? `https://api.${server.host}` : `${serverUrl}/api/v3`;
}

const DEPENDABOT = 'dependabot[bot]';

/**
 * The events that Dependabot gets without the repository's secrets
 * (https://docs.github.com/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions).
 */
const WITHOUT_SECRETS: ReadonlySet<string> = new Set([
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
  'push',
  'create',
  'deployment',
  'deployment_status',
]);

/** What the event proves about its code; undefined if the code is the repository's own and the run has the secrets. */
export function detectUntrustedCode(event: string, payload: Payload, env: Env): Source['untrusted'] {
  const head = headOf(event, payload, env);
  if (head !== 'own') return head;
  return isDependabot(event, payload, env) ? 'dependabot' : undefined;
}

/** By who caused the run: secrets are withheld also when a person runs it again. On other events Dependabot's runs have all secrets. */
function isDependabot(event: string, payload: Payload, env: Env): boolean {
  if (env['GITHUB_ACTOR'] !== DEPENDABOT) return false;
  if (event === 'pull_request_target') return textAt(payload, 'pull_request', 'user', 'login') === DEPENDABOT;
  return WITHOUT_SECRETS.has(event);
}

/** Only pull requests, and the runs that `workflow_run` waited for, can be about another repository's code. */
function headOf(event: string, payload: Payload, env: Env): 'own' | 'fork' | 'unknown' {
  const home = [textAt(payload, 'repository', 'full_name'), env['GITHUB_REPOSITORY']];
  if (event.startsWith('pull_request')) {
    // The base's own event about the base's own commit, which a person has merged.
    if (event === 'pull_request_target' && isMerge(payload)) return 'own';
    return headRepository(
      payload,
      ['pull_request', 'head', 'repo'],
      [textAt(payload, 'pull_request', 'base', 'repo', 'full_name'), ...home],
    );
  }
  return event === 'workflow_run' ? headRepository(payload, ['workflow_run', 'head_repository'], home) : 'own';
}
