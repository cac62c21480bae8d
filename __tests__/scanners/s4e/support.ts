import type { Source } from '../../../src/domain/source.js';
import { s4eMount } from '../../../src/emulator/s4e/index.js';
import type { S4eScenario } from '../../../src/emulator/s4e/scenario.js';
import type { S4eState } from '../../../src/emulator/s4e/state.js';
import type { ServiceHttp } from '../../../src/http/types.js';
import { s4e } from '../../../src/scanners/s4e/index.js';
import type { Scanner, ServiceInputs, ServicePlan } from '../../../src/scanners/scanner.js';
import { CONTEXT, openRig, planIn, type Rig as RigOf, readFixture } from '../harness.js';

export const SOURCE: Source = {
  ci: 'github',
  repository: 'octo-org/shop',
  visibility: 'private',
  branch: 'main',
  commit: 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678',
  mergeQueue: false,
  boundToCommit: true,
  overridden: false,
};
export const CIRCUMSTANCES = { source: SOURCE, wait: true } as const;

export type Rig = RigOf<S4eState>;

export interface RigOptions {
  readonly scenario?: S4eScenario;
  readonly given?: ServiceInputs;
  readonly key?: string;
}

export function rig({ scenario = {}, given = {}, key = 's4e_live_emulated' }: RigOptions = {}): Promise<Rig> {
  return openRig({ service: s4e, mount: s4eMount(scenario), key, plan: planFor(given) });
}

/** The scanner over any way to send. */
export function scannerOver(http: ServiceHttp, given: ServiceInputs = {}): Promise<Scanner> {
  return planFor(given).connect(http, CONTEXT);
}

function planFor(given: ServiceInputs): ServicePlan {
  return planIn(s4e.parse({ target: 'a-1001', ...given }, CIRCUMSTANCES));
}

export const fixture = (name: string): unknown => readFixture('s4e', name);
