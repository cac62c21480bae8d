import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { manyFailedChecks } from '../../src/emulator/aether365/data.js';
import { aether365Mount } from '../../src/emulator/aether365/index.js';
import type { Aether365Scenario } from '../../src/emulator/aether365/scenario.js';
import type { Clock } from '../../src/emulator/clock.js';
import { handClock, type Rig, rig } from './harness.js';

/** The emulator against the documents' own JSON: the same keys in the same order, the same types of values. */
function fixture(name: string): unknown {
  return JSON.parse(readFileSync(`__tests__/fixtures/aether365/${name}.json`, 'utf8'));
}

/** Keys and types, without values; of a list only its first item. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value;
  return Object.entries(value).map(([key, item]) => [key, shapeOf(item)]);
}

let current: Rig<unknown>;
afterEach(() => current.emulator.close());

async function open(scenario: Aether365Scenario, clock?: Clock): Promise<Rig<unknown>> {
  current = await rig(aether365Mount(scenario), { authorization: 'Bearer ae_live_emulated' }, clock);
  return current;
}

const DOCUMENTED = {
  id: 'scan_abc123',
  createdAgoMs: 3_600_000,
  runningMs: 863_000,
  passed: 87,
  skipped: 5,
  findings: manyFailedChecks(12),
};

describe('Aether365 answers as documented', () => {
  it('a scan that was started', async () => {
    // On the scaled clock a pause of some milliseconds would be the whole scan.
    const { post } = await open({ tenant: { id: 't_abc123' }, plans: [{ runningMs: Infinity }] });
    const { body } = await post('/tenants/t_abc123/scans', fixture('start-body'));
    expect(shapeOf(body)).toEqual(shapeOf(fixture('scan-created')));
  });

  it('a scan that completed, with the same numbers', async () => {
    const clock = handClock(Date.UTC(2026, 3, 9, 1));
    const { get } = await open({ tenant: { id: 't_abc123' }, scans: [DOCUMENTED] }, clock);
    expect((await get('/scans/scan_abc123')).body).toEqual(fixture('scan-completed'));
  });

  it('a list of scans', async () => {
    const { get } = await open({ scans: [DOCUMENTED] });
    expect(shapeOf((await get('/tenants/t_emulated/scans')).body)).toEqual(shapeOf(fixture('scans')));
  });

  it('the tenant, its results and an error, by the siblings', async () => {
    const { get } = await open({ scans: [DOCUMENTED] });
    expect(shapeOf((await get('/tenants/me')).body)).toEqual(shapeOf(fixture('siblings/tenant')));
    expect(shapeOf((await get('/scans/scan_abc123/results?result=failed&limit=200')).body)).toEqual(shapeOf(fixture('siblings/results')));
    expect((await get('/scans/none')).body).toEqual(fixture('siblings/error'));
  });
});
