import { findEndpoint, type Match, parseRequest, violationOf } from '../endpoints.js';
import { numberFrom } from '../invented.js';
import type { Answer, Call, MountContext, Opened, Routed, ServiceEmulator } from '../types.js';
import { githubSarif, type SarifUpload } from './code-scanning.js';
import { type GithubComment, githubComments } from './comments.js';
import { githubContents } from './contents.js';
import { GRAPHQL, githubEndpoints } from './endpoints.js';
import { githubError, moved, notAccessible, validationFailed } from './errors.js';
import { type GithubIssue, githubIssues } from './issues.js';
import { githubRuns } from './runs.js';
import type { GithubCall, GithubScenario } from './scenario.js';

/** GitHub's state for tests. */
export interface GithubState {
  /** All comments, oldest first. */
  readonly comments: readonly GithubComment[];
  /** All issues and pull requests, oldest first. */
  readonly issues: readonly GithubIssue[];
  readonly uploads: readonly SarifUpload[];
}

/** Permissions that GitHub names on a 403, by kind of call. */
export const PERMISSIONS: Readonly<Partial<Record<GithubCall, string>>> = {
  'sarif-upload': 'security_events=write',
  'sarif-status': 'security_events=read',
  analyses: 'security_events=read',
  'comments-list': 'issues=read; pull_requests=read',
  'comment-create': 'issues=write; pull_requests=write',
  'comment-read': 'issues=read; pull_requests=read',
  'comment-update': 'issues=write; pull_requests=write',
  'comment-delete': 'issues=write; pull_requests=write',
  'issues-list': 'issues=read',
  'issue-create': 'issues=write',
  'issue-update': 'issues=write; pull_requests=write',
  pull: 'pull_requests=read; contents=read',
  commit: 'contents=read',
  contents: 'contents=read',
  ref: 'contents=read',
  tree: 'contents=read',
  run: 'actions=read',
  runs: 'actions=read',
  repository: 'metadata=read',
};

/** API versions that GitHub serves. */
const VERSIONS = ['2022-11-28', '2026-03-10'];

/** The part of GitHub's REST API that scan-gate uses. It is strict: an unknown path is answered 404, an unknown parameter 422, and both are recorded. */
export function githubMount(scenario: GithubScenario = {}): ServiceEmulator<GithubState, GithubCall> {
  return {
    id: 'github',
    inputs: { 'github-token': tokenOf(scenario), repository: repositoryOf(scenario) },
    faults: scenario.faults ?? [],
    open: (context) => openGithub(scenario, context),
  };
}

function tokenOf({ token = 'ghs_emulated' }: GithubScenario): string {
  return token;
}

function repositoryOf({ repository = 'octo-org/infrastructure' }: GithubScenario): string {
  return repository;
}

