import { afterEach, describe, expect, it } from '@jest/globals';
import type { Source } from '../../../src/domain/source.js';
import { gitlabMount } from '../../../src/emulator/gitlab/index.js';
import { extractCommands } from '../../../src/emulator/gitlab/quick-actions.js';
import { type GitlabScenario, notesRateLimit } from '../../../src/emulator/gitlab/scenario.js';
import { startEmulator } from '../../../src/emulator/server.js';
import { createTransport } from '../../../src/http/transport.js';
import { gitLabNotePublisher } from '../../../src/publish/gitlab/note.js';
import { withoutQuickActions } from '../../../src/publish/gitlab/quick-actions.js';
import type { Publication, Publishable } from '../../../src/publish/publisher.js';
import type { SurfaceOptions } from '../../../src/publish/surfaces.js';
import { commentMarker, renderComment } from '../../../src/report/markdown/markdown.js';
import { createRedactor } from '../../../src/runtime/redactor.js';
import { autoAdvanceClock } from '../../helpers/auto-advance-clock.js';
import { TRICKS } from '../../helpers/hostile-strings.js';
import { hostileSays, reportSaying } from '../../report/hostile-report.js';
import { HEAD, never, OTHER, publishable } from '../harness.js';

const MARKER = commentMarker('gate');
const TOKEN = 'glpat-emulated';
const BOT = 'project_42_bot_emulated';

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

interface World extends Awaited<ReturnType<typeof open>> {
  readonly publication: Publication;
}

type Setting = {
  readonly env?: Readonly<Record<string, string>>;
  readonly comment?: SurfaceOptions['settings']['comment'];
  readonly source?: Partial<Source>;
  readonly render?: (what: Publishable, limit: number) => string;
  readonly verdict?: 'passed' | 'failed';
  readonly policy?: Publishable['report']['policy'];
};

async function open(scenario: GitlabScenario) {
  const clock = autoAdvanceClock();
  const gitlab = await startEmulator(gitlabMount({ pulls: [{ number: 7, headSha: HEAD }], ...scenario }), { clock });
  const transport = createTransport('test');
  endings.push(
    () => gitlab.close(),
    () => transport.close(),
    () => clock.release(),
  );
  const bodies = () => gitlab.state.notes.filter(({ system }) => system !== true).map(({ body }) => body);
  return { gitlab, transport, clock, bodies, kinds: () => gitlab.requests.map(({ kind }) => kind) };
}

const PAGES = { repository: '', commit: '', file: '', line: '', pullRequest: 'https://gitlab.example/a/b/-/merge_requests/{number}' };

/** Publishes one note. The options that only other surfaces use are missing. */
async function write(scenario: GitlabScenario = {}, setting: Setting = {}): Promise<World> {
  const world = await open(scenario);
  return { ...world, publication: await again(world, setting) };
}

async function again(
  { gitlab, transport, clock }: Omit<World, 'publication'>,
  { env, comment = 'on-findings', source = {}, render = textOf, verdict = 'failed', policy }: Setting = {},
): Promise<Publication> {
  const about = { ci: 'gitlab', ref: 'refs/heads/feature/x', pages: PAGES, ...source } as const;
  const plain = publishable({ verdict, source: about, findings: verdict === 'passed' ? 0 : 1 });
  const what = { ...plain, report: { ...plain.report, policy } };
  const lines: string[] = [];
  const options = {
    source: what.report.source,
    env: { CI_API_V4_URL: `${gitlab.url}/api/v4`, CI_PROJECT_ID: '42', SCAN_GATE_GITLAB_TOKEN: TOKEN, ...env },
    settings: { name: 'gate', comment },
    redactor: createRedactor([TOKEN]),
    pages: { comment: render },
    transport,
    clock,
    random: () => 0,
    logger: { info: (line: string) => lines.push(line), debug: (line: string) => lines.push(line) },
  } as unknown as SurfaceOptions;
  const publication = await gitLabNotePublisher(options).publish(what, never());
  expect(JSON.stringify([publication, lines])).not.toContain(env?.['SCAN_GATE_GITLAB_TOKEN'] || TOKEN);
  expect(gitlab.undocumented).toEqual([]);
  return publication;
}

const textOf = (what: Publishable): string => `${MARKER}\n**${what.report.decision.verdict}** at ${what.report.source.commit}`;
const FAILED = `${MARKER}\n**failed** at ${HEAD}`;
const old = (author = BOT, body = `${MARKER}\nan older result`) => ({ pull: 7, author, body });

