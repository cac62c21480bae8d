import type { Comparison } from '../../src/domain/comparison.js';
import type { Finding, Rule } from '../../src/domain/finding.js';
import type { Counts } from '../../src/domain/severity.js';
import type { Report, ReportedScan } from '../../src/report/report.js';
import { completedOf, type Frame, finding, ON_MAIN, SEVERITY_GATE } from '../helpers/report-fixtures.js';

const TARGET = 'https://app.example.com';

export const AIPTX: Frame = {
  name: 'aiptx-9c1e55aa-web-standard',
  service: { id: 'aiptx', title: 'AIPTx' },
  target: { id: TARGET, key: TARGET, label: TARGET, ownCode: false },
  scan: {
    id: 'scan_xyz789',
    state: 'completed',
    rawState: 'completed',
    traits: { type: 'web', mode: 'standard' },
    createdAt: '2024-01-22T10:30:00Z',
    startedAt: '2024-01-22T10:31:00Z',
    completedAt: '2024-01-22T13:45:00Z',
    origin: 'collected',
  },
  source: ON_MAIN,
  settings: SEVERITY_GATE,
};

const BASELINE: Comparison['baseline'] = { id: 'scan_abc123', completedAt: '2024-01-15T13:45:00Z', selectedBy: 'scan-id' };
const COUNTS: Counts = { critical: 1, high: 4, medium: 12, low: 23, info: 0 };

const ACCESS: Rule = {
  id: 'access_control',
  title: 'IDOR on invoice download',
  text: 'Ids can be enumerated.\n\nImpact: foreign invoices are readable.',
  fix: { text: 'Check that the invoice belongs to the user.' },
  url: 'https://cwe.mitre.org/data/definitions/639.html',
  tags: ['security', 'external/cwe/cwe-639'],
};
const INJECTION: Rule = { id: 'injection', title: 'SQL Injection in Search API', tags: ['security', 'external/cwe/cwe-89'] };
const XSS: Rule = { id: 'xss', title: 'XSS in Comments', tags: ['security'] };

const idor = finding(
  ACCESS,
  'high',
  {
    resource: 'GET /invoices/{id} (id)',
    url: 'https://app.example.com/invoices/42',
    request: { method: 'GET', target: '/invoices/{id}', parameter: 'id' },
  },
  { id: 'finding_4c2', cvss: 8.1 },
);
const injection = finding(
  INJECTION,
  'critical',
  { resource: 'GET /api/search (q)', request: { method: 'GET', target: '/api/search', parameter: 'q' } },
  { id: 'finding_new1', cvss: 9.8 },
);
const xss: Finding = finding(XSS, 'high', { resource: 'POST /comments (body)' }, { id: 'finding_old1', cvss: 7.4 });
const header = finding({ id: 'misconfiguration', title: 'No CSP header', tags: ['security'] }, 'low', {}, { id: 'finding_77' });

const PHASES: NonNullable<ReportedScan['phases']> = [
  { name: 'reconnaissance', rawState: 'completed', counters: [{ name: 'endpoints', value: 156 }] },
  { name: 'vulnerability_discovery', rawState: 'completed', counters: [{ name: 'tests', value: 1920, total: 1920 }] },
  { name: 'exploit_validation', rawState: 'completed', counters: [] },
];

/** The scenarios whose renderings are committed. */
export const AIPTX_SCENARIOS: Readonly<Record<string, () => Report>> = {
  failing: () => completedOf({ ...AIPTX, scan: { ...AIPTX.scan, phases: PHASES } }, { findings: [idor, injection, header] }),
  'counts-only': () =>
    completedOf(
      AIPTX,
      {
        counts: COUNTS,
        // The primary document's four.
        uncounted: ['info'],
        baseline: BASELINE,
        before: {
          changes: {
            added: [{ id: 'finding_new1', title: 'SQL Injection in Search API', severity: 'critical' }],
            fixed: [{ id: 'finding_old1', title: 'XSS in Comments', severity: 'high' }],
            addedCount: 3,
            fixedCount: 5,
            unchangedCount: 37,
          },
        },
      },
      { notes: [{ level: 'notice', code: 'no-list', text: 'AIPTx does not list findings: the findings endpoint answered 404.' }] },
    ),
  'with-comparison': () =>
    completedOf(AIPTX, { findings: [idor, injection, header], baseline: BASELINE, before: { findings: [idor, xss, header] } }),
};
