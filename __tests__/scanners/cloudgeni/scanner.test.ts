import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../../src/domain/finding.js';
import type { Scan, ScanRequest } from '../../../src/domain/scan.js';
import { manyFindings, terraformFindings } from '../../../src/emulator/cloudgeni/data.js';
import { placeless, type RepositoryPlan } from '../../../src/emulator/cloudgeni/scenario.js';
import { all, failureOf, opening } from '../harness.js';
import { COMMIT, type Rig, type RigOptions, rig, SOURCE } from './support.js';

const never = new AbortController().signal;

const open = opening(rig);

function repositories(count: number): RepositoryPlan[] {
  return Array.from({ length: count }, (_, index) => ({ id: `repo_${index}`, fullName: `octo-org/unit-${index}` }));
}

const HOME: RepositoryPlan = { id: 'repo_home', fullName: 'Octo-Org/Infrastructure' };
const REF = { id: 'scan_old001', target: 'repo_emulated' };

async function findingsOf({ scanner }: Rig, ref = REF): Promise<Finding[]> {
  const parts = await all(scanner.collect({ ...ref, state: 'completed', rawState: 'completed', traits: {} }, {}, never));
  return parts.flatMap((part) => (part.kind === 'findings' ? part.page : []));
}

describe('locate', () => {
  it('finds the repository by its full name, in any case, on whatever page it is', async () => {
    const { scanner, emulator } = await open({ scenario: { repositories: [...repositories(250), HOME] } });

    const request = await scanner.locate(never);

    expect(request).toEqual({
      target: { id: 'repo_home', key: 'repo_home', label: 'Octo-Org/Infrastructure', ownCode: true },
      traits: { type: 'static', branch: 'feature/x', commit: COMMIT },
      baseline: { type: 'static', branch: 'feature/x' },
    });
    expect(emulator.requests.map(({ path }) => path.slice(path.indexOf('?')))).toEqual([
      '?limit=100&offset=0',
      '?limit=100&offset=100',
      '?limit=100&offset=200',
    ]);
  });

  it('asks for the ID when several repositories have the name', async () => {
    const { scanner } = await open({
      scenario: { repositories: [...repositories(120), HOME, { ...HOME, id: 'repo_twin', provider: 'gitlab' }] },
    });

    const error = await failureOf(scanner.locate(never));

    expect(error).toMatchObject({ code: 'TARGET_AMBIGUOUS', hint: expect.stringContaining('{target}') });
    expect(error.message).toContain('repo_home (github), repo_twin (gitlab)');
  });

  it('explains what to do about a repository that Cloudgeni does not know', async () => {
    const { scanner } = await open({ scenario: { repositories: repositories(3) } });

    expect(await failureOf(scanner.locate(never))).toMatchObject({
      code: 'TARGET_UNKNOWN',
      message: "Cloudgeni's organization org_emulated has no repository named octo-org/infrastructure.",
      hint: expect.stringContaining('{organization}'),
    });
  });

  it('takes no repository for another whose name begins or ends alike', async () => {
    const near = ['octo-org/infrastructure-2', 'x/octo-org/infrastructure', 'octo-org/infra', 'octo-org/infrastructure '];
    const { scanner } = await open({ scenario: { repositories: near.map((fullName, index) => ({ id: `r${index}`, fullName })) } });

    expect(await failureOf(scanner.locate(never))).toMatchObject({ code: 'TARGET_UNKNOWN' });
  });

  it.each([
    ['repo_home', 'Octo-Org/Infrastructure', true],
    ['repo_1', 'octo-org/unit-1', false],
    // Its scan must echo our commit, which is in no other code.
    ['repo_unlisted', 'repo_unlisted', true],
  ])('takes the given ID %s, known as %s; own code: %s', async (target, label, ownCode) => {
    const { scanner } = await open({ scenario: { repositories: [...repositories(2), HOME] }, given: { target } });

    expect((await scanner.locate(never)).target).toEqual({ id: target, key: target, label, ownCode });
  });

  it('reads no further pages once the given ID is found', async () => {
    const { scanner, emulator } = await open({ scenario: { repositories: [HOME, ...repositories(900)] }, given: { target: 'repo_home' } });

    await scanner.locate(never);

    expect(emulator.requests.length).toBeLessThanOrEqual(1);
  });
});

