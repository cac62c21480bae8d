import { afterEach, describe, expect, it } from '@jest/globals';
import { checkTokenPermissions } from '../../src/doctor/permissions.js';
import type { Fault } from '../../src/emulator/faults.js';
import { type GithubCall, type GithubScenario, secondaryRateLimit } from '../../src/emulator/github/scenario.js';
import { openCommit } from '../../src/github/commit-files.js';
import { assertSameRepository } from '../../src/github/pull-request-origin.js';
import { readRepositoryTree } from '../../src/github/repository-tree.js';
import { readBaselineCutoff } from '../../src/github/successful-runs.js';
import { readPolicyFile } from '../../src/policy/read-file.js';
import { codeScanningPublisher } from '../../src/publish/github/code-scanning.js';
import { gitHubCommentPublisher } from '../../src/publish/github/comment.js';
import { trackingIssuePublisher } from '../../src/publish/github/tracking-issue.js';
import type { Publication } from '../../src/publish/publisher.js';
import { type Hint, hintText } from '../../src/text/hint.js';
import { type AutoAdvanceClock, autoAdvanceClock } from '../helpers/auto-advance-clock.js';
import { EVERYTHING } from '../helpers/lanes.js';
import { ALL, HEAD, never, publishable, pullRequest, type Stage, settled, stage, strike } from '../publish/harness.js';

afterEach(strike);

/** What a person reads. */
interface Shown {
  readonly text: string;
  readonly hint: string;
  readonly code?: string | undefined;
}

interface Surface {
  readonly call: GithubCall;
  readonly scenario?: GithubScenario;
  /** For what counts its own patience. */
  readonly clock?: () => AutoAdvanceClock;
  readonly show: (world: Stage) => Promise<Shown>;
}

const NIGHT = { event: 'schedule', ref: 'refs/heads/main', pullRequest: undefined, pullRequestState: undefined } as const;
const noteOf = ({ note }: Publication): Shown => ({ text: note?.text ?? '', hint: hintText(note?.hint ?? ''), code: note?.code });

