import { afterEach, describe, expect, it } from '@jest/globals';
import type { GithubState } from '../../src/emulator/github/index.js';
import { type GithubScenario, primaryRateLimit, secondaryRateLimit } from '../../src/emulator/github/scenario.js';
import { validateRequest, validateResponse } from '../helpers/oracles/github-openapi.js';
import { githubRig, handClock, type Reply, type Rig } from './harness.js';
import { COMMIT, REF, uploadOf } from './sarif-samples.js';

/** Every answer of the emulator against GitHub's own description, good ones and errors. */
const REPO = '/repos/octo-org/infrastructure';
const ISSUES = `${REPO}/issues`;
const COMMENTS = `${REPO}/issues/7/comments`;
const SARIFS = `${REPO}/code-scanning/sarifs`;

let rig: Rig<GithubState>;
afterEach(() => rig.emulator.close());

const clock = handClock();

async function ask(method: string, path: string, body?: unknown): Promise<Reply> {
  const [bare = '', query = ''] = path.split('?');
  expect(validateRequest(method, bare, Object.fromEntries(new URLSearchParams(query)), body)).toEqual([]);
  return judged(method, path, await rig.send(method, path, body));
}

function judged(method: string, path: string, reply: Reply): Reply {
  const problems = validateResponse(method, path.split('?')[0] ?? '', reply.status, reply.body);
  expect({ method, path, status: reply.status, problems }).toMatchObject({ problems: [] });
  return reply;
}

