import { compileGlob } from '../../src/config/glob.js';
import type { Comparison } from '../../src/domain/comparison.js';
import type { Scope } from '../../src/domain/evaluation.js';
import type { Finding } from '../../src/domain/finding.js';
import type { GateSettings } from '../../src/domain/gate-settings.js';
import type { Waiver } from '../../src/domain/waiver.js';
import type { Report } from '../../src/report/report.js';
import { completedOf, finding, POLICY, TODAY } from '../helpers/report-fixtures.js';
import { CLOUDGENI, failingFindings, NO_TAGS, NO_VERSIONS, OPEN_SSH, UNENCRYPTED } from './scenarios.js';

const ANCHORED: Comparison['baseline'] = {
  id: 'scan_abc123',
  completedAt: '2026-11-20T08:15:00Z',
  commit: '9f8e7d6c5b4a',
  selectedBy: 'last-success',
};

const bucket = finding(UNENCRYPTED, 'high', { file: 'storage/main.tf', line: 15, resource: 'aws_s3_bucket.data_bucket' });
const archive = finding(UNENCRYPTED, 'high', { file: 'storage/main.tf', line: 48, resource: 'aws_s3_bucket.log_bucket' });
const bastion = finding(OPEN_SSH, 'critical', { file: 'network/vpc.tf', line: 7, resource: 'aws_security_group.bastion' });
const jumphost = finding(OPEN_SSH, 'critical', { file: 'network/jump.tf', line: 3, resource: 'aws_security_group.jump' });
const versions = finding(NO_VERSIONS, 'medium', { file: 'storage/main.tf', line: 15, resource: 'aws_s3_bucket.data_bucket' });
const example = finding(OPEN_SSH, 'high', { file: 'examples/demo/main.tf', line: 12, resource: 'aws_security_group.demo' });
const sandbox = finding(NO_VERSIONS, 'low', { file: 'sandbox/main.tf', line: 2, resource: 'aws_s3_bucket.toy' });
const untagged = [0, 1, 2].map((index) => finding(NO_TAGS, 'info', { file: `network/worker_${index}.tf`, line: 3 }));

/** One waiver of each kind and state. */
export const WAIVERS: readonly Waiver[] = [
  {
    by: 'fingerprint',
    value: `${bucket.identity}:1`,
    reason: 'Holds public assets only; agreed with @security in SEC-412.',
    expires: '2027-03-31',
  },
  {
    by: 'rule',
    value: 'CG_TAGS',
    paths: [compileGlob('network/**')],
    reason: 'Owner tags come with the migration to the landing zone.',
    expires: '2026-12-01',
  },
  {
    by: 'rule',
    value: 'CKV_AWS_24',
    paths: [compileGlob('network/**')],
    reason: 'The bastion is replaced in October.',
    expires: '2026-11-01',
  },
  { by: 'id', value: 'finding_gone', reason: 'Test data.', expires: '2027-01-31' },
  {
    by: 'rule',
    value: 'CKV_AWS_21',
    resources: [compileGlob('aws_s3_bucket.scratch*')],
    reason: 'Scratch space needs no versions.',
    expires: '2026-10-01',
  },
];

export const SCOPE: Scope = { paths: ['network/**', 'storage/**'].map(compileGlob), waivers: WAIVERS, today: TODAY };

const BUDGETS: GateSettings = {
  severityThreshold: { value: 'critical', from: 'policy-name' },
  maxFindings: { value: { high: 0, total: 3 }, from: 'policy-scanner' },
  warnOnly: 'false',
};

const ONLY_NEW: GateSettings = {
  severityThreshold: { value: 'high', from: 'policy' },
  gateOn: { value: 'new', from: 'policy' },
  maxFindings: { value: { total: 10, 'new-total': 1 }, from: 'input' },
  warnOnly: 'false',
};

const RECENT: readonly Finding[] = [versions, ...untagged, jumphost];

/** The gate's own scenarios, by service where that service is not Cloudgeni: see the other files. */
export const GATE_SCENARIOS: Readonly<Record<string, () => Report>> = {
  waivers: () =>
    completedOf(
      CLOUDGENI,
      { findings: [bucket, archive, bastion, jumphost, versions, example, sandbox, ...untagged], scope: SCOPE },
      { policy: POLICY },
      BUDGETS,
    ),
  'all-waived': () =>
    completedOf(CLOUDGENI, { findings: [bucket, ...untagged], scope: { ...SCOPE, waivers: WAIVERS.slice(0, 2) } }, { policy: POLICY }),
  'gate-on-new': () =>
    completedOf(
      CLOUDGENI,
      {
        findings: [archive, bastion, ...RECENT],
        baseline: ANCHORED,
        before: { findings: [bucket, archive, versions, ...untagged, bastion] },
      },
      { policy: POLICY },
      ONLY_NEW,
    ),
  'first-scan': () =>
    completedOf(
      CLOUDGENI,
      { findings: [versions, bucket], baseline: { selectedBy: 'none' } },
      {},
      {
        severityThreshold: { value: 'high', from: 'default' },
        gateOn: { value: 'new', from: 'input' },
        warnOnly: 'false',
      },
    ),
  'baseline-file': () =>
    completedOf(
      CLOUDGENI,
      {
        findings: failingFindings(),
        baseline: { id: 'scan_abc123', completedAt: '2026-11-20T08:15:00Z', selectedBy: 'file', file: '.github/scan-gate-baseline.json' },
        before: { findings: failingFindings() },
      },
      {},
      { severityThreshold: { value: 'high', from: 'default' }, gateOn: { value: 'new', from: 'input' }, warnOnly: 'false' },
    ),
};
