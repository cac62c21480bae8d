import { afterEach, describe, expect, it } from '@jest/globals';
import type { Verdict } from '../../../src/domain/gate.js';
import type { Source } from '../../../src/domain/source.js';
import { type GiteaState, giteaMount } from '../../../src/emulator/gitea/index.js';
import type { GiteaScenario } from '../../../src/emulator/gitea/scenario.js';
import { type Emulator, startEmulator } from '../../../src/emulator/server.js';
import { githubAccess } from '../../../src/github/client.js';
import { createTransport } from '../../../src/http/transport.js';
import { giteaSurfaces } from '../../../src/publish/gitea/surfaces.js';
import type { Publication, Publishable, Surface } from '../../../src/publish/publisher.js';
import type { SurfaceOptions } from '../../../src/publish/surfaces.js';
import { toCountsOnly } from '../../../src/report/counts-only.js';
import { commentMarker, renderComment } from '../../../src/report/markdown/markdown.js';
import { createRedactor } from '../../../src/runtime/redactor.js';
import { autoAdvanceClock } from '../../helpers/auto-advance-clock.js';
import { TRICKS } from '../../helpers/hostile-strings.js';
import { brokenMarkdown } from '../../helpers/markdown-integrity.js';
import { hostileSays, reportSaying } from '../../report/hostile-report.js';
import { HEAD, never, OTHER, publishable } from '../harness.js';

const TOKEN = 'c0ffee0123456789abcdef0123456789abcdef01';
const MARKER = commentMarker('gate');
const JOB_USER = 'gitea-actions';

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

interface Setting {
  readonly what?: Publishable;
  readonly source?: Partial<Source>;
  readonly verdict?: Verdict;
  readonly token?: string;
  readonly render?: (what: Publishable, limit: number) => string;
  readonly signal?: AbortSignal;
}

interface World {
  readonly gitea: Emulator<GiteaState>;
  kinds(): string[];
  publish(surface: Surface, setting?: Setting): Promise<Publication>;
  begin(setting?: Setting): Promise<void>;
}

async function open(scenario: GiteaScenario = {}): Promise<World> {
  const clock = autoAdvanceClock();
  const gitea = await startEmulator(giteaMount({ token: TOKEN, pulls: [{ number: 7, headSha: HEAD }], ...scenario }), { clock });
  const transport = createTransport('test');
  endings.push(
    () => gitea.close(),
    () => transport.close(),
    () => clock.release(),
  );
  const lines: string[] = [];
  const create = ({ what, source, verdict = 'failed', token = TOKEN, render = textOf }: Setting) => {
    const about = { flavour: 'gitea', serverUrl: 'https://git.example', ...source } as const;
    const told = what ?? publishable({ verdict, source: about, findings: verdict === 'passed' ? 0 : 1 });
    const log = (line: string): void => void lines.push(line);
    const options = {
      source: told.report.source,
      service: { title: 'Service', scansRepository: true },
      settings: {
        name: 'gate',
        uploadSarif: 'auto',
        comment: 'on-findings',
        annotations: true,
        trackingIssue: 'never',
        githubToken: token,
      },
      env: { GITHUB_API_URL: `${gitea.url}/api/v1` },
      redactor: createRedactor([TOKEN]),
      github: githubAccess({ token, apiUrl: `${gitea.url}/api/v1`, clock }),
      pages: { comment: render, summary: render, issue: render },
      publicReport: ({ report, details }: Publishable) => (details === 'counts' ? toCountsOnly(report) : report),
      transport,
      clock,
      random: () => 0,
      logger: { info: log, debug: log },
    } as unknown as SurfaceOptions;
    return { told, surfaces: giteaSurfaces(options) };
  };
  return {
    gitea,
    kinds: () => gitea.requests.map(({ kind }) => kind),
    async publish(surface, setting = {}) {
      const { told, surfaces } = create(setting);
      const found = surfaces.find((candidate) => candidate.surface === surface);
      const publication = await found?.publish(told, setting.signal ?? never());
      expect(JSON.stringify([publication, lines])).not.toContain(TOKEN);
      expect(gitea.undocumented).toEqual([]);
      return publication ?? { surface, outcome: 'failed' };
    },
    async begin(setting = {}) {
      for (const { begin } of create(setting).surfaces) await begin?.(never());
    },
  };
}

const textOf = (what: Publishable): string => `${MARKER}\n**${what.report.decision.verdict}** at ${what.report.source.commit}`;
const FAILED = `${MARKER}\n**failed** at ${HEAD}`;
const old = (author = JOB_USER) => ({ pull: 7, author, body: `${MARKER}\nan older result` });
const bodies = ({ gitea }: World): string[] => gitea.state.comments.map(({ body }) => body);