describe('GitHub answers as its description says', () => {
  it('comments: list, create, read, update, delete', async () => {
    rig = await githubRig({ comments: [{ issue: 7, body: 'Hello', login: 'mona', minimizedReason: 'outdated' }] }, clock);
    expect((await ask('GET', `${COMMENTS}?per_page=100&page=1`)).status).toBe(200);
    const created = await ask('POST', COMMENTS, { body: 'First' });
    expect(created.status).toBe(201);
    const comment = `${REPO}/issues/comments/${(created.body as { id: number }).id}`;
    expect((await ask('GET', comment)).status).toBe(200);
    expect((await ask('PATCH', comment, { body: 'Second' })).body).toMatchObject({ body: 'Second' });
    expect((await ask('DELETE', comment)).status).toBe(204);
    expect((await ask('GET', comment)).status).toBe(404);
  });

  it('issues: list, create, update', async () => {
    rig = await githubRig({ issues: [{ number: 9, state: 'closed' }] }, clock);
    expect((await ask('GET', `${ISSUES}?state=all&creator=octocat&sort=updated&direction=desc&per_page=100&page=1`)).body).toHaveLength(2);
    expect((await ask('POST', ISSUES, { title: 'T', body: 'B' })).status).toBe(201);
    expect((await ask('PATCH', `${ISSUES}/10`, { state: 'closed', state_reason: 'not_planned', body: 'C' })).status).toBe(200);
    expect((await ask('PATCH', `${ISSUES}/10`, { state: 'open', state_reason: 'reopened' })).status).toBe(200);
  });

  it('SARIF: upload, pending, complete, failed', async () => {
    rig = await githubRig({}, clock);
    const good = await ask('POST', SARIFS, uploadOf());
    const bad = await ask('POST', SARIFS, uploadOf({ version: '2.1.0', runs: [{}] }));
    const id = ({ body }: Reply) => (body as { id: string }).id;
    expect((await ask('GET', `${SARIFS}/${id(good)}`)).body).toEqual({ processing_status: 'pending' });
    clock.pass(2000);
    expect((await ask('GET', `${SARIFS}/${id(good)}`)).body).toMatchObject({ processing_status: 'complete', errors: null });
    expect((await ask('GET', `${SARIFS}/${id(bad)}`)).body).toMatchObject({ processing_status: 'failed', errors: [expect.any(String)] });
    expect((await ask('GET', `${SARIFS}/none`)).status).toBe(404);
  });

  it('analyses: none yet, then those that were taken; issues', async () => {
    rig = await githubRig({}, clock);
    expect((await ask('GET', `${REPO}/code-scanning/analyses?per_page=1`)).body).toMatchObject({ message: 'no analysis found' });
    await ask('POST', SARIFS, uploadOf());
    await ask('POST', SARIFS, uploadOf());
    expect((await ask('GET', `${REPO}/code-scanning/analyses?per_page=1`)).body).toEqual([expect.objectContaining({ ref: REF })]);
    expect((await ask('GET', `${REPO}/issues?per_page=1`)).status).toBe(200);
  });

  it('the pull request, the repository, the user', async () => {
    rig = await githubRig(
      { token: 'ghp_person', pulls: [{ number: 7 }, { number: 8, headRepository: 'mona/fork', state: 'closed' }] },
      clock,
    );
    expect((await ask('GET', `${REPO}/pulls/7`)).body).toMatchObject({ number: 7, state: 'open', head: { repo: { fork: false } } });
    expect((await ask('GET', `${REPO}/pulls/8`)).body).toMatchObject({
      state: 'closed',
      head: { repo: { full_name: 'mona/fork', fork: true } },
    });
    expect((await ask('GET', REPO)).body).toMatchObject({ full_name: 'octo-org/infrastructure', visibility: 'public', private: false });
    expect((await ask('GET', '/user')).body).toMatchObject({ login: 'octocat', type: 'User' });
  });

  it.each<[string, GithubScenario, number, string, string, unknown]>([
    ['a token without permission', { denied: ['comment-create'] }, 403, 'POST', COMMENTS, { body: 'x' }],
    ['an issue without permission', { denied: ['issue-create'] }, 403, 'POST', ISSUES, { title: 'T' }],
    ['a repository without issues', { issuesDisabled: true }, 410, 'POST', ISSUES, { title: 'T' }],
    ['a long issue', {}, 422, 'POST', ISSUES, { title: 'T', body: 'x'.repeat(65_537) }],
    ['an issue that is not there', {}, 404, 'PATCH', `${REPO}/issues/99`, { state: 'closed' }],
    ['an upload without permission', { denied: ['sarif-upload'] }, 403, 'POST', SARIFS, uploadOf()],
    ['no code scanning', { codeScanning: 'not-enabled' }, 403, 'POST', SARIFS, uploadOf()],
    ['no licence', { codeScanning: 'no-licence' }, 403, 'GET', `${SARIFS}/x`, undefined],
    ['an archived repository', { archived: true }, 403, 'POST', SARIFS, uploadOf()],
    ['an unknown commit', { commits: [] }, 404, 'POST', SARIFS, uploadOf()],
    ['an unknown ref', { commits: [COMMIT], refs: [`${REF}x`] }, 404, 'POST', SARIFS, uploadOf()],
    ['a file that is not gzip', {}, 400, 'POST', SARIFS, { ...uploadOf(), sarif: 'AAAA' }],
    ['no runs', {}, 422, 'POST', SARIFS, uploadOf({ version: '2.1.0', runs: [] })],
    ['a long comment', {}, 422, 'POST', COMMENTS, { body: 'x'.repeat(65_537) }],
    ['an unknown issue', {}, 404, 'GET', `${REPO}/issues/9/comments`, undefined],
    ['an unknown pull request', {}, 404, 'GET', `${REPO}/pulls/9`, undefined],
    ['another repository', {}, 404, 'GET', '/repos/octo-org/other', undefined],
    ['an installation that asks who it is', {}, 403, 'GET', '/user', undefined],
    [
      'the primary limit',
      { faults: [{ call: 'pull', nth: 1, fault: primaryRateLimit(60_000) }] },
      403,
      'GET',
      `${REPO}/pulls/7`,
      undefined,
    ],
    [
      'the secondary limit',
      { faults: [{ call: 'pull', nth: 1, fault: secondaryRateLimit(5, 429) }] },
      429,
      'GET',
      `${REPO}/pulls/7`,
      undefined,
    ],
    ['an outage', { faults: [{ call: 'sarif-upload', nth: 1, fault: { status: 503 } }] }, 503, 'POST', SARIFS, uploadOf()],
  ])('%s', async (_name, scenario, status, method, path, body) => {
    rig = await githubRig(scenario, clock);
    expect((await ask(method, path, body)).status).toBe(status);
    expect(rig.emulator.undocumented).toEqual([]);
  });

  it('a bad token, an unknown parameter, a bad ref', async () => {
    rig = await githubRig({}, clock);
    judged('GET', REPO, await rig.send('GET', REPO, undefined, { authorization: 'Bearer wrong' }));
    judged('GET', COMMENTS, await rig.get(`${COMMENTS}?per_page=101`));
    judged('POST', SARIFS, await rig.post(SARIFS, { ...uploadOf(), ref: 'main' }));
  });
});

describe('the oracle', () => {
  it('objects to what GitHub would not send or take', () => {
    expect(validateRequest('POST', SARIFS, {}, { ...uploadOf(), commit_sha: 'abc' })).not.toEqual([]);
    expect(validateRequest('POST', SARIFS, {}, { ...uploadOf(), ref: 'main' })).not.toEqual([]);
    expect(validateRequest('POST', SARIFS, {}, { ...uploadOf(), category: 'x' })).not.toEqual([]);
    expect(validateRequest('POST', COMMENTS, {}, {})).not.toEqual([]);
    expect(validateRequest('GET', COMMENTS, { per_page: 'x' }, undefined)).not.toEqual([]);
    expect(validateRequest('GET', COMMENTS, { limit: '1' }, undefined)).not.toEqual([]);
    expect(validateRequest('GET', '/repos/a/b/releases', {}, undefined)).not.toEqual([]);
    expect(validateResponse('GET', `${SARIFS}/x`, 200, { processing_status: 'done' })).not.toEqual([]);
    expect(validateResponse('GET', COMMENTS, 200, [{ id: 1 }])).not.toEqual([]);
    expect(validateResponse('POST', COMMENTS, 200, {})).not.toEqual([]);
  });
});
