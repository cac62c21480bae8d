import { describe, expect, it } from '@jest/globals';
import { s4eMount } from '../../src/emulator/s4e.js';
import { runJob } from '../support/job.js';
import { API_KEY } from '../support/secrets.js';

const scanOf = (index: number, asset: string, status = 'completed') => ({
  scan_id: asset === 'a-1001' ? 'sc-running' : `sc-${index}`,
  asset_id: asset,
  scan_type: 'full',
  status,
  created_at: new Date(Date.UTC(2026, 10, 21, 8, 59) - index * 60_000).toISOString(),
});
const page = (items: readonly object[]) => ({ status: 200, body: { data: items, meta: { total: 200 } } });
const foreign = (from: number) => Array.from({ length: 100 }, (_, index) => scanOf(from + index, 'a-9999'));

describe('a list whose filter is not heard', () => {
  it.each([
    ['behind a page of others', [foreign(0), [scanOf(100, 'a-1001', 'running'), ...foreign(101).slice(1)]]],
    ['in no order, behind one that is over', [[...foreign(50).slice(0, 99), scanOf(0, 'a-1001')], [scanOf(1, 'a-1001', 'running')]]],
  ])('shows our running scan %s', async (_what, pages) => {
    const [first = [], second = []] = pages.map((items, index) => (index === 0 ? items.map(renamed) : items));
    const faults = [
      { call: 'list', nth: 1, fault: page(first) },
      { call: 'list', nth: 2, fault: page(second) },
    ] as const;
    const scans = [{ id: 'sc-running', createdAgoMs: 60_000, queuedMs: 0, runningMs: 120_000 }];

    const { outputs, service } = await runJob({
      service: s4eMount({ key: API_KEY, scans, faults }),
      inputs: { 'upload-sarif': 'never', baseline: 'none' },
    });

    expect(outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'joined', 'scan-id': 'sc-running' });
    expect(service.requests.filter(({ kind }) => kind === 'start')).toEqual([]);
  });
});

/** Our earlier scan is not the one that runs. */
function renamed(scan: ReturnType<typeof scanOf>) {
  return scan.scan_id === 'sc-running' ? { ...scan, scan_id: 'sc-earlier' } : scan;
}