async function thrown(work: Promise<unknown>): Promise<Shown> {
  const error = await work.then(
    (value) => new Error(`nothing was thrown: ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  const { message, hint, code } = error as Error & { hint?: Hint; code?: string };
  return { text: message, hint: hintText(hint ?? ''), code };
}

function comment(world: Stage): Promise<Publication> {
  const publisher = gitHubCommentPublisher({ github: world.github, allows: ALL, mode: 'always', marker: '<!-- m -->', render: () => 'x' });
  return publisher.publish(publishable(), never());
}

function upload(world: Stage, serverUrl = 'https://github.com'): Promise<Publication> {
  const publisher = codeScanningPublisher({ ownCodeOnly: true, github: world.github, allows: ALL, mode: 'auto' });
  return settled(publisher.publish(publishable({ source: { serverUrl } }), never()));
}

async function look(world: Stage, name: string): Promise<Shown> {
  const allowed = { allowed: true } as const;
  const options = {
    github: world.github,
    source: pullRequest(),
    upload: { mode: 'auto', allowed },
    comment: { mode: 'always', allowed },
    trackingIssue: 'on-failure',
  } as const;
  const check = (await checkTokenPermissions(options, never())).find((found) => found.name === name);
  return { text: check?.text ?? '', hint: hintText(check?.hint ?? '') };
}

const options = ({ github }: Stage) => ({ github, source: pullRequest({ baseCommit: HEAD }), workspace: '/nowhere', signal: never() });

/** Every place where GitHub is asked for something. */
const SURFACES: Readonly<Record<string, Surface>> = {
  comment: { call: 'comments-list', show: async (world) => noteOf(await comment(world)) },
  upload: { call: 'sarif-upload', show: async (world) => noteOf(await upload(world)) },
  processing: { call: 'sarif-status', show: async (world) => noteOf(await upload(world)) },
  issue: {
    call: 'issues-list',
    scenario: { token: 'github_pat_1', login: 'github-actions[bot]' },
    async show({ github }) {
      const publisher = trackingIssuePublisher({ github, allows: ALL, mode: 'on-failure', name: 'gate', render: () => 'x' });
      return noteOf(await publisher.publish(publishable({ source: NIGHT }), never()));
    },
  },
  'doctor, code scanning': { call: 'analyses', show: (world) => look(world, 'code scanning') },
  'doctor, comments': { call: 'pull', show: (world) => look(world, 'comments') },
  'policy file': { call: 'contents', show: (world) => thrown(readPolicyFile({ ...options(world), notice: () => undefined })) },
  'list of files': { call: 'tree', show: ({ github }) => thrown(readRepositoryTree(pullRequest(), github, never())) },
  'named pull request': {
    call: 'pull',
    show: ({ github }) => thrown(assertSameRepository(pullRequest({ baseBranch: undefined }), github, never())),
  },
  runs: {
    call: 'run',
    clock: () => autoAdvanceClock(1_800_000_000_000),
    async show({ github }) {
      const { unknown } = await readBaselineCutoff({ source: pullRequest({ run: '4711.1' }), github }, never());
      return { text: unknown?.why ?? '', hint: hintText(unknown?.hint ?? '') };
    },
  },
};

function json(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Fault {
  return { status, body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) }, headers };
}

function page(status: number, title: string, headers: Readonly<Record<string, string>> = {}): Fault {
  const body = Buffer.from(
    `<!DOCTYPE html>\n<html><head><title>\n ${title}</title></head><body>rate limit, archived, locked</body></html>`,
  );
  return { status, body, headers: { 'content-type': 'text/html; charset=utf-8', ...headers } };
}

const BLOCKED = 'Although you appear to have the correct authorization credentials, the `octo-org` organization has';
const INTEGRATION = 'Resource not accessible by integration';

/** Answers as GitHub, or what stands in front of it, gives them to whatever was asked. */
const ANSWERS: readonly (readonly [what: string, fault: Fault, text: RegExp, hint: RegExp])[] = [
  [
    'a firewall',
    page(403, 'Access Denied'),
    /responded with a web page \(status 403, "Access Denied"\)/,
    /firewall or proxy.*127\.0\.0\.1:\d+.*GITHUB_API_URL/,
  ],
  [
    'a page for what is not there',
    page(404, 'Not Found'),
    /responded with a web page \(status 404, "Not Found"\)/,
    /GITHUB_API_URL, which the runner sets. The value is https:\/\/api\.github\.com/,
  ],
  ['a page to sign in', page(200, 'Sign in'), /responded with a web page \(status 200, "Sign in"\)/, /firewall or proxy/],
  [
    "GitHub's website",
    page(200, 'GitHub', { 'x-github-request-id': 'A:1' }),
    /page of GitHub's website.*"GitHub".*instead of JSON/,
    /^Check GITHUB_API_URL/,
  ],
  [
    'an IP allow list',
    json(403, `${BLOCKED} an IP allow list enabled, and your IP address is not permitted to access this resource.`),
    /IP allow list, and the runner's address is not on it \(GitHub answered 403 "Although/,
    /runner whose address is on the list/,
  ],
  [
    'single sign-on',
    json(
      403,
      'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.',
    ),
    /requires single sign-on.*\(GitHub answered 403 "Resource protected/,
    /Configure SSO/,
  ],
  [
    'single sign-on by its header',
    json(403, 'Forbidden', { 'x-github-sso': 'required; url=https://github.com/orgs/octo-org/sso?authorization_request=AZSCKL' }),
    /requires single sign-on(?!.*AZSCKL)/,
    /^(?!.*AZSCKL).*Configure SSO/,
  ],
  [
    'a lifetime rule',
    json(
      403,
      "The 'octo-org' organization forbids access via a fine-grained personal access tokens if the token's lifetime is greater than 90 days. Please adjust your token's lifetime at the following URL: https://github.com/settings/personal-access-tokens/1",
    ),
    /does not accept tokens with such a long lifetime.*greater than 90 days/,
    /earlier expiration date/,
  ],
  [
    'a rule against classic tokens',
    json(
      403,
      '`octo-org` forbids access via a personal access token (classic). Please use a GitHub App, OAuth App, or a personal access token with fine-grained permissions.',
    ),
    /does not accept this type of token \(GitHub answered 403 "`octo-org` forbids/,
    /type of token that the organization accepts/,
  ],
  [
    'a rule against OAuth apps',
    json(403, `${BLOCKED} enabled OAuth App access restrictions`),
    /does not accept this type of token/,
    /type of token that the organization accepts/,
  ],
  [
    'a suspended installation',
    json(403, 'This installation has been suspended'),
    /account or GitHub App installation that is suspended/,
    /end the suspension/,
  ],
  [
    'a blocked repository',
    json(403, 'Repository access blocked', { 'x-github-request-id': 'C0DE:1' }),
    /blocked or disabled the repository \(GitHub answered 403 "Repository access blocked", request ID C0DE:1\)/,
    /the repository's page on GitHub/,
  ],
  ['a legal request', json(451, 'Repository access blocked'), /blocked or disabled the repository \(GitHub answered 451/, /legal request/],
  [
    'a plan',
    json(403, 'Upgrade to GitHub Pro or make this repository public to enable this feature.'),
    /plan does not include this/,
    /Change the plan/,
  ],
  [
    'an old version of the API',
    json(400, 'The version you specified is not a supported version.'),
    /does not support the version of GitHub's API that scan-gate uses \(GitHub answered 400/,
    /release of scan-gate/,
  ],
  ['a bad token', json(401, 'Bad credentials'), /GitHub rejected the token \(GitHub answered 401 "Bad credentials"\)/, /has not expired/],
  [
    'a secondary limit',
    secondaryRateLimit(300),
    /secondary rate limit, .* asks scan-gate to wait 300 s, .*\(GitHub answered 403/,
    /Run the job again/,
  ],
  [
    'a token of a person without the permission',
    json(403, 'Resource not accessible by personal access token'),
    /lacks the permission [a-z-]+: (?:read|write) \(GitHub answered 403/,
    /personal access token in \{github-token\}|pull-requests: read/,
  ],
  [
    'a person without the role',
    json(403, 'Must have admin rights to Repository.'),
    /user lacks the required role/,
    /the role|pull-requests: read/,
  ],
  [
    'words that nobody has seen',
    json(403, 'The moon is full', { 'x-github-request-id': 'C0DE:2' }),
    /does not recognize the reason \(GitHub answered 403 "The moon is full", request ID C0DE:2\)/,
    /See GitHub's message\..* If the token lacks/,
  ],
];

/** One answer at one surface. Without `npm run test:all` each answer at a quarter of them, each time others: all share how it is read. */
const ASKED = ANSWERS.flatMap(([what, fault, text, hint], row) =>
  Object.entries(SURFACES)
    .filter((_surface, column) => EVERYTHING || (row + column) % 4 === 0)
    .map(([name, surface]) => ({ what, fault, text, hint, name, ...surface })),
);

describe('an answer of GitHub', () => {
  it.each(ASKED)('($what) is named by: $name', async ({ fault, text, hint, name, call, scenario, show, clock }) => {
    const patient = clock?.();
    const world = await stage({ ...scenario, faults: [{ call, nth: 'all', fault }] }, patient ? { clock: patient } : {});

    const shown = await show(world).finally(() => patient?.release());

    if (name === 'processing' && shown.code === 'sarif-pending') {
      expect(fault).toMatchObject({ status: 404 });
      return;
    }
    expect(shown.text).toMatch(text);
    expect(shown.hint).toMatch(hint);
    if (!/lacks/.test(text.source)) expect(shown.text).not.toMatch(/lacks|may not/);
    expect(`${shown.text}${shown.hint}`).not.toContain('ghs_');
  });
});

describe('a web page in place of the policy', () => {
  it.each([403, 404, 200])('(%d) is not taken for a repository without one', async (status) => {
    const world = await stage({ faults: [{ call: 'contents', nth: 'all', fault: page(status, 'Blocked') }] });
    const source = { ...pullRequest({ baseBranch: undefined, ref: 'refs/heads/main', pullRequest: undefined }), event: 'push' };
    const shown = await thrown(readPolicyFile({ ...options(world), source, notice: () => undefined }));
    expect(shown).toMatchObject({ code: 'POLICY_UNREADABLE', text: expect.stringContaining('responded with a web page') });
  });

  it('neither is an IP allow list: the error names the cause', async () => {
    const words = `${BLOCKED} an IP allow list enabled, and your IP address is not permitted to access this resource.`;
    const world = await stage({ faults: [{ call: 'contents', nth: 'all', fault: json(403, words) }] });
    const source = { ...pullRequest({ baseBranch: undefined, ref: 'refs/heads/main', pullRequest: undefined }), event: 'push' };
    const shown = await thrown(readPolicyFile({ ...options(world), source, notice: () => undefined }));
    expect(shown).toMatchObject({ code: 'CONFIG', text: expect.stringContaining('IP allow list') });
    expect(shown.hint).toContain('runner whose address is on the list');
  });
});

describe('a comment', () => {
  it.each([
    ['beyond 2,500', 'Commenting is disabled on issues with more than 2500 comments', 'comment-limit', /2,500 comments/, /Delete comments/],
    ['in a locked conversation', 'Unable to create comment because issue is locked.', 'conversation-locked', /is locked/, /Unlock/],
    [
      'that a limit keeps out',
      'An owner of this repository has limited the ability to comment to users that have contributed to this repository in the past.',
      'interaction-limit',
      /limits who may comment/,
      /Moderation/,
    ],
    ['in an archive', 'Repository was archived so is read-only.', 'repository-archived', /archived/, /^Unarchive the repository/],
  ])('%s is said to be so', async (_what, words, code, text, hint) => {
    const world = await stage({ faults: [{ call: 'comment-create', nth: 'all', fault: json(403, words) }] });
    const shown = noteOf(await comment(world));
    expect(shown).toEqual({ code, text: expect.stringMatching(text), hint: expect.stringMatching(hint) });
    expect(shown.text).toContain(`(GitHub answered 403 "${words}")`);
    expect(world.kinds().filter((kind) => kind === 'comment-create')).toHaveLength(1);
  });
});

describe('a server of one’s own', () => {
  it('that has no code scanning is not said to refuse a token without the permission', async () => {
    const world = await stage({ faults: [{ call: 'analyses', nth: 'all', fault: json(404, 'Not Found') }] });
    const allowed = { allowed: true } as const;
    const source = pullRequest({ serverUrl: 'https://github.example.com:8443/base' });
    const checks = await checkTokenPermissions(
      { github: world.github, source, upload: { mode: 'auto', allowed }, comment: { mode: 'never', allowed }, trackingIssue: 'never' },
      never(),
    );
    expect(checks.find(({ name }) => name === 'code scanning')).toMatchObject({
      text: expect.stringContaining('does not offer code scanning here'),
      hint: { text: expect.stringContaining('administrators') },
    });
  });

  it('that no longer serves our version of the API says so, for writes as well', async () => {
    const world = await stage({ apiPath: '/api/v3', apiVersions: ['2026-03-10'] });
    expect(noteOf(await upload(world, 'https://github.example.com'))).toMatchObject({
      code: 'github-api-version',
      hint: expect.stringContaining('GitHub Enterprise Server'),
    });
  });

  it('whose address has https and the port of http is said to have no secure connection', async () => {
    const plain = await stage();
    const world = await stage({}, { apiUrl: plain.emulator.url.replace('http:', 'https:') });
    const shown = noteOf(await comment(world));
    expect(shown).toMatchObject({ code: 'github-tls', hint: expect.stringContaining('NODE_EXTRA_CA_CERTS') });
    expect(shown.text).not.toMatch(/fetch failed|Unknown Error/);
  });

  it('with a slash behind its address, and without GraphQL, gets its comment', async () => {
    const world = await stage({ apiPath: '/api/v3', faults: [{ call: 'viewer', nth: 'all', fault: json(404, 'Not Found') }] });
    const { github } = await stage({ apiPath: '/api/v3' }, { apiUrl: `${world.emulator.url}/api/v3//` });
    expect(await comment({ ...world, github })).toMatchObject({ outcome: 'done' });
  });

  it.each([
    ['not-an-address', 'the missing scheme'],
    ['http://user:hunter2@127.0.0.1:1/api/v3', 'the password'],
  ])('whose address is %s is not repeated with %s', async (apiUrl) => {
    const world = await stage({}, { apiUrl });
    const shown = noteOf(await comment(world));
    expect(shown).toMatchObject({ code: 'github-address', hint: expect.stringContaining('https://HOST/api/v3') });
    expect(`${shown.text}${shown.hint}`).not.toContain('hunter2');
  });
});