describe('the note on a merge request', () => {
  it('is not written, and no fault of scan-gate, if the list of notes could not be read', async () => {
    const { publication, kinds } = await write({ faults: [{ call: 'notes-list', nth: 'all', fault: 'not-json' }] });
    const text = "The note on the merge request was not written: GitLab's list of notes could not be read.";
    expect(publication).toMatchObject({ outcome: 'failed', note: { text } });
    expect(kinds()).toEqual(['notes-list']);
  });

  it('with a token that no request can carry, or an address where nothing listens, is explained in terms of GitLab', async () => {
    const broken = await write({}, { env: { SCAN_GATE_GITLAB_TOKEN: 'glpat-1\nglpat-2' } });
    expect(broken.publication.note?.text).toMatch(/The token for GitLab contains a character that no token has/);
    expect(broken.kinds()).toEqual([]);
    const { note } = (await write({}, { env: { CI_API_V4_URL: 'http://127.0.0.1:9/api/v4' } })).publication;
    expect(JSON.stringify(note)).toMatch(/Check the host and port of the address of GitLab/);
  });

  it('is written once, and then kept up to date', async () => {
    const world = await write();
    const [made] = world.gitlab.state.notes;

    expect(world.bodies()).toEqual([FAILED]);
    expect(world.publication).toEqual({
      surface: 'comment',
      outcome: 'done',
      id: String(made?.id),
      url: `https://gitlab.example/a/b/-/merge_requests/7#note_${made?.id}`,
    });
    expect(world.kinds()).toEqual(['notes-list', 'merge-request', 'note-create', 'notes-list']);

    expect((await again(world)).outcome).toBe('done');
    expect((await again(world, { verdict: 'passed' })).outcome).toBe('done');
    expect(world.bodies()).toEqual([`${MARKER}\n**passed** at ${HEAD}`]);
    expect(world.kinds().slice(4)).toEqual(['notes-list', 'user', 'notes-list', 'user', 'merge-request', 'note-update']);
  });

  it('is found on a later page', async () => {
    const notes = [...Array.from({ length: 250 }, (_none, index) => old('mona', `note ${index}`)), old()];
    const world = await write({ notes });

    expect(world.bodies().at(-1)).toBe(FAILED);
    expect(world.kinds()).toEqual(['notes-list', 'notes-list', 'notes-list', 'user', 'merge-request', 'note-update']);
  });

  it('leaves the note of another user alone, and says so', async () => {
    const world = await write({ notes: [old('project_42_bot_before'), { ...old(), system: true }] });

    expect(world.bodies()).toEqual([`${MARKER}\nan older result`, FAILED]);
    expect(world.publication).toMatchObject({ outcome: 'done', note: { level: 'notice', code: 'note-of-another-user' } });
    // Once, when the note is new.
    expect((await again(world, { verdict: 'passed' })).note).toBeUndefined();
  });

  it('is not written by the run of an older push', async () => {
    const world = await write({ pulls: [{ number: 7, headSha: OTHER }] });

    expect(world.bodies()).toEqual([]);
    expect(world.publication).toMatchObject({ outcome: 'skipped', note: { code: 'head-moved-on' } });
  });

  it('goes to the project that the merge request of a fork is to be merged into', async () => {
    const env = { CI_PROJECT_ID: '77', CI_MERGE_REQUEST_PROJECT_ID: '42' };
    expect((await write({}, { env })).bodies()).toEqual([FAILED]);
  });

  it('has a place in the pipeline of a branch whose merge request is open', async () => {
    const source = { pullRequest: undefined, event: undefined };
    const own = { CI_PROJECT_PATH: 'acme/infrastructure', CI_OPEN_MERGE_REQUESTS: 'acme/other!1,acme/infrastructure!7' };
    expect((await write({}, { source, env: own })).bodies()).toEqual([FAILED]);
    // The note of the merge request's own pipeline stays.
    const policy = { path: '.scan-gate.yml' };
    const unmerged = await write({ notes: [old()] }, { source, env: own, policy, verdict: 'passed' });
    expect([unmerged.publication.note?.code, unmerged.kinds()]).toEqual(['unmerged-policy', []]);
    expect((await write({}, { source, env: own, policy: { ...policy, commit: OTHER } })).bodies()).toEqual([FAILED]);
    const moved = await write({ pulls: [{ number: 7, headSha: OTHER }] }, { source, env: own });
    expect(moved.publication.note?.text).toMatch(/the head of merge request !7 is/);
    for (const others of ['', 'acme/other!7', 'acme/infrastructure!x'])
      expect((await write({}, { source, env: { ...own, CI_OPEN_MERGE_REQUESTS: others } })).kinds()).toEqual([]);
  });

  it('is shorter if GitLab finds it too long', async () => {
    const render = (_what: Publishable, limit: number) => `${MARKER}\n${'x'.repeat(limit)}`;
    const fault = { status: 400, body: { message: '400 Bad request - Note {:note=>["is too long (maximum is 40000 characters)"]}' } };
    const world = await write({ faults: [{ call: 'note-create', nth: 1, fault }] }, { render });

    expect(world.gitlab.requests.filter(({ kind }) => kind === 'note-create').map(({ body }) => JSON.stringify(body).length)).toEqual([
      expect.any(Number),
      expect.any(Number),
    ]);
    expect(world.bodies().map(({ length }) => length)).toEqual([MARKER.length + 1 + 30_000]);
  });

  it('is sent again after a rate limit, and is not doubled by a lost answer', async () => {
    expect((await write({ faults: [{ call: 'note-create', nth: 1, fault: notesRateLimit }] })).bodies()).toEqual([FAILED]);
    expect((await write({ faults: [{ call: 'note-create', nth: 1, fault: 'reset-after' }] })).bodies()).toEqual([FAILED]);
  });

  const insufficient = { scopes: ['read_api'] } as const;
  it.each<[string, GitlabScenario, Setting, object]>([
    ['no token', {}, { env: { SCAN_GATE_GITLAB_TOKEN: '' } }, { level: 'notice', code: 'missing-token' }],
    ['the token of the job alone', {}, { env: { SCAN_GATE_GITLAB_TOKEN: '', CI_JOB_TOKEN: 'glcbt-emulated' } }, { code: 'missing-token' }],
    ['a variable that does not exist', {}, { env: { SCAN_GATE_GITLAB_TOKEN: '$TOKEN' } }, { code: 'missing-token' }],
    ['a wrong token', {}, { env: { SCAN_GATE_GITLAB_TOKEN: 'glpat-wrong' } }, { level: 'warning', code: 'bad-token' }],
    ['a token that may only read', insufficient, {}, { level: 'warning', code: 'missing-scope' }],
    ['a role that is too low', { denied: ['note-create'] }, {}, { level: 'warning', code: 'missing-permission' }],
    ['a locked discussion', { pulls: [{ number: 7, headSha: HEAD, locked: true }] }, {}, { level: 'notice', code: 'conversation-locked' }],
    ['another project', { projectId: 43 }, {}, { level: 'warning', code: 'not-visible' }],
    ['an answer of another form', { faults: [{ call: 'notes-list', nth: 1, fault: 'not-json' }] }, {}, { code: 'platform-failed' }],
  ])('%s: one note explains it', async (_what, scenario, setting, note) => {
    const { publication, bodies } = await write(scenario, setting);

    expect(bodies()).toEqual([]);
    expect(publication.note).toMatchObject(note);
    expect(publication.outcome).toBe(publication.note?.level === 'notice' ? 'skipped' : 'failed');
    if (/token|scope|permission|visible/.test(publication.note?.code ?? ''))
      expect(publication.note?.hint).toMatch(/project access token with the role Reporter and the scope api.*SCAN_GATE_GITLAB_TOKEN/);
  });

  it('a protected variable, and a fork, have explanations of their own', async () => {
    const env = { SCAN_GATE_GITLAB_TOKEN: '', CI_COMMIT_REF_PROTECTED: 'false' };
    expect((await write({}, { env })).publication.note?.hint).toMatch(/Leave "Protect variable" off/);
    expect((await write({}, { env, source: { untrusted: 'fork' } })).publication.note?.hint).toMatch(/A fork's pipeline does not receive/);
  });

  it('uses the fallback variable, and sends nothing if nobody wants a note', async () => {
    expect((await write({}, { env: { SCAN_GATE_GITLAB_TOKEN: '', GITLAB_TOKEN: TOKEN } })).bodies()).toEqual([FAILED]);
    expect((await write({}, { comment: 'never' })).kinds()).toEqual([]);
    expect((await write({}, { verdict: 'passed' })).bodies()).toEqual([]);
  });

  it('counts as a fault if GitLab takes the whole note for commands', async () => {
    const fault = { status: 202, body: { commands_changes: {}, summary: ['Merged.'] } };
    const { publication } = await write({ faults: [{ call: 'note-create', nth: 1, fault }] });
    expect(publication).toMatchObject({ outcome: 'failed', note: { level: 'warning', code: 'taken-for-commands' } });
  });
});

/** Lines that begin with a slash once what surrounds a text is gone. */
const commandLines = (note: string): string[] =>
  note.split(/\r\n|[\r\n\u0085\u2028\u2029]/).filter((line) => /^(?:\s|[>|*+-]|\d+[.)])*\/(?!\/)/.test(line));

