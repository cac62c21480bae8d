import { afterEach, describe, expect, it } from '@jest/globals';
import { type GithubScenario, primaryRateLimit, secondaryRateLimit } from '../../../src/emulator/github/scenario.js';
import { codeScanningPublisher, uploadCommit } from '../../../src/publish/github/code-scanning.js';
import type { Publication } from '../../../src/publish/publisher.js';
import {
  ALL,
  HEAD,
  NOTHING,
  never,
  OTHER,
  publishable,
  pullRequest,
  SARIF,
  type Stage,
  settled,
  stage,
  strike,
  type Told,
} from '../harness.js';

afterEach(strike);

type Mode = 'auto' | 'required' | 'never';

function upload({ github }: Stage, told: Told = {}, mode: Mode = 'auto', signal = never()): Promise<Publication> {
  return settled(codeScanningPublisher({ ownCodeOnly: true, github, allows: ALL, mode }).publish(publishable(told), signal));
}

describe('an upload to code scanning', () => {
  it('sends the pair of the pull request, waits for processing, and links to the alerts', async () => {
    const world = await stage({ processingMs: 9_000 });
    const publication = await upload(world);
    expect(publication).toEqual({
      surface: 'sarif',
      outcome: 'done',
      id: world.emulator.state.uploads[0]?.id,
      url: 'https://github.com/octo-org/infrastructure/security/code-scanning?query=is%3Aopen%20pr%3A7',
    });
    const [sent] = world.emulator.state.uploads;
    expect(sent).toMatchObject({ ref: 'refs/pull/7/head', commitSha: HEAD, sarif: JSON.parse(SARIF), errors: [] });
    expect(world.kinds()).toEqual(['sarif-upload', 'sarif-status', 'sarif-status', 'sarif-status']);
    expect(world.slept).toEqual([2000, 3000, 4500]);
  });

  it('reports that it was sent before GitHub answers', async () => {
    const world = await stage({ faults: [{ call: 'sarif-upload', nth: 1, fault: 'hang' }] });
    const abort = new AbortController();
    const publisher = codeScanningPublisher({ ownCodeOnly: true, github: world.github, allows: ALL, mode: 'auto' });
    let publishing: Promise<Publication> | undefined;
    await new Promise<void>((onSent) => void (publishing = publisher.publish(publishable(), abort.signal, onSent)));
    // The whole body arrives, although nobody answers.
    while (world.kinds().length === 0) await new Promise((next) => setImmediate(next));
    abort.abort(new Error('enough'));
    await expect(publishing).rejects.toThrow('enough');
    expect(world.emulator.requests).toMatchObject([{ kind: 'sarif-upload', body: { commit_sha: HEAD } }]);
  });

  it('links to the branch', async () => {
    const source = { ref: 'refs/heads/feature/x', event: 'push', pullRequest: undefined };
    expect((await upload(await stage(), { source })).url).toBe(
      'https://github.com/octo-org/infrastructure/security/code-scanning?query=is%3Aopen%20branch%3Afeature%2Fx',
    );
  });

  it('goes to the API below a path, as on GitHub Enterprise Server', async () => {
    expect((await upload(await stage({ apiPath: '/api/v3' }))).outcome).toBe('done');
  });

  it('names the commit that was scanned, not the one of the event', async () => {
    const world = await stage();
    await upload(world, { scannedCommit: OTHER, source: { ref: 'refs/heads/main' } });
    expect(world.emulator.state.uploads[0]?.commitSha).toBe(OTHER);
  });

  it.each<[string, string | undefined, string | undefined, string | undefined]>([
    ['the scan tells it in full', HEAD, HEAD, HEAD],
    ['the scan shortens it', HEAD.slice(0, 8), HEAD, HEAD],
    ['the scan tells nothing', undefined, HEAD, HEAD],
    ['the scan tells no hash', 'HEAD', HEAD, HEAD],
    ['the scan is of another, in full', OTHER, HEAD, OTHER],
    ['the scan is of another, shortened', OTHER.slice(0, 8), HEAD, undefined],
    ['only the scan knows', OTHER.toUpperCase(), undefined, OTHER],
    ['nobody knows', undefined, undefined, undefined],
  ])('has the right commit when %s', (_case, scannedCommit, commit, expected) => {
    const { report } = publishable({ scannedCommit, source: { commit } });
    expect(uploadCommit(report)).toBe(expected);
  });

  it('says so when the commit is not known', async () => {
    const world = await stage();
    const publication = await upload(world, { scannedCommit: OTHER.slice(0, 8) });
    expect(publication).toMatchObject({ outcome: 'failed', note: { code: 'no-commit', hint: expect.stringContaining('{sha}') } });
    expect(world.emulator.requests).toEqual([]);
  });

  it('notices after two minutes that processing goes on', async () => {
    const world = await stage({ processingMs: 3_600_000 });
    expect(await upload(world)).toMatchObject({ outcome: 'done', note: { level: 'notice', code: 'sarif-pending' } });
    expect(world.slept.reduce((sum, ms) => sum + ms)).toBeLessThanOrEqual(120_000);
    expect(world.kinds().length).toBeLessThan(15);
  });

  it('tells why processing failed', async () => {
    const world = await stage({ sarifErrors: ['expected artifact location', 'rejecting SARIF'] });
    const publication = await upload(world);
    expect(publication).toMatchObject({ outcome: 'failed', note: { level: 'warning', code: 'sarif-processing-failed' } });
    expect(publication.note?.text).toContain('expected artifact location; rejecting SARIF');
  });

  it('goes on looking while the status cannot be read', async () => {
    const world = await stage({
      faults: [
        { call: 'sarif-status', nth: [1, 3], fault: 'reset' },
        { call: 'sarif-status', nth: 4, fault: { status: 404 } },
        { call: 'sarif-status', nth: 5, fault: 'truncate' },
      ],
    });
    expect((await upload(world)).outcome).toBe('done');
  });

  it('is done although the token may not see the processing', async () => {
    expect(await upload(await stage({ denied: ['sarif-status'] }))).toMatchObject({ outcome: 'done', note: { code: 'sarif-unwatched' } });
  });

  it.each([
    ['sarif-unwatched', { denied: ['sarif-status'] }],
    ['sarif-pending', { processingMs: 3_600_000 }],
  ] satisfies [string, GithubScenario][])(
    'is an error where it is required and GitHub may not have taken it: %s',
    async (code, scenario) => {
      expect(await upload(await stage(scenario), {}, 'required')).toMatchObject({ outcome: 'failed', note: { level: 'error', code } });
    },
  );
});

