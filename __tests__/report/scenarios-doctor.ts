import type { Check } from '../../src/domain/check.js';
import { decide, type Outcome } from '../../src/domain/gate.js';
import type { Report } from '../../src/report/report.js';
import { SEVERITY_GATE } from '../helpers/report-fixtures.js';
import { AIPTX } from './scenarios-aiptx.js';

const PERMISSIONS = 'permissions:\n  contents: read # checkout and policy file\n  security-events: write # code scanning';

const ALL_STATES: readonly Check[] = [
  {
    name: 'service',
    state: 'warning',
    text: 'Requests and the API key are sent to 127.0.0.1:4010, which is not the default API host of AIPTx.',
    hint: 'If this is not intended, remove api-url.',
  },
  { name: 'API key', state: 'ok', text: 'AIPTx accepts the key.' },
  {
    name: 'scope',
    state: 'problem',
    text: 'AIPTx responded to GET /scans with 403: The key may not list scans of https://app.example.com (FORBIDDEN).',
    hint: 'Give the key behind api-key the permission it lacks, or use another key.',
  },
  { name: 'target', state: 'unknown', text: 'Not checked, because the key is not allowed to look up the target.' },
  { name: 'rules', state: 'ok', text: 'severity-threshold high (default).' },
  {
    name: 'code scanning',
    state: 'warning',
    text: 'The token may not read this (GitHub: "Resource not accessible by integration"): the job lacks security-events: write.',
  },
  {
    name: 'permissions',
    state: 'warning',
    text: 'The token lacks permissions that these inputs need; the checks above show which.',
    hint: { lead: 'Set all permissions of the job:', yaml: PERMISSIONS },
  },
];

/** A report of the doctor. */
export function examined(checks: readonly Check[], outcome: Outcome, more: Partial<Report> = {}): Report {
  const { name, service, target, source } = AIPTX;
  return { schemaVersion: 1, name, service, decision: decide(outcome, SEVERITY_GATE), source, target, notes: [], checks, ...more };
}

/** The scenarios whose renderings are committed. */
export const DOCTOR_SCENARIOS: Readonly<Record<string, () => Report>> = {
  doctor: () =>
    examined(
      ALL_STATES,
      { kind: 'error', code: 'CHECK_FAILED' },
      {
        error: {
          code: 'CHECK_FAILED',
          message: '1 of 7 checks found a problem: scope.',
          hint: 'Each of these checks shows what to change. Nothing was started, uploaded, or commented.',
        },
      },
    ),
  'doctor-well': () =>
    examined(
      ALL_STATES.filter(({ state }) => state === 'ok'),
      { kind: 'checked', why: 'no problem found in 2 checks' },
    ),
};
