import { describe, expect, it } from '@jest/globals';
import type { Check, CheckState } from '../../src/domain/check.js';
import { eventOf } from '../helpers/events.js';
import { type Asked, type Asking, ask } from './run-job.js';
import { aether365 } from './services/aether365.js';
import { aiptx } from './services/aiptx.js';
import { cloudgeni } from './services/cloudgeni.js';
import { s4e } from './services/s4e.js';
import { SERVICES, sharedCases } from './services.js';
import type { ServiceUnderTest, World } from './subject.js';

const DAY_MS = 24 * 60 * 60_000;

/** The check that reports a refusal. */
const FAULTS: Readonly<Record<string, string>> = { AUTH_REJECTED: 'API key', FORBIDDEN: 'scope', TARGET_NOT_ALLOWED: 'allowed targets' };

/** The doctor's job; nothing of it may have changed anything anywhere. */
async function examine(service: ServiceUnderTest, world: World = {}, { inputs, ...more }: Asking = {}): Promise<Asked> {
  const job = await ask(service, world, { ...more, inputs: { 'dry-run': 'true', 'upload-sarif': 'auto', ...inputs } });
  expect([...job.service.requests, ...job.github.requests].filter(({ method }) => method !== 'GET')).toEqual([]);
  expect(job.github.state).toMatchObject({ comments: [], uploads: [] });
  expect(job.scans.filter(({ origin }) => origin === 'started')).toEqual([]);
  expect(job.outputs).toMatchObject({ 'scan-id': '', total: '', 'sarif-file': '', 'comment-url': '' });
  expect(Object.keys(job.files).toSorted()).toEqual(['junit.xml', 'report.html', 'report.md', 'results.json']);
  expect(job.log.filter((line) => /^::(?:warning|notice)[ :]/.test(line))).toEqual([]);
  expect(job.log.filter((line) => /^::error[ :]/.test(line))).toHaveLength(job.exitCode === 0 ? 0 : 1);
  expect(job.stateStore.map(({ phase }) => phase)).toEqual(['ended']);
  return job;
}

function checksOf(job: Asked): readonly Check[] {
  return job.report?.checks ?? [];
}

/** The states of the checks of this name. */
function stateOf(job: Asked, name: string): CheckState | undefined {
  return checksOf(job).find((check) => check.name === name)?.state;
}

function problemsOf(job: Asked): readonly string[] {
  return checksOf(job)
    .filter(({ state }) => state === 'problem')
    .map(({ name }) => name);
}

function earlierOf({ list, reports }: ServiceUnderTest): World {
  const commit = reports.includes('commit') && { commit: '0123456789abcdef0123456789abcdef01234567' };
  return { scans: [{ id: 'scan_old1', createdAgoMs: DAY_MS, ...commit, ...(list && { findings: 3 }) }] };
}

