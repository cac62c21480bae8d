import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { aether365Mount } from '../../src/emulator/aether365/index.js';
import { terraformFindings } from '../../src/emulator/cloudgeni/data.js';
import { cloudgeniMount } from '../../src/emulator/cloudgeni/index.js';
import type { CloudgeniScenario } from '../../src/emulator/cloudgeni/scenario.js';
import type { CloudgeniState } from '../../src/emulator/cloudgeni/state.js';
import { BRANCH, type EventName, eventOf, HEAD } from '../helpers/events.js';
import { type Arriving, type JobOptions, type JobResult, runJob } from '../helpers/job.js';
import { API_KEY } from '../helpers/secrets.js';

const FINDINGS = [{ findings: terraformFindings() }];
const CLEAN = [{ findings: terraformFindings().filter(({ status }) => status !== 'open') }];

type Options = Partial<Omit<JobOptions<CloudgeniState>, 'service'>> & { readonly scenario?: CloudgeniScenario };

/** A job on Cloudgeni whose scan has findings over the threshold. */
function gate({ scenario, ...more }: Options = {}): Promise<JobResult<CloudgeniState>> {
  return runJob({ service: cloudgeniMount({ key: API_KEY, plans: FINDINGS, ...scenario }), ...more });
}

const logOf = ({ log }: JobResult): string => log.join('\n');
const uploadsOf = ({ github }: JobResult): [string, string][] => github.state.uploads.map(({ ref, commitSha }) => [ref, commitSha]);
const commentsOf = ({ github }: JobResult): string[] => github.state.comments.map(({ body }) => body);
const surfacesOf = (job: JobResult): string => [logOf(job), job.summary, ...commentsOf(job)].join('\n');

