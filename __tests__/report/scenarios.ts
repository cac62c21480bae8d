import type { Finding, FindingLocation, Rule } from '../../src/domain/finding.js';
import type { Outcome } from '../../src/domain/gate.js';
import type { Note } from '../../src/domain/note.js';
import { SEVERITIES } from '../../src/domain/severity.js';
import type { Source } from '../../src/domain/source.js';
import { permissionHint } from '../../src/github/error-notes.js';
import type { Report, ReportedScan } from '../../src/report/report.js';
import { TRICKS } from '../helpers/hostile-strings.js';
import { EVERYTHING } from '../helpers/lanes.js';
import { gitHubPages } from '../helpers/pages.js';
import { COMMIT, completedOf, endedOf, type Frame, finding, SEVERITY_GATE } from '../helpers/report-fixtures.js';

export { finding } from '../helpers/report-fixtures.js';

const TARGET = { id: 'repo_abc123', key: 'acme/infrastructure', label: 'acme/infrastructure', ownCode: true } as const;

const SOURCE: Source = {
  ci: 'github',
  event: 'pull_request',
  repository: 'acme/infrastructure',
  visibility: 'private',
  ref: 'refs/pull/42/head',
  commit: COMMIT,
  branch: 'feature/data-bucket',
  baseBranch: 'main',
  pullRequest: 42,
  pullRequestState: 'open',
  mergeQueue: false,
  serverUrl: 'https://github.com',
  pages: gitHubPages('acme/infrastructure'),
  runUrl: 'https://github.com/acme/infrastructure/actions/runs/1234567890',
  boundToCommit: true,
  overridden: false,
};

const SCAN: ReportedScan = {
  id: 'scan_xyz789',
  state: 'completed',
  rawState: 'completed',
  traits: { type: 'static', branch: 'feature/data-bucket', commit: COMMIT },
  createdAt: '2024-01-15T10:35:00Z',
  completedAt: '2024-01-15T10:36:30Z',
  origin: 'started',
};

export const UNENCRYPTED: Rule = {
  id: 'CKV_AWS_19',
  title: 'S3 Bucket Encryption',
  text: 'S3 bucket does not have encryption enabled',
  fix: {
    text: 'Enable server-side encryption',
    code: 'server_side_encryption_configuration {\n  rule {\n    apply_server_side_encryption_by_default {\n      sse_algorithm = "aws:kms"\n    }\n  }\n}',
  },
  tags: ['security', 'terraform'],
};
export const OPEN_SSH: Rule = {
  id: 'CKV_AWS_24',
  title: 'Security group open to the world',
  text: 'Ingress from 0.0.0.0/0 to port 22.\nAnyone can try to log in.',
  fix: { text: 'Restrict `cidr_blocks` to the addresses of your network.' },
  url: 'https://docs.example.com/checks/CKV_AWS_24',
  tags: ['security'],
};
export const NO_VERSIONS: Rule = {
  id: 'CKV_AWS_21',
  title: 'S3 Bucket Versioning',
  text: 'S3 bucket does not keep versions',
  tags: ['security'],
};
export const NO_TAGS: Rule = { id: 'CG_TAGS', title: 'Resource without owner tag', tags: [] };

/** A Cloudgeni scan of a pull request. */
export const CLOUDGENI: Frame = {
  name: 'cloudgeni-acme-infrastructure-static',
  service: { id: 'cloudgeni', title: 'Cloudgeni' },
  target: TARGET,
  scan: SCAN,
  source: SOURCE,
  settings: SEVERITY_GATE,
};

/** A report as the workflow builds it: evaluated, decided, and with the counts of the SARIF file. */
export function completed(findings: readonly Finding[], more: Partial<Report> = {}, settings = SEVERITY_GATE): Report {
  return completedOf(CLOUDGENI, { findings }, more, settings);
}

/** A report without findings: the run ended before there were any. */
export function ended(outcome: Exclude<Outcome, { kind: 'complete' }>, more: Partial<Report> = {}): Report {
  return endedOf(CLOUDGENI, outcome, more);
}

export function failingFindings(): Finding[] {
  const rest = Array.from({ length: 9 }, (_, index) =>
    finding(NO_TAGS, 'info', { file: `modules/${index}/main.tf`, line: 3, resource: `aws_instance.worker_${index}` }),
  );
  return [
    finding(UNENCRYPTED, 'high', { file: 'storage/main.tf', line: 15, resource: 'aws_s3_bucket.data_bucket' }),
    finding(UNENCRYPTED, 'high', { file: 'storage/main.tf', line: 48, resource: 'aws_s3_bucket.log_bucket' }),
    finding(OPEN_SSH, 'critical', { file: 'network/vpc.tf', line: 7, resource: 'aws_security_group.bastion' }, { cvss: 9.8 }),
    finding(NO_VERSIONS, 'medium', { file: 'storage/main.tf', line: 15, resource: 'aws_s3_bucket.data_bucket' }),
    finding(NO_VERSIONS, 'low', { file: 'modules/log archive/main.tf', resource: 'aws_s3_bucket.archive' }),
    finding(NO_VERSIONS, 'medium', { file: 'storage/old.tf', line: 2 }, { state: 'closed', rawState: 'resolved' }),
    finding(UNENCRYPTED, 'critical', { file: 'storage/old.tf', line: 1 }, { state: 'accepted', rawState: 'suppressed' }),
    ...rest,
  ];
}

