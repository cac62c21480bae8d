import type { Source } from '../../../src/domain/source.js';
import { cloudgeniMount } from '../../../src/emulator/cloudgeni/index.js';
import type { CloudgeniScenario } from '../../../src/emulator/cloudgeni/scenario.js';
import type { CloudgeniState } from '../../../src/emulator/cloudgeni/state.js';
import type { ServiceHttp } from '../../../src/http/types.js';
import { cloudgeni } from '../../../src/scanners/cloudgeni/index.js';
import type { Scanner, ServicePlan } from '../../../src/scanners/scanner.js';
import { CONTEXT, openRig, planIn, type Rig as RigOf, readFixture } from '../harness.js';

export const COMMIT = 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678';
export const SOURCE: Source = {
  ci: 'github',
  repository: 'octo-org/infrastructure',
  visibility: 'private',
  branch: 'feature/x',
  commit: COMMIT,
  mergeQueue: false,
  boundToCommit: true,
  overridden: false,
};

export type Rig = RigOf<CloudgeniState>;

export interface RigOptions {
  readonly scenario?: CloudgeniScenario;
  readonly given?: Readonly<Partial<Record<'target' | 'organization' | 'scan-type', string>>>;
  readonly source?: Source;
  readonly key?: string;
}

export function rig({ scenario = {}, given, source, key = 'cg_live_emulated' }: RigOptions = {}): Promise<Rig> {
  return openRig({ service: cloudgeni, mount: cloudgeniMount(scenario), key, plan: planFor(given, source) });
}

/** The scanner over any way to send. */
export function scannerOver(http: ServiceHttp, given: RigOptions['given'] = {}, source = SOURCE): Promise<Scanner> {
  return planFor(given, source).connect(http, CONTEXT);
}

function planFor(given: RigOptions['given'] = {}, source = SOURCE): ServicePlan {
  return planIn(cloudgeni.parse({ organization: 'org_emulated', ...given }, { source, wait: true }));
}

export const fixture = (name: string): unknown => readFixture('cloudgeni', name);
