import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServedRepository } from '../../helpers/checkout.js';
import { git } from '../../helpers/clone.js';
import { API_KEY, leaksIn } from '../../helpers/secrets.js';
import { type CiUnderTest, expectSituation, runCi, scannedBy, servePolicies, situationsOf } from './harness.js';

/** As `git clone` does, which CircleCI uses: no variable names the target of a pull request. */
const CIRCLECI: CiUnderTest<unknown> = {
  ci: 'circleci',
  prepare({ workspace }) {
    git(workspace, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
    return {};
  },
};

const JENKINS: CiUnderTest<unknown> = { ci: 'jenkins', checkout: { 'head-unknown': 'refs/pull/7/merge' } };

const WOODPECKER: CiUnderTest<unknown> = { ci: 'woodpecker' };

let served: ServedRepository;
beforeAll(() => {
  served = servePolicies();
});
afterAll(() => served.remove());

describe('CIs in which scan-gate writes files only', () => {
  // The variables of Woodpecker do not show that a pull request comes from a fork.
  const jobs = [CIRCLECI, JENKINS, WOODPECKER].flatMap((ci) =>
    situationsOf(ci)
      .filter((name) => ci !== WOODPECKER || !name.includes('fork'))
      .map((name) => [ci.ci, name, ci] as const),
  );

  it.each(jobs)('%s: %s', async (_ci, name, ci) => {
    await expectSituation(ci, name, served);
  });
});

describe('a pull request that Jenkins merges with its target', () => {
  /** What the plugins fetch and check out: the target, into which the head is merged. Nobody else has this merge. */
  const merged = (head: string, ...more: readonly string[]): CiUnderTest<unknown> => ({
    ...JENKINS,
    prepare({ workspace }) {
      git(workspace, 'fetch', '--quiet', 'origin', `+${head}:refs/remotes/origin/PR-7`, '+refs/heads/main:refs/remotes/origin/main');
      git(workspace, 'checkout', '--quiet', 'refs/remotes/origin/main');
      git(workspace, '-c', 'user.name=ci', '-c', 'user.email=ci@example.com', 'merge', '--quiet', ...more, 'refs/remotes/origin/PR-7');
      return { GIT_COMMIT: git(workspace, 'rev-parse', 'HEAD').trim() };
    },
  });

  it('is scanned at its head, and judged by the policy of the target', async () => {
    const ran = await runCi(merged('refs/heads/feature/x'), 'a pull request that fails', served);

    expect(scannedBy(ran)).toEqual([['feature/x', served.head]]);
    expect(ran.exitCode).toBe(1);
    expect(ran.report?.source.commit).toBe(served.head);
  });

  it('is scanned at its head if that is a merge, too', async () => {
    const own = servePolicies();
    try {
      // Somebody merged main into the branch, and so the merge with the target changes nothing.
      const folder = own.url.replace('file://', '');
      git(folder, 'checkout', '--quiet', 'feature/x');
      git(folder, '-c', 'user.name=m', '-c', 'user.email=m@example.com', 'merge', '--quiet', '--no-edit', 'main');
      const head = git(folder, 'rev-parse', 'HEAD').trim();
      git(folder, 'checkout', '--quiet', 'main');

      const ran = await runCi(merged('refs/heads/feature/x', '--no-ff', '--no-edit'), 'a pull request that fails', own);

      expect(scannedBy(ran)).toEqual([['feature/x', head]]);
    } finally {
      own.remove();
    }
  });
});

describe('the settings of a Woodpecker plugin', () => {
  it('hold the key and the gate', async () => {
    const settings = { CLOUDGENI_API_KEY: '', PLUGIN_API_KEY: API_KEY, PLUGIN_SEVERITY_THRESHOLD: 'none' };
    const ran = await runCi(WOODPECKER, 'a pull request that fails', served, { env: settings });

    expect([ran.exitCode, ran.report?.decision.verdict]).toEqual([0, 'passed']);
    expect(scannedBy(ran)).toEqual([['feature/x', served.head]]);
    expect(leaksIn({ log: ran.log, ...ran.files })).toEqual([]);
  });

  it('with a mistake scan nothing, and the mistake has the name that the person wrote', async () => {
    const ran = await runCi(WOODPECKER, 'a pull request that fails', served, { env: { PLUGIN_SEVERITY_TRESHOLD: 'none' } });

    expect(ran.exitCode).toBe(2);
    expect(scannedBy(ran)).toEqual([]);
    expect(ran.log).toContain('PLUGIN_SEVERITY_TRESHOLD');
  });
});
