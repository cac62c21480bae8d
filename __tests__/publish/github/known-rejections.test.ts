import { afterEach, describe, expect, it } from '@jest/globals';
import { type GithubScenario, primaryRateLimit, secondaryRateLimit } from '../../../src/emulator/github/scenario.js';
import { codeScanningPublisher } from '../../../src/publish/github/code-scanning.js';
import { REJECTIONS } from '../../../src/publish/github/upload-errors.js';
import type { Publication } from '../../../src/publish/publisher.js';
import { hintText } from '../../../src/text/hint.js';
import { ALL, HEAD, never, publishable, type Stage, settled, stage, strike, type Told } from '../harness.js';

afterEach(strike);

function upload({ github }: Stage, told: Told = {}): Promise<Publication> {
  return settled(codeScanningPublisher({ ownCodeOnly: true, github, allows: ALL, mode: 'auto' }).publish(publishable(told), never()));
}

/** The texts that are known (decision 0045), the status that goes with them, and what a person is told to do. */
const KNOWN: readonly (readonly [text: string, status: number, code: string, hint: RegExp])[] = [
  ['rejecting SARIF, as there are more runs than allowed (64 > 20)', 400, 'sarif-over-limit', /fault of scan-gate/],
  ['rejecting SARIF, as there are more results per run than allowed (25001 > 25000)', 400, 'sarif-over-limit', /sarif-max-results/],
  ['rejecting SARIF, as there are more rules per run than allowed (25001 > 25000)', 400, 'sarif-over-limit', /fault of scan-gate/],
  ['rejecting SARIF, as there are more tags per rule than allowed (21 > 20)', 400, 'sarif-over-limit', /fault of scan-gate/],
  ['rejecting SARIF, as there are more locations per result than allowed (1001 > 1000)', 400, 'sarif-over-limit', /fault of scan-gate/],
  ['rejecting delivery as the repository has too many logical alerts', 403, 'alert-limit', /GitHub Support/],
  ['All analysis uploads blocked due to alert limit', 403, 'alert-limit', /GitHub Support/],
  ["parse error: expected string near offset 210 of '6.5'", 400, 'sarif-severity', /fault of scan-gate/],
  ['could not convert rules: invalid security severity value, is not a number', 400, 'sarif-severity', /fault of scan-gate/],
  ['A delivery cannot contain multiple runs with the same category', 400, 'sarif-category', /\{name\}/],
  [
    'Aborting upload: only one run of the codeql/analyze or codeql/upload-sarif actions is allowed per job per tool/category',
    400,
    'sarif-category',
    /\{name\}/,
  ],
  ['Validation Failed: runs: 1 item required; only 0 were supplied', 422, 'sarif-incomplete', /fault of scan-gate/],
  ["ref 'refs/heads/gone' not found in this repository", 404, 'ref-not-found', /\{ref\}/],
  ["ref 'refs/heads/gone' not found in this repository", 422, 'ref-not-found', /\{ref\}/],
  ['commit not found', 404, 'commit-not-found', /Push the commit/],
  ['commit not found', 422, 'commit-not-found', /Push the commit/],
  ['Resource not accessible by integration', 403, 'missing-permission', /security-events: write/],
  ['Not Found', 404, 'missing-permission', /security-events: write/],
  ['Code Security must be enabled for this repository to use code scanning', 403, 'code-scanning-unavailable', /GitHub Code Security/],
  ['Advanced Security must be enabled for this repository to use code scanning.', 403, 'code-scanning-unavailable', /\{upload-sarif\}/],
  ['Code scanning is not enabled for this repository.', 404, 'code-scanning-unavailable', /\{upload-sarif\}/],
  ['locationFromSarifResult: expected at least one location', 400, 'sarif-place', /fault of scan-gate/],
  ['locationFromSarifResult: expected artifact location', 400, 'sarif-place', /fault of scan-gate/],
  ['locationFromSarifResult: expected a physical location', 400, 'sarif-place', /fault of scan-gate/],
  ['SARIF URI scheme "https" did not match the checkout URI scheme "file"', 400, 'sarif-place', /fault of scan-gate/],
  ['first path segment in URL cannot contain colon', 400, 'sarif-place', /fault of scan-gate/],
  ["Invalid SARIF. Missing 'results' array in run.", 400, 'sarif-incomplete', /fault of scan-gate/],
  ['unsuccessful execution: exit code 1', 400, 'sarif-incomplete', /fault of scan-gate/],
  ['Invalid SARIF. Something that nobody has seen before.', 400, 'sarif-rejected', /probably a fault of scan-gate/],
  ['This is gone', 410, 'sarif-rejected', /probably a fault of scan-gate/],
  ['Unavailable For Legal Reasons', 451, 'repository-blocked', /legal request/],
  ['Repository was archived so is read-only.', 403, 'repository-archived', /Unarchive the repository/],
];

/** Of the processing: GitHub has taken the file in, so that the words are about the file alone. */
const PROCESSED = KNOWN.filter(([, , code]) => /^sarif-|^alert-limit$|not-found$/.test(code));

