import { manyExposures } from '../../../src/emulator/s4e/data.js';
import { s4eMount } from '../../../src/emulator/s4e/index.js';
import type { S4eCall, S4eFindings, S4eScanPlan } from '../../../src/emulator/s4e/scenario.js';
import type { S4eState } from '../../../src/emulator/s4e/state.js';
import type { ServiceEmulator } from '../../../src/emulator/types.js';
import { API_KEY } from '../../helpers/secrets.js';
import type { Plan, ServiceUnderTest, World } from '../subject.js';

const S4E = { key: API_KEY } as const;
const SHOP = { id: 'a-1001', name: 'shop.example.org' } as const;

export const s4e: ServiceUnderTest = {
  id: 's4e',
  dialects: ['primary', 'sibling'],
  calls: ['lookup', 'list', 'start', 'status', 'scan', 'findings', 'cancel'],
  targets: ['Asset-Prod.77'],
  story: ['lookup', 'list', 'start', 'scan', 'findings', 'scan'],
  secondClass: ['lookup'],
  reports: ['type'],
  typeInput: 'scan-type',
  showsOptions: false,
  otherType: 'quick',
  otherTraits: { type: 'quick' },
  list: { pageSize: 100, closedWord: 'resolved', acceptedWord: 'accepted_risk', statuses: true, summary: true, total: true, twins: true },
  badEnds: ['failed', 'cancelled'],
  cancels: true,
  keepsPartialResults: true,
  conflicts: [],
  respondsWhenDone: false,
  mount: (world = {}) => s4eOf(world),
  scansOf: (state) => (state as S4eState).scans,
  keyHint: /s4e_live_.*bearer token/,
  quoting: (text) => ({ status: 'error', error: { code: 'forbidden', message: text } }),
  foreignScan: { data: { scan_id: 'sc-new001', asset_id: 'a-9999', scan_type: 'full', status: 'completed' } },
  emptyList: { data: [], meta: { total: 0, page: 1, per_page: 100 } },
  refusals: [
    {
      name: 'a key that may not start scans',
      mount: () => s4eMount({ ...S4E, scopes: ['read:assets', 'read:scans', 'read:findings'] }),
      code: 'FORBIDDEN',
      hint: /api-key the scope write:scans \(scan:write/,
      starts: 1,
    },
    {
      name: 'a key that may not read scans',
      mount: () => s4eMount({ ...S4E, scopes: ['read:assets'] }),
      code: 'FORBIDDEN',
      hint: /api-key the scope read:scans/,
      starts: 0,
    },
    {
      name: 'an asset whose ownership is not proven',
      mount: () => s4eMount({ ...S4E, assets: [{ ...SHOP, status: 'pending_verification', verified: false }] }),
      code: 'TARGET_NOT_READY',
      hint: /Verify the ownership.*target/,
      starts: 0,
    },
    {
      name: 'an asset that is not active',
      mount: () => s4eMount({ ...S4E, assets: [{ ...SHOP, status: 'inactive' }] }),
      code: 'TARGET_NOT_READY',
      hint: /Activate the asset.*target/,
      starts: 0,
    },
    {
      name: 'an asset that is not verified, which only the start reports',
      mount: () => s4eMount({ ...S4E, siblingEndpoints: 'off', assets: [{ ...SHOP, verified: false }] }),
      code: 'FORBIDDEN',
      hint: /only verified assets/,
      starts: 1,
    },
    {
      name: 'an asset that is not there',
      mount: () => s4eMount(S4E),
      inputs: { target: 'a-gone' },
      code: 'NOT_FOUND',
      hint: /Check target, the ID of the asset/,
      starts: 1,
    },
    {
      name: 'an edition of another dialect',
      mount: () => s4eMount({ ...S4E, siblingEndpoints: 'off', faults: [{ call: 'list', nth: 'all', fault: { status: 405 } }] }),
      code: 'NOT_FOUND',
      hint: /Check api-url.*below \/api.*bearer token/,
      starts: 0,
    },
    {
      name: 'a scan type that the plan does not hold',
      mount: () => s4eMount({ ...S4E, faults: [{ call: 'start', nth: 'all', fault: { status: 422, body: NO_SUCH_TYPE } }] }),
      inputs: { 'scan-type': 'web_app' },
      code: 'BAD_REQUEST',
      hint: /Check scan-type.*plan/,
      starts: 1,
    },
  ],
};

const NO_SUCH_TYPE = { detail: [{ loc: ['body', 'scan_type'], msg: 'unexpected value', type: 'value_error' }] };

function s4eOf({ scans = [], plans = [], faults = [], dialect, limits }: World): ServiceEmulator<S4eState, S4eCall> {
  return s4eMount({
    ...S4E,
    scans: scans.map(({ id, type, createdAgoMs, ...plan }) => ({
      id,
      createdAgoMs,
      ...(type !== undefined && { type }),
      ...s4ePlan(plan),
    })),
    plans: plans.map(s4ePlan),
    faults,
    ...(dialect === 'sibling' && { dialect }),
    ...(limits !== undefined && { limits }),
  });
}

function s4ePlan({ queuedMs, runningMs, runningWord, end, findings, summary, echo, flaws }: Plan): S4eScanPlan {
  return {
    findings: s4eFindings(findings),
    ...(queuedMs !== undefined && { queuedMs }),
    ...(runningMs !== undefined && { runningMs }),
    ...(runningWord !== undefined && { runningWord }),
    ...(end !== undefined && { end }),
    ...(summary !== undefined && { summary: summary === 'absent' ? summary : summaryOf(summary) }),
    ...(echo?.type !== undefined && { echo: { type: echo.type } }),
    ...(flaws !== undefined && { flaws }),
  };
}

/** Its summary reports no total: the sum over all severities is one. */
function summaryOf({ high }: { readonly total?: number; readonly high?: number }): { high?: number } {
  return high === undefined ? {} : { high };
}

function s4eFindings(findings: Plan['findings'] = 0): S4eFindings {
  if (typeof findings === 'number') return manyExposures(findings);
  const { at } = manyExposures(findings.length);
  return findings.map(({ severity, status = 'open', as, sameId }, index) => ({
    ...at(as ?? index),
    id: at(sameId ?? index).id,
    severity,
    status,
  }));
}
