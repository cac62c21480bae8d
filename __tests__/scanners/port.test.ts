import { describe, expect, it } from '@jest/globals';
import { rig as aether365 } from './aether365/support.js';
import { rig as aiptx } from './aiptx/support.js';
import { rig as cloudgeni } from './cloudgeni/support.js';
import { rig as fegura } from './fegura/support.js';
import { all, failureOf, opening, type Rig } from './harness.js';
import { rig as s4e } from './s4e/support.js';

type Open = (options?: {
  readonly scenario: { readonly faults: { readonly call: 'status'; readonly nth: 'all'; readonly fault: 'html-502' }[] };
}) => Promise<Rig<unknown>>;

const never = new AbortController().signal;
const TARGET = 'repo_emulated';

/** Each service, the address before the ID of a scan, and where the address of its findings has the ID. */
const SERVICES: readonly (readonly [name: string, rig: Open, address: string, listed: 'in the path' | 'elsewhere'])[] = [
  ['aether365', aether365, '/scans/', 'in the path'],
  ['aiptx', aiptx, '/v1/scans/', 'elsewhere'],
  ['cloudgeni', cloudgeni, `/api/v1/organizations/org_emulated/repositories/${TARGET}/scans/`, 'in the path'],
  ['fegura', fegura, '/api/scans/', 'elsewhere'],
  ['s4e', s4e, '/api/scan/', 'in the path'],
];

describe.each(SERVICES)('a scan of %s', (_name, rig, address, listed) => {
  const open = opening(rig);

  it('is read by one request, whatever happens to it', async () => {
    const { scanner, emulator } = await open({ scenario: { faults: [{ call: 'status', nth: 'all', fault: 'html-502' }] } });

    expect(await failureOf(scanner.read({ id: 'scan_old001', target: TARGET }, 'light', never))).toMatchObject({
      code: 'SERVICE_FAILED',
      details: { transient: true, status: 502 },
    });
    expect(emulator.requests).toHaveLength(1);
  });

  it.each(['', '.', '..'])('is not asked for by the ID %j, which would change the path', async (id) => {
    const { scanner, emulator } = await open();
    const ref = { id, target: TARGET };

    for (const depth of ['light', 'full'] as const)
      expect(await failureOf(scanner.read(ref, depth, never))).toMatchObject({ code: 'WIRE_FORMAT' });
    await scanner.cancel(ref, never).catch(() => undefined);
    const scan = { ...ref, state: 'completed', rawState: 'completed', traits: {} } as const;
    if (listed === 'in the path') expect(await failureOf(all(scanner.collect(scan, {}, never)))).toMatchObject({ code: 'WIRE_FORMAT' });
    expect(emulator.requests).toEqual([]);
  });

  it('has an ID that leads to no other address', async () => {
    const { scanner, emulator } = await open();

    await failureOf(scanner.read({ id: 'a/../b?x=1#y', target: TARGET }, 'full', never));

    expect(emulator.requests[0]?.path).toBe(`${address}a%2F..%2Fb%3Fx%3D1%23y`);
  });
});
