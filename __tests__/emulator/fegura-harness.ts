import type { Clock } from '../../src/emulator/clock.js';
import { feguraMount } from '../../src/emulator/fegura/index.js';
import type { FeguraScenario } from '../../src/emulator/fegura/scenario.js';
import type { FeguraState } from '../../src/emulator/fegura/state.js';
import { type Rig, rig } from './harness.js';

export const FEGURA_AUTH = { authorization: 'Bearer feg_live_emulated', 'fegura-version': '2026-02-01' };

/** A Fegura, and a client that speaks to it as documented. */
export function feguraRig(scenario: FeguraScenario = {}, clock?: Clock): Promise<Rig<FeguraState>> {
  return rig(feguraMount(scenario), FEGURA_AUTH, clock);
}