function hostileFindings(): Finding[] {
  return TRICKS.map((trick, index) => {
    const severity = SEVERITIES[index % 5] ?? 'info';
    const rule: Rule = {
      id: `R${index}-${trick}`,
      title: trick,
      text: `${trick}\n\n${trick}`,
      fix: { text: trick, code: trick },
      url: trick,
      tags: [trick, trick, 'security'],
    };
    const place: FindingLocation = { file: index % 2 === 0 ? `src/${trick}` : trick, line: index + 1, resource: trick, url: trick };
    return finding(rule, severity, place, { state: 'unknown', rawState: trick, rawSeverity: trick });
  });
}

const PERMISSIONS: Note = {
  level: 'notice',
  code: 'missing-permission',
  text: 'The SARIF was not uploaded: the token lacks the permission security-events: write (GitHub answered 403 "Resource not accessible by integration").',
  hint: permissionHint('permissions:\n  contents: read\n  security-events: write', {}),
};

/** The scenarios whose renderings are committed. */
export const SCENARIOS: Readonly<Record<string, () => Report>> = {
  failing: () => completed(failingFindings(), { notes: [PERMISSIONS] }),
  clean: () => completed([finding(NO_TAGS, 'low', { file: 'main.tf', line: 1 }, { state: 'closed', rawState: 'resolved' })]),
  forgiven: () => completed(failingFindings(), {}, { ...SEVERITY_GATE, warnOnly: 'true' }),
  hostile: () =>
    completed(hostileFindings(), {
      notes: TRICKS.map((trick) => ({ level: 'warning', code: 'unknown-status', text: trick, hint: trick })),
    }),
  'no-places': () =>
    completed([
      finding(OPEN_SSH, 'high', { resource: 'aws_security_group.bastion' }),
      finding(NO_TAGS, 'medium', {}),
      finding(NO_VERSIONS, 'low', { file: '../outside.tf', line: 3 }),
      finding(UNENCRYPTED, 'critical', { file: 'storage/main.tf' }, { cvss: 5.5 }),
      finding(NO_VERSIONS, 'critical', { url: 'https://app.example.com/login' }, { rawSeverity: 'urgent' }),
    ]),
  error: () =>
    ended(
      { kind: 'error', code: 'INCOMPLETE' },
      {
        target: TARGET,
        scan: SCAN,
        error: {
          code: 'INCOMPLETE',
          message: 'The service reports 120 findings, but its list contains 100.',
          hint: 'The list may have changed while it was read. Run the job again. If it keeps happening, contact the support of the service.',
        },
      },
    ),
  timeout: () =>
    ended(
      { kind: 'timeout', why: 'the scan was still running at the deadline' },
      { target: TARGET, scan: { ...SCAN, state: 'running', rawState: 'running', completedAt: undefined } },
    ),
  cancelled: () =>
    ended(
      { kind: 'cancelled', why: 'the job was cancelled' },
      { target: TARGET, scan: { ...SCAN, state: 'running', rawState: 'running' } },
    ),
  skipped: () => ended({ kind: 'skipped', why: 'secrets are withheld because the pull request comes from a fork' }),
  started: () => ended({ kind: 'started' }, { target: TARGET, scan: { ...SCAN, state: 'queued', rawState: 'queued' } }),
};

/** Far more findings than any surface shows; with `npm run test:all` the most that GitHub accepts. */
export const MANY = EVERYTHING ? 25_000 : 2_500;

/** Many findings of `ruleCount` rules. */
export function many(count: number, text = 'S3 bucket does not have encryption enabled', ruleCount = 300): Report {
  const rules = Array.from({ length: ruleCount }, (_, index): Rule => ({ ...UNENCRYPTED, id: `CKV_${index}`, text: `${text} ${index}` }));
  return completed(
    Array.from({ length: count }, (_, index) => {
      const place = { file: `modules/m${index % 977}/main.tf`, line: index + 1, resource: `aws_s3_bucket.bucket_${index}` };
      return finding(rules[index % rules.length] ?? UNENCRYPTED, SEVERITIES[index % 5] ?? 'info', place);
    }),
  );
}

/** A live target in a public repository, whose pages show only counts. */
export function liveTarget(): Report {
  return completed([finding(OPEN_SSH, 'high', { url: 'https://shop.example.com/login', resource: 'POST /login' })], {
    source: { ...SOURCE, visibility: 'public' },
    target: { id: 'https://shop.example.com', key: 'shop.example.com', label: 'https://shop.example.com', ownCode: false },
    notes: [
      { level: 'warning', code: 'slow', text: 'https://shop.example.com/login answered slowly', hint: 'Ask the owner of shop.example.com' },
    ],
  });
}