describe('an upload that is not made', () => {
  it('is silent when nobody wants it, and when there is nothing to upload', async () => {
    const world = await stage();
    expect(await upload(world, {}, 'never')).toEqual({ surface: 'sarif', outcome: 'skipped' });
    expect(await upload(world, { sarif: undefined })).toEqual({ surface: 'sarif', outcome: 'skipped' });
    expect(world.emulator.requests).toEqual([]);
  });

  it.each<Mode>(['auto', 'required'])('says why the event forbids it, with %s', async (mode) => {
    const { github } = await stage();
    const publication = await codeScanningPublisher({ ownCodeOnly: true, github, allows: NOTHING, mode }).publish(publishable(), never());
    expect(publication).toMatchObject({
      outcome: 'skipped',
      note: { level: 'notice', code: 'upload-not-allowed', text: 'The SARIF is not uploaded: The pull request is closed.' },
    });
  });

  it('says that the token is missing', async () => {
    const world = await stage({}, { token: ' ' });
    expect(await upload(world)).toMatchObject({ outcome: 'skipped', note: { level: 'notice', code: 'missing-token' } });
    expect(await upload(world, {}, 'required')).toMatchObject({ outcome: 'failed', note: { level: 'error' } });
  });
});

describe('an upload that GitHub refuses', () => {
  const refusals: readonly (readonly [string, GithubScenario, string, 'notice' | 'warning'])[] = [
    ['no licence', { codeScanning: 'no-licence' }, 'code-scanning-unavailable', 'notice'],
    ['not enabled', { codeScanning: 'not-enabled' }, 'code-scanning-unavailable', 'notice'],
    ['no permission', { denied: ['sarif-upload'] }, 'missing-permission', 'notice'],
    ['archived', { archived: true }, 'repository-archived', 'notice'],
    ['unknown commit', { commits: [OTHER] }, 'commit-not-found', 'warning'],
    ['unknown ref', { refs: ['refs/heads/main'] }, 'ref-not-found', 'warning'],
    ['plain 404', { faults: [{ call: 'sarif-upload', nth: 1, fault: { status: 404 } }] }, 'missing-permission', 'notice'],
    ['too large', { faults: [{ call: 'sarif-upload', nth: 1, fault: { status: 413 } }] }, 'sarif-too-large', 'warning'],
    ['unprocessable', { faults: [{ call: 'sarif-upload', nth: 1, fault: { status: 422 } }] }, 'sarif-rejected', 'warning'],
    ['unavailable', { faults: [{ call: 'sarif-upload', nth: 1, fault: { status: 503 } }] }, 'github-unavailable', 'warning'],
    ['bad gateway', { faults: [{ call: 'sarif-upload', nth: 1, fault: 'html-502' }] }, 'github-unavailable', 'warning'],
    ['reset', { faults: [{ call: 'sarif-upload', nth: 1, fault: 'reset' }] }, 'github-unreachable', 'warning'],
    ['truncated', { faults: [{ call: 'sarif-upload', nth: 1, fault: 'truncate' }] }, 'sarif-unconfirmed', 'warning'],
    ['redirect', { faults: [{ call: 'sarif-upload', nth: 1, fault: { redirect: '/elsewhere' } }] }, 'github-redirect', 'warning'],
    ['long limit', { faults: [{ call: 'sarif-upload', nth: 1, fault: primaryRateLimit(600_000) }] }, 'github-rate-limit', 'warning'],
    [
      'long secondary limit',
      { faults: [{ call: 'sarif-upload', nth: 1, fault: secondaryRateLimit(90, 429) }] },
      'github-rate-limit',
      'warning',
    ],
  ];

  it.each(refusals)('is explained, once and with one request: %s', async (_case, scenario, code, level) => {
    const world = await stage(scenario);
    const publication = await upload(world);
    expect(publication).toMatchObject({ outcome: level === 'notice' ? 'skipped' : 'failed', note: { level, code } });
    expect(publication.note?.text).not.toMatch(/ghs_|\n/);
    expect(world.kinds().filter((kind) => kind === 'sarif-upload')).toHaveLength(1);
    expect(world.emulator.requests).toHaveLength(1);
  });

  it.each(refusals)('is an error where the upload is required: %s', async (_case, scenario, code) => {
    expect(await upload(await stage(scenario), {}, 'required')).toMatchObject({ outcome: 'failed', note: { level: 'error', code } });
  });

  it('names the permission as YAML', async () => {
    const { note } = await upload(await stage({ denied: ['sarif-upload'] }));
    expect(note?.hint).toMatchObject({ yaml: expect.stringMatching(/^permissions:\n {2}contents: read[^]*\n {2}security-events: write/) });
  });

  it('tells Dependabot how its token gets the permission', async () => {
    const { note } = await upload(await stage({ denied: ['sarif-upload'] }), { source: { untrusted: 'dependabot' } });
    expect(note?.hint).toMatchObject({ lead: expect.stringMatching(/^Dependabot.*:$/), yaml: expect.stringMatching(/^permissions:/) });
  });

  it('tells that the token was rejected', async () => {
    const world = await stage({}, { token: 'ghs_other' });
    expect(await upload(world)).toMatchObject({ outcome: 'failed', note: { code: 'github-token-rejected' } });
  });

  it('waits for a short limit and sends it again', async () => {
    const world = await stage({ faults: [{ call: 'sarif-upload', nth: [1, 2], fault: secondaryRateLimit(7) }] });
    expect((await upload(world)).outcome).toBe('done');
    expect(world.slept.slice(0, 2)).toEqual([7000, 7000]);
    expect(world.emulator.state.uploads).toHaveLength(1);
  });

  it('ends with a note when GitHub is silent', async () => {
    const world = await stage({ faults: [{ call: 'sarif-upload', nth: 1, fault: 'hang' }] }, { requestTimeoutMs: 50 });
    const publication = await upload(world);
    expect(publication).toMatchObject({ outcome: 'failed', note: { code: 'github-unreachable' } });
    expect(publication.note?.text).toContain('did not answer');
  });

  it('ends with a note when nobody listens', async () => {
    const world = await stage({}, { apiUrl: 'http://127.0.0.1:1' });
    expect(await upload(world)).toMatchObject({ outcome: 'failed', note: { code: 'github-unreachable' } });
  });

  it('throws the reason of an abort at once, whatever it waits for', async () => {
    const interrupt = new Error('interrupted');
    for (const fault of ['hang', secondaryRateLimit(50)] as const) {
      const world = await stage({ faults: [{ call: 'sarif-upload', nth: 'all', fault }] }, { clock: { now: Date.now, sleep: realSleep } });
      const controller = new AbortController();
      setTimeout(() => controller.abort(interrupt), 100);
      await expect(upload(world, {}, 'auto', controller.signal)).rejects.toBe(interrupt);
    }
  });

  it('throws the reason of an abort before it starts', async () => {
    const world = await stage();
    await expect(upload(world, {}, 'auto', AbortSignal.abort(new Error('over')))).rejects.toThrow('over');
    expect(world.emulator.requests).toEqual([]);
  });

  it('keeps the token out of notes', async () => {
    const world = await stage({
      faults: [{ call: 'sarif-upload', nth: 1, fault: { status: 422, body: { message: 'bad ghs_emulated' } } }],
    });
    expect((await upload(world)).note?.text).toContain('bad ***');
  });
});

