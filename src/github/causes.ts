import { pageTitle } from '../text/markup.js';
import { capital } from '../text/plain.js';
import { answeredWith, type Cause, type CauseFacts, isOwnServer, notConnected, OWN_TOKEN } from './error-notes.js';
import type { GitHubError, Redirect } from './github-error.js';

const messageOf = ({ failure: { message } }: CauseFacts): string => message.replaceAll(/\s+/g, ' ').trim().slice(0, 300);
const host = ({ failure }: CauseFacts): string => failure.host ?? 'GITHUB_API_URL';

const CHECK_API_URL =
  'GITHUB_API_URL, which the runner sets. The value is https://api.github.com, https://api.TENANT.ghe.com, or https://HOST/api/v3 on GitHub Enterprise Server.';
const SHARED_LIMIT = 'All jobs that use the same token share the limit. Run the job again later, or run fewer jobs at the same time.';
const RENAMED =
  'If the repository was renamed or moved, start a new run of the workflow, so that GITHUB_REPOSITORY has the new name. In existing clones, update the remote (git remote set-url).';

/** The causes that every request to GitHub shares; the first match counts. The messages come from GitHub's documentation and from users' reports. */
export const GENERAL: readonly Cause[] = [
  {
    code: 'github-rate-limit',
    level: 'warning',
    lasts: 'transient',
    when: ({ waitMs, failure }) => waitMs !== undefined && failure.headers['x-ratelimit-remaining'] === '0',
    why: (facts) => `GitHub's rate limit is used up. GitHub asks scan-gate to wait ${wait(facts)}`,
    hint: SHARED_LIMIT,
  },
  {
    code: 'github-web-page',
    level: 'warning',
    lasts: 'unknown',
    when: ({ failure: { page, status, headers } }) => page && status < 500 && status !== 429 && isFromGitHub(headers),
    why: (facts) => `${host(facts)} responded with a page of GitHub's website${title(facts)} instead of JSON from GitHub's API`,
    hint: `Check ${CHECK_API_URL}`,
  },
  {
    code: 'github-web-page',
    level: 'warning',
    lasts: 'unknown',
    when: ({ failure: { page, status } }) => page && status < 500 && status !== 407 && status !== 429,
    why: (facts) => `${host(facts)} responded with a web page${title(facts)} instead of JSON from GitHub's API`,
    hint: (facts) =>
      `A firewall or proxy probably responded instead of GitHub. Ask its administrators to allow ${host(facts)} for this runner. Otherwise, check ${CHECK_API_URL}`,
  },
  {
    code: 'github-rate-limit',
    level: 'warning',
    lasts: 'transient',
    traced: true,
    when: ({ waitMs }) => waitMs !== undefined,
    why: (facts) =>
      `GitHub's secondary rate limit, for many requests in a short time, is used up. GitHub asks scan-gate to wait ${wait(facts)}`,
    hint: SHARED_LIMIT,
  },
  {
    code: 'github-address',
    level: 'warning',
    lasts: 'unknown',
    when: notConnected(/failed to parse url|invalid url|unknown scheme|url scheme|includes credentials/i),
    // The error's message would repeat the address, which may contain a password.
    why: 'GITHUB_API_URL is not a valid URL of an API',
    hint: `Check ${CHECK_API_URL}`,
  },
  {
    code: 'github-proxy',
    level: 'warning',
    lasts: 'unknown',
    when: (facts) => facts.failure.status === 407 || notConnected(/proxy response|proxy auth/i)(facts),
    why: (facts) => `${facts.failure.proxy ?? 'the proxy'} refused the request to ${host(facts)} (${proxyStatus(facts)})`,
    hint: (facts) => `Check the address, user, and password in https_proxy, or add ${host(facts)} to no_proxy.`,
  },
  {
    code: 'github-tls',
    level: 'warning',
    lasts: 'unknown',
    when: notConnected(/certificate|wrong version number|packet length too long|altname/i),
    why: (facts) => `the TLS connection to ${host(facts)} failed (${messageOf(facts)})`,
    hint: 'If a proxy or your GitHub Enterprise Server uses your own certificate authority, set NODE_EXTRA_CA_CERTS to the file with its certificate. Otherwise, check the scheme and port of GITHUB_API_URL.',
  },
  {
    code: 'github-unreachable',
    level: 'warning',
    lasts: 'transient',
    when: ({ failure: { answered, status } }) => !answered && status === 500,
    why: (facts) =>
      facts.failure.message.startsWith('GitHub ')
        ? messageOf(facts)
        : `GitHub's API at ${host(facts)} could not be reached${through(facts)} (${messageOf(facts)})`,
    hint: ({ failure: { proxy } }) =>
      `Run the job again. If it keeps happening, check that the runner can reach GitHub${proxy === undefined ? '' : ', and check https_proxy and no_proxy'}.`,
  },
  {
    code: 'github-redirect',
    level: 'warning',
    lasts: 'transient',
    when: ({ failure: { redirect } }) => redirect === 'write',
    why: 'the repository was renamed or moved, and GitHub redirects the request to its new address. scan-gate does not follow redirects of write requests',
    hint: RENAMED,
  },
  {
    code: 'github-redirect',
    level: 'warning',
    lasts: 'transient',
    when: ({ failure: { status } }) => status >= 300 && status < 400,
    why: ({ failure: { redirect, status } }) =>
      (redirect && REDIRECTS[redirect]) ?? `GitHub responded with a redirect (status ${status}) that names no valid address`,
    hint: `${RENAMED} Otherwise, check ${CHECK_API_URL}`,
  },
  {
    code: 'github-api-version',
    level: 'warning',
    lasts: 'settled',
    when: answeredWith(/version you specified|(?:un)?supported (?:api )?version|api version/i, 400, 404, 410),
    why: (facts) => `${host(facts)} does not support the version of GitHub's API that scan-gate uses`,
    hint: (facts) =>
      isOwnServer(facts.attempted.source)
        ? 'Use a release of scan-gate that supports your version of GitHub Enterprise Server.'
        : 'Use a newer release of scan-gate.',
  },
  {
    code: 'github-token-rejected',
    level: 'warning',
    lasts: 'settled',
    when: ({ failure: { status } }) => status === 401,
    why: 'GitHub rejected the token',
    hint: (facts) => `${capital(OWN_TOKEN)}, or set it to a token of ${host(facts)} that has not expired.`,
  },
  {
    code: 'github-sso',
    level: 'warning',
    lasts: 'settled',
    when: (facts) =>
      answeredWith(/SAML enforcement|single sign-on/i, 403)(facts) ||
      (facts.failure.status === 403 && (facts.failure.headers['x-github-sso'] ?? '').startsWith('required')),
    why: 'the organization requires single sign-on, and the token is not authorized for it',
    hint: `Authorize the token for the organization ("Configure SSO" in your list of tokens), or ${OWN_TOKEN}.`,
  },
  {
    code: 'github-ip-allow-list',
    level: 'warning',
    lasts: 'settled',
    when: answeredWith(/IP allow ?list|IP address is not permitted/i, 403),
    why: "the organization has an IP allow list, and the runner's address is not on it",
    hint: 'Run the job on a runner whose address is on the list, or ask an organization owner to add the address. Standard GitHub-hosted runners have no fixed address.',
  },
  {
    code: 'github-token-policy',
    level: 'warning',
    lasts: 'settled',
    when: answeredWith(/token'?s lifetime|lifetime is (?:greater|longer)/i, 403),
    why: 'the organization or enterprise does not accept tokens with such a long lifetime',
    hint: `Give the token an earlier expiration date, or ${OWN_TOKEN}.`,
  },
  {
    code: 'github-token-policy',
    level: 'warning',
    lasts: 'settled',
    when: answeredWith(/forbids access via a|OAuth App access restrictions/i, 403),
    why: 'the organization does not accept this type of token',
    hint: `${capital(OWN_TOKEN)}, or set it to a type of token that the organization accepts, such as the token of a GitHub App.`,
  },
  {
    code: 'github-suspended',
    level: 'warning',
    lasts: 'settled',
    when: answeredWith(/(?:installation|account)\b.{0,40}\bsuspended/i, 403),
    why: 'the token belongs to an account or GitHub App installation that is suspended',
    hint: `Ask an organization owner to end the suspension, or ${OWN_TOKEN}.`,
  },
  {
    code: 'repository-blocked',
    level: 'warning',
    lasts: 'settled',
    traced: true,
    when: (facts) =>
      facts.failure.status === 451 ||
      answeredWith(/access blocked|repository\b.{0,40}\b(?:has been|is|was) (?:disabled|locked)/i, 403)(facts),
    why: 'GitHub has blocked or disabled the repository',
    hint: "Open the repository's page on GitHub. It shows the reason, such as billing, a migration, or a legal request.",
  },
  {
    code: 'repository-archived',
    level: 'notice',
    lasts: 'settled',
    when: answeredWith(/archived/i, 403),
    why: 'the repository is archived, so it is read-only',
    hint: 'Unarchive the repository, or turn off the outputs that write to it.',
  },
  {
    code: 'github-plan',
    level: 'notice',
    lasts: 'settled',
    when: answeredWith(/upgrade to github|make this repository public/i, 403),
    why: "the owner's plan does not include this feature for private repositories",
    hint: "Change the plan, or turn the feature off in scan-gate's inputs.",
  },
  {
    code: 'github-unavailable',
    level: 'warning',
    lasts: 'transient',
    traced: true,
    when: ({ failure: { status } }) => status >= 500,
    why: (facts) => (facts.failure.page ? `GitHub had a server error${title(facts)}` : 'GitHub had a server error'),
    hint: ({ attempted: { source }, failure: { page } }) =>
      `Run the job again. ${isOwnServer(source) ? 'If it keeps happening, ask the administrators of the GitHub server about an outage.' : 'https://www.githubstatus.com reports outages.'}${page ? ' The response is a web page, so a proxy between the runner and GitHub may have sent it.' : ''}`,
  },
];

/** Why a redirect of a read was not followed. */
const REDIRECTS: Readonly<Partial<Record<Redirect, string>>> = {
  host: 'GitHub redirected the request to another host. scan-gate does not follow this redirect, because it would send the token to that host',
  again: 'GitHub redirected the request for the second time, and scan-gate follows only one redirect',
};

/** GitHub's own servers give each request an ID; a proxy does not. */
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
  return status === undefined ? messageOf(facts) : `status ${status}`;
}

function wait({ waitMs = 0 }: CauseFacts): string {
  return `${Math.ceil(waitMs / 1000)} s, which is longer than this job waits`;
}
