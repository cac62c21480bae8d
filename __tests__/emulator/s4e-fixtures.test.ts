import { afterEach, describe, expect, it } from '@jest/globals';
import { exposures } from '../../src/emulator/s4e/data.js';
import type { S4eScenario } from '../../src/emulator/s4e/scenario.js';
import type { S4eState } from '../../src/emulator/s4e/state.js';
import { handClock, type Rig } from './harness.js';
import { fixture, s4eRig } from './s4e-harness.js';

/** The emulator against the documents' own JSON: the same keys, the same types of values. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shapeOf(item)]));
}

function keysOf(value: unknown): string[] {
  return Object.keys((value as { data: object }).data);
}

let rig: Rig<S4eState>;
let clock: ReturnType<typeof handClock>;
afterEach(() => rig.emulator.close());

async function open(scenario: S4eScenario = {}): Promise<void> {
  clock = handClock();
  rig = await s4eRig(scenario, clock);
}

const START = { asset_id: 'a-1001', scan_type: 'full' };
const LONG = { plans: [{ queuedMs: 10_000, runningMs: 100_000, findings: exposures() }] };

describe('S4E answers as documented', () => {
  it('a scan that was started, by the documented request', async () => {
    await open();
    const options = { depth: 'deep', include_subdomains: true, categories: ['web_vuln', 'ssl', 'headers'] };
    const { status, body } = await rig.post('/api/scan/create', { ...START, options, priority: 'high' });
    expect(status).toBe(201);
    expect(shapeOf(body)).toEqual(shapeOf(fixture('scan-created')));
    expect(keysOf(body)).toEqual(keysOf(fixture('scan-created')));
    expect(rig.emulator.state.scans).toMatchObject([{ type: 'full', options, priority: 'high' }]);
  });

  it('its state while it runs, and the scan when it is over', async () => {
    await open(LONG);
    await rig.post('/api/scan/create', START);
    clock.pass(75_000);
    const status = await rig.get('/api/scan/sc-new001/status');
    expect(shapeOf(status.body)).toEqual(shapeOf(fixture('scan-status')));
    expect(status.body).toMatchObject({ data: { progress: 65, current_phase: 'web_vulnerability_checks', eta_seconds: 35 } });
    clock.pass(35_000);
    const completed = await rig.get('/api/scan/sc-new001');
    expect(shapeOf(completed.body)).toEqual(shapeOf(fixture('scan-completed')));
    expect(keysOf(completed.body)).toEqual(keysOf(fixture('scan-completed')));
  });

  it('a cancelled scan', async () => {
    await open(LONG);
    await rig.post('/api/scan/create', START);
    const { body } = await rig.post('/api/scan/sc-new001/cancel');
    expect(body).toEqual({ data: { ...(fixture('scan-cancelled') as { data: object }).data, scan_id: 'sc-new001' } });
  });

  it('results', async () => {
    await open({ scans: [{ id: 's1', createdAgoMs: 60_000, findings: exposures() }] });
    expect(shapeOf((await rig.get('/api/scan/s1/results')).body)).toEqual(shapeOf(fixture('results')));
  });

  it('assets and findings, by the siblings', async () => {
    await open({ scans: [{ id: 's1', createdAgoMs: 60_000, findings: exposures() }] });
    expect(shapeOf((await rig.get('/api/assets')).body)).toEqual(shapeOf(fixture('siblings/assets')));
    expect(shapeOf((await rig.get('/api/findings?scan_id=s1')).body)).toEqual(shapeOf(fixture('siblings/findings')));
  });

  it('the guides’ dialect: objects bare, findings under their own name', async () => {
    await open({ dialect: 'sibling', scans: [{ id: 's1', createdAgoMs: 60_000, findings: exposures() }] });
    expect(shapeOf((await rig.get('/api/findings?scan_id=s1')).body)).toEqual(shapeOf(fixture('siblings/findings-guide')));
    expect(shapeOf((await rig.post('/api/scan/create', START)).body)).toEqual(shapeOf(fixture('siblings/scan-created-guide')));
    expect((await rig.get('/api/scan/s1')).body).toMatchObject({ scan_id: 's1', status: 'completed' });
  });

  it('a limit that is reached', async () => {
    await open({ limits: { perMinute: { list: 1 } } });
    await rig.get('/api/scans');
    clock.pass(43_000);
    const { status, headers, body } = await rig.get('/api/scans');
    expect(status).toBe(429);
    expect(body).toEqual(fixture('siblings/error-rate-limited'));
    expect(headers.get('retry-after')).toBe('17');
  });
});