describe.each(SERVICES)('the doctor at $id', (service) => {
  const shared = sharedCases(it, service);
  it.each(service.dialects)('finds all well, also from an earlier scan (%s)', async (dialect) => {
    const job = await examine(service, { ...earlierOf(service), dialect });

    expect(problemsOf(job)).toEqual([]);
    expect(job.outputs['verdict']).toBe('checked');
    expect(job.exitCode).toBe(0);
    expect([stateOf(job, 'API key'), stateOf(job, 'scope')]).toEqual(['ok', 'ok']);
    expect(job.outputs['verdict-reason']).toMatch(/^checked: no problem found in \d+ checks/);
    expect(job.summary).toContain('### What was checked');
  });

  it('reads the findings of an earlier scan where there are some', async () => {
    const job = await examine(service, earlierOf(service));

    expect([stateOf(job, 'findings'), stateOf(job, 'what the rules need')]).toEqual(['ok', 'ok']);
  });

  shared('reports what cannot be known before the first scan', async () => {
    const job = await examine(service);

    expect(job.outputs['verdict']).toBe('checked');
    expect([stateOf(job, 'findings'), stateOf(job, 'what the rules need')]).toEqual(['unknown', 'unknown']);
    expect(job.outputs['verdict-reason']).toContain('2 not possible');
  });

  it('reports a wrong key, and checks all that does not depend on it', async () => {
    const job = await examine(service, {}, { inputs: { 'api-key': 'live_wrong_and_long_enough' } });

    expect(problemsOf(job)).toEqual(['API key']);
    expect(job.report?.error).toMatchObject({ code: 'CHECK_FAILED', message: expect.stringContaining('API key') });
    expect(job.exitCode).toBe(2);
    expect(stateOf(job, 'target')).toBe('unknown');
    expect(checksOf(job).find(({ name }) => name === 'API key')?.hint).toContain('api-key');
    expect(stateOf(job, 'contents')).toBe('ok');
    expect(stateOf(job, 'rules')).toBe('ok');
    expect(stateOf(job, 'report-dir')).toBe('ok');
  });

  shared('reports a service that is down as such, not as a key that is wrong', async () => {
    const job = await examine(service, {
      faults: (['lookup', 'list'] as const).map((call) => ({ call, nth: 'all', fault: { status: 500 } })),
    });

    expect(problemsOf(job)).toEqual(['service']);
    expect(stateOf(job, 'API key')).toBe('unknown');
  });

  const before = service.refusals.filter(({ starts }) => starts === 0);
  it.each(before.map((refusal) => [refusal.name, refusal] as const))('foresees: %s', async (_name, refusal) => {
    const job = await examine(service, {}, { mount: refusal.mount(), ...(refusal.inputs && { inputs: refusal.inputs }) });

    expect(job.outputs['verdict']).toBe('error');
    expect(problemsOf(job)).toEqual([FAULTS[refusal.code] ?? expect.stringMatching(/^(?:organization|target)$/)]);
    const problem = checksOf(job).find(({ state }) => state === 'problem');
    expect(problem?.hint).toMatch(refusal.hint);
  });

  const after = service.refusals.filter(({ starts }) => starts > 0);
  it.each(after.map((refusal) => [refusal.name, refusal] as const))('starts nothing to find out: %s', async (_name, refusal) => {
    const job = await examine(service, {}, { mount: refusal.mount(), ...(refusal.inputs && { inputs: refusal.inputs }) });

    expect(job.outputs['verdict']).toBe('checked');
  });

  if (service.list !== undefined) {
    shared('reports that a firewall in front of the findings of an earlier scan ends a run, too', async () => {
      const fault = { status: 403, body: Buffer.from('<html></html>'), headers: { 'content-type': 'text/html' } };
      const job = await examine(service, { ...earlierOf(service), faults: [{ call: 'findings', nth: 'all', fault }] });

      expect(problemsOf(job)).toEqual(['findings']);
      expect(job.outputs['verdict']).toBe('error');
    });
  }

  shared('finds the scan to collect, or reports that there is none', async () => {
    const inputs = { 'scan-id': 'scan_old1' };
    const { scans = [] } = earlierOf(service);
    const onBranch = { scans: scans.map((scan) => ({ ...scan, ...(service.reports.includes('branch') && { branch: 'main' }) })) };
    const found = await examine(service, onBranch, { event: 'schedule', inputs });
    const missing = await examine(service, {}, { event: 'schedule', inputs });

    expect(found.outputs['verdict']).toBe('checked');
    expect(stateOf(found, 'scan')).toBe('ok');
    expect(problemsOf(missing)).toEqual(['scan']);
  });

  shared('forgives with warn-only everything alone', async () => {
    const wrong = { 'api-key': 'live_wrong_and_long_enough' };
    const held = await examine(service, {}, { inputs: { ...wrong, 'warn-only': 'true' } });
    expect([held.outputs['verdict'], held.exitCode]).toEqual(['error', 2]);
    const job = await ask(service, {}, { inputs: { 'dry-run': 'true', ...wrong, 'warn-only': 'everything' } });
    expect([job.outputs['verdict'], job.exitCode]).toEqual(['error', 0]);
  });

  shared('ends when it is interrupted', async () => {
    const job = await ask(service, {}, { inputs: { 'dry-run': 'true' }, interruptAt: ({ at }) => at === 'service' });

    expect(job.outputs['verdict']).toBe('cancelled');
    expect(job.requests('start')).toEqual([]);
  });
});

