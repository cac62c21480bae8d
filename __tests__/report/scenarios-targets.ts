import type { Rule } from '../../src/domain/finding.js';
import type { Outcome } from '../../src/domain/gate.js';
import type { Note } from '../../src/domain/note.js';
import { combineReports } from '../../src/report/combine.js';
import type { Report } from '../../src/report/report.js';
import { completedOf, endedOf, type Frame, finding } from '../helpers/report-fixtures.js';
import { AETHER365 } from './scenarios-aether365.js';
import { ARCHITECTURE, FEGURA } from './scenarios-fegura.js';
import { INJECTION, NO_HSTS, OLD_TLS, S4E } from './scenarios-s4e.js';

/** One of several targets, with its own name, target, scan and label. */
export function frameOf(frame: Frame, number: number, host: string): Frame {
  return {
    ...frame,
    name: `${frame.service.id}-${(0x7f3a90c1 + number).toString(16)}-full`,
    target: { ...frame.target, id: `a-${1000 + number}`, key: `a-${1000 + number}`, label: host },
    scan: { ...frame.scan, id: `${frame.scan.id}-${number}` },
  };
}

/** The report of a run of several targets. */
export function combined(
  frame: Frame,
  targets: readonly Report[],
  notes: readonly Note[] = [],
  name = `${frame.service.id}-platform`,
): Report {
  return combineReports({ name, service: frame.service, source: frame.source }, targets, notes);
}

const BASELINE = { id: 'sc-43000', completedAt: '2026-04-21T12:14:22Z', selectedBy: 'previous' } as const;
const UNCLEAR: Note = {
  level: 'warning',
  code: 'unknown-status',
  text: 'Findings with an undocumented status count as open: reopened.',
};
const LEFT: Note = { level: 'notice', code: 'scan-left', text: 'The scan continues at S4E.' };
/** As another asset's scan describes it. */
const OTHER_HSTS: Rule = { ...NO_HSTS, title: 'HSTS header is missing', text: 'The answer of the server has no such header.' };

/** One of each verdict, not in the order of the verdicts. */
function sixAssets(): Report {
  const at = (number: number, host: string): Frame => frameOf(S4E, number, host);
  const shop = at(1, 'shop.example.com');
  const [api, mail, old, wiki, lab] = [
    at(2, 'api.example.com'),
    at(3, 'mail.example.com'),
    at(4, 'old.example.com'),
    at(5, 'wiki.example.com'),
    at(6, 'lab.example.com'),
  ];
  const ended = (frame: Frame, outcome: Exclude<Outcome, { kind: 'complete' }>, more: Partial<Report>) =>
    endedOf(frame, outcome, { target: frame.target, ...more });
  const shopPlace = { resource: 'shop.example.com' };
  const apiPlace = { resource: 'api.example.com' };
  return combined(
    S4E,
    [
      completedOf(wiki, { findings: [finding(OTHER_HSTS, 'low', { resource: 'wiki.example.com' }, { id: 'f-5' })] }, { notes: [UNCLEAR] }),
      completedOf(
        shop,
        {
          findings: [
            finding(INJECTION, 'critical', shopPlace, { id: 'f-1', cvss: 9.8 }),
            finding(OLD_TLS, 'high', shopPlace, { id: 'f-2', cvss: 7.4 }),
            finding(NO_HSTS, 'low', shopPlace, { id: 'f-3' }),
          ],
          baseline: BASELINE,
          before: { findings: [finding(OLD_TLS, 'high', shopPlace), finding(NO_HSTS, 'medium', { resource: 'gone.example.com' })] },
        },
        { label: 'shop', notes: [UNCLEAR] },
      ),
      completedOf(
        api,
        {
          findings: [finding(OLD_TLS, 'high', apiPlace, { id: 'f-4', cvss: 7.4 })],
          baseline: { selectedBy: 'none' },
        },
        { label: 'api' },
      ),
      ended(
        mail,
        { kind: 'error', code: 'SCAN_FAILED' },
        {
          label: 'mail',
          scan: { ...mail.scan, state: 'failed', rawState: 'failed', reason: 'The mail server closed the connection.' },
          error: {
            code: 'SCAN_FAILED',
            message: 'The scan sc-44021-3 failed at S4E.',
            hint: 'Run the job again. If it keeps happening, contact S4E support.',
          },
        },
      ),
      ended(
        old,
        { kind: 'timeout', why: 'the scan did not finish in time' },
        {
          scan: { ...old.scan, state: 'running', rawState: 'running', completedAt: undefined },
          error: { code: 'TIMEOUT', message: 'The scan sc-44021-4 is still running after 60 minutes.', hint: 'Set a longer timeout.' },
          notes: [LEFT],
        },
      ),
      ended(lab, { kind: 'started' }, { label: 'lab', scan: { ...lab.scan, state: 'queued', rawState: 'queued', completedAt: undefined } }),
    ],
    [{ level: 'notice', code: 'rule-not-applicable', text: "The policy's rule min-score does not apply here." }],
  );
}

