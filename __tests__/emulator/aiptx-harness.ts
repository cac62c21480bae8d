import { readFileSync } from 'node:fs';
import { aiptxMount } from '../../src/emulator/aiptx/index.js';
import type { AiptxScenario } from '../../src/emulator/aiptx/scenario.js';
import type { AiptxState } from '../../src/emulator/aiptx/state.js';
import type { Clock } from '../../src/emulator/clock.js';
import { type Rig, rig } from './harness.js';

export const AIPTX_KEY = 'aiptx_emulated_key';
export const AIPTX_AUTH = { authorization: `Bearer ${AIPTX_KEY}` };
export const AIPTX_TARGET = 'https://staging.example.com';

export function aiptxRig(scenario: AiptxScenario = {}, clock?: Clock): Promise<Rig<AiptxState>> {
  return rig(aiptxMount(scenario), AIPTX_AUTH, clock);
}

/** The documents' own JSON. */
export function aiptxFixture(name: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(`__tests__/fixtures/aiptx/${name}.json`, 'utf8')) as Record<string, unknown>;
}