describe('what the rules need', () => {
  const noList: World['faults'] = [{ call: 'findings', nth: 'all', fault: { status: 404 } }];

  it.each<[string, ServiceUnderTest, Record<string, string>, CheckState]>([
    ['numbers do for a threshold', aiptx, {}, 'ok'],
    ['numbers do not tell what is new', aiptx, { 'gate-on': 'new', baseline: 'auto' }, 'problem'],
    ['a score needs no list', aether365, { 'min-score': '1' }, 'ok'],
    ['a threshold needs one', aether365, { 'severity-threshold': 'high' }, 'problem'],
  ])('is compared with an earlier scan without a list: %s', async (_name, service, inputs, state) => {
    const job = await examine(service, { ...earlierOf(service), dialect: 'sibling', faults: noList }, { inputs });

    expect(stateOf(job, 'findings')).toBe('warning');
    expect(stateOf(job, 'what the rules need')).toBe(state);
    expect(job.outputs['verdict']).toBe(state === 'ok' ? 'checked' : 'error');
  });

  it('is unknown where the earlier scan cannot be read, and a problem where the key may not', async () => {
    const gone = await examine(cloudgeni, { ...earlierOf(cloudgeni), faults: [{ call: 'status', nth: 'all', fault: { status: 404 } }] });
    const refused = await examine(cloudgeni, {
      ...earlierOf(cloudgeni),
      faults: [{ call: 'findings', nth: 'all', fault: { status: 403 } }],
    });

    expect([stateOf(gone, 'findings'), stateOf(gone, 'what the rules need')]).toEqual(['warning', 'unknown']);
    expect(problemsOf(refused)).toEqual(['findings']);
  });
});

describe('the baseline', () => {
  it.each(SERVICES)('of $id is reported with how it was chosen', async (service) => {
    const job = await examine(service, earlierOf(service), { event: 'push', inputs: { baseline: 'auto' } });

    expect(checksOf(job).find(({ name }) => name === 'baseline')).toMatchObject({
      state: 'ok',
      text: expect.stringMatching(/^The baseline would be the scan scan_old1 of \d{4}-.*: the (?:last|newest completed) scan/),
    });
  });

  it('that a rule needs and that is not there is a warning; one that cannot be read, a problem', async () => {
    const inputs = { baseline: 'auto', 'gate-on': 'new' };
    const none = await examine(cloudgeni, {}, { inputs });
    const wrong = await examine(cloudgeni, earlierOf(cloudgeni), { inputs: { ...inputs, baseline: 'scan_gone' } });

    expect(stateOf(none, 'baseline')).toBe('warning');
    expect(problemsOf(wrong)).toEqual(['baseline']);
    expect(stateOf(wrong, 'what the rules need')).toBe('unknown');
  });

  it('that cannot be read and no rule needs is a warning, and no annotation', async () => {
    const job = await examine(cloudgeni, earlierOf(cloudgeni), { inputs: { baseline: 'scan_gone' } });

    expect(stateOf(job, 'baseline')).toBe('warning');
    expect(job.outputs['verdict']).toBe('checked');
  });
});

describe('warnings about inputs', () => {
  it('are checks, and no annotations', async () => {
    const job = await examine(s4e, {}, { inputs: { 'scan-type': 'web_app' } });

    expect(stateOf(job, 'inputs')).toBe('warning');
  });
});

describe.each(SERVICES.filter(({ id }) => id !== 'cloudgeni'))('the doctor at $id on a public repository', (service) => {
  const { target = '' } = service.mount().inputs;
  const refused = { status: 400, body: service.quoting(`${target} cannot be listed`) };

  it.each<[string, World]>([
    ['found', earlierOf(service)],
    ['refused', { faults: [{ call: 'list', nth: 'all', fault: refused }] }],
  ])('names a target that is %s on no page', async (how, world) => {
    const job = await examine(service, world, { event: eventOf('push', 'public') });

    expect(job.outputs['verdict']).toBe(how === 'found' ? 'checked' : 'error');
    const { id = '', label = '' } = job.report?.target ?? {};
    const pages = [...job.log, job.summary].join('\n');
    for (const name of [target, id, ...label.split(/ \(|\)/)].filter((name) => name.length > 2)) expect(pages).not.toContain(name);
    expect(job.files['results.json']).toContain(target);
  });
});