describe('a rejection that is known', () => {
  it.each(KNOWN)('"%s" (%d) is %s: sent once, and explained', async (message, status, code, hint) => {
    const world = await stage({ faults: [{ call: 'sarif-upload', nth: 'all', fault: { status, body: { message } } }] });
    const { note, outcome } = await upload(world);
    expect(note).toMatchObject({ code, text: expect.stringMatching(/^The SARIF was not uploaded: .{10,}\.$/) });
    expect(hintText(note?.hint ?? '')).toMatch(hint);
    if (code !== 'repository-archived') expect(note?.text).toContain(message.slice(0, 100));
    expect(outcome).toBe(note?.level === 'notice' ? 'skipped' : 'failed');
    expect(world.kinds()).toEqual(['sarif-upload']);
  });

  it.each(PROCESSED)('"%s" at the end of processing (%d, %s) is explained as well', async (message, _status, _code, hint) => {
    const { note, outcome } = await upload(await stage({ sarifErrors: [message] }));
    expect(note).toMatchObject({ level: 'warning', code: 'sarif-processing-failed', text: expect.stringContaining(message) });
    expect(note?.hint).toMatch(hint);
    expect(outcome).toBe('failed');
  });

  it('names the ref and the commit that GitHub does not know', async () => {
    const at = (message: string): GithubScenario => ({
      faults: [{ call: 'sarif-upload', nth: 1, fault: { status: 404, body: { message } } }],
    });
    expect((await upload(await stage(at('commit not found')))).note?.text).toContain(`the commit ${HEAD} on refs/pull/7/head`);
    expect((await upload(await stage(at("ref 'x' not found in this repository")))).note?.text).toContain('the ref refs/pull/7/head');
  });

  it('is the first of several that processing names', async () => {
    const { note } = await upload(await stage({ sarifErrors: ['who knows', 'too many logical alerts', 'expected artifact location'] }));
    expect(note?.hint).toMatch(/GitHub Support/);
  });

  it('is in the table, each row once, and each row is in these', () => {
    for (const { pattern } of REJECTIONS) expect(KNOWN.some(([text]) => pattern.test(text))).toBe(true);
  });
});

describe('an answer that is no rejection', () => {
  it.each([500, 502, 503, 504])('%d is sent once and is an outage', async (status) => {
    const world = await stage({ faults: [{ call: 'sarif-upload', nth: 'all', fault: { status } }] });
    expect(await upload(world)).toMatchObject({ outcome: 'failed', note: { code: 'github-unavailable' } });
    expect(world.kinds()).toEqual(['sarif-upload']);
  });

  it('404 of a server of one’s own is said to be the server, with the permission beside it', async () => {
    const world = await stage({ faults: [{ call: 'sarif-upload', nth: 1, fault: { status: 404, body: { message: 'Not Found' } } }] });
    const { note } = await upload(world, { source: { serverUrl: 'https://github.example.com' } });
    expect(note).toMatchObject({ level: 'notice', code: 'code-scanning-unavailable', text: expect.stringContaining('server') });
    expect(note?.hint).toMatchObject({
      text: expect.stringMatching(/administrators.*\{upload-sarif\}/),
      yaml: expect.stringContaining('security-events: write'),
    });
  });

  it('404 of GitHub’s own clouds is not', async () => {
    const world = await stage({ faults: [{ call: 'sarif-upload', nth: 1, fault: { status: 404, body: { message: 'Not Found' } } }] });
    const { note } = await upload(world, { source: { serverUrl: 'https://acme.ghe.com' } });
    expect(note?.code).toBe('missing-permission');
  });
});

describe('processing', () => {
  it.each([
    ['answers 5xx', { status: 503 }],
    ['answers a page', 'html-502'],
    ['answers nothing', 'reset'],
    ['answers 404', { status: 404 }],
  ] as const)('that for ever %s is left after two minutes: the alerts will appear', async (_what, fault) => {
    const world = await stage({ faults: [{ call: 'sarif-status', nth: 'all', fault }] });
    expect(await upload(world)).toMatchObject({ outcome: 'done', note: { level: 'notice', code: 'sarif-pending' } });
    expect(world.slept.reduce((sum, ms) => sum + ms)).toBeLessThanOrEqual(120_000);
  });

  it.each([
    ['primary', primaryRateLimit(600_000)],
    ['secondary', secondaryRateLimit(300)],
  ])('behind a %s limit is not said to be the token’s fault', async (_kind, fault) => {
    const world = await stage({ faults: [{ call: 'sarif-status', nth: 'all', fault }] });
    const { outcome, note } = await upload(world);
    expect([outcome, note?.code]).toEqual(['done', 'sarif-unwatched']);
    expect(note?.text).toContain('rate limit');
    expect(note?.text).not.toContain('token');
  });
});

describe('a file that would be rejected', () => {
  it.each([
    ['a category without a slash', { automationDetails: { id: 'x' } }, /automationDetails\.id/],
    ['no list of results', { results: undefined }, /results is missing/],
  ])('for %s is not sent, and what is wrong is said', async (_what, changes, says) => {
    const run = { tool: { driver: { name: 'Emulated', rules: [] } }, results: [], automationDetails: { id: 'scan-gate/x/' }, ...changes };
    const world = await stage();
    const publication = await upload(world, { sarif: JSON.stringify({ version: '2.1.0', runs: [run] }) });
    expect(publication).toMatchObject({
      outcome: 'failed',
      note: { level: 'warning', code: 'sarif-unfit', text: expect.stringMatching(says) },
    });
    expect(publication.note?.hint).toBeTruthy();
    expect(world.emulator.requests).toEqual([]);
  });

  it('for a name that changes from run to run says which input to set', async () => {
    const run = { tool: { driver: { name: 'Emulated', rules: [] } }, results: [], automationDetails: { id: `scan-gate/${HEAD}/` } };
    const { note } = await upload(await stage(), { sarif: JSON.stringify({ version: '2.1.0', runs: [run] }) });
    expect(note).toMatchObject({ code: 'sarif-unfit', hint: expect.stringContaining('{name}') });
  });
});