describe('the comment at Gitea', () => {
  it('is written once, and then kept up to date', async () => {
    const world = await open();

    const first = await world.publish('comment');
    expect(first).toMatchObject({ outcome: 'done', url: expect.stringMatching(/\/pulls\/7#issuecomment-\d+$/) });
    expect(await world.publish('comment')).toEqual(first);
    await world.publish('comment', { verdict: 'passed' });

    expect(bodies(world)).toEqual([`${MARKER}\n**passed** at ${HEAD}`]);
    // The list has no pages: one request each time.
    expect(world.kinds().join(' ')).toBe(
      'comments-list pull comment-create comments-list comments-list user comments-list user pull comment-update',
    );
  });

  it.each([
    ['another user, also with our marker', JOB_USER, false],
    ['the user of jobs, if the token is that of a user', 'mona', true],
  ])('leaves a comment of %s alone', async (_what, login, readsUser) => {
    const other = login === 'mona' ? JOB_USER : 'mona';
    const world = await open({ comments: [old(other)], login, readsUser });

    await world.publish('comment');

    expect(world.gitea.state.comments).toMatchObject([old(other), { author: login, body: FAILED }]);
  });

  it.each([
    ['of Forgejo', { flavour: 'forgejo' } as const, 'forgejo-actions'],
    ['of Gitea', {}, JOB_USER],
  ])('is found by the user of jobs %s, which the token may not ask for', async (_what, source, login) => {
    const world = await open({ comments: [old(login)], login });

    await world.publish('comment', { source });

    expect(bodies(world)).toEqual([FAILED]);
  });

  it('of two jobs at once: the older one stays', async () => {
    const world = await open();
    await Promise.all([world.publish('comment'), world.publish('comment')]);

    expect(bodies(world)).toEqual([FAILED]);
  });

  it.each(['reset-after', 'html-502-after', 'not-json'] as const)('is not written twice if the answer is lost: %s', async (fault) => {
    const world = await open({ faults: [{ call: 'comment-create', nth: 1, fault }] });

    expect(await world.publish('comment')).toMatchObject({ outcome: 'done' });
    expect(bodies(world)).toEqual([FAILED]);
  });

  it('is written again if somebody deleted it meanwhile', async () => {
    const world = await open({ comments: [old()], faults: [{ call: 'comment-update', nth: 1, fault: { status: 404 } }] });
    const render = (what: Publishable): string => {
      (world.gitea.state.comments as unknown[]).shift();
      return textOf(what);
    };

    await world.publish('comment', { render });

    expect(bodies(world)).toEqual([FAILED]);
  });

  it('is at most 65,000 characters, and 30,000 if a proxy refuses them', async () => {
    const limits: number[] = [];
    const render = (_what: Publishable, limit: number): string => {
      limits.push(limit);
      return MARKER.padEnd(limit, 'x');
    };
    const world = await open({ faults: [{ call: 'comment-create', nth: 1, fault: { status: 413, body: '<html>too large</html>' } }] });

    expect(await world.publish('comment', { render })).toMatchObject({ outcome: 'done' });
    expect([limits, bodies(world)[0]?.length]).toEqual([[65_000, 30_000], 30_000]);
  });

  it('is not written by the run of an older commit', async () => {
    const world = await open({ pulls: [{ number: 7, headSha: OTHER }] });

    expect(await world.publish('comment')).toMatchObject({ outcome: 'skipped', note: { code: 'head-moved-on' } });
    expect(bodies(world)).toEqual([]);
  });

  // What Gitea looks for in the text outside of code (modules/references/references.go). A reference notifies people, and leaves a trace.
  const REFERENCES = [
    /(?:\s|^|\(|\[)(?:@[-\w][-.\w]*?|@[-\w]+\/[-\w]+?)(?:\s|[:,;.?!](?:\s|$)|'|\)|\]|$)/m,
    /(?:\s|^|\(|\[|'|")(?:[#!][0-9]+)(?:\s|$|\)|\]|'|"|[:;,.?!](?:\s|$))/m,
    /(?:\s|^|\(|\[)(?:[0-9a-zA-Z-_.]+\/[0-9a-zA-Z-_.]+[#!][0-9]+)(?:\s|$|\)|\]|[:;,.?!](?:\s|$))/m,
  ];
  const MENTIONS = [
    'ping @mona now',
    '@octo-org/admins',
    'see #1',
    'closes #1',
    '!1',
    'octo-org/infrastructure#1',
    'octo-org/infrastructure!1',
    '(#1)',
  ];

  it('is no reference by itself: the patterns find those that are', () => {
    for (const text of MENTIONS) expect(REFERENCES.some((pattern) => pattern.test(text))).toBe(true);
  });

  it.each(hostileSays([...TRICKS, ...MENTIONS], 12))('has no reference, no broken table, and one marker, if %s', (_what, say) => {
    const body = renderComment({ ...reportSaying(say), name: 'gate' }, { details: 'full' });
    const unescaped = body.replaceAll('\\`', '').replaceAll(/^(`{3,}).*?^\1$/gms, '');
    const outsideOfCode = unescaped.replaceAll(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '');

    expect(brokenMarkdown(body)).toEqual([]);
    expect(body.split('<!-- scan-gate')).toHaveLength(2);
    for (const pattern of REFERENCES) expect(pattern.exec(outsideOfCode)?.[0]).toBeUndefined();
  });

  it.each([
    [{ call: 'comments-list', nth: 'all', fault: 'not-json' }, 'failed', /could not be read/],
    [{ call: 'comments-list', nth: 'all', fault: { status: 200, body: { comments: [] } } }, 'failed', /could not be read/],
    [
      { call: 'comment-create', nth: 'all', fault: { status: 423, body: { message: 'repo is archived' } } },
      'skipped',
      /the repository is archived \(Gitea answered 423/,
    ],
    [
      { call: 'comment-create', nth: 'all', fault: { status: 401, body: { message: 'token is required' } } },
      'failed',
      /rejected the token/,
    ],
    [{ call: 'comment-create', nth: 'all', fault: { status: 403 } }, 'skipped', /it needs pull-requests: write/],
    [
      { call: 'comment-create', nth: 'all', fault: { status: 500, body: { message: `oops ${TOKEN}` } } },
      'failed',
      /Gitea answered 500 "oops \*\*\*"/,
    ],
  ] as const)('that is refused is explained: %j', async (fault, outcome, text) => {
    const world = await open({ faults: [fault] });

    expect(await world.publish('comment')).toMatchObject({ outcome, note: { text: expect.stringMatching(text) } });
    expect(bodies(world)).toEqual([]);
  });

  it('in a locked conversation is a notice', async () => {
    const world = await open({ pulls: [{ number: 7, headSha: HEAD, locked: true }], writes: false });

    expect(await world.publish('comment')).toMatchObject({ outcome: 'skipped', note: { code: 'conversation-locked' } });
  });
});

describe('the commit status at Gitea', () => {
  it.each<[Verdict, number, string]>([
    ['passed', 0, 'success'],
    ['failed', 1, 'failure'],
    ['failed', 0, 'success'],
    ['error', 2, 'error'],
    ['timeout', 2, 'error'],
    ['cancelled', 2, 'error'],
    ['skipped', 0, 'success'],
    ['started', 0, 'pending'],
  ])('of the verdict %s with exit code %i is %s', async (verdict, exitCode, state) => {
    const world = await open();
    const { report, ...rest } = publishable({ verdict, source: { flavour: 'gitea' } });
    const decision = { ...report.decision, exitCode: exitCode as 0 | 1 | 2, warnOnlyApplied: verdict === 'failed' && exitCode === 0 };

    await world.begin();
    expect(await world.publish('status', { what: { ...rest, report: { ...report, decision } } })).toMatchObject({ outcome: 'done' });

    expect(world.gitea.state.statuses).toMatchObject([
      { sha: HEAD, state: 'pending', context: 'scan-gate/gate' },
      { sha: HEAD, state, context: 'scan-gate/gate' },
    ]);
  });

  it.each([139, 140, 141])('has at most 140 characters: %i', async (length) => {
    const world = await open();
    const { report, ...rest } = publishable();
    const lead = 'Service gate failed: ';
    const decision = { ...report.decision, reason: `failed: ${'x'.repeat(length - lead.length)}` };

    await world.publish('status', { what: { ...rest, report: { ...report, decision } } });

    const description = world.gitea.state.statuses[0]?.description ?? '';
    expect([description.length, description.endsWith('…')]).toEqual([Math.min(length, 140), length > 140]);
  });

  it('is one line without secrets, whatever a service says', async () => {
    const world = await open();
    const { report, ...rest } = publishable();
    const decision = { ...report.decision, reason: `failed: a\n::error::b ${TOKEN}\u202e` };

    await world.publish('status', { what: { ...rest, report: { ...report, decision } } });

    expect(world.gitea.state.statuses[0]?.description).toMatch(/^Service gate failed: a [^\n]*\*\*\*/);
    expect(JSON.stringify(world.gitea.state.statuses)).not.toContain(TOKEN);
  });

  it.each([
    ['without a commit', { source: { commit: undefined } }, {}, undefined],
    ['without a repository', { source: { repository: undefined } }, {}, undefined],
    ['without a token', { token: ' ' }, {}, 'missing-token'],
    ['of a fork', { source: { untrusted: 'fork' } }, { writes: false }, 'missing-permission'],
    ['with a token that may only read', {}, { writes: false }, 'missing-permission'],
  ] as const)('%s is not set', async (_what, setting, scenario, code) => {
    const world = await open(scenario);

    const publication = await world.publish('status', setting);

    expect([publication.outcome, publication.note?.code, world.gitea.state.statuses]).toEqual(['skipped', code, []]);
  });

  it('ends with the signal of a cancelled job', async () => {
    const world = await open({ faults: [{ call: 'status-create', nth: 1, fault: 'hang' }] });
    const job = new AbortController();
    const sent = world.publish('status', { signal: job.signal });
    job.abort(new Error('cancelled'));

    await expect(sent).rejects.toThrow('cancelled');
  });
});