describe('a renamed repository', () => {
  const RENAMED: GithubScenario = { repository: 'octo-org/infrastructure', renamedFrom: 'octo-org/infra' };
  const source = { repository: 'octo-org/infra' };

  it('is read by its new name, with the same questions', async () => {
    const world = await stage({ ...RENAMED, comments: Array.from({ length: 101 }, () => ({ issue: 7, body: 'x', login: 'octocat' })) });
    const publisher = gitHubCommentPublisher({
      github: world.github,
      allows: ALL,
      mode: 'on-failure',
      marker: '<!-- m -->',
      render: () => 'x',
    });
    expect(await publisher.publish(publishable({ verdict: 'passed', source }), never())).toMatchObject({ outcome: 'skipped' });
    const paths = world.emulator.requests.map(({ path }) => path);
    expect(paths.filter((path) => path.includes('/comments'))).toEqual([
      '/repos/octo-org/infra/issues/7/comments?page=1&per_page=100',
      expect.stringMatching(/^\/repositories\/\d+\/issues\/7\/comments\?page=1&per_page=100$/),
      '/repos/octo-org/infra/issues/7/comments?page=2&per_page=100',
      expect.stringMatching(/^\/repositories\/\d+\/issues\/7\/comments\?page=2&per_page=100$/),
    ]);
    expect(world.emulator.requests.every(({ headers }) => headers['authorization'] === 'present')).toBe(true);
  });

  it('is not written to: the note says what to do', async () => {
    const world = await stage(RENAMED);
    const publisher = gitHubCommentPublisher({
      github: world.github,
      allows: ALL,
      mode: 'always',
      marker: '<!-- m -->',
      render: () => 'x',
    });
    const shown = noteOf(await publisher.publish(publishable({ source }), never()));
    expect(shown).toMatchObject({
      code: 'github-redirect',
      text: expect.stringContaining('renamed or moved'),
      hint: expect.stringMatching(/GITHUB_REPOSITORY.*remote/),
    });
    expect(world.emulator.requests.filter(({ method }) => method !== 'GET').map(({ status }) => status)).toEqual([307]);
    expect(world.emulator.state.comments).toEqual([]);
  });
});

