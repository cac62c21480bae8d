import { describe, expect, it } from '@jest/globals';
import { baseline } from '../../src/cli/baseline.js';
import { aether365Mount } from '../../src/emulator/aether365/index.js';
import { aiptxMount } from '../../src/emulator/aiptx/index.js';
import { feguraMount } from '../../src/emulator/fegura/index.js';
import { BASE, eventOf } from '../helpers/events.js';
import { type JobResult, runJob } from '../helpers/job.js';
import { API_KEY } from '../helpers/secrets.js';
import { FAILS, idsOf, PASSES, requestsOf, scanAll, verdictsOf } from './targets-support.js';

const POLICY = '.github/scan-gate.yml';
const QUIET = { 'upload-sarif': 'never', baseline: 'none', comment: 'never', annotations: 'false' };

/** The text without what differs between two scans of the same: its ID and its times. */
function withoutScan(text: string): string {
  return text.replaceAll(/sc-new\d+/g, 'sc-new').replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME');
}

/** The elements of `targets` in results.json, as they are written. Only with several targets, each has an exit code of its own. */
function elementsOf({ files }: JobResult): string[] {
  const { targets } = JSON.parse(files['results.json'] ?? '') as { targets: { decision: object }[] };
  return targets.map(({ decision, ...target }) => {
    const { exitCode: _code, warnOnlyApplied: _forgiven, ...own } = decision as Record<string, unknown>;
    return withoutScan(JSON.stringify({ ...target, decision: own }, null, 2));
  });
}

describe('a target among several', () => {
  const scans = idsOf(3).map((assetId) => ({ assetId, createdAgoMs: 86_400_000, findings: PASSES.findings ?? [] }));
  const settings = async (): Promise<string> => {
    const job = await scanAll([FAILS, FAILS, FAILS]);
    return [
      'waivers:',
      '  - { rule: reflected-xss-in-search, reason: accepted, expires: 2026-12-31 }',
      'names:',
      `  ${job.report?.targets?.[1]?.name}:`,
      '    severity-threshold: none',
    ].join('\n');
  };

  it('has the same results, SARIF, baseline, waivers, and rules as alone, byte for byte', async () => {
    const workspace = { [POLICY]: await settings() };
    const options = { event: 'schedule', workspace, scenario: { scans }, inputs: { baseline: 'auto' } } as const;
    const together = await scanAll([FAILS, FAILS, PASSES], options);
    expect(verdictsOf(together)).toEqual(['failed', 'passed', 'passed']);
    const elements = elementsOf(together);
    for (const [index, target] of idsOf(3).entries()) {
      const alone = await scanAll([FAILS, FAILS, PASSES], { ...options, inputs: { ...options.inputs, target } });
      expect(elementsOf(alone)).toEqual([elements[index]]);
      const folder = `targets/${together.report?.targets?.[index]?.name}`;
      for (const file of ['results.sarif', 'results.full.sarif'])
        expect(withoutScan(together.files[`${folder}/${file}`] ?? '')).toBe(withoutScan(alone.files[file] ?? file));
      expect(alone.report?.comparison?.baseline.id).toMatch(/^sc-old/);
    }
  });

  it('has a name with a hash of its own below an input name, and the section of the whole gate', async () => {
    const workspace = { [POLICY]: 'names:\n  nightly:\n    severity-threshold: none\n' };
    const job = await scanAll([FAILS, FAILS], { event: 'schedule', workspace, inputs: { name: 'nightly' } });
    expect(job.report?.name).toBe('nightly');
    expect(job.report?.targets?.map(({ name }) => name)).toEqual([
      expect.stringMatching(/^nightly-[0-9a-f]{8}$/),
      expect.stringMatching(/^nightly-[0-9a-f]{8}$/),
    ]);
    expect(verdictsOf(job)).toEqual(['passed', 'passed']);
  });
});

