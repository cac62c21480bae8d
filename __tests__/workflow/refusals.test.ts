import { describe, expect, it } from '@jest/globals';
import { terraformFindings } from '../../src/emulator/cloudgeni/data.js';
import { cloudgeniMount } from '../../src/emulator/cloudgeni/index.js';
import type { CloudgeniState } from '../../src/emulator/cloudgeni/state.js';
import type { Fault } from '../../src/emulator/faults.js';
import { type GithubCall, type GithubScenario, primaryRateLimit, secondaryRateLimit } from '../../src/emulator/github/scenario.js';
import { type EventName, eventOf, type JobEvent } from '../helpers/events.js';
import { type JobResult, runJob } from '../helpers/job.js';
import { oneOf } from '../helpers/lanes.js';
import { API_KEY } from '../helpers/secrets.js';

/** What a job does at GitHub, each with the requests that it is made of, on an event that does it. */
interface Surface {
  readonly calls: readonly GithubCall[];
  readonly event: EventName;
  readonly inputs?: Readonly<Record<string, string>>;
  /** In the log, where it was not done. */
  readonly pattern: RegExp;
  readonly permission: string;
  /** What the gate says without it; the files of the base commit rule it, so that nobody may guess them. */
  readonly verdict?: 'error';
}

const SURFACES: Readonly<Record<string, Surface>> = {
  upload: { calls: ['sarif-upload'], event: 'pull_request', pattern: /The SARIF was not uploaded/, permission: 'security-events: write' },
  comment: {
    calls: ['comments-list', 'comment-create'],
    event: 'pull_request',
    pattern: /The comment was not written/,
    permission: 'pull-requests: write',
  },
  issue: {
    calls: ['issues-list', 'issue-create'],
    event: 'schedule',
    inputs: { 'tracking-issue': 'on-failure' },
    pattern: /The tracking issue was not updated/,
    permission: 'issues: write',
  },
  history: {
    calls: ['run', 'runs'],
    event: 'push',
    inputs: { 'gate-on': 'new' },
    pattern: /The baseline is the previous scan|Could not determine which scans are old enough/,
    permission: 'actions: read',
  },
  contents: {
    calls: ['contents', 'ref', 'tree'],
    event: 'pull_request',
    pattern: /The policy file was not read from GitHub/,
    permission: 'contents: read',
    verdict: 'error',
  },
};

/** How GitHub refuses. */
interface Refusal {
  readonly denied?: true;
  readonly fault?: Fault;
  /** Of a limit, an outage: asking again may help, so that a gate on what is new has no answer rather than a guess. */
  readonly passing?: true;
  readonly env?: Readonly<Record<string, string>>;
  readonly pattern: RegExp;
}

const REFUSALS: Readonly<Record<string, Refusal>> = {
  permission: { denied: true, pattern: /Resource not accessible by integration/ },
  'not found': {
    fault: { status: 404, body: { message: 'Not Found' } },
    pattern: /Not Found|shows the token no files|does not tell its runs/,
  },
  'server without it': {
    fault: { status: 404, body: { message: 'Not Found' } },
    env: { GITHUB_SERVER_URL: 'https://github.example.com' },
    pattern: /Not Found|shows the token no files/,
  },
  'primary limit': {
    fault: primaryRateLimit(600_000),
    passing: true,
    pattern: /rate limit.* asks scan-gate to wait \d+ s|API rate limit exceeded/,
  },
  'primary limit as 429': { fault: primaryRateLimit(600_000, 429), passing: true, pattern: /rate limit/ },
  'secondary limit': { fault: secondaryRateLimit(300), passing: true, pattern: /rate limit/ },
  'secondary limit without Retry-After': {
    fault: secondaryRateLimit(undefined),
    passing: true,
    pattern: /rate limit|did not report its runs/,
  },
  outage: { fault: { status: 503 }, passing: true, pattern: /503|did not report its runs/ },
};

const rowsOf = (surface: string) => Object.keys(REFUSALS).map((refusal) => [surface, refusal] as const);
/** How a refusal is explained is the same code for all surfaces; whether it ends the job is decided for each. */
const TABLE = [
  ...oneOf(
    3,
    Object.keys(SURFACES).flatMap((surface) => (SURFACES[surface]?.verdict ? [] : rowsOf(surface))),
  ),
  ...rowsOf('contents'),
];