function openGithub(scenario: GithubScenario, { clock, url }: MountContext): Opened<GithubState> {
  const prefix = scenario.apiPath ?? '';
  const links = { api: `${url}${prefix}` };
  const fullName = repositoryOf(scenario);
  const installation = tokenOf(scenario).startsWith('ghs_');
  const login = scenario.login ?? (installation ? 'github-actions[bot]' : 'octocat');
  const pulls = scenario.pulls ?? [{ number: 7 }];
  const issues = githubIssues({ links, clock, repository: fullName, login }, scenario, pulls);
  const comments = githubComments({ links, clock, repository: fullName, login, issues }, scenario.comments ?? []);
  const contents = githubContents({ links, repository: fullName }, scenario);
  const { others = {} } = scenario;
  const seen = Object.entries(others).flatMap(([name, plan]) =>
    plan.hidden === true ? [] : [[name.toLowerCase(), githubContents({ links, repository: name }, plan)] as const],
  );
  const uploads = githubSarif({ scenario, clock, repositoryUrl: `${links.api}/repos/${fullName}` });
  const repository = {
    fullName,
    visibility: scenario.visibility ?? 'public',
    archived: scenario.archived ?? false,
    hasIssues: scenario.issuesDisabled !== true,
  };
  const runs = githubRuns({ links, repository, nowMs: clock.now() }, scenario.runs);
  const endpoints = githubEndpoints({
    links,
    repository,
    pulls,
    contents,
    others: new Map(seen),
    comments,
    issues,
    uploads,
    runs,
    login,
    installation,
  });

  const names = [fullName, ...Object.keys(others)];
  const renamed = [
    [scenario.renamedFrom, fullName] as const,
    ...Object.entries(others).map(([name, plan]) => [plan.renamedFrom, name] as const),
  ];

  function route(call: Call): Routed {
    const asked = pathBelow(prefix, call.path);
    const path = asked?.replace(/^\/repositories\/(\d+)(?=\/|$)/, (whole, id: string) => {
      const name = names.find((candidate) => numberFrom(candidate) === Number(id));
      return name === undefined ? whole : `/repos/${name}`;
    });
    const moving = renamed.find(([old]) => asked === `/repos/${old}` || asked?.startsWith(`/repos/${old}/`));
    if (moving?.[0] !== undefined && asked !== undefined) {
      const query = call.query.toString();
      const rest = asked.slice(`/repos/${moving[0]}`.length);
      const url = `${links.api}/repositories/${numberFrom(moving[1])}${rest}${query === '' ? '' : `?${query}`}`;
      return { kind: 'moved', answer: () => withHeaders(moved(call.method, url)) };
    }
    const match = path === undefined ? undefined : findEndpoint(endpoints, call.method, path);
    if (match === undefined) {
      const undocumented = `no ${call.method} ${call.path}`;
      return { kind: 'undocumented', answer: () => ({ ...githubError(404, 'Not Found'), undocumented }) };
    }
    return {
      kind: match.endpoint.kind,
      answer: async () => withHeaders(refuse(scenario, match, call) ?? (await match.endpoint.answer(parseRequest(match, call)))),
    };
  }

  return {
    state: { comments: comments.all, issues: issues.all, uploads: uploads.all },
    route,
    refusal: (status) => githubError(status, `Injected ${status}`).body,
  };
}

/** The path below the API's `prefix`. GraphQL is next to it. */
function pathBelow(prefix: string, path: string): string | undefined {
  if (prefix !== '' && path === `/api${GRAPHQL}`) return GRAPHQL;
  const below = path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : undefined;
  return prefix !== '' && below === GRAPHQL ? undefined : below;
}

/** Checks before the endpoint, in GitHub's order. */
function refuse(scenario: GithubScenario, match: Match<GithubCall>, call: Call): Answer | undefined {
  const { kind } = match.endpoint;
  if (call.headers['user-agent'] === undefined)
    return githubError(403, 'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.');
  const given = /^(?:bearer|token) (.+)$/i.exec(call.headers['authorization'] ?? '')?.[1];
  if (given !== tokenOf(scenario)) return githubError(401, given === undefined ? 'Requires authentication' : 'Bad credentials');
  const version = call.headers['x-github-api-version'];
  const { apiVersions = VERSIONS } = scenario;
  if (version !== undefined && !apiVersions.includes(version)) {
    const answer = githubError(400, 'The version you specified is not a supported version.');
    return scenario.apiVersions !== undefined ? answer : { ...answer, undocumented: `x-github-api-version: ${version}` };
  }
  const violation = violationOf(match, call);
  if (violation !== undefined) return { ...validationFailed(kind, violation), undocumented: `${violation.field}: ${violation.issue}` };
  const allowed = scenario.denied?.includes(kind) !== true && isGranted(kind, scenario.permissions);
  return allowed ? undefined : notAccessible(PERMISSIONS[kind] ?? '');
}

/** One of the listed permissions is enough, and `write` includes `read`. Metadata needs no permission. */
function isGranted(kind: GithubCall, permissions: GithubScenario['permissions']): boolean {
  const needed = permissions === undefined ? undefined : PERMISSIONS[kind];
  if (permissions === undefined || needed === undefined) return true;
  return needed.split('; ').some((one) => {
    const [name = '', level = ''] = one.split('=');
    const granted = permissions[name.replaceAll('_', '-')];
    return name === 'metadata' || granted === level || granted === 'write';
  });
}

function withHeaders(answer: Answer): Answer {
  return { ...answer, headers: { 'x-github-media-type': 'github.v3; format=json', 'x-github-request-id': 'EMUL:0001', ...answer.headers } };
}
