import { describe, expect, it } from '@jest/globals';
import { aiptxMount } from '../../src/emulator/aiptx/index.js';
import type { AiptxScenario } from '../../src/emulator/aiptx/scenario.js';
import { manyExposures } from '../../src/emulator/s4e/data.js';
import { s4eMount } from '../../src/emulator/s4e/index.js';
import type { S4eScenario } from '../../src/emulator/s4e/scenario.js';
import type { RecordedRequest } from '../../src/emulator/types.js';
import { type JobResult, runJob } from '../helpers/job.js';
import { oneOf } from '../helpers/lanes.js';
import { API_KEY } from '../helpers/secrets.js';

type Inputs = Readonly<Record<string, string | undefined>>;

const HOUR_MS = 3_600_000;
const COMMON = { 'upload-sarif': 'never', baseline: 'none', 'on-timeout': 'cancel' };
const RED = { findings: [{ id: 'f1', title: 'SQL injection', severity: 'critical', status: 'open' }] } as const;

const aiptx = (scenario: AiptxScenario, inputs: Inputs = {}): Promise<JobResult> =>
  runJob({ service: aiptxMount({ key: API_KEY, ...scenario }), inputs: { ...COMMON, ...inputs } });
const s4e = (scenario: S4eScenario, inputs: Inputs = {}): Promise<JobResult> =>
  runJob({ service: s4eMount({ key: API_KEY, ...scenario }), inputs: { ...COMMON, ...inputs } });

const startsOf = ({ service }: JobResult): readonly RecordedRequest[] => service.requests.filter(({ kind }) => kind === 'start');
const said = ({ log }: JobResult, text: string): number => log.filter((line) => line.includes(text)).length;

/** The name that a job with these inputs gives to its scan. */
function nameFrom(inputs: Inputs = {}): Promise<string> {
  const key = JSON.stringify(inputs);
  const name = names.get(key) ?? startedName(inputs);
  names.set(key, name);
  return name;
}

const names = new Map<string, Promise<string>>();

async function startedName(inputs: Inputs): Promise<string> {
  const body = startsOf(await aiptx({}, inputs))[0]?.body as { readonly name: string };
  return body.name;
}

const COMPLETED = { id: 'scan_earlier', createdAgoMs: 2 * HOUR_MS, findings: [] } as const;
const RUNNING = { id: 'scan_earlier', createdAgoMs: 10_000, queuedMs: 0, runningMs: 60_000, findings: [] } as const;
const HEALTH = { 'scan-options': 'scope:\n  include: [/health]' };
const withLogin = (token: string, more = ''): Inputs => ({
  'scan-options': `authentication:\n  type: bearer\n  token: ${token}\n${more}`,
});

describe('the name of a scan at AIPTx', () => {
  it('is gate, hash of the options, and run', async () => {
    expect(await nameFrom()).toMatch(/^scan-gate aiptx-[0-9a-f]{8}-web-standard [0-9a-f]{16} run 4711\.1$/);
    expect(await nameFrom({ name: 'Nightly shop' })).toMatch(/^scan-gate Nightly shop [0-9a-f]{16} run 4711\.1$/);
  });

  const hashOf = async (inputs: Inputs): Promise<string> => {
    const [hash] = /[0-9a-f]{16}(?= run )/.exec(await nameFrom({ name: 'g', ...inputs })) ?? [];
    if (hash === undefined) throw new Error('no hash');
    return hash;
  };

  it('has another hash with any other option', async () => {
    const asked: Inputs[] = [
      {},
      { 'scan-type': 'api' },
      { 'scan-options': 'mode: quick' },
      HEALTH,
      { 'scan-options': 'scope:\n  exclude: [/health]' },
      { 'scan-options': 'scope:\n  include: [/health, /api]' },
      { 'scan-options': 'instructions: only the login page' },
      withLogin('abcdefgh'),
      withLogin('abcdefgh', '  mfa: true'),
      { target: 'https://staging.example.com/?page=health' },
    ];

    const hashes = [];
    for (const inputs of asked) hashes.push(await hashOf(inputs));

    expect(new Set(hashes).size).toBe(asked.length);
    expect(await hashOf({ 'scan-options': 'mode: standard' })).toBe(hashes[0]);
  });

  it('holds no masked value, so that nobody can test guesses with it', async () => {
    const hash = await hashOf(
      withLogin('abcdefgh', '  login_url: https://staging.example.com/login?key=1\ninstructions: Log in with abcdefgh'),
    );

    expect(
      await hashOf(withLogin('ijklmnop', '  login_url: https://staging.example.com/login?key=2\ninstructions: Log in with ijklmnop')),
    ).toBe(hash);
    expect(await hashOf({ target: 'https://staging.example.com/?key=1' })).toBe(
      await hashOf({ target: 'https://staging.example.com/?key=2' }),
    );
  });

  it('is no name for a person to give', async () => {
    const job = await aiptx({}, { 'scan-options': `name: ${await nameFrom(HEALTH)}` });

    expect(job.outputs['verdict']).toBe('error');
    expect(said(job, 'another text than the names that scan-gate gives to scans')).toBeGreaterThan(0);
    expect(job.service.requests).toEqual([]);
  });
});

