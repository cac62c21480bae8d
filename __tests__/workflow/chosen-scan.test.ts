import { describe, expect, it } from '@jest/globals';
import { aiptxMount } from '../../src/emulator/aiptx/index.js';
import type { AiptxScenario } from '../../src/emulator/aiptx/scenario.js';
import { feguraMount } from '../../src/emulator/fegura/index.js';
import { s4eMount } from '../../src/emulator/s4e/index.js';
import type { ServiceEmulator } from '../../src/emulator/types.js';
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
      message: expect.stringMatching(/Requested: .*mode standard.*mode quick/),
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

const HOUR_MS = 3_600_000;
const scanOf = (hours: number) => ({ id: `01d00000-0000-4000-8000-00000000000${hours}`, createdAgoMs: hours * HOUR_MS });
const LIKE = scanOf(3);
const UNLIKE = scanOf(2);
const CHOSEN = scanOf(1);

const COLLECTED = { 'upload-sarif': 'never', 'scan-id': CHOSEN.id };
/** For each service a rule that needs the baseline. */
const RULES: Readonly<Record<string, string>> = { s4e: 'gate-on: new', aiptx: 'gate-on: new', fegura: 'max-resource-change: { total: 5 }' };

/** The job of a push whose policy has the rule. */
function judged(service: ServiceEmulator, baseline: string): Promise<JobResult> {
  const workspace = { '.github/scan-gate.yml': `scanners: { ${service.id}: { ${RULES[service.id]} } }\n` };
  return runJob({ service, event: 'push', inputs: { ...COLLECTED, baseline }, workspace });
}

describe('the baseline of a scan that is chosen by its ID', () => {
  const KINDS: readonly [string, ServiceEmulator][] = [
    ['type', s4eMount({ key: API_KEY, scans: [{ ...LIKE, type: 'quick' }, UNLIKE, { ...CHOSEN, type: 'quick' }] })],
    ['mode', aiptxMount({ key: API_KEY, scans: [{ ...LIKE, mode: 'deep' }, UNLIKE, { ...CHOSEN, mode: 'deep' }] })],
    ['region', feguraMount({ key: API_KEY, scans: [{ ...LIKE, region: 'eu-west-1' }, UNLIKE, { ...CHOSEN, region: 'eu-west-1' }] })],
  ];

  it.each(KINDS)('is the last one of the same %s, whatever a start would ask for', async (_what, service) => {
    const { outputs } = await runJob({ service, inputs: COLLECTED });

    expect(outputs).toMatchObject({ verdict: 'passed', 'scan-id': CHOSEN.id, 'baseline-id': LIKE.id });
  });

  it.each(KINDS)('may be given, of the same %s, also where a rule needs it', async (_what, service) => {
    const { outputs, service: emulator } = await judged(service, LIKE.id);

    expect(outputs).toMatchObject({ verdict: 'passed', 'baseline-id': LIKE.id });
    const reads = emulator.requests.filter(({ path }) => path.endsWith(LIKE.id));
    expect(reads).toHaveLength(1);
  });

  it.each(KINDS)('is refused where it is given, of another %s', async (what, service) => {
    const { outputs, report } = await judged(service, UNLIKE.id);

    expect(outputs.verdict).toBe('error');
    expect(JSON.stringify(report?.error)).toContain(`is of another ${what}`);
  });
});
