import { afterEach, describe, expect, it } from '@jest/globals';
import { shopFindings } from '../../src/emulator/aiptx/data.js';
import { AIPTX_TARGET, aiptxFixture, aiptxRig } from './aiptx-harness.js';
import { handClock, type Rig } from './harness.js';

/** Keys and types, without values; of a list only its first item. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shapeOf(item)]));
}

let rig: Rig<unknown>;
afterEach(() => rig.emulator.close());

const HOUR_MS = 3_600_000;

describe('AIPTx answers as documented', () => {
  it('a scan that was created, by the documented body', async () => {
    // On the scaled clock a pause of a millisecond would be the whole queue.
    rig = await aiptxRig({ plans: [{ queuedMs: 100_000 }] });
    const { body } = await rig.post('/v1/scans', aiptxFixture('start-body'));
    expect(shapeOf(body)).toEqual(shapeOf(aiptxFixture('scan-created')));
    expect(body).toMatchObject({ data: { target: 'https://app.example.com', status: 'queued', started_at: null } });
    expect(rig.emulator.undocumented).toEqual([]);
  });

  it('a list of scans', async () => {
    rig = await aiptxRig({ scans: [{ createdAgoMs: HOUR_MS, findings: shopFindings() }] });
    expect(shapeOf((await rig.get('/v1/scans?status=completed&limit=10')).body)).toEqual(shapeOf(aiptxFixture('scans')));
  });

  it('a scan that runs, in full and light', async () => {
    const clock = handClock();
    const running = {
      id: 's1',
      name: 'Weekly Security Scan',
      queuedMs: 0,
      runningMs: 100_000,
      createdAgoMs: 65_000,
      findings: shopFindings(),
    };
    rig = await aiptxRig({ scans: [running] }, clock);
    const full = await rig.get('/v1/scans/s1');
    expect(shapeOf(full.body)).toEqual(shapeOf(aiptxFixture('scan-running')));
    expect(full.body).toMatchObject({ data: { progress: 65, current_phase: 'vulnerability_discovery' } });
    expect(shapeOf((await rig.get('/v1/scans/s1/status')).body)).toEqual(shapeOf(aiptxFixture('scan-status')));
  });

  it('a cancelled scan and a rescan', async () => {
    rig = await aiptxRig({ scans: [{ id: 's1', createdAgoMs: 0, mode: 'quick', runningMs: Infinity }] }, handClock());
    const again = await rig.post('/v1/scans/s1/rescan', aiptxFixture('rescan-body'));
    expect(shapeOf(again.body)).toEqual(shapeOf(aiptxFixture('scan-rescanned')));
    expect(again.body).toMatchObject({ data: { parent_scan_id: 's1', target: AIPTX_TARGET, mode: 'deep', status: 'queued' } });
    expect(shapeOf((await rig.send('POST', '/v1/scans/s1/cancel')).body)).toEqual(shapeOf(aiptxFixture('scan-cancelled')));
  });

  it('a comparison, whose sums balance as in the example', async () => {
    const findings = shopFindings();
    rig = await aiptxRig({
      scans: [
        { id: 'old', createdAgoMs: 2 * HOUR_MS, findings: findings.slice(0, 9) },
        { id: 'new', createdAgoMs: HOUR_MS, findings: findings.slice(2) },
      ],
    });
    const { body } = await rig.get('/v1/scans/old/compare/new');
    expect(shapeOf(body)).toEqual(shapeOf(aiptxFixture('comparison')));
    expect(body).toMatchObject({
      data: {
        scan_a: 'old',
        scan_b: 'new',
        comparison: { unchanged_findings: 7, summary: { scan_a_total: 9, scan_b_total: 11, new: 4, fixed: 2 } },
      },
    });
  });

  it('the siblings’ findings, one of them in detail, and numbers', async () => {
    rig = await aiptxRig({ scans: [{ id: 's1', createdAgoMs: HOUR_MS, findings: shopFindings() }] });
    expect(shapeOf((await rig.get('/v1/findings?scan_id=s1&limit=100')).body)).toEqual(shapeOf(aiptxFixture('siblings/findings')));
    const { body } = await rig.get('/v1/findings/finding_acc01');
    const { cvss_vector: _vector, ...documented } = aiptxFixture('siblings/finding')['data'] as Record<string, unknown>;
    const { proof_of_concept: proof, ...detail } = (body as { data: Record<string, unknown> }).data;
    expect(shapeOf(detail)).toEqual(shapeOf(documented));
    expect(proof).toMatchObject({ request: {}, response: {}, curl_command: expect.any(String) });
    const stats = shapeOf((await rig.get('/v1/findings/stats?scan_id=s1')).body) as { data: object };
    expect({ ...stats.data, by_category: {} }).toEqual({ ...(shapeOf(aiptxFixture('siblings/stats')['data']) as object), by_category: {} });
  });

  it('an error, with its request', async () => {
    rig = await aiptxRig({ unreachable: ['https://stage.example.org'] });
    const { status, body } = await rig.post('/v1/scans', { target: 'https://stage.example.org' });
    expect(status).toBe(400);
    expect(body).toEqual({ ...aiptxFixture('siblings/error'), meta: { request_id: 'req_000001' } });
  });

  it('in the siblings’ dialect: requests named everywhere, 201, and info counted', async () => {
    rig = await aiptxRig({ dialect: 'sibling', scans: [{ id: 's1', createdAgoMs: HOUR_MS, findings: shopFindings() }] });
    expect(await rig.post('/v1/scans', { target: AIPTX_TARGET })).toMatchObject({
      status: 201,
      body: { meta: { request_id: 'req_000001' } },
    });
    expect((await rig.get('/v1/scans/s1/status')).body).toMatchObject({
      data: { findings_count: { critical: 2, high: 3, medium: 4, low: 3, info: 1 } },
      meta: { request_id: 'req_000002' },
    });
  });
});
