import { pageTitle } from '../text/markup.js';
import { capital } from '../text/plain.js';
import { type Cause, type CauseFacts, isOwnServer, OWN_TOKEN, says, unanswered } from './error-notes.js';
import type { GitHubError, Redirect } from './github-error.js';

const words = ({ failure: { message } }: CauseFacts): string => message.replaceAll(/\s+/g, ' ').trim().slice(0, 300);
const host = ({ failure }: CauseFacts): string => failure.host ?? 'GITHUB_API_URL';

const API_ADDRESS =
  'GITHUB_API_URL is https://api.github.com, https://api.TENANT.ghe.com, or https://HOST/api/v3 on GitHub Enterprise Server; the runner sets it.';
const RENAMED =
  'If the repository was renamed or moved, start a new run of the workflow, so that GITHUB_REPOSITORY has the new name, and update the remote of checkouts (git remote set-url).';

/** What every request can end in; the first that fits counts. Literal messages: GitHub's documentation and users' reports. */
export const GENERAL: readonly Cause[] = [
  {
    code: 'github-rate-limit',
    level: 'warning',
    lasts: 'transient',
    when: ({ waitMs, failure }) => waitMs !== undefined && failure.headers['x-ratelimit-remaining'] === '0',
    why: (facts) => `GitHub's rate limit asks to wait ${wait(facts)}, because no requests are left`,
    hint: 'The limit is shared by all jobs that use the same token. Run again later, or run fewer jobs at the same time.',
  },
  {
    code: 'github-web-page',
    level: 'warning',
    lasts: 'unknown',
    when: ({ failure: { page, status, headers } }) => page && status < 500 && status !== 429 && isFromGitHub(headers),
    why: (facts) => `${host(facts)} answered with a page of its website${title(facts)} and not as GitHub's API`,
    hint: `Check GITHUB_API_URL: ${API_ADDRESS}`,
  },
  {
    code: 'github-web-page',
    level: 'warning',
    lasts: 'unknown',
    when: ({ failure: { page, status } }) => page && status < 500 && status !== 407 && status !== 429,
    why: (facts) => `the answer of ${host(facts)} is a web page${title(facts)} and not one of GitHub's API`,
    hint: (facts) =>
      `A firewall or proxy probably answered in GitHub's place: ask its administrators to allow ${host(facts)} for this runner. Otherwise check GITHUB_API_URL: ${API_ADDRESS}`,
  },
  {
    code: 'github-rate-limit',
    level: 'warning',
    lasts: 'transient',
    traced: true,
    when: ({ waitMs }) => waitMs !== undefined,
    why: (facts) =>
      `GitHub's rate limit asks to wait ${wait(facts)}, because there were many requests in a short time (secondary rate limit)`,
    hint: 'The limit is shared by all jobs that use the same token. Run again later, or run fewer jobs at the same time.',
  },
  {
    code: 'github-address',
    level: 'warning',
    lasts: 'unknown',
    when: unanswered(/failed to parse url|invalid url|unknown scheme|url scheme|includes credentials/i),
    // Its words would repeat the address, which may hold a password.
    why: 'GITHUB_API_URL is not the address of an API',
    hint: API_ADDRESS,
  },
  {
    code: 'github-proxy',
    level: 'warning',
    lasts: 'unknown',
    when: (facts) => facts.failure.status === 407 || unanswered(/proxy response|proxy auth/i)(facts),
    why: (facts) => `${facts.failure.proxy ?? 'the proxy'} did not let the request to ${host(facts)} through (${proxyStatus(facts)})`,
    hint: (facts) => `Check the address, user and password in https_proxy, or exempt ${host(facts)} with no_proxy.`,
  },
  {
    code: 'github-tls',
    level: 'warning',
    lasts: 'unknown',
    when: unanswered(/certificate|wrong version number|packet length too long|altname/i),
    why: (facts) => `no secure connection to ${host(facts)} could be made (${words(facts)})`,
    hint: 'If a proxy or your GitHub Enterprise Server uses a certificate authority of your own, name its certificate with NODE_EXTRA_CA_CERTS. Otherwise check scheme and port of GITHUB_API_URL.',
  },
  {
    code: 'github-unreachable',
    level: 'warning',
    lasts: 'transient',
    when: ({ failure: { answered, status } }) => !answered && status === 500,
    why: (facts) =>
      facts.failure.message.startsWith('GitHub ')
        ? words(facts)
        : `GitHub's API at ${host(facts)} could not be reached${through(facts)} (${words(facts)})`,
    hint: ({ failure: { proxy } }) =>
      `Run the job again. If it keeps happening, check that the runner can reach GitHub${proxy === undefined ? '' : ', and https_proxy and no_proxy'}.`,
  },
  {
    code: 'github-redirect',
    level: 'warning',
    lasts: 'transient',
    when: ({ failure: { redirect } }) => redirect === 'write',
    why: 'the repository was renamed or moved, and GitHub redirects the request. Requests that write are not redirected',
    hint: RENAMED,
  },
  {
    code: 'github-redirect',
    level: 'warning',
    lasts: 'transient',
    when: ({ failure: { status } }) => status >= 300 && status < 400,
    why: ({ failure: { redirect } }) =>
      `GitHub answered with a redirect${(redirect && REDIRECTS[redirect]) ?? ''}, which is not followed: the token would go there`,
    hint: `${RENAMED} Otherwise check GITHUB_API_URL: ${API_ADDRESS}`,
  },
  {
    code: 'github-api-version',
    level: 'warning',
    lasts: 'settled',
    when: says(/version you specified|(?:un)?supported (?:api )?version|api version/i, 400, 404, 410),
    why: (facts) => `${host(facts)} does not offer the version of GitHub's API that scan-gate uses`,
    hint: (facts) =>
      isOwnServer(facts.attempted.source)
        ? 'Use a release of scan-gate that fits your version of GitHub Enterprise Server.'
        : 'Use a newer release of scan-gate.',
  },
  {
    code: 'github-token-rejected',
    level: 'warning',
    lasts: 'settled',
    when: ({ failure: { status } }) => status === 401,
    why: 'GitHub rejected the token',
    hint: (facts) => `${capital(OWN_TOKEN)}, or give one of ${host(facts)} that has not expired.`,
  },
  {
    code: 'github-sso',
    level: 'warning',
    lasts: 'settled',
    when: (facts) =>
      says(/SAML enforcement|single sign-on/i, 403)(facts) ||
      (facts.failure.status === 403 && (facts.failure.headers['x-github-sso'] ?? '').startsWith('required')),
    why: 'the organization requires single sign-on, and the token is not authorized for it',
    hint: `Authorize the token for the organization ("Configure SSO" in the settings of your tokens), or ${OWN_TOKEN}.`,
  },
  {
    code: 'github-ip-allow-list',
    level: 'warning',
    lasts: 'settled',
    when: says(/IP allow ?list|IP address is not permitted/i, 403),
    why: "the organization has an IP allow list, and the runner's address is not on it",
    hint: 'Run the job on a runner with an address of the list, or ask an owner of the organization to add the address. Standard GitHub-hosted runners have no fixed address.',
  },
  {
    code: 'github-token-policy',
    level: 'warning',
    lasts: 'settled',
    when: says(/token'?s lifetime|lifetime is (?:greater|longer)/i, 403),
    why: 'the organization or enterprise does not accept tokens that live so long',
    hint: `Give the token an earlier expiration date, or ${OWN_TOKEN}.`,
  },
  {
    code: 'github-token-policy',
    level: 'warning',
    lasts: 'settled',
    when: says(/forbids access via a|OAuth App access restrictions/i, 403),
    why: 'the organization does not accept tokens of this kind',
    hint: `${capital(OWN_TOKEN)}, or give one of a kind that the organization accepts, such as that of a GitHub App.`,
  },
  {
    code: 'github-suspended',
    level: 'warning',
    lasts: 'settled',
    when: says(/(?:installation|account)\b.{0,40}\bsuspended/i, 403),
    why: 'the account or the installation of the GitHub App that the token belongs to is suspended',
    hint: `Ask an owner of the organization to lift the suspension, or ${OWN_TOKEN}.`,
  },
  {
    code: 'repository-blocked',
    level: 'warning',
    lasts: 'settled',
    traced: true,
    when: (facts) =>
      facts.failure.status === 451 || says(/access blocked|repository\b.{0,40}\b(?:has been|is|was) (?:disabled|locked)/i, 403)(facts),
    why: 'GitHub has blocked or disabled the repository',
    hint: 'The page of the repository shows why, such as billing, a migration, or a legal request.',
  },
  {
    code: 'repository-archived',
    level: 'notice',
    lasts: 'settled',
    when: says(/archived/i, 403),
    why: 'the repository is archived, and read-only',
  },
  {
    code: 'github-plan',
    level: 'notice',
    lasts: 'settled',
    when: says(/upgrade to github|make this repository public/i, 403),
    why: "the owner's plan does not include this for private repositories",
    hint: "Change the plan, or switch this off in scan-gate's inputs.",
  },
  {
    code: 'github-unavailable',
    level: 'warning',
    lasts: 'transient',
    traced: true,
    when: ({ failure: { status } }) => status >= 500,
    why: ({ failure: { status } }) => `GitHub failed with ${status}`,
    hint: ({ attempted: { source }, failure: { page } }) =>
      `${isOwnServer(source) ? 'Run the job again; the administrators of the GitHub server know about outages.' : 'Run the job again; https://www.githubstatus.com reports outages.'}${page ? ' The answer is a web page: if it keeps happening, look at the proxy in front of GitHub, too.' : ''}`,
  },
];

/** Where a read was redirected to. */
const REDIRECTS: Readonly<Partial<Record<Redirect, string>>> = { host: ' to another host', again: ' for the second time' };

/** GitHub's own servers number their requests; a proxy in between does not. */
function isFromGitHub(headers: GitHubError['headers']): boolean {
  return headers['x-github-request-id'] !== undefined;
}

function title({ failure: { message, status } }: CauseFacts): string {
  const found = pageTitle(message);
  return found === '' ? ` (status ${status})` : ` (status ${status}, "${found}")`;
}

function through({ failure: { proxy } }: CauseFacts): string {
  return proxy === undefined ? '' : ` through ${proxy}`;
}

function proxyStatus(facts: CauseFacts): string {
  const status = facts.failure.answered ? '407' : /^Proxy response \((\d+)\)/i.exec(facts.failure.message)?.[1];
  return status === undefined ? words(facts) : `status ${status}`;
}

function wait({ waitMs = 0 }: CauseFacts): string {
  return `${Math.ceil(waitMs / 1000)} s more, which is longer than this job waits`;
}