describe('a group of the policy', () => {
  const group = (...entries: readonly string[]): string => `targets:\n  shops:\n${entries.map((entry) => `    - { ${entry} }\n`).join('')}`;

  it('is read from the base commit of a pull request, with its labels', async () => {
    const ours = group('target: a-1, label: First shop', 'target: a-2');
    const job = await scanAll([PASSES, PASSES, PASSES], {
      inputs: { target: '@shops' },
      workspace: { [POLICY]: group('target: a-3') },
      github: { contents: { [BASE]: { [POLICY]: ours } } },
    });
    expect(job.report?.targets?.map(({ label, target }) => label ?? target?.id)).toEqual(['First shop', 'a-2']);
    expect(job.report?.name).toBe('s4e-shops');
    expect(job.log.some((line) => line.startsWith('[First shop] Started the scan'))).toBe(true);
  });

  it('with an unknown name is an error before any request to the service', async () => {
    const job = await scanAll([PASSES], { event: 'schedule', inputs: { target: '@shop' }, workspace: { [POLICY]: group('target: a-1') } });
    expect(job.exitCode).toBe(2);
    expect(job.report?.error?.message).toContain('@shop');
    expect(job.service.requests).toEqual([]);
  });

  it('has its mistakes named by entry and line, and not by the input, before any request to the service', async () => {
    const policy = group('target: a-1', 'target: ../up', 'target: a-1');
    const job = await scanAll([PASSES], { event: 'schedule', inputs: { target: '@shops' }, workspace: { [POLICY]: policy } });
    expect(job.exitCode).toBe(2);
    const lines = job.report?.error?.message.split('\n');
    expect(lines).toEqual([
      expect.stringMatching(/^\.github\/scan-gate\.yml:4 \(entry 2 of targets\.shops\): target cannot be "\.\.\/up"; allowed: /),
      expect.stringMatching(
        /^\.github\/scan-gate\.yml:5 \(entry 3 of targets\.shops\): target cannot be "a-1"; allowed: each target once; it is already given at \.github\/scan-gate\.yml:3 \(entry 1 of targets\.shops\)\.$/,
      ),
    ]);
    expect(job.service.requests).toEqual([]);
  });

  it('has its mistakes found by entry where the targets are hidden', async () => {
    const policy = group('target: a-1', 'target: ../up');
    const inputs = { target: '@shops', details: 'counts' };
    const job = await scanAll([PASSES], { event: 'schedule', inputs, workspace: { [POLICY]: policy } });
    const line = '.github/scan-gate.yml:4 (entry 2 of targets.shops): target cannot be "(not shown here)"';
    expect(job.log.join('\n')).toContain(line);
    expect(job.summary).not.toContain('../up');
  });

  it('is named in hints, with the entry if the service does not know its target', async () => {
    const policy = group('target: a-1', 'target: a-9');
    const job = await scanAll([PASSES], { event: 'schedule', inputs: { target: '@shops' }, workspace: { [POLICY]: policy } });
    expect(job.report?.targets?.map(({ error }) => error?.code)).toEqual([undefined, 'NOT_FOUND']);
    expect(job.report?.targets?.[1]?.error?.hint).toMatch(
      /^Check entry 2 of targets\.shops \(\.github\/scan-gate\.yml:4\), the ID of the asset/,
    );

    const doctor = await scanAll([PASSES], {
      event: 'schedule',
      inputs: { target: '@shops', 'dry-run': 'true' },
      workspace: { [POLICY]: policy },
    });
    const warning = doctor.report?.checks?.find(({ name, state }) => name === 'target' && state === 'warning');
    expect(warning?.hint).toBe('If the start is refused too, check the target in targets.shops (.github/scan-gate.yml).');
  });

  it('may be small: one target is still reported as one of several', async () => {
    const job = await scanAll([FAILS], { event: 'schedule', inputs: { target: '@shops' }, workspace: { [POLICY]: group('target: a-1') } });
    expect(job.outputs).toMatchObject({ verdict: 'failed', 'scan-id': '', 'sarif-file': '' });
    expect(Object.keys(job.files)).toContain(`targets/${job.report?.targets?.[0]?.name}/results.sarif`);
  });

  it('is counted as one if it has one target', async () => {
    const policy = { [POLICY]: `${group('target: a-1')}gate-on: new\n` };
    const at = { event: 'schedule', workspace: policy } as const;
    const failed = await scanAll([FAILS], { ...at, inputs: { target: '@shops', baseline: 'auto' } });
    const started = await scanAll([PASSES], { ...at, inputs: { target: '@shops', baseline: 'auto', wait: 'false' } });
    const scans = [{ assetId: 'a-1', createdAgoMs: 3_600_000, ...FAILS }];
    const collected = await scanAll([PASSES], {
      ...at,
      scenario: { scans },
      inputs: { target: '@shops', baseline: 'auto', 'scan-id': 'latest' },
    });
    expect(failed.log).toContain('Scanning 1 target.');
    expect(failed.outputs['verdict-reason']).toMatch(/^failed: 1 target failed: /);
    expect(started.summary).toContain('Collect the scan later with `scan-id: latest`.');
    expect(collected.log).toContain('Collecting the latest scan of 1 target.');
    for (const { log, summary, files } of [failed, started, collected])
      for (const text of [...log, summary, ...Object.values(files)])
        expect(text).not.toMatch(/(?<![\d.,])1 (?:of 1 )?(?:more |other )?(?:targets|scans|starts|files)\b|\d of 1 target/);
  });

  it('cannot break the log with a hostile label', async () => {
    const job = await scanAll([FAILS, PASSES], {
      event: 'schedule',
      inputs: { target: '@shops', annotations: 'true' },
      workspace: { [POLICY]: group('target: a-1, label: "::error::<img src=x> @octocat](https://evil.example)"', 'target: a-2') },
    });
    expect(verdictsOf(job)).toEqual(['failed', 'passed']);
    expect(job.log.filter((line) => line.startsWith('::error::<img'))).toEqual([]);
  });
});