/** Three tenants with scores, two of which are too low. */
function threeTenants(): Report {
  const settings = { minScore: { value: 90, from: 'input' }, warnOnly: 'false' } as const;
  const tenant = (number: number, title: string, score: number | null, before: number): Report =>
    completedOf(
      { ...frameOf(AETHER365, number, title), settings },
      {
        posture: { passed: Math.round(score ?? 50), failed: 100 - Math.round(score ?? 50), skipped: 3, score },
        baseline: { id: `scan_old${number}`, completedAt: '2026-04-02T00:14:23Z', selectedBy: 'previous' },
        before: { score: before },
      },
    );
  return combined(AETHER365, [tenant(1, 'Contoso Ltd', 87.9, 91), tenant(2, 'Fabrikam', 95.5, 95.5), tenant(3, 'Northwind', 71, 70)]);
}

/** One account in two regions, and another account. */
function threeAccounts(): Report {
  const account = (
    number: number,
    region: string,
    label: string,
    inventory: Record<string, number>,
    more: Partial<Report> = {},
  ): Report => {
    const frame = frameOf(FEGURA, number, label);
    return completedOf(
      { ...frame, scan: { ...frame.scan, traits: { region } } },
      { inventory, baseline: { id: `old-${number}`, selectedBy: 'previous' }, before: { inventory: { vpcs: 2, s3Buckets: 3 } } },
      more,
    );
  };
  const failed = frameOf(FEGURA, 4, 'audit (999999999999)');
  return combined(FEGURA, [
    account(
      1,
      'us-east-1',
      'production (123456789012)',
      { vpcs: 2, s3Buckets: 4 },
      { diagrams: [{ title: 'Network', mermaid: ARCHITECTURE }] },
    ),
    account(2, 'eu-west-1', 'production (123456789012)', { vpcs: 2, s3Buckets: 3 }),
    account(3, 'us-east-1', 'staging (210987654321)', { vpcs: 1 }, { label: 'staging' }),
    endedOf(failed, { kind: 'error', code: 'NOT_FOUND' }, { error: { code: 'NOT_FOUND', message: 'Fegura has no account 999999999999.' } }),
  ]);
}

/** The scenarios of runs with several targets: `targets/<name>`. */
export const TARGETS_SCENARIOS: Readonly<Record<string, () => Report>> = {
  'six-assets': sixAssets,
  'three-tenants': threeTenants,
  'four-accounts': threeAccounts,
};

/** `count` assets with `each` findings. */
export function manyTargets(count: number, each: number): Report {
  return combined(
    S4E,
    Array.from({ length: count }, (_, number) => {
      const host = `host-${number}.example.com`;
      const found = Array.from({ length: number % 3 === 0 ? each : 0 }, (_unused, index) =>
        finding(
          index % 2 === 0 ? OLD_TLS : NO_HSTS,
          index % 50 === 0 ? 'high' : 'low',
          { resource: `${host}:${index}` },
          { id: `f-${number}-${index}` },
        ),
      );
      return completedOf(frameOf(S4E, number, host), { findings: found });
    }),
  );
}
