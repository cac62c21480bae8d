import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type BitbucketState, bitbucketMount } from '../../../src/emulator/bitbucket/index.js';
import { rerouteBitbucket, reroutingOption } from '../../helpers/bitbucket-addresses.js';
import type { ServedRepository } from '../../helpers/checkout.js';
import { type CiUnderTest, expectSituation, type Ran, runCi, scannedBy, servePolicies, situationsOf, writesOf } from './harness.js';

const TOKEN = 'ATCTT3xFfGN0-emulated';

const REPORT = ['report-delete', 'report-write', 'report-write'];
const WITH_FINDINGS = ['report-delete', 'report-write', 'annotations-write', 'report-write'];
/** The second request signs the comment. */
const COMMENT = ['comment-create', 'comment-update'];

let restore = (): void => undefined;

const BITBUCKET: CiUnderTest<BitbucketState> = {
  ci: 'bitbucket',
  repository: 'acme/infrastructure',
  token: ['SCAN_GATE_BITBUCKET_TOKEN', TOKEN],
  checkout: { 'head-unknown': 'nothing' },
  platform: ({ head, base, tip }) =>
    bitbucketMount({
      repository: 'acme/infrastructure',
      token: TOKEN,
      pulls: [{ number: 7, headSha: head, baseSha: base, sourceBranch: 'feature/x' }],
      branches: { main: tip },
      files: { [base]: { '.scan-gate.yml': 'severity-threshold: high\n' } },
    }),
  prepare({ platform }) {
    const { port } = new URL(platform);
    restore = rerouteBitbucket(port);
    return { NODE_OPTIONS: reroutingOption(port) };
  },
  writes: {
    'a push to the default branch': WITH_FINDINGS,
    'a push to a branch': WITH_FINDINGS,
    'a pull request that passes': REPORT,
    'a pull request that fails': [...WITH_FINDINGS, ...COMMENT],
    'a service that errs': [...REPORT, ...COMMENT],
    'a wrong token': WITH_FINDINGS,
    'no token': WITH_FINDINGS,
  },
  check: {
    'a push to the default branch': (ran) => expectReport(ran, ran.served.tip, 'FAILED'),
    'a push to a branch': (ran) => expectReport(ran, ran.served.head, 'PASSED'),
    'a pull request that passes': (ran) => expectReport(ran, ran.served.head, 'PASSED'),
    'a pull request that fails'(ran) {
      expectReport(ran, ran.served.head, 'FAILED');
      const [worst] = ran.platform?.state.reports[0]?.annotations ?? [];
      expect(worst).toMatchObject({ severity: 'CRITICAL', path: 'network/security_groups.tf', line: 12 });
      const [comment] = ran.platform?.state.comments ?? [];
      expect(comment?.body).toMatch(/^\[\/\/\]: # \(scan-gate:[0-9a-f]{16}\)\n\n## ❌ Cloudgeni: 4 findings block this pull request\n/);
      expect(comment?.body).toContain(
        `](https://bitbucket.org/acme/infrastructure/src/${ran.served.head}/network/security_groups.tf#lines-12)`,
      );
      expect(comment?.body).not.toMatch(/<(?:details|sub|br)/);
    },
    'a service that errs': (ran) => expectReport(ran, ran.served.head, 'FAILED'),
    'a wrong token': ({ log }) => expect(log).toContain('The comment was not written: Bitbucket does not accept SCAN_GATE_BITBUCKET_TOKEN'),
    'no token': ({ log }) => expect(log).toContain('The comment was not written: SCAN_GATE_BITBUCKET_TOKEN is empty.'),
  },
};

function expectReport({ platform }: Ran<BitbucketState>, commit: string, result: string): void {
  expect(platform?.state.reports).toMatchObject([{ commit, results: ['PENDING', result] }]);
}

describe('a job of Bitbucket', () => {
  let served: ServedRepository;
  beforeAll(() => {
    served = servePolicies();
  });
  afterAll(() => served.remove());
  afterEach(() => restore());

  // Bitbucket runs no pipelines for the pull requests of forks.
  const situations = situationsOf(BITBUCKET).filter((name) => name !== 'a pull request from a fork without a key');
  it.each(situations)('%s', (name) => expectSituation(BITBUCKET, name, served));

  it('without git reads the commit and the policy of the base through the proxy', async () => {
    const ran = await runCi(BITBUCKET, 'no token', served, { checkout: 'nothing' });
    expect([ran.exitCode, scannedBy(ran)]).toEqual([1, [['feature/x', served.head]]]);
    expect(ran.report?.policy).toEqual({ path: '.scan-gate.yml', commit: served.base });
    expect(ran.platform?.requests.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['commit', 'file']));
    expect(writesOf(ran)).toEqual(WITH_FINDINGS);
  });

  it('shows only numbers where the repository is public, and the scan is of another one', async () => {
    const other = { ...BITBUCKET, repository: 'acme/other' };
    const ran = await runCi(other, 'a pull request that fails', served, { env: { BITBUCKET_REPO_IS_PRIVATE: 'false' } });
    const { reports, comments } = ran.platform?.state ?? { reports: [], comments: [] };
    expect(reports).toMatchObject([{ annotations: [], results: ['PENDING', 'FAILED'] }]);
    expect(JSON.stringify([reports, comments])).not.toContain('CKV_AWS_24');
  });

  it('writes nothing in a dry run', async () => {
    const ran = await runCi(BITBUCKET, 'a pull request that fails', served, { args: ['--dry-run=true'] });
    expect(writesOf(ran)).toEqual([]);
  });
});
