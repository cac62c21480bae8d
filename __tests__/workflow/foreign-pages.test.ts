import { describe, expect, it } from '@jest/globals';
import { aiptxMount } from '../../src/emulator/aiptx/index.js';
import { runJob } from '../helpers/job.js';
import { API_KEY } from '../helpers/secrets.js';

const TARGET = 'https://staging.example.com';
const NAME = 'scan-gate aiptx-ce172f87-web-standard 1cb418ceabefa96a run 4700.1';

const scanOf = (index: number, target: string, status = 'completed') => ({
  id: target === TARGET ? `scan_${status}` : `scan_${index}`,
  target,
  mode: 'standard',
  status,
  created_at: new Date(Date.UTC(2026, 10, 21, 8, 59) - index * 60_000).toISOString(),
});
const page = (data: readonly object[]) => ({ status: 200, body: { success: true, data, pagination: { total: 200, total_pages: 2 } } });
const foreign = (from: number) => Array.from({ length: 100 }, (_, index) => scanOf(from + index, 'https://other.example.com'));

describe('a list whose filter is not heard', () => {
  it.each([
    ['behind a page of others', [foreign(0), [scanOf(100, TARGET, 'running'), ...foreign(101).slice(1)]]],
    ['in no order, behind one that is over', [[...foreign(50).slice(0, 99), scanOf(0, TARGET)], [scanOf(1, TARGET, 'running')]]],
  ])('shows our running scan %s', async (_what, [first = [], second = []]) => {
    const faults = [
      { call: 'list', nth: 1, fault: page(first) },
      { call: 'list', nth: 2, fault: page(second) },
    ] as const;
    const scans = [{ id: 'scan_running', name: NAME, createdAgoMs: 60_000, queuedMs: 0, runningMs: 120_000 }];

    const { outputs, service } = await runJob({
      service: aiptxMount({ key: API_KEY, scans, faults }),
      inputs: { 'upload-sarif': 'never', baseline: 'none' },
    });

    expect(outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'joined', 'scan-id': 'scan_running' });
    expect(service.requests.filter(({ kind }) => kind === 'start')).toEqual([]);
  });
});
