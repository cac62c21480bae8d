import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { CloudgeniCall } from '../../src/emulator/cloudgeni/scenario.js';
import type { CloudgeniState } from '../../src/emulator/cloudgeni/state.js';
import type { FaultRule } from '../../src/emulator/faults.js';
import type { ServiceEmulator } from '../../src/emulator/types.js';
import { CLOUDGENI_AUTH, cloudgeniRig, handClock, type Rig, rig as rigOf, SCANS } from './harness.js';

let rig: Rig<CloudgeniState>;
afterEach(() => rig.emulator.close());

async function open(...faults: FaultRule<CloudgeniCall>[]): Promise<void> {
  rig = await cloudgeniRig({ faults }, handClock());
}

function start(signal?: AbortSignal): Promise<Response> {
  const headers = { ...CLOUDGENI_AUTH, 'content-type': 'application/json' };
  return fetch(`${rig.emulator.url}${SCANS}`, { method: 'POST', headers, body: '{}', redirect: 'manual', ...(signal ? { signal } : {}) });
}

describe('faults', () => {
  it('befall the nth call of a kind, a range, or all', async () => {
    const fault = { status: 500 };
    await open({ call: 'list', nth: 2, fault }, { call: 'status', nth: [2, 3], fault }, { call: 'lookup', nth: 'all', fault });
    const statuses = async (path: string) => {
      const got: number[] = [];
      for (let count = 0; count < 4; count += 1) got.push((await rig.get(path)).status);
      return got;
    };
    expect(await statuses(SCANS)).toEqual([200, 500, 200, 200]);
    expect(await statuses(`${SCANS}/none`)).toEqual([404, 500, 500, 404]);
    expect(await statuses(SCANS.replace('/repo_emulated/scans', ''))).toEqual([500, 500, 500, 500]);
  });

  it('answer in the service’s envelope, or with the given body and headers', async () => {
    await open(
      { call: 'list', nth: 1, fault: { status: 503 } },
      { call: 'list', nth: 2, fault: { status: 429, headers: { 'retry-after': '3' }, body: { error: 'x' } } },
    );
    expect((await rig.get(SCANS)).body).toEqual({ error: 'internal_error', message: 'Injected 503', details: {} });
    const limited = await rig.get(SCANS);
    expect([limited.status, limited.headers.get('retry-after'), limited.body]).toEqual([429, '3', { error: 'x' }]);
  });

  it.each([
    ['reset', 0],
    ['reset-after', 1],
  ] as const)('%s breaks the connection, with %d scans started', async (fault, scans) => {
    await open({ call: 'start', nth: 1, fault });
    await expect(start()).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    expect(rig.emulator.state.scans).toHaveLength(scans);
    expect(rig.emulator.requests).toMatchObject([{ kind: 'start', status: 0 }]);
    expect((await start()).status).toBe(scans === 0 ? 201 : 409);
  });

  it.each([
    ['hang', 0],
    ['hang-after', 1],
  ] as const)('%s never answers, with %d scans started', async (fault, scans) => {
    await open({ call: 'start', nth: 1, fault });
    const client = new AbortController();
    const started = start(client.signal);
    started.catch(() => undefined);
    while (rig.emulator.requests.length === 0 || rig.emulator.state.scans.length < scans) await setImmediate();
    client.abort();
    await expect(started).rejects.toMatchObject({ name: 'AbortError' });
    expect(rig.emulator.state.scans).toHaveLength(scans);
  });

  it('closing ends what hangs', async () => {
    await open({ call: 'start', nth: 1, fault: 'hang' });
    const hanging = expect(start()).rejects.toThrow('fetch failed');
    while (rig.emulator.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    await rig.emulator.close();
    await hanging;
  });

  it('truncate sends the headers and half of the JSON', async () => {
    await open({ call: 'start', nth: 1, fault: 'truncate' });
    const response = await start();
    expect(response.status).toBe(201);
    await expect(response.text()).rejects.toThrow('terminated');
    expect(rig.emulator.state.scans).toHaveLength(1);
  });

  it('can be a proxy’s page, no JSON, nothing, or a redirect', async () => {
    const faults = ['html-502', 'not-json', 'empty', { redirect: 'http://127.0.0.1:1/elsewhere' }] as const;
    await open(...faults.map((fault, index) => ({ call: 'list' as const, nth: index + 1, fault })));
    const read = async () => {
      const response = await fetch(`${rig.emulator.url}${SCANS}`, { headers: CLOUDGENI_AUTH, redirect: 'manual' });
      return {
        status: response.status,
        type: response.headers.get('content-type'),
        to: response.headers.get('location'),
        text: await response.text(),
      };
    };
    expect(await read()).toMatchObject({ status: 502, type: 'text/html', text: expect.stringContaining('502 Bad Gateway') });
    expect(await read()).toMatchObject({ status: 200, type: 'application/json', text: 'Service is starting up' });
    expect(await read()).toMatchObject({ status: 200, text: '' });
    expect(await read()).toMatchObject({ status: 302, to: 'http://127.0.0.1:1/elsewhere', text: '' });
  });

  it('befall an answer without a body too: what comes in its place can carry a text', async () => {
    const faults = (['not-json', 'truncate'] as const).map((fault, index) => ({ call: 'cancel', nth: index + 1, fault }));
    const open: ServiceEmulator['open'] = () => ({
      state: undefined,
      route: () => ({ kind: 'cancel', answer: () => ({ status: 204 }) }),
      refusal: () => ({}),
    });
    const { emulator, send } = await rigOf({ id: 'terse', inputs: {}, faults, open }, {});
    try {
      const torn = await fetch(`${emulator.url}/scan`, { method: 'DELETE' });
      expect([torn.status, await torn.text()]).toEqual([200, 'Service is starting up']);
      const half = await fetch(`${emulator.url}/scan`, { method: 'DELETE' });
      await expect(half.text()).rejects.toThrow('terminated');
      expect(await send('DELETE', '/scan')).toMatchObject({ status: 204, body: undefined });
    } finally {
      await emulator.close();
    }
  });

  it('can be a late answer, by the emulator’s clock', async () => {
    await open({ call: 'list', nth: 1, fault: { delayMs: 5000 } });
    const before = rig.clock.now();
    expect((await rig.get(SCANS)).status).toBe(200);
    expect(rig.clock.now() - before).toBe(5000);
  });
});
