import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { feguraRig } from './fegura-harness.js';
import { handClock, type Rig } from './harness.js';

/** The emulator against the documents' own JSON: the same keys in the same order, the same types of values. */
function fixture(name: string): unknown {
  return JSON.parse(readFileSync(`__tests__/fixtures/fegura/${name}.json`, 'utf8'));
}

/** Keys and types, without values; of a list only its first item. `null` is a type of its own. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  return Object.entries(value).map(([key, item]) => [key, shapeOf(item)]);
}

let rig: Rig<unknown>;
afterEach(() => rig.emulator.close());

describe('Fegura answers as documented', () => {
  it('a start, when the scan is complete', async () => {
    rig = await feguraRig({}, handClock());
    const { status, body } = await rig.post('/api/scans', { awsAccountId: '4c1d9e02-7a35-4f6b-8e21-90b7c3d5a6f8' });
    expect(status).toBe(200);
    expect(shapeOf(body)).toEqual(shapeOf(fixture('scan')));
    expect(body).toMatchObject({ data: { status: 'completed', region: 'us-east-1' } });
  });

  it('the scan', async () => {
    rig = await feguraRig({ scans: [{ id: 's1', createdAgoMs: 60_000 }] });
    expect(shapeOf((await rig.get('/api/scans/s1')).body)).toEqual(shapeOf(fixture('scan')));
  });

  it('scans, whose items tell fewer kinds', async () => {
    rig = await feguraRig({ scans: [{ createdAgoMs: 60_000 }] });
    expect(shapeOf((await rig.get('/api/scans')).body)).toEqual(shapeOf(fixture('scans')));
  });

  it('accounts, with a cursor where there are more', async () => {
    const account = { alias: 'a', awsAccountId: '210987654321' };
    const accounts = [
      { ...account, id: '1' },
      { ...account, id: '2' },
    ];
    rig = await feguraRig({ accounts });
    expect(shapeOf((await rig.get('/api/accounts?limit=1')).body)).toEqual(shapeOf(fixture('siblings/accounts')));
  });

  it('diagrams', async () => {
    rig = await feguraRig({ scans: [{ createdAgoMs: 60_000, diagrams: [{}] }] });
    expect(shapeOf((await rig.get('/api/diagrams')).body)).toEqual(shapeOf(fixture('siblings/diagrams')));
  });

  it('errors', async () => {
    rig = await feguraRig({ unknownRegions: ['mars-north-1'] });
    const body = { awsAccountId: '4c1d9e02-7a35-4f6b-8e21-90b7c3d5a6f8', region: 'mars-north-1' };
    expect((await rig.post('/api/scans', body)).body).toEqual(fixture('siblings/error-validation'));
    expect((await rig.send('GET', '/api/scans', undefined, { authorization: 'Bearer feg_live_other' })).body).toEqual(
      fixture('siblings/error-unauthorized'),
    );
  });
});
