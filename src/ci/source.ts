import { asCommit, asRef, asRepository, asServerUrl, isMergeQueueRef } from '../domain/refs.js';
import type { Source } from '../domain/source.js';
import { parseUrl } from '../text/url.js';
import { readAbout } from './event.js';
import type { Env } from './event-facts.js';
import { giteaPages, gitHubPages } from './pages.js';
import { at, headRepository, type Payload, parsePayload, textAt } from './payload.js';
import { isMerge } from './pull-request-event.js';
import { overrideSource, type ReadSource, type SourceInputs } from './source-override.js';

interface ReadSourceOptions extends SourceInputs {
  readonly env: Env;
  /** Reads the event file; may throw. */
  readonly readFile: (path: string) => string;
}

/** Reads what a job of GitHub Actions is about. Never throws. `readJob` reads other CIs, for the command line. */
export function readSource({ env, readFile, ...inputs }: ReadSourceOptions): ReadSource {
  if (!isGitHub(env)) return overrideSource(readNoSource(env), inputs);
  return overrideSource(readGitHubSource(env, readFile), inputs, { ref: asRef(env['GITHUB_REF']), commit: asCommit(env['GITHUB_SHA']) });
}

/** Variables that CIs set. Jenkins and Azure Pipelines do not always set CI; TeamCity and CodeBuild never do. */
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

/** A terminal, or another CI, from which nothing else is read. */
export function readNoSource(env: Env): Source {
  const isCi = MARKERS.some((name) => !/^(?:|0|false)$/i.test(env[name]?.trim() ?? ''));
  return { ci: isCi ? 'other' : 'none', visibility: 'unknown', mergeQueue: false, boundToCommit: false, overridden: false };
}

/**
 * Whether GitHub's runner, or a compatible one, wrote the event. Steps cannot set variables that begin with GITHUB_
 * (https://docs.github.com/actions/reference/workflows-and-actions/variables#naming-conventions-for-environment-variables).
 */
export function isGitHub(env: Env): boolean {
  return env['GITHUB_ACTIONS'] === 'true';
}

/**
 * Gitea and Forgejo run GitHub's workflows, and also set GITHUB_ACTIONS. They are recognised by the path of their API
 * (https://docs.gitea.com/development/api-usage), and not by GITEA_ACTIONS and FORGEJO_ACTIONS, which any step at GitHub can set.
 */
function readFlavour(env: Env): Source['flavour'] {
  if (!/\/api\/v1\/?$/.test(parseUrl(env['GITHUB_API_URL'] ?? '')?.pathname ?? '')) return undefined;
  return env['FORGEJO_ACTIONS'] ? 'forgejo' : 'gitea';
}

/** What a GitHub Actions job is about. If the event file is missing or broken, only the environment variables are used. */
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
    pages: repository === undefined ? undefined : (flavour === undefined ? gitHubPages : giteaPages)(`${serverUrl}/${repository}`),
    runUrl: runUrl(env, serverUrl, repository, flavour),
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
  // Older versions of GitHub Enterprise Server send only `private`.
  const isPrivate = at(payload, 'repository', 'private');
  if (typeof isPrivate !== 'boolean') return 'unknown';
  return isPrivate ? 'private' : 'public';
}

function runNumber(env: Env): string | undefined {
  const id = /^[0-9]{1,20}$/.exec(env['GITHUB_RUN_ID'] ?? '')?.[0];
  return id === undefined ? undefined : `${id}.${/^[0-9]{1,6}$/.exec(env['GITHUB_RUN_ATTEMPT'] ?? '')?.[0] ?? '1'}`;
}

/**
 * The page of the run. Forgejo counts the runs of a repository. Gitea does, too, before 1.26, and uses the ID since
 * (https://github.com/go-gitea/gitea/pull/36842): nothing shows which of the two it is, and the other number can be another run.
 */
function runUrl(env: Env, serverUrl: string, repository: string | undefined, flavour: Source['flavour']): string | undefined {
  const number = env[flavour === 'forgejo' ? 'GITHUB_RUN_NUMBER' : 'GITHUB_RUN_ID'];
  const id = /^[0-9]{1,20}$/.exec(number ?? '')?.[0];
  if (id === undefined || repository === undefined || flavour === 'gitea') return undefined;
  if (flavour === 'forgejo') return `${serverUrl}/${repository}/actions/runs/${id}`;
  const attempt = /^[0-9]{1,6}$/.exec(env['GITHUB_RUN_ATTEMPT'] ?? '')?.[0];
  const run = `${serverUrl}/${repository}/actions/runs/${id}`;
  return attempt === undefined || Number(attempt) <= 1 ? run : `${run}/attempts/${attempt}`;
}

/** A step with `uses: owner/repository@ref` has both variables; for a local action (`uses: ./`), both are empty. */
function docsUrl(env: Env, serverUrl: string): string | undefined {
  const repository = asRepository(env['GITHUB_ACTION_REPOSITORY']);
  const ref = /^(?!.*\.\.)\w[\w.-]*(?:\/\w[\w.-]*)*$/.exec(env['GITHUB_ACTION_REF'] ?? '')?.[0];
  return repository === undefined || ref === undefined ? undefined : `${serverUrl}/${repository}/blob/${ref}/docs`;
}

/**
 * The URL of GitHub's API: GITHUB_API_URL, or the API of GITHUB_SERVER_URL, because a token of GitHub Enterprise Server or of a ghe.com
 * tenant must not be sent to github.com.
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
 * Events for which Dependabot's runs do not get the repository's secrets
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

/** Why the code is untrusted; undefined if it is the repository's own code and the run has the secrets. */
export function detectUntrustedCode(event: string, payload: Payload, env: Env): Source['untrusted'] {
  const head = headOf(event, payload, env);
  if (head !== 'own') return head;
  return isDependabot(event, payload, env) ? 'dependabot' : undefined;
}

/** GITHUB_ACTOR stays Dependabot if a person runs the job again, and so do the missing secrets. On other events, Dependabot's runs have all secrets. */
function isDependabot(event: string, payload: Payload, env: Env): boolean {
  if (env['GITHUB_ACTOR'] !== DEPENDABOT) return false;
  if (event === 'pull_request_target') return textAt(payload, 'pull_request', 'user', 'login') === DEPENDABOT;
  return WITHOUT_SECRETS.has(event);
}

/** Only pull requests and `workflow_run` can be about another repository's code. */
function headOf(event: string, payload: Payload, env: Env): 'own' | 'fork' | 'unknown' {
  const home = [textAt(payload, 'repository', 'full_name'), env['GITHUB_REPOSITORY']];
  if (event.startsWith('pull_request')) {
    // The event of a merge is about the base branch's own commit.
    if (event === 'pull_request_target' && isMerge(payload)) return 'own';
    return headRepository(
      payload,
      ['pull_request', 'head', 'repo'],
      [textAt(payload, 'pull_request', 'base', 'repo', 'full_name'), ...home],
    );
  }
  return event === 'workflow_run' ? headRepository(payload, ['workflow_run', 'head_repository'], home) : 'own';
}
