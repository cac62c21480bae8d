import { feguraMount } from '../../../src/emulator/fegura/index.js';
import { CONNECTION, type FeguraCall, type FeguraScenario, type ScanPlan } from '../../../src/emulator/fegura/scenario.js';
import type { FeguraState } from '../../../src/emulator/fegura/state.js';
import type { ServiceEmulator } from '../../../src/emulator/types.js';
import { API_KEY } from '../../helpers/secrets.js';
import type { Earlier, Plan, ServiceUnderTest, World } from '../subject.js';

const FEGURA = { key: API_KEY } as const;

export const fegura: ServiceUnderTest = {
  id: 'fegura',
  dialects: ['primary', 'sibling'],
  calls: ['lookup', 'list', 'start', 'status'],
  targets: ['7B9E2C14-55aa-4f0e-9d3c-0123456789ab'],
  story: ['lookup', 'list', 'start'],
  secondClass: ['lookup'],
  words: ['queued', 'scanning', 'completed'],
  reports: ['type'],
  typeInput: 'region',
  showsOptions: true,
  otherType: 'eu-west-1',
  otherTraits: { type: 'eu-west-1' },
  badEnds: ['failed'],
  cancels: false,
  keepsPartialResults: false,
  conflicts: ['without-id'],
  respondsWhenDone: true,
  mount: (world = {}) => feguraOf(world),
  scansOf: (state) => (state as FeguraState).scans,
  keyHint: /feg_live_/,
  quoting: (text) => ({ success: false, error: { code: 'FORBIDDEN', message: text, details: [{ path: ['key'], message: text }] } }),
  foreignScan: {
    success: true,
    data: {
      id: '5ca40000-0000-4000-8000-000000000001',
      awsAccountId: '660e8400-e29b-41d4-a716-446655440000',
      customerAwsAccountId: '123456789012',
      region: 'us-east-1',
      status: 'completed',
      progress: { vpcs: 2 },
      errorMessage: null,
    },
  },
  emptyList: { success: true, data: { scans: [], meta: { hasMore: false } } },
  refusals: [
    {
      name: 'a key without the scope write',
      mount: () => feguraMount({ ...FEGURA, scopes: ['read'] }),
      code: 'FORBIDDEN',
      hint: /api-key.*scope write/,
      starts: 1,
    },
    {
      name: 'a key without the scope read',
      mount: () => feguraMount({ ...FEGURA, scopes: ['write'] }),
      code: 'FORBIDDEN',
      hint: /api-key.*scope read/,
      starts: 0,
    },
    {
      name: 'an AWS account that is not connected',
      mount: () => feguraMount(FEGURA),
      inputs: { target: '111111111111' },
      code: 'TARGET_UNKNOWN',
      hint: /Check target.*api-key/,
      starts: 0,
    },
    {
      name: 'an AWS account that is connected twice',
      mount: () => feguraMount({ ...FEGURA, accounts: [CONNECTION, { ...CONNECTION, id: '660e8400-e29b-41d4-a716-446655440000' }] }),
      inputs: { target: CONNECTION.awsAccountId },
      code: 'TARGET_AMBIGUOUS',
      hint: /target to the UUID of the right connection/,
      starts: 0,
    },
    {
      name: 'a connection that is not finished',
      mount: () => feguraMount({ ...FEGURA, accounts: [{ ...CONNECTION, status: 'pending' }] }),
      code: 'TARGET_NOT_READY',
      hint: /Finish connecting.*target/,
      starts: 0,
    },
    {
      name: 'an AWS number where accounts cannot be read',
      mount: () => feguraMount({ ...FEGURA, siblingEndpoints: 'off' }),
      inputs: { target: CONNECTION.awsAccountId },
      code: 'NOT_FOUND',
      hint: /target to the UUID/,
      starts: 0,
    },
    {
      name: 'a connection that is not there, where accounts cannot be read',
      mount: () => feguraMount({ ...FEGURA, siblingEndpoints: 'off' }),
      inputs: { target: '660e8400-e29b-41d4-a716-446655440000' },
      code: 'NOT_FOUND',
      hint: /Check target.*UUID/,
      starts: 1,
    },
    {
      name: 'a region that is not there',
      mount: () => feguraMount({ ...FEGURA, unknownRegions: ['us-east-1'] }),
      code: 'BAD_REQUEST',
      hint: /Check region/,
      starts: 1,
    },
  ],
};

function feguraOf({ scans = [], plans = [{}], faults = [], dialect, conflict, silent }: World): ServiceEmulator<FeguraState, FeguraCall> {
  const scenario: FeguraScenario = {
    ...FEGURA,
    scans: scans.map((scan) => ({ ...planOf(scan), id: scan.id, createdAgoMs: scan.createdAgoMs, region: scan.type ?? 'us-east-1' })),
    plans: plans.map((plan) => (silent ? planOf(plan) : { ...planOf(plan), answers: 'queued' })),
    // It has no others.
    faults: faults.flatMap(({ call, ...rule }) =>
      call === 'lookup' || call === 'list' || call === 'start' || call === 'status' ? [{ ...rule, call }] : [],
    ),
    ...(dialect === 'sibling' && { dialect }),
    conflict: conflict === 'off' ? 'off' : 'account',
  };
  return feguraMount(scenario);
}

/** A diagram is there at once, for those that are not are waited for. */
function planOf({ queuedMs, runningMs, runningWord, end, echo }: Plan | Earlier): ScanPlan {
  return {
    diagrams: [{}],
    ...(queuedMs !== undefined && { queuedMs }),
    ...(runningMs !== undefined && { runningMs }),
    ...(runningWord !== undefined && { runningWord }),
    ...(end !== undefined && { end }),
    ...(echo?.type !== undefined && { echo: { region: echo.type } }),
  };
}