async function realSleep(ms: number, signal?: AbortSignal): Promise<void> {
  const { setTimeout: delay } = await import('node:timers/promises');
  await delay(ms, undefined, signal && { signal });
}

it('does not upload for a pull request that the source does not name', async () => {
  const { github } = await stage();
  const source = pullRequest({ ref: undefined });
  const what = publishable();
  const publication = await codeScanningPublisher({ ownCodeOnly: true, github, allows: ALL, mode: 'auto' }).publish(
    { ...what, report: { ...what.report, source } },
    never(),
  );
  expect(publication.note?.code).toBe('no-commit');
});

it('is done with 25,000 results in one request', async () => {
  const results = Array.from({ length: 25_000 }, (_, index) => ({
    ruleId: `rule-${index % 40}`,
    message: { text: `Finding ${index} in a bucket` },
    locations: [
      { physicalLocation: { artifactLocation: { uri: `modules/m${index % 700}/main.tf` }, region: { startLine: 1 + (index % 300) } } },
    ],
    partialFingerprints: { primaryLocationLineHash: `${index.toString(16).padStart(32, '0')}:1` },
  }));
  const run = { tool: { driver: { name: 'Emulated', rules: [] } }, results, automationDetails: { id: 'scan-gate/x/' } };
  const world = await stage();
  expect((await upload(world, { sarif: JSON.stringify({ version: '2.1.0', runs: [run] }) })).outcome).toBe('done');
  expect(world.emulator.state.uploads[0]?.gzipBytes).toBeLessThan(10_000_000);
});
