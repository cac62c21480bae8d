import { cloudgeniMount } from '../../src/emulator/cloudgeni.js';
import type { FindingsSource } from '../../src/emulator/cloudgeni-findings.js';
import type { CloudgeniCall, FindingsFlaws, ScanPlan } from '../../src/emulator/cloudgeni-scenario.js';
import type { CloudgeniState } from '../../src/emulator/cloudgeni-world.js';
import type { FaultRule } from '../../src/emulator/faults.js';
import { manyFindings } from '../../src/emulator/terraform-findings.js';
import type { Mount } from '../../src/emulator/wire.js';
import { BRANCH, HEAD, REPOSITORY } from '../support/events.js';
import { API_KEY } from '../support/secrets.js';

/** Kinds of call that all services have, under the names that their emulators give them. */
export type Call = 'lookup' | 'list' | 'start' | 'status' | 'findings' | 'cancel';

/** The life of a scan in words that all services share. */
export interface Plan {
  readonly queuedMs?: number;
  /** `Infinity`: it never ends. */
  readonly runningMs?: number;
  readonly runningWord?: string;
  readonly end?: 'completed' | 'failed' | 'cancelled';
  /** A number: so many, of all severities; default: none. */
  readonly findings?: number | readonly { readonly severity: string; readonly status?: string }[];
  /** Numbers that the summary tells instead of the right ones; `absent`: no summary. */
  readonly summary?: { readonly total?: number; readonly high?: number } | 'absent';
  /** What the service says it scans instead of what was asked; null: it does not say. */
  readonly echo?: { readonly branch?: string; readonly commit?: string | null; readonly type?: string };
  readonly commitDigits?: number;
  readonly flaws?: FindingsFlaws;
}

/** A scan from before the job. */
export interface Earlier extends Plan {
  readonly id: string;
  readonly branch?: string;
  readonly commit?: string;
  readonly type?: string;
  readonly createdAgoMs: number;
}

/** A service as a case needs it. */
export interface World {
  readonly scans?: readonly Earlier[];
  readonly plans?: readonly Plan[];
  readonly faults?: readonly FaultRule<Call>[];
  /** What a start meets while another scan runs. */
  readonly conflict?: 'with-id' | 'without-id' | 'off';
  readonly dialect?: string;
  readonly limits?: { readonly perMinute?: { readonly findings?: number } };
}

/** A scan at the service, for assertions. */
export interface ScanThere {
  readonly id: string;
  readonly origin: 'before' | 'started';
  readonly commit: string;
  readonly state: string;
}

/** A refusal that is one service's own: how it is brought about, and what the person is told. */
export interface OwnRefusal {
  readonly name: string;
  readonly mount: () => Mount;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly code: string;
  readonly hint: RegExp;
  readonly starts: number;
}

/** One service under the contract: all that the cases need to know of it. A new service is one entry more. */
export interface ServiceUnderTest {
  readonly id: string;
  readonly dialects: readonly string[];
  /** Its words for the ends and for a type of scan that is not the one asked for. */
  readonly otherType: string;
  readonly pageSize: number;
  readonly cancels: boolean;
  readonly conflicts: boolean;
  readonly mount: (world?: World) => Mount;
  /** @param state What the emulator of `mount` shows. */
  readonly scansOf: (state: unknown) => readonly ScanThere[];
  /** The body of an error with this text. */
  readonly quoting: (text: string) => unknown;
  /** The scan that a job has started, as the service tells it when it means one of another target. */
  readonly foreignScan: unknown;
  /** The body of a list of scans that holds none. */
  readonly emptyList: unknown;
  readonly refusals: readonly OwnRefusal[];
}

const cloudgeni: ServiceUnderTest = {
  id: 'cloudgeni',
  dialects: ['primary', 'sibling'],
  otherType: 'full',
  pageSize: 100,
  cancels: false,
  conflicts: true,
  mount: (world = {}) => cloudgeniOf(world),
  scansOf: (state) => (state as CloudgeniState).scans,
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
      hint: /ID of the right one as target/,
      starts: 0,
    },
    {
      name: 'a branch that is not there',
      mount: () => cloudgeniMount({ ...CLOUDGENI, unknownBranches: [BRANCH] }),
      code: 'BAD_REQUEST',
      hint: /does not know this branch.*ref/,
      starts: 1,
    },
  ],
};

const CLOUDGENI = { key: API_KEY } as const;

function cloudgeniOf({ scans = [], plans = [], faults = [], dialect, conflict, limits }: World): Mount<CloudgeniState, CloudgeniCall> {
  return cloudgeniMount({
    ...CLOUDGENI,
    scans: scans.map(({ branch = BRANCH, commit = HEAD, findings, ...scan }) => ({
      ...scan,
      branch,
      commit,
      findings: cloudgeniFindings(findings),
    })),
    plans: plans.map(cloudgeniPlan),
    faults: faults.flatMap(({ call, ...rule }) => (call === 'cancel' ? [] : [{ ...rule, call }])),
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
  return findings.map(({ severity, status = 'open' }, index) => ({ ...at(index), severity, status }));
}

/** All of them; the cases run once for each. */
export const SERVICES: readonly ServiceUnderTest[] = [cloudgeni];
