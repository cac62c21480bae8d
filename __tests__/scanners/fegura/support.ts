import type { Source } from '../../../src/domain/source.js';
import { feguraMount } from '../../../src/emulator/fegura/index.js';
import { CONNECTION, type FeguraScenario } from '../../../src/emulator/fegura/scenario.js';
import type { FeguraState } from '../../../src/emulator/fegura/state.js';
import { fegura } from '../../../src/scanners/fegura/index.js';
import { openRig, planIn, type Rig as RigOf, readFixture } from '../harness.js';

export const SOURCE: Source = {
  ci: 'github',
  repository: 'octo-org/infrastructure',
  visibility: 'private',
  mergeQueue: false,
  boundToCommit: true,
  overridden: false,
};

export type Rig = RigOf<FeguraState>;

export interface RigOptions {
  readonly scenario?: FeguraScenario;
  readonly given?: Readonly<Partial<Record<'target' | 'region', string>>>;
  readonly key?: string;
}

export function rig({ scenario = {}, given = {}, key = 'feg_live_emulated' }: RigOptions = {}): Promise<Rig> {
  const plan = planIn(fegura.parse({ target: CONNECTION.id, ...given }, { source: SOURCE, wait: true }));
  return openRig({ service: fegura, mount: feguraMount(scenario), key, plan });
}

export const fixture = (name: string): unknown => readFixture('fegura', name);
