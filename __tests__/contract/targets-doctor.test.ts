import { expect, it } from '@jest/globals';
import type { JobResult } from '../helpers/job.js';
import { idsOf, PASSES, requestsOf, scanAll } from './targets-support.js';

const DRY = { 'dry-run': 'true' };
const THREE = [PASSES, PASSES, PASSES];

/** The states of the checks, by name, or by target and name if they are about one target. */
function checksOf({ report }: JobResult): Record<string, string> {
  return Object.fromEntries(
    report?.checks?.map(({ name, state, text }) => {
      const of = /^(a-\d|First shop): /.exec(text)?.[1];
      return [of === undefined ? name : `${of}: ${name}`, state];
    }) ?? [],
  );
}

it('checks each target with its name, and what they share once', async () => {
  const job = await scanAll(THREE, { inputs: DRY });
  const checks = checksOf(job);
  expect(job.outputs['verdict']).toBe('checked');
  expect(idsOf(3).map((id) => checks[`${id}: target`])).toEqual(['ok', 'ok', 'ok']);
  for (const name of ['service', 'API key', 'scope', 'rules', 'event', 'report-dir'])
    expect(job.report?.checks?.filter((check) => check.name === name)).toHaveLength(1);
  expect(requestsOf(job, 'start')).toBe(0);
});

it('names each target once', async () => {
  const policy = 'targets:\n  shops:\n    - { target: a-1, label: a-1.example.org }\n    - { target: a-9 }\n    - { target: a-2 }\n';
  const job = await scanAll([PASSES, PASSES], {
    event: 'schedule',
    workspace: { '.github/scan-gate.yml': policy },
    inputs: { ...DRY, target: '@shops' },
  });
  const texts = job.report?.checks?.filter(({ name }) => name === 'target').map(({ text }) => text);
  expect(texts).toEqual([
    'a-1.example.org: Found; the service reports nothing that prevents a scan.',
    expect.stringMatching(/^a-9: S4E did not return the asset a-9 \(404\), so scan-gate cannot check/),
    'a-2: Found; the service reports nothing that prevents a scan: a-2.example.org.',
  ]);
});

it('ends in an error if one target has a problem', async () => {
  const assets = idsOf(3).map((id) => ({ id, name: `${id}.example.org`, verified: id !== 'a-3' }));
  const job = await scanAll(THREE, { scenario: { assets }, inputs: DRY });
  expect(job.exitCode).toBe(2);
  expect(checksOf(job)).toMatchObject({ 'a-1: target': 'ok', 'a-2: target': 'ok', 'a-3: target': 'problem' });
  expect(job.report?.error?.message).toMatch(/^1 of \d+ checks found a problem: target\.$/);
});

it('asks with a rejected key once', async () => {
  const job = await scanAll(THREE, { inputs: { ...DRY, 'api-key': 'live_wrong_and_long_enough' } });
  expect(job.exitCode).toBe(2);
  expect(checksOf(job)).toMatchObject({ 'API key': 'problem', 'other targets': 'unknown' });
  expect(job.service.requests.length).toBeLessThanOrEqual(2);
});

it('does not check one other target with a rejected key', async () => {
  const job = await scanAll([PASSES, PASSES], { inputs: { ...DRY, 'api-key': 'live_wrong_and_long_enough' } });
  const text = job.report?.checks?.find(({ name }) => name === 'other targets')?.text;
  expect(text).toContain('a problem that concerns the other target, too');
});

it('reads the groups of the policy, with their labels', async () => {
  const policy = 'targets:\n  shops:\n    - { target: a-1, label: First shop }\n    - { target: a-2 }\n';
  const job = await scanAll(THREE, {
    event: 'schedule',
    workspace: { '.github/scan-gate.yml': policy },
    inputs: { ...DRY, target: '@shops\na-3' },
  });
  expect(checksOf(job)).toMatchObject({ 'First shop: target': 'ok', 'a-2: target': 'ok', 'a-3: target': 'ok', policy: 'ok' });
});

it('reports a group that the policy does not have, also if nothing else is given', async () => {
  const policy = 'targets:\n  shops:\n    - { target: a-1 }\n';
  const job = await scanAll(THREE, {
    event: 'schedule',
    workspace: { '.github/scan-gate.yml': policy },
    inputs: { ...DRY, target: '@shop' },
  });
  expect(job.exitCode).toBe(2);
  expect(checksOf(job)).toMatchObject({ policy: 'problem', target: 'unknown' });
  expect(JSON.stringify(job.report?.checks)).toContain('@shops');
});

it('reports a policy with mistakes, and still checks the targets of the inputs', async () => {
  const job = await scanAll(THREE, {
    event: 'schedule',
    workspace: { '.github/scan-gate.yml': 'gate: [' },
    inputs: { ...DRY, target: 'a-1\na-2' },
  });
  expect(job.exitCode).toBe(2);
  expect(checksOf(job)).toMatchObject({ policy: 'problem', 'a-1: target': 'ok', 'a-2: target': 'ok' });
});

it('adds the time that the documented limit of starts needs to the default timeout', async () => {
  const job = await scanAll(Array(11).fill(PASSES), { inputs: DRY });
  expect(job.report?.checks?.find(({ name }) => name === 'timeout')?.text).toContain('at most 61 minutes');
});
