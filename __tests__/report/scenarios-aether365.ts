import type { Comparison } from '../../src/domain/comparison.js';
import type { Finding, Rule } from '../../src/domain/finding.js';
import type { GateSettings } from '../../src/domain/gate-settings.js';
import type { Report } from '../../src/report/report.js';
import { completedOf, endedOf, type Frame, finding, ON_MAIN, POLICY, SEVERITY_GATE } from '../helpers/report-fixtures.js';

const MIN_SCORE: GateSettings = { minScore: { value: 90, from: 'input' }, warnOnly: 'false' };

export const AETHER365: Frame = {
  name: 'aether365-compliance-5f2d9a10',
  service: { id: 'aether365', title: 'Aether365' },
  target: { id: 't_abc123', key: 't_abc123', label: 'Contoso Ltd', ownCode: false },
  scan: {
    id: 'scan_xyz789',
    state: 'completed',
    rawState: 'completed',
    traits: { type: 'compliance' },
    startedAt: '2026-04-09T10:32:00Z',
    completedAt: '2026-04-09T10:46:23Z',
    origin: 'joined',
  },
  source: ON_MAIN,
  settings: SEVERITY_GATE,
};

const BASELINE: Comparison['baseline'] = { id: 'scan_abc123', completedAt: '2026-04-02T00:14:23Z', selectedBy: 'previous' };
const POSTURE = { passed: 87, failed: 12, skipped: 5, score: 87.9 };

/** A scan a week; the last one is the scan of the report. */
function scoresOf(...scores: readonly number[]): NonNullable<Report['scores']> {
  const last = Date.parse('2026-04-09T10:46:23Z');
  return scores.map((score, index) => {
    const back = scores.length - 1 - index;
    return { scanId: back === 0 ? 'scan_xyz789' : `scan_${back}`, at: new Date(last - back * 7 * 86_400_000).toISOString(), score };
  });
}

const LEGACY: Rule = {
  id: 'CIS.M365.5.2.2.3',
  title: 'Block legacy authentication',
  fix: { text: '1. Open the admin center.\n2. Create a policy for all users and all cloud apps.\n3. Under Grant, block access.' },
  url: 'https://learn.microsoft.com/entra/identity/conditional-access/policy-block-legacy-authentication',
  tags: ['security', 'framework/cis', 'framework/nis2'],
};
const SHARING: Rule = {
  id: 'CIS.M365.7.2.3',
  title: 'External content sharing is restricted',
  fix: { text: '1. Open the SharePoint admin center.\n2. Choose "New and existing guests" or stricter.' },
  tags: ['security', 'framework/cis'],
};
const DELEGATION: Rule = { id: 'AE.1001', title: 'Mailbox delegation is reviewed', tags: ['security'] };

const failed = (rule: Rule, severity: Finding['severity']): Finding =>
  finding(rule, severity, {}, { id: rule.id, state: 'open', rawState: 'failed' });

/** The scenarios whose renderings are committed. */
export const AETHER365_SCENARIOS: Readonly<Record<string, () => Report>> = {
  score: () =>
    completedOf(
      AETHER365,
      { posture: POSTURE, baseline: BASELINE, before: { score: 86.5 } },
      {
        scores: scoresOf(81.2, 82, 84.6, 84.6, 83.1, 85.9, 86.1, 88.4, 86.5, 87.9),
        notes: [{ level: 'notice', code: 'no-list', text: 'Aether365 does not list findings: the results endpoint answered 404.' }],
      },
      MIN_SCORE,
    ),
  'score-and-findings': () =>
    completedOf(AETHER365, {
      posture: { passed: 61, failed: 3, skipped: 1, score: 95.3 },
      findings: [failed(LEGACY, 'high'), failed(SHARING, 'medium'), failed(DELEGATION, 'low')],
      baseline: BASELINE,
      before: {
        score: 96.9,
        findings: [failed(SHARING, 'medium'), failed({ ...DELEGATION, id: 'AE.1007', title: 'Audit log is on' }, 'medium')],
      },
    }),
  'max-score-drop': () =>
    completedOf(
      AETHER365,
      {
        posture: { passed: 61, failed: 9, skipped: 4, score: 87.1 },
        findings: [failed(LEGACY, 'high'), failed(SHARING, 'medium'), failed(DELEGATION, 'low')],
        baseline: { ...BASELINE, selectedBy: 'last-success' },
        before: { score: 91.4, findings: [failed(SHARING, 'medium')] },
      },
      { policy: POLICY, scores: scoresOf(90.2, 91.4, 87.1) },
      {
        severityThreshold: { value: 'critical', from: 'policy-name' },
        maxFindings: { value: { high: 1, total: 20, 'new-high': 0 }, from: 'input' },
        minScore: { value: 80, from: 'policy-scanner' },
        maxScoreDrop: { value: 2, from: 'policy' },
        warnOnly: 'false',
      },
    ),
  'null-score': () =>
    completedOf(AETHER365, {
      posture: { ...POSTURE, failed: 1, skipped: null, score: null },
      findings: [failed(DELEGATION, 'low')],
      baseline: BASELINE,
      before: { score: 86.5, findings: [failed(DELEGATION, 'low')] },
    }),
  'null-score-needed': () =>
    endedOf(
      { ...AETHER365, settings: MIN_SCORE },
      { kind: 'error', code: 'MEASURE_MISSING' },
      {
        target: AETHER365.target,
        scan: { ...AETHER365.scan, posture: { ...POSTURE, score: null } },
        error: {
          code: 'MEASURE_MISSING',
          message: 'Aether365 does not report a score for the scan scan_xyz789.',
          hint: 'The rule min-score needs the score. Run the job again. If it keeps happening, contact the support of the service, or leave min-score out.',
        },
      },
    ),
};
