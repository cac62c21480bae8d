import { describe, expect, it } from '@jest/globals';
import { aiptxMount } from '../../src/emulator/aiptx/index.js';
import type { AiptxScenario } from '../../src/emulator/aiptx/scenario.js';
import { type JobResult, runJob } from '../helpers/job.js';
import { API_KEY } from '../helpers/secrets.js';

type Inputs = Readonly<Record<string, string>>;

const EARLIER = { id: 'scan_earlier', createdAgoMs: 3_600_000 };
const COMMON = { 'upload-sarif': 'never', baseline: 'none', 'scan-id': 'scan_earlier' };
const collect = (scan: Partial<NonNullable<AiptxScenario['scans']>[number]>, inputs: Inputs): Promise<JobResult> =>
  runJob({ service: aiptxMount({ key: API_KEY, scans: [{ ...EARLIER, ...scan }] }), inputs: { ...COMMON, ...inputs } });

describe('a scan at AIPTx that is collected by its ID', () => {
  it('must be of the mode that a person asks for', async () => {
    const job = await collect({ mode: 'quick' }, { 'scan-options': 'mode: standard' });

    expect(job.outputs['verdict']).toBe('error');
    expect(job.report?.error).toMatchObject({
      code: 'WRONG_SCAN',
      message: expect.stringMatching(/asked for .*mode standard.*mode quick/),
      hint: expect.stringContaining('scan-options'),
    });
  });

  it.each([
    ['the same one', { mode: 'quick' }, { 'scan-options': 'mode: quick' }],
    ['none', { mode: 'quick' }, {}],
    ['none, and the scan does not report one', { echo: { mode: null } }, {}],
  ] as const)('is taken where that is %s', async (_what, scan, inputs) => {
    expect((await collect(scan, inputs)).outputs).toMatchObject({ verdict: 'passed', 'scan-id': 'scan_earlier' });
  });

  it.each([
    ['mode', { 'scan-options': 'mode: standard' }],
    ['type', { 'scan-type': 'web' }],
  ] as const)('must report the %s that a person asks for', async (trait, inputs) => {
    const job = await collect({ echo: { [trait]: null } }, inputs);

    expect(job.outputs['verdict']).toBe('error');
    expect(job.report?.error).toMatchObject({ code: 'WRONG_SCAN', message: expect.stringContaining(`does not report its ${trait}`) });
  });

  it('is a problem of the doctor where it is of another one', async () => {
    const job = await collect({ mode: 'quick' }, { 'scan-options': 'mode: standard', 'dry-run': 'true' });

    expect(job.outputs['verdict']).toBe('error');
    expect(job.report?.checks).toContainEqual(
      expect.objectContaining({ name: 'scan', state: 'problem', text: expect.stringContaining('mode quick') }),
    );
  });
});
