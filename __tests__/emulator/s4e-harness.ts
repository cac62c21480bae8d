import { readFileSync } from 'node:fs';
import type { Clock } from '../../src/emulator/clock.js';
import { s4eMount } from '../../src/emulator/s4e/index.js';
import type { S4eScenario } from '../../src/emulator/s4e/scenario.js';
import type { S4eState } from '../../src/emulator/s4e/state.js';
import { type Rig, rig } from './harness.js';

export const S4E_AUTH = { authorization: 'Bearer s4e_live_emulated' };

export function s4eRig(scenario: S4eScenario = {}, clock?: Clock): Promise<Rig<S4eState>> {
  return rig(s4eMount(scenario), S4E_AUTH, clock);
}

/** The documents' own JSON. */
export function fixture(name: string): unknown {
  return JSON.parse(readFileSync(`__tests__/fixtures/s4e/${name}.json`, 'utf8'));
}
