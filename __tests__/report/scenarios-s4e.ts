import { evaluate } from '../../src/domain/evaluation.js';
import type { Finding, Rule } from '../../src/domain/finding.js';
import type { Report } from '../../src/report/report.js';
import { completedOf, endedOf, type Frame, finding, ON_MAIN, SEVERITY_GATE } from '../helpers/report-fixtures.js';

export const S4E: Frame = {
  name: 's4e-7f3a90c1-full',
  service: { id: 's4e', title: 'S4E' },
  target: { id: 'a-1001', key: 'a-1001', label: 'shop.example.com', ownCode: false },
  scan: {
    id: 'sc-44021',
    state: 'completed',
    rawState: 'completed',
    traits: { type: 'full' },
    createdAt: '2026-04-28T12:00:00Z',
    startedAt: '2026-04-28T12:00:30Z',
    completedAt: '2026-04-28T12:14:22Z',
    origin: 'started',
  },
  source: ON_MAIN,
  settings: SEVERITY_GATE,
};

export const INJECTION: Rule = {
  id: 'sql-injection-in-api-login',
  title: 'SQL Injection in /api/login',
  text: 'User input is passed directly to SQL query.',
  fix: { text: 'Use parameterized queries.' },
  url: 'https://cwe.mitre.org/data/definitions/89.html',
  tags: ['security'],
};
export const OLD_TLS: Rule = {
  id: 'tls-1.0-enabled',
  title: 'TLS 1.0 enabled',
  text: 'The server accepts TLS 1.0.',
  fix: { text: 'Allow TLS 1.2 and later only.' },
  tags: ['security'],
};
export const NO_HSTS: Rule = { id: 'missing-hsts-header', title: 'Missing HSTS header', tags: ['security'] };
const SPF: Rule = {
  id: 'spf-record-too-permissive',
  title: 'SPF record too permissive',
  text: 'The record ends in `?all`.',
  tags: ['security'],
};

const PLACE = { resource: 'shop.example.com' };

function findings(): Finding[] {
  return [
    finding(INJECTION, 'critical', PLACE, { id: 'f-91827', cvss: 9.8 }),
    finding(OLD_TLS, 'medium', PLACE, { id: 'f-91830', cvss: 5.9, state: 'open', rawState: 'confirmed' }),
    finding(NO_HSTS, 'low', PLACE, { id: 'f-91831', cvss: 3.1 }),
    finding(
      SPF,
      'medium',
      { resource: 'mail.example.com', url: 'https://mail.example.com' },
      { id: 'f-91835', state: 'accepted', rawState: 'accepted_risk' },
    ),
  ];
}

/** The scenarios whose renderings are committed. */
export const S4E_SCENARIOS: Readonly<Record<string, () => Report>> = {
  failing: () => completedOf(S4E, { findings: findings() }),
  partial: () => {
    const scan = { ...S4E.scan, state: 'cancelled', rawState: 'cancelled', completedAt: undefined } as const;
    const hint = 'A person or a newer scan cancelled it. Run the job again.';
    return endedOf(
      S4E,
      { kind: 'cancelled', why: 'the scan was cancelled at the service' },
      {
        target: S4E.target,
        scan,
        evaluation: evaluate(findings().slice(1, 3)),
        partial: true,
        error: { code: 'SCAN_CANCELLED', message: 'The scan sc-44021 was cancelled at S4E.', hint },
      },
    );
  },
};
