import { manyShopFindings } from '../../../src/emulator/aiptx/data.js';
import { aiptxMount } from '../../../src/emulator/aiptx/index.js';
import type { AiptxCall, AiptxFindingsSource, AiptxScanPlan } from '../../../src/emulator/aiptx/scenario.js';
import type { AiptxState } from '../../../src/emulator/aiptx/state.js';
import type { FaultRule } from '../../../src/emulator/faults.js';
import type { ServiceEmulator } from '../../../src/emulator/types.js';
import { API_KEY } from '../../helpers/secrets.js';
import type { Earlier, Plan, ServiceUnderTest, World } from '../subject.js';

const AIPTX = { key: API_KEY } as const;
/** What an earlier run of the same job has named its scan. */
const NAME = 'scan-gate aiptx-ce172f87-web-standard 1cb418ceabefa96a run 4700.1';

export const aiptx: ServiceUnderTest = {
  id: 'aiptx',
  dialects: ['primary', 'sibling'],
  // By default its scans are left to go on: they are long and paid for.
  inputs: { 'on-timeout': 'cancel' },
  calls: ['list', 'start', 'status', 'scan', 'findings', 'cancel'],
  targets: [
    'https://xn--bcher-kva.Staging.example/Admin/Portal/',
    'xn--bcher-kva.staging.example',
    'Bücher.staging.example',
    '/admin/portal',
    'admin/portal',
  ],
  story: ['list', 'start', 'scan', 'findings', 'scan'],
  reports: ['type'],
  typeInput: 'scan-type',
  showsOptions: true,
  otherType: 'api',
  otherTraits: { type: 'api' },
  list: { pageSize: 100, closedWord: 'fixed', acceptedWord: 'false_positive', statuses: true, summary: true, total: true, twins: true },
  badEnds: ['failed', 'cancelled'],
  cancels: true,
  keepsPartialResults: false,
  conflicts: [],
  respondsWhenDone: false,
  mount: (world = {}) => aiptxOf(world),
  scansOf: (state) => (state as AiptxState).scans,
  quoting: (text) => ({
    success: false,
    error: { code: 'FORBIDDEN', message: text, details: { reason: text } },
    meta: { request_id: text },
  }),
  foreignScan: {
    success: true,
    data: {
      id: 'scan_new001',
      target: 'https://elsewhere.example.com',
      mode: 'standard',
      type: 'web',
      status: 'completed',
      progress: 100,
      findings_count: { critical: 0, high: 0, medium: 0, low: 0 },
    },
  },
  emptyList: { success: true, data: [], pagination: { page: 1, limit: 100, total: 0, total_pages: 0 } },
  refusals: [
    {
      name: 'a target that AIPTx does not reach',
      mount: () => aiptxMount({ ...AIPTX, unreachable: ['https://staging.example.com'] }),
      code: 'BAD_REQUEST',
      hint: /target.*its own network/,
      starts: 1,
    },
    {
      name: 'a target that the policy does not allow',
      mount: () => aiptxMount(AIPTX),
      inputs: { target: 'https://production.example.com' },
      code: 'TARGET_NOT_ALLOWED',
      hint: /allowed-targets/,
      starts: 0,
    },
    {
      name: 'a scan to repeat that is not there',
      mount: () => aiptxMount(AIPTX),
      inputs: { 'scan-options': 'rescan: scan_gone' },
      code: 'NOT_FOUND',
      hint: /rescan in scan-options/,
      starts: 0,
    },
  ],
};

/** By default all five severities are counted, so that lists can be compared with them. */
function aiptxOf({ scans = [], plans = [], faults = [], dialect, limits }: World): ServiceEmulator<AiptxState, AiptxCall> {
  return aiptxMount({
    ...AIPTX,
    dialect: dialect === 'primary' ? 'primary' : 'sibling',
    scans: scans.map(({ id, createdAgoMs, type, ...plan }: Earlier) => ({
      id,
      name: NAME,
      createdAgoMs,
      ...(type && { type }),
      ...planOf(plan),
    })),
    plans: plans.map(planOf),
    faults: faults.filter((rule): rule is FaultRule<Exclude<typeof rule.call, 'lookup'>> => rule.call !== 'lookup'),
    ...(limits && { limits }),
  });
}

function planOf({ findings, summary, echo, queuedMs, runningMs, runningWord, end, flaws }: Plan): AiptxScanPlan {
  const life = { queuedMs, runningMs, runningWord, end, flaws };
  return {
    ...Object.fromEntries(Object.entries(life).filter(([, value]) => value !== undefined)),
    findings: findingsOf(findings),
    ...(summary !== undefined && { summary: summary === 'absent' ? summary : numbersOf(summary) }),
    ...(echo?.type !== undefined && { echo: { type: echo.type } }),
  };
}

/** AIPTx reports no total: its numbers add up. */
function numbersOf({ high }: { readonly high?: number }): AiptxScanPlan['summary'] & object {
  return high === undefined ? {} : { high };
}

function findingsOf(findings: Plan['findings'] = 0): AiptxFindingsSource {
  if (typeof findings === 'number') return manyShopFindings(findings);
  const { at } = manyShopFindings(findings.length);
  return findings.map(({ severity, status = 'open', as, sameId }, index) => ({
    ...at(as ?? index),
    id: at(sameId ?? index).id,
    severity,
    status,
  }));
}