describe('quick actions', () => {
  it.each([
    '/merge',
    '  /close',
    '> /close',
    '>/close',
    '> > /close',
    '| /close |',
    '- /close',
    '1. /close',
    '\t/approve',
    '\r/close',
    '```\n/close\n```',
  ])('does not run %j', (text) => {
    const note = withoutQuickActions(`a\n${text}\nb`);
    expect(commandLines(note)).toEqual([]);
    expect(extractCommands(note).commands).toEqual([]);
    // Nobody sees the difference.
    expect(note.replaceAll('\u200b', '')).toBe(`a\n${text}\nb`);
  });

  it('leaves everything else as it is', () => {
    const text = '</details>\nhttps://a/b\n// a comment\n| a/b | /c |\na /close';
    expect(withoutQuickActions(text)).toBe(text);
  });

  const commands = ['/merge', '/close\n/merge', '```\n/merge\n```', '````\n```\n/merge\n```\n````', '\n/label ~x\n', '>>>\n/close\n>>>'];
  it.each(hostileSays([...TRICKS, ...commands], 16))('are in no note, if %s', (_what, say) => {
    const note = withoutQuickActions(renderComment(reportSaying(say), { details: 'full' }));

    expect(commandLines(note)).toEqual([]);
    expect(extractCommands(note).commands).toEqual([]);
  });
});