describe('a redirect', () => {
  const moved = (status: number, location: string, headers = {}): Fault => ({
    status,
    body: { message: 'Moved' },
    headers: { location, ...headers },
  });

  it.each([301, 302, 307, 308])('(%d) of a read is followed once, on the same host', async (status) => {
    const world = await stage({ faults: [{ call: 'pull', nth: 1, fault: moved(status, '/repos/octo-org/infrastructure/pulls/7') }] });
    expect(await assertSameRepository(pullRequest({ baseBranch: undefined }), world.github, never())).toMatchObject({
      branch: 'feature/orders',
    });
    expect(world.kinds()).toEqual(['pull', 'pull']);
  });

  it('is put back when the second answer is an outage: the retry asks the first address', async () => {
    const faults = [
      { call: 'pull', nth: 1, fault: moved(301, '/repos/octo-org/infrastructure/pulls/7') },
      { call: 'pull', nth: 2, fault: { status: 503 } },
    ] as const;
    const world = await stage({ faults });
    expect(await assertSameRepository(pullRequest({ baseBranch: undefined }), world.github, never())).toMatchObject({
      branch: 'feature/orders',
    });
    expect(new Set(world.emulator.requests.map(({ path }) => path))).toEqual(new Set(['/repos/octo-org/infrastructure/pulls/7']));
    expect(world.kinds()).toHaveLength(3);
  });

  it.each([301, 302, 303, 307, 308])('(%d) of a write is not followed, and does not become a read', async (status) => {
    const world = await stage({
      faults: [{ call: 'sarif-upload', nth: 1, fault: moved(status, '/repos/octo-org/infrastructure/code-scanning/sarifs') }],
    });
    expect(noteOf(await upload(world)).code).toBe('github-redirect');
    expect(world.kinds()).toEqual(['sarif-upload']);
  });

  it('to another host, port or scheme is not followed: that server sees nothing', async () => {
    const other = await stage();
    const port = Number(new URL(other.emulator.url).port);
    for (const location of [
      `${other.emulator.url}/x`,
      `http://localhost:${port}/x`,
      `https://127.0.0.1:${port}/x`,
      `//127.0.0.1:${port}/x`,
    ]) {
      const world = await stage({ faults: [{ call: 'pull', nth: 'all', fault: moved(301, location) }] });
      const shown = await thrown(assertSameRepository(pullRequest({ baseBranch: undefined }), world.github, never()));
      expect(shown.text).toContain('to another host');
      expect(world.kinds()).toEqual(['pull']);
    }
    expect(other.emulator.requests).toEqual([]);
  });

  it.each(['again', 'nowhere'])('that leads on, or nowhere, is given up (%s)', async (what) => {
    const location = what === 'again' ? '/repos/octo-org/infrastructure/pulls/7' : 'http://[';
    const world = await stage({ faults: [{ call: 'pull', nth: 'all', fault: moved(301, location) }] });
    const shown = await thrown(assertSameRepository(pullRequest({ baseBranch: undefined }), world.github, never()));
    expect(shown.text).toMatch(
      what === 'again' ? /for the second time/ : /responded with a redirect \(status 301\) that names no valid address/i,
    );
    expect(world.kinds()).toHaveLength(what === 'again' ? 2 : 1);
  });
});

describe('a file of a renamed repository', () => {
  it('is read', async () => {
    const world = await stage({ renamedFrom: 'octo-org/infra', contents: { [HEAD]: { 'a.yml': 'yes' } } });
    const kind = { called: 'policy file', input: 'policy-file', usualPath: 'x', maxBytes: 1000, unreadable: 'POLICY_UNREADABLE' } as const;
    const place = openCommit(HEAD, { ...options(world), source: pullRequest({ repository: 'octo-org/infra' }) }, kind);
    expect(await place.read('a.yml')).toBe('yes');
  });
});

it('a job’s token without the permission gets the job’s permissions as the hint', async () => {
  const world = await stage({ faults: [{ call: 'comments-list', nth: 'all', fault: json(403, INTEGRATION) }] });
  expect(noteOf(await comment(world))).toMatchObject({
    code: 'missing-permission',
    text: expect.stringContaining(`lacks the permission pull-requests: write (GitHub answered 403 "${INTEGRATION}")`),
    hint: expect.stringContaining('\npermissions:\n'),
  });
});
