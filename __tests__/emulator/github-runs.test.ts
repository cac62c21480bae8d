import { afterEach, describe, expect, it } from '@jest/globals';
import type { GithubState } from '../../src/emulator/github/index.js';
import type { GithubScenario } from '../../src/emulator/github/scenario.js';
import { validateRequest, validateResponse } from '../helpers/oracles/github-openapi.js';
import { githubRig, type Reply, type Rig } from './harness.js';

/** The runs of a workflow, each request and each answer against GitHub's own description. */
const REPO = '/repos/octo-org/infrastructure';
const RUNS = `${REPO}/actions/workflows/161335/runs`;

let rig: Rig<GithubState>;
afterEach(() => rig.emulator.close());

async function ask(path: string, scenario?: GithubScenario): Promise<Reply> {
  if (scenario) rig = await githubRig(scenario);
  const [bare = '', query = ''] = path.split('?');
  expect(validateRequest('GET', bare, Object.fromEntries(new URLSearchParams(query)), undefined)).toEqual([]);
  const reply = await rig.get(path);
  const problems = validateResponse('GET', bare, reply.status, reply.body);
  expect({ path, status: reply.status, problems }).toMatchObject({ problems: [] });
  expect(rig.emulator.undocumented).toEqual([]);
  return reply;
}

const ids = ({ body }: Reply): unknown => (body as { workflow_runs: { id: number }[] }).workflow_runs.map(({ id }) => id);

describe('the runs of a workflow', () => {
  const runs: GithubScenario['runs'] = [
    { id: 1, conclusion: 'success', createdAgoMs: 9000, headRepository: 'mona/fork' },
    { id: 3, createdAgoMs: 1000, attempt: 2 },
    { id: 2, conclusion: 'failure', createdAgoMs: 5000, branch: 'main' },
  ];

  it('are told one by one, and in pages with the newest first', async () => {
    expect((await ask(`${REPO}/actions/runs/3`, { runs })).body).toMatchObject({
      id: 3,
      run_attempt: 2,
      conclusion: null,
      workflow_id: 161335,
    });
    expect((await ask(`${REPO}/actions/runs/1`)).body).toMatchObject({
      conclusion: 'success',
      head_repository: { full_name: 'mona/fork', fork: true },
    });
    expect((await ask(`${REPO}/actions/runs/9`)).status).toBe(404);
    expect(ids(await ask(RUNS))).toEqual([3, 2, 1]);
    expect(ids(await ask(`${RUNS}?per_page=2&page=2`))).toEqual([1]);
    expect((await ask(`${RUNS}?per_page=2&page=2`)).body).toMatchObject({ total_count: 3 });
    expect((await ask(`${REPO}/actions/workflows/7/runs`)).status).toBe(404);
  });

  it.each([
    ['branch=main', [2]],
    ['status=success', [1]],
    ['status=completed', [2, 1]],
    ['status=in_progress', [3]],
    ['status=success&branch=main', []],
  ])('are filtered by %s', async (query, expected) => {
    expect(ids(await ask(`${RUNS}?${query}`, { runs }))).toEqual(expected);
  });

  it('are listed up to the thousandth, and all counted', async () => {
    const many = Array.from({ length: 1005 }, (_none, index) => ({ id: index + 1, createdAgoMs: index }));
    expect(ids(await ask(`${RUNS}?per_page=100&page=10`, { runs: many }))).toHaveLength(100);
    expect((await ask(`${RUNS}?per_page=100&page=11`)).body).toMatchObject({ total_count: 1005, workflow_runs: [] });
  });

  it('are denied without the permission', async () => {
    const denied = await ask(RUNS, { denied: ['runs'] });
    expect([denied.status, denied.headers.get('x-accepted-github-permissions')]).toEqual([403, 'actions=read']);
  });
});

describe('a file as it is', () => {
  const COMMIT = '3484a3fb816e0859fd6e1cea078d76385ff50625';

  it('is asked for by its media type; folders are listed all the same', async () => {
    const big = 'x'.repeat(2 * 1024 * 1024);
    rig = await githubRig({ contents: { [COMMIT]: { big, 'a/b.json': '{"a":1}' } } });
    const raw = async (path: string): Promise<string> => {
      const headers = { authorization: 'Bearer ghs_emulated', accept: 'application/vnd.github.raw+json' };
      return await (await fetch(`${rig.emulator.url}${REPO}/contents/${encodeURIComponent(path)}?ref=${COMMIT}`, { headers })).text();
    };
    expect(await raw('big')).toBe(big);
    expect(await raw('a/b.json')).toBe('{"a":1}');
    expect(JSON.parse(await raw('a'))).toMatchObject([{ name: 'b.json', type: 'file' }]);
  });
});