const OTHERS: readonly [string, () => Promise<{ readonly name?: string }>][] = [
  ['a smaller scope', async () => ({ name: await nameFrom(HEALTH) })],
  ['other instructions', async () => ({ name: await nameFrom({ 'scan-options': 'instructions: only the login page' }) })],
  ['a login', async () => ({ name: await nameFrom(withLogin('abcdefgh')) })],
  ['the name of another gate', async () => ({ name: await nameFrom({ name: 'other-gate' }) })],
  ['a name of its own', () => Promise.resolve({ name: 'Weekly Security Scan' })],
  ['the name of an older version', () => Promise.resolve({ name: 'scan-gate octo-org/shop run 4711.1' })],
  ['no name', () => Promise.resolve({})],
];

it.each(OTHERS)('a scan at AIPTx with %s is not joined by a job without it', async (_what, named) => {
  const job = await aiptx({ scans: [{ ...RUNNING, ...(await named()) }], plans: [RED] });

  expect(job.outputs).toMatchObject({ verdict: 'failed', 'scan-origin': 'started', 'scan-id': 'scan_new001' });
  expect(said(job, 'Starting a scan: the running scan scan_earlier ')).toBe(1);
});

describe.each(oneOf(3, OTHERS))('a scan at AIPTx with %s', (_what, named) => {
  it('is not reused by a job without it', async () => {
    const job = await aiptx({ scans: [{ ...COMPLETED, ...(await named()) }], plans: [RED] }, { 'max-age': '6h' });

    expect(job.outputs).toMatchObject({ verdict: 'failed', 'scan-origin': 'started', 'scan-id': 'scan_new001' });
    expect(said(job, 'Starting a scan: the completed scan scan_earlier ')).toBe(1);
  });

  it('is not the latest one of a job without it', async () => {
    const ours = { ...COMPLETED, id: 'scan_ours', createdAgoMs: 20 * HOUR_MS, name: await nameFrom(), ...RED };
    const scans = [{ ...COMPLETED, ...(await named()) }];

    const alone = await aiptx({ scans }, { 'scan-id': 'latest' });
    const beside = await aiptx({ scans: [...scans, ours] }, { 'scan-id': 'latest' });

    expect(alone.outputs['verdict']).toBe('error');
    expect(alone.report?.error).toMatchObject({
      code: 'NO_SCAN',
      message: expect.stringContaining('by this gate with the same options'),
      hint: expect.stringContaining('the ID of the scan'),
    });
    expect(beside.outputs).toMatchObject({ verdict: 'failed', 'scan-id': 'scan_ours' });
  });

  it('may be the baseline', async () => {
    const job = await aiptx({ scans: [{ ...COMPLETED, ...(await named()) }], plans: [RED] }, { baseline: 'auto' });

    expect(job.outputs).toMatchObject({ 'baseline-id': 'scan_earlier', new: '1' });
  });
});

describe('a scan at AIPTx without any time', () => {
  const target = 'https://staging.example.com';
  const undated = { id: 'scan_undated', target, mode: 'standard', status: 'completed' };
  const dated = { ...undated, id: 'scan_ours', created_at: '2026-11-20T00:00:00Z' };
  const answer = (data: unknown) => ({ status: 200, body: { success: true, data } });
  const latest = (name: string, ours: string): Promise<JobResult> =>
    aiptx(
      {
        scans: [{ ...COMPLETED, id: 'scan_ours', name: ours }],
        faults: [
          { call: 'list', nth: 1, fault: answer([undated, dated]) },
          { call: 'scan', nth: 1, fault: answer({ ...undated, type: 'web', name }) },
        ],
      },
      { 'scan-id': 'latest' },
    );

  it('and with other options is not the latest one of a job, which is known all the same', async () => {
    const job = await latest('Weekly Security Scan', await nameFrom());

    expect(job.outputs).toMatchObject({ verdict: 'passed', 'scan-id': 'scan_ours' });
  });

  it('and with the same options could be the latest one', async () => {
    const name = await nameFrom();

    expect((await latest(name, name)).report?.error?.code).toBe('LATEST_UNKNOWN');
  });
});

