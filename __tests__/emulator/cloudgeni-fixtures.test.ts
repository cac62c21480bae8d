import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { terraformFindings } from '../../src/emulator/cloudgeni/data.js';
import { placeless } from '../../src/emulator/cloudgeni/scenario.js';
import { cloudgeniRig, handClock, REPOSITORIES, type Rig, SCANS } from './harness.js';

/** The emulator against the documents' own JSON: the same keys, the same types of values. */
function fixture(name: string): unknown {
  return JSON.parse(readFileSync(`__tests__/fixtures/cloudgeni/${name}.json`, 'utf8'));
}

/** Keys and types, without values; of a list only its first item. `details` holds what the error is about and differs. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shapeOf(item)]));
}

let rig: Rig<unknown>;
afterEach(() => rig.emulator.close());

describe('Cloudgeni answers as documented', () => {
  it('repositories', async () => {
    rig = await cloudgeniRig({ scans: [{ createdAgoMs: 60_000 }] });
    expect(shapeOf((await rig.get(REPOSITORIES)).body)).toEqual(shapeOf(fixture('repositories')));
  });

  it('a scan that was started, and completed', async () => {
    const clock = handClock();
    rig = await cloudgeniRig({}, clock);
    const started = await rig.post(SCANS, { branch: 'main', type: 'static' });
    expect(shapeOf(started.body)).toEqual(shapeOf(fixture('scan-created')));
    clock.pass(4000);
    const completed = await rig.get(`${SCANS}/scan_new001`);
    expect(shapeOf(completed.body)).toEqual(shapeOf(fixture('scan-completed')));
    expect(Object.keys(completed.body as object)).toEqual(Object.keys(fixture('scan-completed') as object));
  });

  it('findings', async () => {
    rig = await cloudgeniRig({ scans: [{ id: 's1', createdAgoMs: 60_000, findings: terraformFindings() }] });
    expect(shapeOf((await rig.get(`${SCANS}/s1/findings`)).body)).toEqual(shapeOf(fixture('findings')));
  });

  it('findings without a place, by the siblings', async () => {
    rig = await cloudgeniRig({ scans: [{ id: 's1', createdAgoMs: 60_000, findings: terraformFindings().map(placeless) }] });
    const { data } = (await rig.get(`${SCANS}/s1/findings`)).body as { data: readonly unknown[] };
    expect(shapeOf(data[0])).toEqual(shapeOf(fixture('siblings/finding-without-place')));
  });

  it('errors 400, 404 and 409', async () => {
    rig = await cloudgeniRig({ unknownBranches: ['invalid/name'], plans: [{ runningMs: Infinity }] });
    expect((await rig.post(SCANS, { branch: 'invalid/name' })).body).toEqual(fixture('error-400'));
    expect((await rig.get(`${SCANS}/scan_xyz789`)).body).toEqual(fixture('error-404'));
    await rig.post(SCANS, {});
    const conflict = await rig.post(SCANS, {});
    expect(conflict.body).toEqual({ ...(fixture('error-409') as object), details: { existingScanId: 'scan_new001' } });
  });

  it('the siblings’ dialect: objects in data, states in capitals, errors as objects', async () => {
    rig = await cloudgeniRig({ dialect: 'sibling', scans: [{ id: 's1', createdAgoMs: 60_000 }] });
    expect(shapeOf((await rig.get(`${SCANS}/s1`)).body)).toEqual(shapeOf(fixture('siblings/scan-completed')));
    expect((await rig.get(`${SCANS}/s1`)).body).toMatchObject({ data: { status: 'COMPLETED' } });
    expect((await rig.get(`${SCANS}/none`)).body).toMatchObject({ error: { code: 'not_found', message: 'Scan not found' } });
    expect(shapeOf((await rig.get('/api/v1/organizations')).body)).toEqual(shapeOf(fixture('siblings/organizations')));
  });
});