function scenarioOf({ calls }: Surface, { denied, fault }: Refusal): GithubScenario {
  if (denied) return { denied: calls };
  return fault === undefined ? {} : { faults: calls.map((call) => ({ call, nth: 'all', fault })) };
}

function job(event: EventName | JobEvent, github: GithubScenario, inputs: Readonly<Record<string, string>> = {}) {
  return runJob<CloudgeniState>({
    service: cloudgeniMount({ key: API_KEY, plans: [{ findings: terraformFindings() }] }),
    event,
    github,
    inputs,
  });
}

function eventWith(name: EventName, env: Refusal['env'] = {}): JobEvent {
  const event = eventOf(name);
  return { ...event, env: { ...event.env, ...env } };
}

/** Annotations and lines, and the pages, each with how often it shows the block to paste. */
function blocksIn({ log, summary }: JobResult): { log: number; summary: number } {
  return {
    log: log.join('\n').match(/permissions:(?:\n|%0A) +contents: read/g)?.length ?? 0,
    summary: summary.match(/^permissions:$/gm)?.length ?? 0,
  };
}

describe('what GitHub refuses', () => {
  it.each(TABLE)('%s, by %s: reported, and the verdict stays', async (surface, refusal) => {
    const what = SURFACES[surface];
    const how = REFUSALS[refusal];
    if (what === undefined || how === undefined) throw new Error('not in the tables');
    const result = await job(eventWith(what.event, how.env), scenarioOf(what, how), what.inputs);
    const closed = what.verdict ?? (surface === 'history' && how.passing ? 'error' : 'failed');
    expect(result.outputs['verdict']).toBe(closed);
    const log = result.log.join('\n');
    expect(log).toMatch(what.pattern);
    expect(log).toMatch(how.pattern);
    if (how.denied) {
      expect(log).toContain(what.permission);
      expect(blocksIn(result).log).toBeGreaterThanOrEqual(1);
      expect(log).toMatch(new RegExp(`permissions:[^]*${what.permission}`));
    }
    // No request of a kind that is refused for good is sent again.
    if (how.denied || refusal.startsWith('primary')) {
      const [first = 'user'] = what.calls;
      // Both names of the policy file are looked for at once.
      expect(result.github.requests.filter(({ kind }) => kind === first).length).toBeLessThanOrEqual(surface === 'contents' ? 2 : 1);
    }
    expect(result.summary).toMatch(how.pattern);
  });
});