describe('a scan at AIPTx with the same options', () => {
  it.each([
    ['none', {}],
    ['a scope', HEALTH],
    ['instructions', { 'scan-options': 'instructions: only the login page' }],
  ] as const)('(%s) is joined, reused, and the latest one, also in another run', async (_what, inputs) => {
    const name = (await nameFrom(inputs)).replace('4711.1', '4600.2');

    const joined = await aiptx({ scans: [{ ...RUNNING, name }] }, inputs);
    const reused = await aiptx({ scans: [{ ...COMPLETED, name }] }, { ...inputs, 'max-age': '6h' });
    const latest = await aiptx({ scans: [{ ...COMPLETED, name }] }, { ...inputs, 'scan-id': 'latest' });

    expect(joined.outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'joined', 'scan-id': 'scan_earlier' });
    expect(reused.outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'reused', 'scan-id': 'scan_earlier' });
    expect(latest.outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'collected', 'scan-id': 'scan_earlier' });
    for (const job of [joined, reused, latest]) expect(job.report?.notes).toEqual([]);
  });

  it('but secret ones is neither joined nor reused, because its credentials cannot be compared; the latest one is taken with a warning', async () => {
    const name = await nameFrom(withLogin('abcdefgh'));
    const inputs = withLogin('ijklmnop');

    const running = await aiptx({ scans: [{ ...RUNNING, name }] }, inputs);
    const completed = await aiptx({ scans: [{ ...COMPLETED, name }] }, { ...inputs, 'max-age': '6h' });
    const latest = await aiptx({ scans: [{ ...COMPLETED, name }] }, { ...inputs, 'scan-id': 'latest' });

    for (const job of [running, completed]) {
      expect(job.outputs).toMatchObject({ 'scan-origin': 'started', 'scan-id': 'scan_new001' });
      expect(said(job, 'Starting a scan: AIPTx does not report the credentials')).toBe(1);
    }
    expect(completed.report?.notes).toEqual([expect.objectContaining({ code: 'max-age-unused', level: 'notice' })]);
    expect(latest.outputs).toMatchObject({ verdict: 'passed', 'scan-id': 'scan_earlier' });
    expect(latest.report?.notes).toEqual([expect.objectContaining({ code: 'options-unreported', level: 'warning' })]);
  });

  it.each([
    ['a name of its own', 'name: Weekly Security Scan'],
    ['a rescan', 'rescan: scan_earlier'],
  ])('is not known of %s: it is started in every case, and is not found as the latest', async (_what, options) => {
    const scans = [{ ...COMPLETED, name: 'Weekly Security Scan' }];

    const completed = await aiptx({ scans }, { 'scan-options': options, 'max-age': '6h' });
    const running = await aiptx(
      { scans: [...scans, { ...RUNNING, id: 'scan_running', name: 'Weekly Security Scan' }] },
      { 'scan-options': options },
    );
    const latest = await aiptx({ scans }, { 'scan-options': options, 'scan-id': 'latest' });

    for (const job of [completed, running]) expect(job.outputs).toMatchObject({ 'scan-origin': 'started', 'scan-id': 'scan_new001' });
    expect(completed.report?.notes).toEqual([expect.objectContaining({ code: 'max-age-unused' })]);
    expect(latest.outputs['verdict']).toBe('error');
    expect(said(latest, 'Set scan-id to its ID')).toBeGreaterThan(0);
    expect(latest.service.requests).toEqual([]);
  });
});

describe('a lost start at AIPTx', () => {
  it('is not found in a new scan that has no name: ours has one', async () => {
    const scans = [{ id: 'scan_unnamed', createdAgoMs: 10_000, runningMs: 60_000 }];
    const hidden = { status: 200, body: { success: true, data: [], pagination: { total: 0, total_pages: 0 } } };
    const faults = [
      { call: 'list', nth: 1, fault: hidden },
      { call: 'start', nth: 1, fault: 'reset' },
    ] as const;

    const job = await aiptx({ scans, plans: [RED], faults });

    expect(job.outputs).toMatchObject({ verdict: 'failed', 'scan-id': 'scan_new001', 'scan-origin': 'started' });
  });
});

const EXPOSED = { findings: manyExposures(1) };

describe('a scan at S4E, which does not report its options,', () => {
  const completed = { id: 'sc-earlier', createdAgoMs: HOUR_MS, findings: [] } as const;
  const running = { id: 'sc-earlier', createdAgoMs: 10_000, queuedMs: 0, runningMs: 60_000, findings: [] } as const;

  it('is waited out, not joined, where S4E refuses a second one', async () => {
    const job = await s4e({ scans: [running], plans: [EXPOSED], faults: [{ call: 'start', nth: 1, fault: { status: 409 } }] });

    expect(job.outputs).toMatchObject({ verdict: 'failed', 'scan-origin': 'started', 'scan-id': 'sc-new001' });
    expect(startsOf(job)).toHaveLength(2);
  });

  it('is the latest one, with a warning', async () => {
    const latest = await s4e({ scans: [completed] }, { 'scan-id': 'latest' });
    const byId = await s4e({ scans: [completed] }, { 'scan-id': 'sc-earlier' });

    expect(latest.outputs).toMatchObject({ verdict: 'passed', 'scan-id': 'sc-earlier', 'scan-origin': 'collected' });
    expect(latest.report?.notes).toEqual([expect.objectContaining({ level: 'warning', code: 'options-unreported' })]);
    expect(byId.report?.notes).toEqual([]);
    const doctor = await s4e({ scans: [completed] }, { 'scan-id': 'latest', 'dry-run': 'true' });
    expect(doctor.report?.checks).toContainEqual(
      expect.objectContaining({ name: 'scan', state: 'warning', text: expect.stringContaining('S4E does not report') }),
    );
  });
});
