import { aether365Mount } from '../../../src/emulator/aether365/index.js';
import type { Aether365Scenario } from '../../../src/emulator/aether365/scenario.js';
import type { Aether365State } from '../../../src/emulator/aether365/state.js';
import { aether365 } from '../../../src/scanners/aether365/index.js';
import type { MappingContext, Parsed, ServiceInputs } from '../../../src/scanners/scanner.js';
import { openRig, planIn, type Rig as RigOf, readFixture } from '../harness.js';

const CIRCUMSTANCES: MappingContext = {
  source: { ci: 'none', visibility: 'private', mergeQueue: false, boundToCommit: false, overridden: false },
  wait: true,
};

export type Rig = RigOf<Aether365State>;

export interface RigOptions {
  readonly scenario?: Aether365Scenario;
  readonly given?: ServiceInputs;
  readonly key?: string;
}

export function rig({ scenario = {}, given = {}, key = 'ae_live_emulated' }: RigOptions = {}): Promise<Rig> {
  return openRig({ service: aether365, mount: aether365Mount(scenario), key, plan: planIn(parse(given)) });
}

export function parse(given: ServiceInputs): Parsed {
  return aether365.parse(given, CIRCUMSTANCES);
}

export const fixture = (name: string): unknown => readFixture('aether365', name);