describe('start', () => {
  async function start(options: RigOptions = {}) {
    const { scanner, emulator } = await open(options);
    const request = await scanner.locate(never);
    return { emulator, scanner, wanted: request, started: () => scanner.start(request, never) };
  }

  it('sends exactly branch, commit and type', async () => {
    const { emulator, started } = await start({ given: { 'scan-type': 'full' } });

    expect(await started()).toMatchObject({
      kind: 'started',
      scan: { id: 'scan_new001', target: 'repo_emulated', state: 'queued', traits: { type: 'full', branch: 'feature/x', commit: COMMIT } },
    });
    expect(emulator.requests.at(-1)).toMatchObject({
      method: 'POST',
      path: '/api/v1/organizations/org_emulated/repositories/repo_emulated/scans',
      body: { branch: 'feature/x', commit: COMMIT, type: 'full' },
    });
    expect(Object.keys(emulator.requests.at(-1)?.body as object)).toEqual(['branch', 'commit', 'type']);
  });

  it('leaves out what the job does not know', async () => {
    const { branch: _branch, commit: _commit, ref: _ref, ...source } = SOURCE;
    const { emulator, started } = await start({ source: { ...source, ci: 'none' } });

    await started();

    expect(emulator.requests.at(-1)?.body).toEqual({ type: 'static' });
  });

  it('reads the siblings’ dialect', async () => {
    const { started } = await start({ scenario: { dialect: 'sibling' } });

    expect(await started()).toMatchObject({ kind: 'started', scan: { id: 'scan_new001', state: 'queued', rawState: 'QUEUED' } });
  });

  it.each([
    ['with-id', 'primary', 'scan_old001'],
    ['with-id', 'sibling', 'scan_old001'],
    ['without-id', 'primary', undefined],
    ['without-id', 'sibling', undefined],
  ] as const)('is busy when a scan runs: 409 %s in the %s dialect', async (conflict, dialect, scanId) => {
    const { started } = await start({ scenario: { conflict, dialect, scans: [{ createdAgoMs: 0, runningMs: Infinity }] } });

    expect(await started()).toEqual({ kind: 'busy', scanId });
  });

  it.each(['../x', '..', '', 'a b', 17, null])('does not use %j as the ID of the scan in the way', async (existingScanId) => {
    const body = { error: 'conflict', message: 'busy', details: { existingScanId } };
    const { started } = await start({ scenario: { faults: [{ call: 'start', nth: 1, fault: { status: 409, body } }] } });

    expect(await started()).toEqual({ kind: 'busy', scanId: undefined });
  });

  it('is refused by a limit before it is processed: the workflow sends it again', async () => {
    const fault = { status: 429, headers: { 'retry-after': '3' } };
    const { emulator, started } = await start({ scenario: { faults: [{ call: 'start', nth: 1, fault }] } });

    await expect(started()).rejects.toMatchObject({ details: { unsent: true, transient: true, retryAfterMs: 3000 } });
    expect(emulator.state.scans).toEqual([]);
  });
});

describe('read', () => {
  it.each([
    [{ createdAgoMs: 0 }, 'queued', 'queued'],
    [{ createdAgoMs: 2000 }, 'running', 'running'],
    [{ createdAgoMs: 60_000 }, 'completed', 'completed'],
    [{ createdAgoMs: 60_000, end: 'failed' }, 'failed', 'failed'],
    [{ createdAgoMs: 60_000, end: 'cancelled' }, 'cancelled', 'cancelled'],
    [{ createdAgoMs: 60_000, end: 'Canceled' }, 'cancelled', 'Canceled'],
    [{ createdAgoMs: 60_000, end: 'exploded' }, 'unknown', 'exploded'],
    [{ createdAgoMs: 2000, runningWord: 'analysing' }, 'unknown', 'analysing'],
    [{ createdAgoMs: 60_000, end: 'constructor' }, 'unknown', 'constructor'],
  ] as const)('a scan of %j is %s', async (scan, state, word) => {
    const { scanner, emulator } = await open({ scenario: { scans: [{ ...scan, branch: 'main', commit: COMMIT }] } });

    expect(await scanner.read(REF, 'full', never)).toMatchObject({
      ...REF,
      state,
      rawState: word,
      traits: { type: 'static', branch: 'main', commit: COMMIT },
    });
    expect(emulator.requests).toHaveLength(1);
  });

  it('knows states in capitals and objects in an envelope', async () => {
    const { scanner } = await open({ scenario: { dialect: 'sibling', scans: [{ createdAgoMs: 60_000, findings: terraformFindings() }] } });

    expect(await scanner.read(REF, 'full', never)).toMatchObject({
      state: 'completed',
      rawState: 'COMPLETED',
      counts: { critical: expect.any(Number) },
    });
  });

  it.each(['', '.', '..'])('asks nothing about the repository %j, which would change the path', async (target) => {
    const { scanner, emulator } = await open();

    expect(await failureOf(scanner.read({ id: 'scan_1', target }, 'full', never))).toMatchObject({ code: 'WIRE_FORMAT' });
    expect(emulator.requests).toEqual([]);
  });
});