describe('what is missing for several surfaces', () => {
  const UPLOAD_AND_COMMENT: readonly GithubCall[] = ['sarif-upload', 'comments-list', 'comment-create'];

  it('is reported with one complete block to paste', async () => {
    const result = await job('pull_request', { denied: UPLOAD_AND_COMMENT });
    expect(blocksIn(result)).toEqual({ log: 1, summary: 1 });
    for (const permission of ['security-events: write', 'pull-requests: write']) {
      expect(result.log.filter((line) => line.includes(`lacks the permission ${permission}`))).toHaveLength(1);
      expect(result.summary).toContain(`  ${permission} #`);
    }
    expect(result.log.filter((line) => /^::(?:notice|warning)::.*token (?:probably )?lacks the permission/.test(line))).toHaveLength(1);
    expect(result.outputs['verdict']).toBe('failed');
  });

  it('is reported once for the history and what is published after it', async () => {
    const result = await job('push', { denied: ['run', 'runs', 'sarif-upload'] }, { 'gate-on': 'new' });
    expect(result.report?.notes).toContainEqual(expect.objectContaining({ code: 'rolling-baseline' }));
    expect(blocksIn(result).summary).toBe(1);
  });

  it('is reported once if the policy cannot be read either', async () => {
    const result = await job('pull_request', { denied: ['contents', ...UPLOAD_AND_COMMENT] });
    expect(result.outputs['verdict']).toBe('error');
    expect(result.report?.error?.hint).toContain('  contents: read');
    expect(blocksIn(result).summary).toBe(1);
  });

  it.each(['primary', 'secondary'] as const)(
    'is one %s limit: no further request is sent, and its reason is reported once',
    async (kind) => {
      const fault = kind === 'primary' ? primaryRateLimit(600_000) : secondaryRateLimit(undefined);
      const faults = UPLOAD_AND_COMMENT.map((call) => ({ call, nth: 'all' as const, fault }));
      const result = await job('pull_request', { faults });
      expect(result.outputs['verdict']).toBe('failed');
      expect(result.github.requests.map(({ kind: call }) => call)).not.toContain('comments-list');
      expect(result.log.filter((line) => /rate limit.* asks scan-gate to wait/.test(line) && !line.includes('debug'))).toHaveLength(1);
      expect(result.log).toContain('The comment was not written either, for the same reason.');
      expect(result.summary.match(/rate limit.* asks scan-gate to wait/g)?.length).toBeLessThanOrEqual(2);
    },
  );

  it('is a limit of uploads alone: the comment is written', async () => {
    const fault: Fault = {
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4102444800', 'x-ratelimit-resource': 'code_scanning_upload' },
      body: { message: 'API rate limit exceeded for installation.' },
    };
    const result = await job('pull_request', { faults: [{ call: 'sarif-upload', nth: 'all', fault }] });
    expect(result.github.state.comments).toHaveLength(1);
  });

  it('is an outage of GitHub: its reason is reported once', async () => {
    const faults = UPLOAD_AND_COMMENT.map((call) => ({ call, nth: 'all' as const, fault: { status: 503 } }));
    const result = await job('pull_request', { faults });
    expect(result.log.filter((line) => line.includes('GitHub had a server error (GitHub answered 503'))).toHaveLength(1);
    expect(result.outputs['verdict']).toBe('failed');
  });

  it('is archived: reported once', async () => {
    const archived: Fault = { status: 403, body: { message: 'Repository was archived so is read-only.' } };
    const result = await job('pull_request', { archived: true, faults: [{ call: 'comment-create', nth: 'all', fault: archived }] });
    expect(result.log.filter((line) => line.includes('the repository is archived'))).toHaveLength(1);
    expect(result.outputs['verdict']).toBe('failed');
  });
});

describe('a token that may only read', () => {
  const READ_ONLY: GithubScenario = { denied: ['sarif-upload', 'comment-create', 'comment-update', 'issue-create', 'issue-update'] };

  it('of a fork is as expected: one notice, no block that would not help', async () => {
    const result = await runJob({
      service: cloudgeniMount({ key: API_KEY }),
      event: 'fork',
      github: READ_ONLY,
      inputs: { 'on-missing-key': 'skip-untrusted' },
    });
    expect(result.outputs['verdict']).toBe('skipped');
    expect(result.log.filter((line) => line.includes('read-only token'))).toHaveLength(1);
    expect(blocksIn(result)).toEqual({ log: 0, summary: 0 });
  });

  it('of Dependabot is raised by one whole block', async () => {
    const result = await job('dependabot', READ_ONLY);
    expect(result.outputs['verdict']).toBe('failed');
    expect(result.log.filter((line) => line.includes("Dependabot's runs get a read-only token"))).toHaveLength(1);
    expect(blocksIn(result)).toEqual({ log: 1, summary: 1 });
  });
});

describe('GitHub Enterprise Server', () => {
  const SERVER = { GITHUB_SERVER_URL: 'https://github.example.com' };

  it.each([
    ['answers 404', { faults: [{ call: 'sarif-upload', nth: 'all', fault: { status: 404, body: { message: 'Not Found' } } }] }],
    ['has it switched off', { codeScanning: 'not-enabled' }],
  ] as const)('without code scanning (%s) is one notice, with its own text', async (_how, github) => {
    const result = await job(eventWith('pull_request', SERVER), github);
    expect(result.outputs['verdict']).toBe('failed');
    const lines = result.log.filter((line) => line.includes('administrators enable code scanning'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^::notice::/);
    expect(result.summary).not.toContain('githubstatus.com');
    expect(result.summary).not.toContain('Public repositories have code scanning');
  });

  it('that is down is not looked up at githubstatus.com', async () => {
    const faults = [{ call: 'sarif-upload', nth: 'all', fault: { status: 503 } }] as const;
    const result = await job(eventWith('pull_request', SERVER), { faults });
    expect(result.summary).toContain('administrators of the GitHub server');
    expect(result.summary).not.toContain('githubstatus.com');
  });
});
