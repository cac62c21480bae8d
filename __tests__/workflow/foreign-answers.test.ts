import { describe, expect, it } from '@jest/globals';
import { aiptxMount } from '../../src/emulator/aiptx/index.js';
import { cloudgeniMount } from '../../src/emulator/cloudgeni/index.js';
import type { CloudgeniScenario } from '../../src/emulator/cloudgeni/scenario.js';
import { BRANCH, HEAD } from '../helpers/events.js';
import { type JobOptions, runJob } from '../helpers/job.js';
import { API_KEY } from '../helpers/secrets.js';

const HOUR_MS = 3_600_000;
const OTHER_COMMIT = '9'.repeat(40);

function job(scenario: CloudgeniScenario, more: Partial<Omit<JobOptions<unknown>, 'service'>> = {}) {
  return runJob({ service: cloudgeniMount({ key: API_KEY, ...scenario }), ...more, inputs: { 'upload-sarif': 'never', ...more.inputs } });
}

/** A scan in the form of the service, but not the requested one. */
const faultOf = (fields: object) => ({
  status: 200,
  body: {
    id: 'scan_new001',
    repositoryId: 'repo_emulated',
    branch: BRANCH,
    commit: HEAD,
    type: 'static',
    status: 'completed',
    createdAt: '2026-11-21T08:00:00Z',
    ...fields,
  },
});

describe('an answer about something else never passes', () => {
  it.each([
    ['of another id', { id: 'scan_other' }],
    ['of an id that is a path and a command', { id: '../$(id)' }],
  ])('%s', async (_what, fields) => {
    const { outputs, report } = await job({ faults: [{ call: 'status', nth: 'all', fault: faultOf(fields) }] });

    expect(outputs['verdict']).toBe('error');
    expect(report?.error?.code).toBe('WRONG_SCAN');
    expect(outputs['scan-id']).not.toMatch(/[^A-Za-z0-9._-]/);
  });

  it('also in the second read of a scan that reported no counts', async () => {
    const faults = [
      { call: 'status', nth: 1, fault: faultOf({}) },
      { call: 'status', nth: 2, fault: faultOf({ commit: OTHER_COMMIT, status: 'running' }) },
    ] as const;

    const { outputs, report } = await job({ faults });

    expect(outputs['verdict']).toBe('error');
    expect(report?.error?.code).toBe('WRONG_SCAN');
  });

  it('nor a list that neither total nor summary calls complete', async () => {
    const faults = [{ call: 'findings', nth: 'all', fault: { status: 200, body: { data: [] } } }] as const;

    const { outputs, report } = await job({ plans: [{ summary: 'absent' }], faults });

    expect(outputs['verdict']).toBe('error');
    expect(report?.error?.code).toBe('INCOMPLETE');
  });

  it('while an empty list whose total is 0 passes without a summary', async () => {
    const { outputs } = await job({ plans: [{ summary: 'absent', findings: [] }] });

    expect(outputs['verdict']).toBe('passed');
  });
});

describe('what is not named is not scanned', () => {
  it.each([{ ref: 'refs/tags/v1' }, { ref: 'refs/pull/9/head' }])('%j without a commit is a configuration error', async (inputs) => {
    const { outputs, service } = await job({}, { event: 'push', inputs });

    expect(outputs['verdict']).toBe('error');
    expect(service.requests).toEqual([]);
  });

  it('a scan of another branch is not reported on this one', async () => {
    const scans = [{ id: 'scan_elsewhere', createdAgoMs: HOUR_MS, branch: 'elsewhere', commit: OTHER_COMMIT, findings: [] }];

    const { report, github } = await job({ scans }, { event: 'schedule', inputs: { 'scan-id': 'scan_elsewhere', 'upload-sarif': 'auto' } });

    expect(report?.error?.code).toBe('WRONG_SCAN');
    expect(github.state.uploads).toEqual([]);
  });

  it('latest is the newest of a long history, in whatever order the service lists it', async () => {
    const scans = Array.from({ length: 620 }, (_, index) => ({
      id: `scan_${String(index).padStart(4, '0')}`,
      createdAgoMs: (700 - index) * HOUR_MS,
      branch: BRANCH,
      commit: HEAD,
      findings: [],
    }));

    for (const listOrder of ['oldest-first', 'newest-first'] as const) {
      const { outputs } = await job({ scans, listOrder }, { inputs: { 'scan-id': 'latest' } });

      expect(outputs).toMatchObject({ verdict: 'passed', 'scan-id': 'scan_0619' });
    }
  });

  it('another repository is scanned at its own default branch, and nothing of it is uploaded here', async () => {
    const repositories = [
      { id: 'repo_emulated', fullName: 'octo-org/infrastructure' },
      { id: 'repo_network', fullName: 'octo-org/network' },
    ];

    const { outputs, service, github } = await job(
      { repositories },
      { event: 'push', inputs: { target: 'repo_network', 'upload-sarif': 'auto' } },
    );

    expect(service.requests.find(({ kind }) => kind === 'start')?.body).toEqual({ type: 'static' });
    expect(outputs['verdict']).toBe('passed');
    expect(github.state.uploads).toEqual([]);
  });
});

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
