import { describe, expect, it } from '@jest/globals';
import { terraformFindings } from '../../src/emulator/cloudgeni/data.js';
import { cloudgeniMount } from '../../src/emulator/cloudgeni/index.js';
import type { GithubScenario } from '../../src/emulator/github/scenario.js';
import { BASE } from '../helpers/events.js';
import { type JobOptions, type JobResult, runJob } from '../helpers/job.js';
import { API_KEY } from '../helpers/secrets.js';

const POLICY = '.github/scan-gate.yml';
const FINDINGS = terraformFindings().slice(0, 1);

/** A job on a scan with so many findings of each severity. */
function job(counts: Readonly<Record<string, number>>, options: Partial<JobOptions<unknown>> = {}): Promise<JobResult> {
  const findings = Object.entries(counts).flatMap(([severity, count]) =>
    Array.from({ length: count }, (_, index) => FINDINGS.map((finding) => ({ ...finding, id: `${severity}-${index}`, severity }))).flat(),
  );
  return runJob({ event: 'push', ...options, service: cloudgeniMount({ key: API_KEY, plans: [{ findings }] }) });
}

const verdictOf = ({ outputs }: JobResult): string => `${outputs['verdict']}: ${outputs['verdict-reason']?.replace(/^\w+: /, '')}`;

describe('a variable of the job', () => {
  it.each([
    ['INPUT_Severity-Threshold', 'none', 'INPUT_SEVERITY-THRESHOLD'],
    ['INPUT_Api-Url', 'https://elsewhere.example', 'INPUT_API-URL'],
    ['INPUT_Scan-Id', 'latest', 'INPUT_SCAN-ID'],
    ['INPUT_SEVERITY_THRESHOLD', 'none', 'INPUT_SEVERITY-THRESHOLD'],
  ])('%s does not overrule the input; it ends the run before any request', async (variable, value, ours) => {
    const ended = await job({ high: 1 }, { inputs: { 'severity-threshold': 'high' }, env: { [variable]: value } });

    expect(ended.outputs['verdict']).toBe('error');
    expect(ended.exitCode).toBe(2);
    expect(ended.log.join('\n')).toMatch(new RegExp(`::error::.*[Tt]he variable ${variable}\\b.*${ours}`));
    expect([ended.service.requests, ended.github.requests]).toEqual([[], []]);
  });

  it('of somebody else is left alone', async () => {
    const env = { INPUT_VERSION: '1.2.3', INPUT_ENVIRONMENT: 'production', INPUT_TAG: 'v1' };

    expect(verdictOf(await job({ high: 1 }, { env }))).toBe('failed: 1 high finding, threshold high');
  });
});

describe('a budget', () => {
  it.each([
    [{ high: 2 }, 'high=2', 'passed: 2 high findings, threshold high (max-findings decides on high); 2 high findings, at most 2 allowed'],
    [{ high: 3 }, 'high=2', 'failed: 3 high findings, at most 2 allowed'],
    [{ high: 2, critical: 1 }, 'high=2', 'failed: 1 critical finding, threshold high (max-findings decides on high)'],
    [{ high: 1 }, 'total=5', 'failed: 1 high finding, threshold high'],
  ])('beside the default threshold: %j with %s', async (counts, budgets, verdict) => {
    const ended = await job(counts, { inputs: { 'max-findings': budgets } });

    expect(verdictOf(ended)).toBe(verdict);
  });

  it('that a threshold of the inputs makes unreachable ends the run before the scan', async () => {
    const ended = await job({}, { inputs: { 'max-findings': 'high=2', 'severity-threshold': 'high' } });

    expect(ended.outputs['verdict']).toBe('error');
    expect(ended.log.join('\n')).toMatch(/max-findings cannot be "high=2"; allowed: high=0 with severity-threshold high/);
    expect(ended.service.requests).toEqual([]);
  });

  it('of the inputs wins over a threshold of the policy, and not the other way round', async () => {
    const inputs = { 'max-findings': 'high=2' };
    const won = await job({ high: 2 }, { inputs, workspace: { '.git/HEAD': '', [POLICY]: 'severity-threshold: high' } });
    const lost = await job(
      { high: 2 },
      { inputs: { 'severity-threshold': 'high' }, workspace: { '.git/HEAD': '', [POLICY]: 'max-findings: high=2' } },
    );

    expect(verdictOf(won)).toMatch(/^passed: 2 high findings, threshold high \(max-findings decides on high\)/);
    expect(verdictOf(lost)).toBe('failed: 2 high findings, threshold high');
    expect(lost.report?.notes.map(({ code }) => code)).toContain('rule-shadowed');
  });
});

describe('a policy', () => {
  const atBase = (files: Readonly<Record<string, string>>, more: GithubScenario = {}): GithubScenario => ({
    contents: { [BASE]: { 'main.tf': '', ...files } },
    branches: { main: BASE },
    ...more,
  });

  it('whose lines end in CR rules as any other, in the workspace and at the base', async () => {
    const text = '# the gate\rseverity-threshold: low\r';
    const merged = await job({ low: 1 }, { workspace: { '.git/HEAD': '', [POLICY]: text } });
    const unmerged = await job({ low: 1 }, { event: 'pull_request', github: atBase({ [POLICY]: text }) });

    for (const ended of [merged, unmerged]) expect(verdictOf(ended)).toMatch(/^failed: 1 low finding, threshold low/);
  });

  it('that GitHub lists and does not give is an error, and nothing is scanned', async () => {
    const github = atBase({ [POLICY]: 'severity-threshold: low' }, { faults: [{ call: 'contents', nth: 3, fault: { status: 404 } }] });
    const ended = await job({ low: 1 }, { event: 'pull_request', github });

    expect(ended.outputs['verdict']).toBe('error');
    expect(ended.report?.error?.code).toBe('POLICY_UNREADABLE');
    expect(ended.service.requests).toEqual([]);
  });

  it('that is almost named like ours is an error, too', async () => {
    const ended = await job({}, { event: 'pull_request', github: atBase({ '.github/Scan-Gate.yml': 'severity-threshold: low' }) });

    expect(ended.outputs['verdict']).toBe('error');
    expect(ended.report?.error?.message).toContain('".github/Scan-Gate.yml"');
  });
});
