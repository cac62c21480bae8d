import { manyFailedChecks } from '../../../src/emulator/aether365/data.js';
import { aether365Mount } from '../../../src/emulator/aether365/index.js';
import type { Aether365Call, ResultsSource, ScanPlan } from '../../../src/emulator/aether365/scenario.js';
import type { Aether365State } from '../../../src/emulator/aether365/state.js';
import type { ServiceEmulator } from '../../../src/emulator/types.js';
import { API_KEY } from '../../helpers/secrets.js';
import { type Plan, type ServiceUnderTest, spread, type World } from '../subject.js';

const AETHER365 = { key: API_KEY } as const;

export const aether365: ServiceUnderTest = {
  id: 'aether365',
  dialects: ['primary', 'sibling'],
  calls: ['lookup', 'list', 'start', 'status', 'findings'],
  targets: ['t_Prod77'],
  story: ['lookup', 'list', 'start', 'findings'],
  secondClass: ['lookup'],
  words: ['in_progress', 'completed'],
  reports: ['type'],
  typeInput: 'scan-type',
  showsOptions: true,
  otherType: 'exposure',
  otherTraits: { type: 'exposure' },
  list: { pageSize: 200, statuses: true, summary: false, total: true, twins: false },
  badEnds: ['failed'],
  cancels: false,
  keepsPartialResults: false,
  conflicts: ['without-id'],
  respondsWhenDone: false,
  mount: (world = {}) => aether365Of(world),
  scansOf: (state) => (state as Aether365State).scans,
  quoting: (text) => ({ success: false, error: { code: 'TENANT_ACCESS_DENIED', message: text, details: { text } } }),
  foreignScan: {
    success: true,
    data: {
      id: 'scan_new001',
      tenant_id: 't_other',
      scan_type: 'compliance',
      status: 'completed',
      pass_count: 1,
      fail_count: 0,
      score: 100,
    },
  },
  emptyList: { success: true, data: [], meta: { total: 0, page: 1, limit: 100 } },
  refusals: [
    {
      name: 'a sign-in token that has expired',
      mount: () => aether365Mount({ ...AETHER365, keyState: 'expired' }),
      code: 'AUTH_REJECTED',
      hint: /API key, which begins with ae_live_.*an hour/,
      starts: 0,
    },
    {
      name: 'a role that may not start scans',
      mount: () => aether365Mount({ ...AETHER365, keyState: 'read-only' }),
      code: 'FORBIDDEN',
      hint: /role of the team member/,
      starts: 1,
    },
    {
      name: 'a user without an account',
      mount: () => aether365Mount({ ...AETHER365, tenant: null }),
      code: 'TARGET_UNKNOWN',
      hint: /target.*no account/,
      starts: 0,
    },
    {
      name: 'a tenant of somebody else',
      mount: () => aether365Mount(AETHER365),
      inputs: { target: 't_elsewhere' },
      code: 'FORBIDDEN',
      hint: /Check target.*Leave it empty/,
      starts: 0,
    },
    {
      name: 'a service that knows neither the key’s tenant nor "me"',
      mount: () => aether365Mount({ ...AETHER365, siblingEndpoints: 'off', me: 'off' }),
      inputs: { target: '' },
      code: 'FORBIDDEN',
      hint: /Check target/,
      starts: 0,
    },
    {
      name: 'a tenant that Microsoft does not let in',
      mount: () => aether365Mount({ ...AETHER365, connected: false }),
      code: 'TARGET_NOT_READY',
      hint: /administrator of the Microsoft tenant.*consent/,
      starts: 1,
    },
    {
      name: 'a quota that is used up',
      mount: () => aether365Mount({ ...AETHER365, quota: 0 }),
      code: 'QUOTA',
      hint: /max-age.*scan-id.*does not try again/,
      starts: 1,
    },
  ],
};

function aether365Of({
  scans = [],
  plans = [],
  faults = [],
  dialect,
  conflict,
  limits,
}: World): ServiceEmulator<Aether365State, Aether365Call> {
  return aether365Mount({
    ...AETHER365,
    scans: scans.map(({ id, type, createdAgoMs, ...plan }) => ({
      id,
      createdAgoMs,
      ...(type !== undefined && { type }),
      ...aether365Plan(plan),
    })),
    plans: plans.map(aether365Plan),
    faults: faults.flatMap(({ call, ...rule }) => (call === 'cancel' || call === 'scan' ? [] : [{ ...rule, call }])),
    ...(dialect === 'sibling' && { dialect }),
    // The siblings': a scan of any type is in the way.
    conflict: conflict === 'off' ? 'off' : 'any-type',
    ...(limits !== undefined && { limits }),
  });
}

function aether365Plan({ queuedMs = 1000, runningMs = 3000, runningWord, end, findings, echo, flaws }: Plan): ScanPlan {
  const odd = typeof findings === 'object' && findings.some(({ status = 'open' }) => status !== 'open');
  return {
    // There is no queue.
    runningMs: queuedMs + runningMs,
    findings: aether365Results(findings),
    ...(runningWord !== undefined && { runningWord }),
    ...(end !== undefined && { end }),
    // What the service counts a check as that was not evaluated is not documented.
    ...(odd && { summary: { fail_count: findings.length } }),
    ...(echo?.type !== undefined && { echo: { type: echo.type } }),
    // All results are listed: a total that is off is off by so many from all of them.
    ...(flaws?.total !== undefined && { passed: 0, skipped: 0 }),
    ...(flaws !== undefined && { flaws }),
  };
}

function aether365Results(findings: Plan['findings'] = 0): ResultsSource {
  if (typeof findings === 'number') {
    const severities = spread(10);
    const { count, at } = manyFailedChecks(findings);
    return { count, at: (index) => ({ ...at(index), severity: severities[index % 10] ?? 'info' }) };
  }
  const { at } = manyFailedChecks(findings.length);
  return findings.map(({ severity, status = 'open', as }, index) => ({
    ...at(as ?? index),
    severity,
    result: status === 'open' ? 'failed' : status,
  }));
}