describe('a job that found something', () => {
  it('says the same on every surface', async () => {
    const job = await gate();

    expect(job.outputs).toMatchObject({ verdict: 'failed', critical: '1', high: '3', total: '11', 'scanned-sha': HEAD });
    expect(job.exitCode).toBe(1);
    expect(Object.keys(job.files).sort()).toEqual([
      'gl-code-quality-report.json',
      'junit.xml',
      'report.html',
      'report.md',
      'results.full.sarif',
      'results.json',
      'results.sarif',
    ]);
    expect(job.outputs['html-file']).toMatch(/[\\/]report\.html$/);
    expect(uploadsOf(job)).toEqual([['refs/pull/7/head', HEAD]]);
    expect(job.outputs['sarif-id']).toBe(job.github.state.uploads[0]?.id);
    expect(job.outputs['comment-url']).toMatch(/\/pull\/7#issuecomment-\d+$/);
    for (const surface of [logOf(job), job.outputs['verdict-reason']]) expect(surface).toMatch(/1 critical.*3 high/);
    expect(job.summary).toContain('| **11** | **1** | **3** |');
    for (const page of [job.summary, job.files['report.md'], job.files['report.html'], ...commentsOf(job)])
      expect(page).toContain('Cloudgeni: 4 findings block this pull request');
    expect(job.log.filter((line) => line.startsWith('::error file='))).toHaveLength(4);
  });

  it('calls nobody and loses nothing where a finding quotes a header', async () => {
    const [model] = terraformFindings();
    if (model === undefined) throw new Error('There are findings.');
    const description =
      'The template sends Authorization: Bearer abc.def and Set-Cookie: sid=abc\nAsk @octo-org/team, see #1 and www.example.org';
    const findings = [{ ...model, description, remediation: { description: 'Set the flag.' } }];

    const job = await gate({ event: 'pull_request', scenario: { plans: [{ findings }] } });

    for (const surface of [job.summary, ...commentsOf(job)]) {
      expect(surface).toContain('@\u200bocto-org');
      expect(surface).toContain('#\u200b1');
      expect(surface).toContain('www\u200b.example.org');
      expect(surface).not.toMatch(/abc|\*\*\*/);
    }
    expect(job.log.find((line) => line.startsWith('::error file='))).toContain('How to fix: Set the flag.');
  });

  it('leaves no file of a verdict that was overruled, where it is interrupted while it publishes', async () => {
    const job = await gate({ interruptAt: ({ at, kind }) => at === 'github' && kind === 'sarif-upload' });

    expect(job.outputs).toMatchObject({ verdict: 'cancelled' });
    const names = /\((.*)\)/.exec(job.log.find((line) => line.startsWith('Report files: ')) ?? '')?.[1];
    expect(names?.split(', ').sort()).toEqual(Object.keys(job.files).sort());
    expect(Object.keys(job.files)).not.toContain('results.full.sarif');
  });

  it('writes the SARIF that it uploads', async () => {
    const job = await gate();

    expect(job.github.state.uploads[0]?.sarif).toEqual(JSON.parse(job.files['results.sarif'] ?? ''));
    expect(job.github.state.uploads[0]?.errors).toEqual([]);
  });

  it.each([
    ['push', ['refs/heads/feature/orders'], false],
    ['schedule', ['refs/heads/main'], false],
    ['workflow_dispatch', ['refs/heads/main'], false],
    ['pull_request', ['refs/pull/7/head'], true],
    ['pull_request_target', ['refs/pull/7/head'], true],
    ['dependabot', ['refs/pull/7/head'], true],
    ['merge_group', [], false],
    ['queue_push', [], false],
  ] as const)('on %s it uploads to %j, and comments: %s', async (event, refs, comments) => {
    const job = await gate({ event });

    expect(job.outputs['verdict']).toBe('failed');
    expect(uploadsOf(job)).toEqual(refs.map((ref) => [ref, HEAD]));
    expect(commentsOf(job)).toHaveLength(comments ? 1 : 0);
    const starts = job.service.requests.filter(({ kind }) => kind === 'start').map(({ body }) => body);
    expect(starts).toEqual([expect.objectContaining({ commit: HEAD, type: 'static' })]);
  });

  it('asks for the head branch of a pull request, never for the merge commit or the default branch', async () => {
    for (const event of ['pull_request', 'pull_request_target'] as const) {
      const job = await gate({ event });

      expect(job.service.state.scans.map(({ branch, commit }) => [branch, commit])).toEqual([[BRANCH, HEAD]]);
    }
  });
});

describe('a permission that is missing', () => {
  it('changes no verdict, and the YAML to add is told', async () => {
    const job = await gate({ github: { denied: ['sarif-upload', 'comment-create'] } });

    expect(job.outputs).toMatchObject({ verdict: 'failed', 'sarif-id': '', 'comment-url': '' });
    expect(job.exitCode).toBe(1);
    for (const permission of ['security-events: write', 'pull-requests: write']) {
      expect(logOf(job)).toContain(`  ${permission}`);
      expect(job.summary).toContain(permission);
    }
  });

  it('does not make a clean scan fail either', async () => {
    const job = await gate({ scenario: { plans: CLEAN }, github: { denied: ['sarif-upload', 'comments-list', 'comment-create'] } });

    expect(job.outputs['verdict']).toBe('passed');
    expect(job.exitCode).toBe(0);
  });

  it.each(['not-enabled', 'no-licence'] as const)('code scanning that is %s is a notice', async (codeScanning) => {
    const job = await gate({ github: { codeScanning, visibility: 'private' } });

    expect(job.outputs).toMatchObject({ verdict: 'failed', 'sarif-id': '' });
    expect(job.log.filter((line) => /^::(?:warning|error)::.*SARIF/.test(line))).toEqual([]);
    expect(job.log.filter((line) => /^::notice::.*code scanning is not available/.test(line))).toHaveLength(1);
  });

  it('a token that is empty is told, and nothing is sent', async () => {
    const job = await gate({ event: 'push', inputs: { 'github-token': undefined } });

    expect(job.outputs['verdict']).toBe('failed');
    expect(job.github.requests).toEqual([]);
    expect(logOf(job)).toContain('the GitHub token is empty');
  });

  it('a token that is empty ends a pull request in an error, for nobody knows what the base rules', async () => {
    const job = await gate({ inputs: { 'github-token': undefined } });

    expect(job.outputs['verdict']).toBe('error');
    expect(job.service.requests).toEqual([]);
    expect(logOf(job)).toContain('The policy file was not read from GitHub: the GitHub token is empty.');
  });
});

describe('upload-sarif: required', () => {
  const inputs = { 'upload-sarif': 'required' };

  it.each([
    ['is refused', { denied: ['sarif-upload'] }],
    ['meets no licence', { codeScanning: 'no-licence' }],
    ['fails in processing', { sarifErrors: ['locationFromSarifResult: expected at least one location'] }],
    ['meets an outage', { faults: [{ call: 'sarif-upload', nth: 'all', fault: { status: 503 } }] }],
  ] as const)('an upload that %s turns the verdict into error on every later surface', async (_what, github) => {
    const job = await gate({ scenario: { plans: CLEAN }, inputs: { ...inputs, comment: 'always' }, github });

    expect(job.outputs).toMatchObject({ verdict: 'error', 'verdict-reason': expect.stringContaining('required') });
    expect(job.exitCode).toBe(2);
    expect(job.report?.error).toMatchObject({ code: 'UPLOAD_REQUIRED' });
    for (const text of [job.summary, job.files['report.md'], job.files['report.html'], ...commentsOf(job)]) {
      expect(text).toContain('UPLOAD_REQUIRED');
      expect(text).not.toMatch(/gate passed/);
    }
  });

  it('keeps the findings and the rule that they broke', async () => {
    const job = await gate({ inputs, github: { denied: ['sarif-upload'] } });

    expect(job.outputs).toMatchObject({ verdict: 'error', total: '11' });
    expect(job.report?.decision.rules).toEqual([expect.objectContaining({ failed: true })]);
  });

  it('asks nothing of events that never upload', async () => {
    const job = await gate({ inputs, event: 'merge_group' });

    expect(job.outputs['verdict']).toBe('failed');
  });

  it('changes nothing where there was nothing to upload', async () => {
    const job = await gate({ inputs, scenario: { plans: [{ end: 'failed' }] } });

    expect(job.report?.error?.code).toBe('SCAN_FAILED');
    expect(uploadsOf(job)).toEqual([]);
  });
});

describe('surfaces that everybody can read', () => {
  // The scanned repository is another one than the job's.
  const elsewhere: CloudgeniScenario = { repositories: [{ id: 'repo_secret', fullName: 'octo-org/secret' }] };
  const ofTarget = { target: 'repo_secret' };
  const [finding] = terraformFindings();

  it('show numbers only where the repository is public and the target is not its own code', async () => {
    const job = await gate({ scenario: elsewhere, inputs: ofTarget, event: eventOf('pull_request', 'public') });

    for (const text of [finding?.title, finding?.checkId, finding?.resource?.file, finding?.resource?.name]) {
      expect(surfacesOf(job)).not.toContain(text);
      expect(job.files['results.json']).toContain(text);
    }
    expect(job.summary).toMatch(/\| \*\*1\*\* \| \*\*3\*\*/);
    expect(job.log.filter((line) => line.includes(' file='))).toEqual([]);
  });

  it.each([
    ['the repository is private', 'private', {}],
    ['details: full says so', 'public', { details: 'full' }],
  ] as const)('show all where %s', async (_what, visibility, inputs) => {
    const job = await gate({ scenario: elsewhere, inputs: { ...ofTarget, ...inputs }, event: eventOf('pull_request', visibility) });

    expect(commentsOf(job).join()).toContain(finding?.title);
  });

  it('show all of its own code, also in public', async () => {
    const job = await gate({ event: eventOf('pull_request', 'public') });

    expect(commentsOf(job).join()).toContain(finding?.title);
  });

  it('show numbers only where details: counts says so', async () => {
    const job = await gate({ inputs: { details: 'counts' } });

    expect(surfacesOf(job)).not.toContain(finding?.title);
  });
});

describe('warn-only', () => {
  const ends = {
    failed: {},
    passed: { plans: CLEAN },
    error: { plans: [{ end: 'failed' }] },
    timeout: { plans: [{ runningMs: Infinity }] },
    cancelled: { plans: [{ end: 'cancelled' }] },
  } as const satisfies Record<string, CloudgeniScenario>;

  it.each([
    ['false', 'passed', 0],
    ['false', 'failed', 1],
    ['true', 'failed', 0],
    ['true', 'error', 2],
    ['true', 'timeout', 2],
    ['true', 'cancelled', 2],
    ['everything', 'failed', 0],
    ['everything', 'error', 0],
    ['everything', 'timeout', 0],
    ['everything', 'cancelled', 2],
  ] as const)('%s with %s: exit code %i, and the verdict stays', async (warnOnly, verdict, exitCode) => {
    const job = await gate({ scenario: ends[verdict], inputs: { 'warn-only': warnOnly, timeout: '60s', 'upload-sarif': 'never' } });

    expect([job.outputs['verdict'], job.exitCode]).toEqual([verdict, exitCode]);
    expect(job.report?.decision.warnOnlyApplied).toBe(verdict !== 'passed' && exitCode === 0);
    if (job.report?.decision.warnOnlyApplied) expect(surfacesOf(job)).toMatch(/warn-only/);
  });
});

describe('code that is not trusted', () => {
  const skip = { 'on-missing-key': 'skip-untrusted' };
  const noKey = { 'api-key': undefined };
  const forks: readonly EventName[] = ['fork', 'fork_target'];

  it.each([...forks, 'dependabot'] as const)('%s without a key is skipped, loudly, where the job says so', async (event) => {
    const job = await gate({ event, inputs: { ...skip, ...noKey } });

    expect(job.outputs).toMatchObject({ verdict: 'skipped', total: '', 'scan-id': '', 'sarif-file': '' });
    expect(job.exitCode).toBe(0);
    expect(job.service.requests).toEqual([]);
    expect(uploadsOf(job)).toEqual([]);
    for (const text of [logOf(job), job.summary, ...commentsOf(job)]) expect(text).toMatch(/skipped|not scanned/i);
  });

  it.each([...forks, 'dependabot'] as const)('%s without a key is an error otherwise', async (event) => {
    const job = await gate({ event, inputs: noKey });

    expect(job.outputs).toMatchObject({ verdict: 'error', 'verdict-reason': expect.stringContaining('configuration') });
    expect(job.exitCode).toBe(2);
    expect(logOf(job)).toMatch(/api-key is missing.*skip-untrusted/);
    expect([...job.service.requests, ...job.github.requests]).toEqual([]);
  });

  it.each(forks)('a key does not send %s to the service', async (event) => {
    const refused = await gate({ event });
    const skipped = await gate({ event, inputs: skip });

    expect(refused.outputs).toMatchObject({ verdict: 'error', 'verdict-reason': expect.stringContaining('fork') });
    expect(refused.report?.error).toMatchObject({ code: 'FORK', hint: expect.stringContaining('on-missing-key') });
    expect(skipped.outputs['verdict']).toBe('skipped');
    for (const job of [refused, skipped]) {
      expect(job.service.requests).toEqual([]);
      expect(uploadsOf(job)).toEqual([]);
    }
  });

  it('Dependabot with a key of its own is scanned', async () => {
    const job = await gate({ event: 'dependabot', inputs: skip });

    expect(job.outputs['verdict']).toBe('failed');
  });

  it('a key that is missing elsewhere is no reason to skip', async () => {
    const job = await gate({ event: 'push', inputs: { ...skip, ...noKey } });

    expect(job.outputs['verdict']).toBe('error');
    expect(job.service.requests).toEqual([]);
  });
});

describe('a comment of an earlier run', () => {
  const marked = async (): Promise<string> =>
    commentsOf(await gate({ scenario: { plans: CLEAN }, inputs: { comment: 'always', 'upload-sarif': 'never' } })).join();

  it.each([
    ['error', { scenario: { plans: [{ end: 'failed' }] } }],
    ['failed', {}],
    ['skipped', { event: 'fork', inputs: { 'on-missing-key': 'skip-untrusted' } }],
  ] as const)('that said passed is replaced by %s', async (verdict, options) => {
    const body = await marked();

    const job = await gate({ ...options, github: { comments: [{ issue: 7, body, login: 'github-actions[bot]' }] } });

    expect(body).toMatch(/passed/);
    expect(job.outputs['verdict']).toBe(verdict);
    expect(commentsOf(job)).toHaveLength(1);
    expect(commentsOf(job).join()).not.toMatch(/gate passed/);
  });

  it('is made by somebody else: it is left alone', async () => {
    const body = await marked();

    const job = await gate({ github: { comments: [{ issue: 7, body, login: 'mallory' }] } });

    expect(commentsOf(job)).toEqual([body, expect.stringMatching(/findings block this pull request/)]);
  });

  it('is left alone when the head has moved on', async () => {
    const job = await gate({ github: { pulls: [{ number: 7, headSha: '0123456789abcdef0123456789abcdef01234567' }] } });

    expect(job.outputs['verdict']).toBe('failed');
    expect(commentsOf(job)).toEqual([]);
    expect(logOf(job)).toMatch(/head of pull request #7 is 0123456/);
  });
});

describe('a configuration with mistakes', () => {
  it('tells all of them at once, sets the verdict, and makes no request', async () => {
    const inputs = {
      'severity-threshold': 'hihg',
      timeout: 'soon',
      'serverity-threshold': 'high',
      organization: undefined,
      'api-url': 'http://example.com',
    };

    const job = await gate({ inputs });

    expect(job.exitCode).toBe(2);
    expect(job.outputs).toMatchObject({
      verdict: 'error',
      'verdict-reason': 'error: the configuration has mistakes',
      'report-dir': expect.stringMatching(/scan-gate-report$/),
    });
    const errors = job.log.filter((line) => line.startsWith('::error::'));
    // A name that is none of ours is quoted as the variable that was set.
    for (const input of ['severity-threshold', 'timeout', 'INPUT_SERVERITY-THRESHOLD', 'organization', 'api-url']) {
      expect(errors.filter((line) => line.includes(`${input} `) || line.includes(`${input}.`)).length).toBeGreaterThanOrEqual(1);
      expect(job.summary).toContain(input);
    }
    expect([...job.service.requests, ...job.github.requests]).toEqual([]);
  });
});

describe('while GitHub processes the SARIF', () => {
  const kindsOf = ({ github }: JobResult): string[] => github.requests.map(({ kind }) => kind);

  it('the comment is written', async () => {
    const job = await gate({ github: { processingMs: 60_000 } });

    expect(kindsOf(job).indexOf('comment-create')).toBeLessThan(kindsOf(job).indexOf('sarif-status'));
    expect(commentsOf(job)[0]).toContain('/security/code-scanning?query=');
    expect(logOf(job).indexOf('::error file=')).toBeGreaterThan(0);
  });

  it('the comment is written again, without the link to alerts, if the processing fails', async () => {
    const job = await gate({ github: { sarifErrors: ['could not process'] } });

    expect(commentsOf(job)).toEqual([expect.not.stringContaining('/security/code-scanning?query=')]);
    expect(logOf(job)).toContain('processing it failed');
    expect(job.summary).toContain('processing it failed');
  });

  it('no comment is written if the verdict depends on it', async () => {
    const inputs = { 'upload-sarif': 'required' };
    const job = await gate({ github: { sarifErrors: ['could not process'] }, inputs, scenario: { plans: CLEAN } });

    expect(job.outputs['verdict']).toBe('error');
    expect(kindsOf(job).indexOf('comments-list')).toBeGreaterThan(kindsOf(job).indexOf('sarif-status'));
  });

  it('a cause that both have is explained once, and first for the SARIF', async () => {
    const job = await gate({ github: { denied: ['sarif-status', 'comments-list', 'comment-create'] } });

    expect(job.report?.decision.verdict).toBe('failed');
    const notes = job.log.filter((line) => /The SARIF is uploaded, but|The comment was not written/.test(line));
    expect(notes).toEqual([
      expect.stringMatching(/^::notice::The SARIF is uploaded, but .*permissions:/),
      expect.stringMatching(/^The comment was not written/),
    ]);
  });
});

describe('SIGINT while publishing', () => {
  const at = (kind: string) => (request: Arriving) => request.at === 'github' && request.kind === kind;

  it.each(['sarif-upload', 'sarif-status', 'comments-list', 'comment-create'])(
    '(%s) ends it as cancelled and says so within the grace',
    async (kind) => {
      const job = await gate({ interruptAt: at(kind) });

      expect(job.outputs['verdict']).toBe('cancelled');
      expect(job.exitCode).toBe(2);
      expect(job.endedAfterInterruptMs).toBeLessThanOrEqual(7500);
      expect(commentsOf(job)).toHaveLength(1);
      expect(job.summary).toMatch(/could not be decided \(cancelled\): the job was cancelled/);
      expect(job.files['results.json']).toContain('"verdict": "cancelled"');
      expect(job.report?.decision.rules[0]?.failed).toBe(true);
      expect(job.stateStore.at(-1)).toEqual({ phase: 'ended' });
    },
  );

  it.each(['sarif-upload', 'sarif-status', 'comments-list'] as const)('does not wait for a request that hangs (%s)', async (kind) => {
    const job = await gate({ github: { faults: [{ call: kind, nth: 'all', fault: 'hang' }] }, interruptAt: at(kind) });

    expect(job.endedAfterInterruptMs).toBeLessThanOrEqual(7500);
    expect(job.files['results.json']).toBeDefined();
    expect(logOf(job)).toContain('The job was cancelled before this was published');
  });

  it('does not call a required upload failed that the interrupt has ended', async () => {
    const inputs = { 'upload-sarif': 'required' };

    const job = await gate({
      scenario: { plans: CLEAN },
      inputs,
      github: { faults: [{ call: 'sarif-upload', nth: 'all', fault: 'hang' }] },
      interruptAt: at('sarif-upload'),
    });

    expect(job.outputs['verdict']).toBe('cancelled');
    expect(job.report?.error?.code).toBe('INTERRUPTED');
  });
});

describe('a SARIF that is larger than GitHub takes', () => {
  /** Base64 of a counter's hashes: gzip finds nothing in it. */
  const noise = (seed: number, length: number): string => {
    const parts = Array.from({ length: Math.ceil(length / 88) }, (_, part) =>
      createHash('sha512').update(`${seed} ${part}`).digest('base64'),
    );
    return parts.join('').slice(0, length);
  };
  const LARGE = terraformFindings().map((finding, index) => ({
    ...finding,
    description: noise(index, 1000),
    remediation: { description: noise(index + 100, 800), code: noise(index + 200, 3000) },
  }));
  const scenario: CloudgeniScenario = { plans: [{ findings: LARGE }] };
  const statuses = ({ github }: JobResult): (number | undefined)[] =>
    github.requests.filter(({ kind }) => kind === 'sarif-upload').map(({ status }) => status);

  it('is sent with less, is the file that was sent, and says so everywhere', async () => {
    const job = await gate({ scenario, github: { sarifMaxBytes: 10_000 } });

    expect(job.outputs['verdict']).toBe('failed');
    expect(statuses(job)).toEqual([413, 413, 202]);
    const [upload] = job.github.state.uploads;
    expect(upload?.gzipBytes).toBeLessThanOrEqual(10_000);
    expect(upload?.sarif).toEqual(JSON.parse(job.files['results.sarif'] ?? ''));
    expect(upload?.errors).toEqual([]);
    const { results = 0, omitted, shortened = 0 } = job.report?.sarif ?? {};
    expect([results, omitted]).toEqual([11, 0]);
    expect(shortened).toBeGreaterThan(0);
    for (const text of [job.summary, job.files['report.md'], ...commentsOf(job)]) {
      expect(text).toMatch(
        new RegExp(String.raw`\*\*${shortened}\*\* of the least severe findings in the SARIF file have only title and location`),
      );
    }
    expect(logOf(job)).toMatch(new RegExp(`::warning::The SARIF contains only the title and location of ${shortened} of its findings`));
    expect(job.files['results.json']).toContain(`"shortened": ${shortened}`);
    // Other tools have no such limit.
    expect(job.files['results.full.sarif']).toContain(LARGE[0]?.description.slice(0, 400));
  });

  it('is given up after four attempts, and told', async () => {
    const job = await gate({ scenario, github: { sarifMaxBytes: 1 } });

    expect(job.outputs['verdict']).toBe('failed');
    expect(statuses(job).every((status) => status === 413)).toBe(true);
    expect(statuses(job).length).toBeLessThanOrEqual(4);
    expect(logOf(job)).toMatch(/larger than GitHub or a proxy in front of it accepts/);
    expect(job.files['results.sarif']).toContain(LARGE[0]?.description.slice(0, 400));
    expect(job.report?.sarif?.shortened).toBeUndefined();
  });

  it('is an error where the upload is required and even the least is too large', async () => {
    const job = await gate({ scenario, inputs: { 'upload-sarif': 'required' }, github: { sarifMaxBytes: 1 } });

    expect(job.outputs['verdict']).toBe('error');
    expect(job.report?.error?.code).toBe('UPLOAD_REQUIRED');
  });
});

describe('the reason that a service gives for a failed scan', () => {
  it('names no place on any page that everybody can read', async () => {
    const plans = [{ end: 'failed', reason: { field: 'message', value: 'tenant contoso.example is locked' } }] as const;

    const job = await runJob({ service: aether365Mount({ key: API_KEY, plans }), event: eventOf('pull_request', 'public') });

    const pages = [job.log.join('\n'), job.summary, ...job.github.state.comments.map(({ body }) => body)];
    expect(pages).toHaveLength(3);
    for (const page of pages) {
      expect(page).toContain('is locked');
      expect(page).not.toContain('contoso');
      expect(page).not.toContain('The service reported');
    }
  });
});