describe('list', () => {
  const request: ScanRequest = { target: { id: 'repo_emulated', key: 'k', label: 'l', ownCode: true }, traits: {}, baseline: {} };

  it('reads the scans of the branch, page by page', async () => {
    const scans = Array.from({ length: 230 }, (_, index) => ({
      createdAgoMs: index * 60_000 + 60_000,
      branch: index % 2 ? 'main' : 'a&b',
    }));
    const { scanner, emulator } = await open({ scenario: { scans } });

    const listed: Scan[] = (await all(scanner.list(request, { branch: 'a&b' }, never))).flat();

    expect(listed).toHaveLength(115);
    expect(new Set(listed.map(({ traits }) => traits.branch))).toEqual(new Set(['a&b']));
    expect(emulator.requests.map(({ path }) => path.slice(path.indexOf('?')))).toEqual([
      '?limit=100&offset=0&branch=a%26b',
      '?limit=100&offset=100&branch=a%26b',
    ]);
  });

  it('reads those of all branches without one', async () => {
    const { scanner, emulator } = await open({
      scenario: {
        scans: [
          { createdAgoMs: 1, branch: 'x' },
          { createdAgoMs: 2, branch: 'y' },
        ],
      },
    });

    expect((await all(scanner.list(request, {}, never))).flat()).toHaveLength(2);
    expect(emulator.requests[0]?.path).toMatch(/\?limit=100&offset=0$/);
  });
});

describe('collect', () => {
  it('reads all findings, in all statuses, without a filter', async () => {
    const r = await open({ scenario: { scans: [{ createdAgoMs: 60_000, findings: terraformFindings() }] } });

    const findings = await findingsOf(r);

    expect(findings.map(({ id }) => id)).toEqual(terraformFindings().map(({ id }) => id));
    expect(new Set(findings.map(({ state }) => state))).toEqual(new Set(['open', 'closed', 'accepted']));
    expect(r.emulator.requests.map(({ path }) => path.slice(path.indexOf('?')))).toEqual(['?limit=100&offset=0']);
  });

  it('keeps within the documented 30 pages a minute on its own', async () => {
    const r = await open({ scenario: { scans: [{ createdAgoMs: 60_000, findings: manyFindings(3500) }] } });
    const begun = r.clock.now();

    expect(await findingsOf(r)).toHaveLength(3500);
    expect(r.emulator.requests.filter(({ status }) => status === 429)).toEqual([]);
    expect(r.clock.now() - begun).toBeGreaterThanOrEqual(60_000);
  });

  it('takes findings without file, line and code', async () => {
    const r = await open({ scenario: { scans: [{ createdAgoMs: 60_000, findings: terraformFindings().map(placeless) }] } });

    const findings = await findingsOf(r);

    expect(findings).toHaveLength(14);
    for (const { location, rule } of findings) {
      expect(location).toEqual({ resource: expect.any(String) });
      expect(rule.fix?.code).toBeUndefined();
    }
  });
});

describe('cancel', () => {
  it('is not offered, and asks nothing', async () => {
    const { scanner, emulator } = await open();

    expect(await scanner.cancel(REF, never)).toBe('not-offered');
    expect(emulator.requests).toEqual([]);
  });
});

describe('each documented refusal names the fix', () => {
  it('403 on anything else: the key of another organization', async () => {
    const { scanner } = await open({ scenario: { faults: [{ call: 'lookup', nth: 1, fault: { status: 403 } }] } });

    expect(await failureOf(scanner.locate(never))).toMatchObject({ code: 'FORBIDDEN', hint: expect.stringContaining('{organization}') });
  });

  it('404: another organization', async () => {
    const { scanner } = await open({ given: { organization: 'org_other' } });

    expect(await failureOf(scanner.locate(never))).toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('Organization not found'),
      hint: expect.stringMatching(/\{organization\}.*\{api-url\}/),
    });
  });

  it('404: a scan that is not there', async () => {
    const { scanner } = await open();

    expect(await failureOf(scanner.read({ id: 'scan_gone', target: 'repo_emulated' }, 'full', never))).toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('Scan not found (not_found).'),
      hint: expect.stringContaining('{scan-id}'),
    });
  });

  it.each(['primary', 'sibling'] as const)('400: a branch that is not there, in the %s dialect', async (dialect) => {
    const { scanner } = await open({ scenario: { dialect, unknownBranches: ['feature/x'] } });
    const request = await scanner.locate(never);

    expect(await failureOf(scanner.start(request, never))).toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringContaining("400: Invalid branch name: Branch 'feature/x' does not exist (bad_request)."),
      hint: expect.stringMatching(/Push the branch.*\{ref\}/),
    });
  });

  it('400: the findings of a scan that is not over', async () => {
    const r = await open({ scenario: { scans: [{ createdAgoMs: 0, runningMs: Infinity }] } });

    expect(await failureOf(findingsOf(r))).toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringContaining('Scan is not completed'),
    });
  });
});
