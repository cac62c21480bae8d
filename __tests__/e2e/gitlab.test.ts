import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { terraformFindings } from '../../src/emulator/cloudgeni/data.js';
import { cloudgeniMount } from '../../src/emulator/cloudgeni/index.js';
import type { CloudgeniState } from '../../src/emulator/cloudgeni/state.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import { checkOut, type ServedRepository, serveRepository } from '../helpers/checkout.js';
import { readFolder } from '../helpers/job.js';
import { parseReport } from '../helpers/parsed-report.js';
import { DIST, type Ended, runBundle } from '../helpers/process.js';
import { API_KEY } from '../helpers/secrets.js';

type Env = Readonly<Record<string, string>>;

const POLICY = '.scan-gate.yml';
let served: ServedRepository;

beforeAll(() => {
  served = serveRepository({ [POLICY]: 'severity-threshold: high\n' }, { [POLICY]: 'severity-threshold: none\n' });
});
afterAll(() => served.remove());

const JOB = {
  CI: 'true',
  GITLAB_CI: 'true',
  CI_PROJECT_PATH: 'acme/platform/infrastructure',
  CI_DEFAULT_BRANCH: 'main',
  CI_JOB_URL: 'https://gitlab.example/acme/platform/infrastructure/-/jobs/42',
};
const mergeRequest = (): Env => ({
  ...JOB,
  CI_PIPELINE_SOURCE: 'merge_request_event',
  CI_COMMIT_SHA: served.head,
  CI_COMMIT_REF_NAME: 'feature/x',
  CI_MERGE_REQUEST_IID: '7',
  CI_MERGE_REQUEST_PROJECT_ID: '1',
  CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '1',
  CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'feature/x',
  CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: '',
  CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
  CI_MERGE_REQUEST_DIFF_BASE_SHA: served.base,
});

interface Ran extends Ended {
  readonly log: string;
  readonly service: Emulator<CloudgeniState>;
  readonly report: ReturnType<typeof parseReport> | undefined;
}

async function run(ref: string, env: Env, { key = API_KEY, depth = 20, args = [] as readonly string[] } = {}): Promise<Ran> {
  const cwd = checkOut(served, ref, depth);
  const plans = [{ queuedMs: 0, runningMs: 0, findings: terraformFindings() }];
  const service = await startEmulator(cloudgeniMount({ key: API_KEY, plans }));
  try {
    const flags = ['--scanner', 'cloudgeni', '--organization', 'org_emulated', '--target', 'repo_emulated', '--poll-interval', '250ms'];
    const all = [join(DIST, 'cli', 'index.js'), 'scan', '--api-url', service.url, ...flags, ...args];
    const ended = await runBundle(all, cwd, { CLOUDGENI_API_KEY: key, ...env });
    const results = readFolder(join(cwd, 'scan-gate-report'))['results.json'];
    return { ...ended, log: ended.lines.join('\n'), service, report: results === undefined ? undefined : parseReport(results) };
  } finally {
    await service.close();
    rmSync(cwd, { recursive: true });
  }
}

const scannedBy = ({ service }: Ran): unknown => service.state.scans.map(({ branch, commit }) => [branch, commit]);

describe('the command line in a job of GitLab', () => {
  it('scans the merge request and not the default branch, and its own policy does not turn the gate off', async () => {
    const ran = await run('feature/x', mergeRequest());

    expect(scannedBy(ran)).toEqual([['feature/x', served.head]]);
    expect([ran.exitCode, ran.report?.decision.verdict]).toEqual([1, 'failed']);
    expect(ran.report?.policy).toEqual({ path: POLICY, commit: served.base });
    expect(ran.report?.source).toMatchObject({ ci: 'gitlab', pullRequest: 7, runUrl: JOB.CI_JOB_URL });
    expect(ran.stderr).toBe('');
  });

  it('asks git for the head behind the merge of a merged results pipeline', async () => {
    const env = { ...mergeRequest(), CI_COMMIT_SHA: served.merge, CI_MERGE_REQUEST_EVENT_TYPE: 'merged_result' };
    const ran = await run('refs/pull/7/merge', env);

    expect(scannedBy(ran)).toEqual([['feature/x', served.head]]);
    expect(ran.report?.policy?.commit).toBe(served.base);
  });

  it('fetches the target branch where a shallow clone does not have the base', async () => {
    const ran = await run('feature/x', mergeRequest(), { depth: 1 });

    expect(ran.exitCode).toBe(1);
    expect(ran.report?.policy?.commit).toBe(served.tip);
  });

  it('ends in an error where the base is not known, before anything is scanned', async () => {
    const ran = await run('feature/x', {
      ...mergeRequest(),
      CI_MERGE_REQUEST_DIFF_BASE_SHA: '',
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'gone',
    });

    expect([ran.exitCode, ran.report?.error?.code]).toEqual([2, 'POLICY_BASE_UNKNOWN']);
    expect(ran.log).toMatch(/could not be fetched from origin/);
    expect(scannedBy(ran)).toEqual([]);
  });

  it('scans a branch by the policy of the branch', async () => {
    const ran = await run('main', { ...JOB, CI_COMMIT_BRANCH: 'main', CI_COMMIT_SHA: served.tip });

    expect(scannedBy(ran)).toEqual([['main', served.tip]]);
    expect(ran.exitCode).toBe(1);
  });

  it.each([
    ['without a key', ''],
    ['whose key GitLab left as it is', '$CLOUDGENI_API_KEY'],
    ['with a key', API_KEY],
  ])('skips a fork %s', async (_what, key) => {
    const fork = { ...mergeRequest(), CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '2' };
    const ran = await run('feature/x', fork, { key, args: ['--on-missing-key', 'skip-untrusted'] });

    expect([ran.exitCode, ran.report?.decision.verdict]).toEqual([0, 'skipped']);
    expect(ran.service.requests).toEqual([]);
  });
});