it('with details: counts shows neither targets nor findings on public pages', async () => {
  const job = await scanAll([FAILS, PASSES], { event: eventOf('pull_request', 'public'), inputs: { comment: 'always' } });
  const pages = [job.summary, ...job.log, ...job.github.state.comments.map(({ body }) => body)].join('\n');
  expect(verdictsOf(job)).toEqual(['failed', 'passed']);
  for (const secret of ['a-1', 'a-2', 'example.org', 'SQL injection']) expect(pages).not.toContain(secret);
});

it('makes the product of accounts and regions', async () => {
  const accounts = [100, 101].map((end) => ({
    id: `4c1d9e02-7a35-4f6b-8e21-90b7c3d5a${end}`,
    alias: `a${end}`,
    awsAccountId: `481516234${end}`,
  }));
  const service = feguraMount({ key: API_KEY, accounts, targets: accounts.map(({ id }) => id) });
  const job = await runJob({ service, inputs: { ...QUIET, region: 'eu-west-1\nus-east-1' } });
  expect(verdictsOf(job)).toEqual(Array(4).fill('passed'));
  const bodies = job.service.requests.flatMap(({ kind, body }) => (kind === 'start' ? [body] : []));
  expect(bodies).toHaveLength(4);
  for (const { id } of accounts)
    for (const region of ['eu-west-1', 'us-east-1']) expect(bodies).toContainEqual({ awsAccountId: id, region });
});

it('asks the policy for each target, and names all that it does not allow before any request', async () => {
  const targets = ['shop', 'api', 'mail'].map((name) => `https://${name}.example.com`);
  const service = { ...aiptxMount({ key: API_KEY, targets }), files: { [POLICY]: `allowed-targets:\n  - ${targets[0]}\n` } };
  const job = await runJob({ service, inputs: QUIET });
  expect(job.exitCode).toBe(2);
  expect(job.report?.error?.code).toBe('TARGET_NOT_ALLOWED');
  for (const target of targets.slice(1)) expect(job.report?.error?.message).toContain(target);
  expect(job.service.requests).toEqual([]);
});

it('names the entry of a group that the policy does not allow', async () => {
  const policy =
    'allowed-targets: ["*.example.com"]\ntargets:\n  web:\n    - target: https://shop.example.com\n    - target: https://a.example.net\n';
  const service = { ...aiptxMount({ key: API_KEY }), files: { [POLICY]: policy } };
  const job = await runJob({ service, inputs: { ...QUIET, target: '@web' } });
  expect(job.report?.error?.code).toBe('TARGET_NOT_ALLOWED');
  expect(job.report?.error?.message).toMatch(
    /^\.github\/scan-gate\.yml:5 \(entry 2 of targets\.web\): target cannot be "https:\/\/a\.example\.net"; allowed: the targets that the policy allows/,
  );
  expect(job.service.requests).toEqual([]);
});

it('reuses a recent scan of each target that has one', async () => {
  const tenants = ['t_1', 't_2'].map((id) => ({ id }));
  const [tenant, ...otherTenants] = tenants;
  const scans = [{ id: 'scan_old', tenantId: 't_1', createdAgoMs: 1_800_000, runningMs: 60_000 }];
  const targets = tenants.map(({ id }) => id);
  const service = aether365Mount({ key: API_KEY, ...(tenant && { tenant }), otherTenants, targets, scans });
  const job = await runJob({ service, inputs: { ...QUIET, 'max-age': '1h' } });
  expect(job.report?.targets?.map(({ scan }) => scan?.origin)).toEqual(['reused', 'started']);
  expect(requestsOf(job, 'start')).toBe(1);
});

it('creates no baseline file of several targets, and names the fix', async () => {
  const lines: string[] = [];
  const code = await baseline({
    args: ['--scanner', 's4e', '--target', 'a-1\na-2'],
    env: { SCAN_GATE_API_KEY: API_KEY },
    cwd: '/nonexistent',
    script: '',
    interrupt: new AbortController().signal,
    print: (line) => lines.push(line),
  });
  expect(code).toBe(2);
  expect(lines.join('\n')).toContain('A baseline file belongs to one target');
  expect(lines.join('\n')).toContain('Give --target one target.');
});
