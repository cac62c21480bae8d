import { manyFindings } from '../../../src/emulator/cloudgeni/data.js';
import { cloudgeniMount } from '../../../src/emulator/cloudgeni/index.js';
import type { CloudgeniCall, FindingsSource, ScanPlan } from '../../../src/emulator/cloudgeni/scenario.js';
import type { CloudgeniState } from '../../../src/emulator/cloudgeni/state.js';
import type { ServiceEmulator } from '../../../src/emulator/types.js';
import { BRANCH, HEAD, REPOSITORY } from '../../helpers/events.js';
import { API_KEY } from '../../helpers/secrets.js';
import type { Plan, ServiceUnderTest, World } from '../subject.js';

export const cloudgeni: ServiceUnderTest = {
  id: 'cloudgeni',
  dialects: ['primary', 'sibling'],
  // Looked up by the repository's name.
  inputs: { target: undefined },
  calls: ['lookup', 'list', 'start', 'status', 'findings'],
  story: ['lookup', 'list', 'start', 'findings'],
  reports: ['branch', 'commit', 'type'],
  typeInput: 'scan-type',
  showsOptions: true,
  otherType: 'full',
  otherTraits: { commit: '0123456789abcdef0123456789abcdef01234567', branch: 'main' },
  list: { pageSize: 100, closedWord: 'resolved', acceptedWord: 'suppressed', statuses: true, summary: true, total: true, twins: true },
  badEnds: ['failed', 'cancelled'],
  cancels: false,
  keepsPartialResults: false,
  conflicts: ['with-id', 'without-id'],
  respondsWhenDone: false,
  mount: (world = {}) => cloudgeniOf(world),
  scansOf: (state) => (state as CloudgeniState).scans,
  keyHint: /cg_live_/,
  quoting: (text) => ({ error: 'forbidden', message: text, details: { issue: text } }),
  foreignScan: { id: 'scan_new001', repositoryId: 'repo_other', branch: BRANCH, commit: HEAD, type: 'static', status: 'completed' },
  emptyList: { data: [], pagination: { total: 0, limit: 100, offset: 0 } },
  refusals: [
    {
      name: 'a key that may only read',
      mount: () => cloudgeniMount({ ...CLOUDGENI, readOnlyKey: true }),
      code: 'FORBIDDEN',
      hint: /Read-Write.*api-key.*Read-Only/,
      starts: 1,
    },
    {
      name: 'an organization that is not there',
      mount: () => cloudgeniMount(CLOUDGENI),
      inputs: { organization: 'org_elsewhere' },
      code: 'NOT_FOUND',
      hint: /Check organization/,
      starts: 0,
    },
    {
      name: 'a repository that is not connected',
      mount: () => cloudgeniMount({ ...CLOUDGENI, repositories: [{ id: 'repo_other', fullName: 'octo-org/other' }] }),
      code: 'TARGET_UNKNOWN',
      hint: /Connect the repository.*organization.*target/,
      starts: 0,
    },
    {
      name: 'a repository ID that is not there',
      mount: () => cloudgeniMount(CLOUDGENI),
      inputs: { target: 'repo_gone' },
      code: 'NOT_FOUND',
      hint: /Check target.*organization/,
      starts: 0,
    },
    {
      name: 'two repositories of one name',
      mount: () =>
        cloudgeniMount({
          ...CLOUDGENI,
          repositories: [
            { id: 'repo_1', fullName: REPOSITORY },
            { id: 'repo_2', fullName: REPOSITORY.toUpperCase(), provider: 'gitlab' },
          ],
        }),
      code: 'TARGET_AMBIGUOUS',
      hint: /target to the ID of the right repository/,
      starts: 0,
    },
    {
      name: 'a branch that is not there',
      mount: () => cloudgeniMount({ ...CLOUDGENI, unknownBranches: [BRANCH] }),
      code: 'BAD_REQUEST',
      hint: /Push the branch.*ref/,
      starts: 1,
    },
  ],
};

const CLOUDGENI = { key: API_KEY } as const;

function cloudgeniOf({
  scans = [],
  plans = [],
  faults = [],
  dialect,
  conflict,
  limits,
}: World): ServiceEmulator<CloudgeniState, CloudgeniCall> {
  return cloudgeniMount({
    ...CLOUDGENI,
    scans: scans.map(({ branch = BRANCH, commit = HEAD, findings, ...scan }) => ({
      ...scan,
      branch,
      commit,
      findings: cloudgeniFindings(findings),
    })),
    plans: plans.map(cloudgeniPlan),
    faults: faults.flatMap(({ call, ...rule }) => (call === 'cancel' || call === 'scan' ? [] : [{ ...rule, call }])),
    ...(dialect === 'sibling' && { dialect }),
    ...(conflict !== undefined && { conflict }),
    ...(limits !== undefined && { limits }),
  });
}

function cloudgeniPlan({ findings, ...plan }: Plan): ScanPlan {
  return { ...plan, findings: cloudgeniFindings(findings) };
}

function cloudgeniFindings(findings: Plan['findings'] = 0): FindingsSource {
  if (typeof findings === 'number') return manyFindings(findings);
  const { at } = manyFindings(findings.length);
  return findings.map(({ severity, status = 'open', as, sameId, line }, index) => {
    const finding = at(as ?? index);
    const resource = finding.resource && { ...finding.resource, ...(line !== undefined && { line }) };
    return { ...finding, id: at(sameId ?? index).id, severity, status, ...(resource && { resource }) };
  });
}
