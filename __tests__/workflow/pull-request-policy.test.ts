import { describe, expect, it } from '@jest/globals';
import { terraformFindings } from '../../src/emulator/cloudgeni/data.js';
import { cloudgeniMount } from '../../src/emulator/cloudgeni/index.js';
import { BASE, type EventName, HEAD } from '../helpers/events.js';
import { type JobResult, runJob } from '../helpers/job.js';
import { oneOf } from '../helpers/lanes.js';
import { API_KEY } from '../helpers/secrets.js';

const POLICY = '.github/scan-gate.yml';
const WAIVER = (rule: string, expires = '2026-12-31'): string => `- {rule: ${rule}, reason: because, expires: ${expires}}\n`;
const OURS = `severity-threshold: medium\nwaivers:\n${WAIVER('OURS')}`;

interface Files {
  /** The policy of the base commit. */
  readonly ours?: string | undefined;
  /** What the workspace holds. */
  readonly theirs?: string | undefined;
  readonly event?: EventName;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** Of the change: those that findings are in, and one without any. */
const FILES = Object.fromEntries(
  ['main.tf', ...terraformFindings().flatMap(({ resource }) => resource?.file ?? [])].map((file) => [file, '']),
);

function job({ ours, theirs, event = 'pull_request', inputs = {}, env = {} }: Files): Promise<JobResult> {
  return runJob({
    service: cloudgeniMount({ key: API_KEY, plans: [{ findings: terraformFindings() }] }),
    event,
    env,
    inputs: { 'upload-sarif': 'never', ...inputs },
    workspace: theirs === undefined ? { 'main.tf': '' } : { 'main.tf': '', [POLICY]: theirs },
    github: {
      contents: { [BASE]: { 'main.tf': '', ...(ours !== undefined && { [POLICY]: ours }) }, [HEAD]: FILES },
      branches: { main: BASE },
    },
  });
}

const pending = ({ report }: JobResult) => report?.notes.filter(({ code }) => code === 'waivers-after-merge') ?? [];

/** All that was decided, and why, without the note and the run's own numbers. */
function decisionOf({ exitCode, outputs, report }: JobResult): unknown {
  const others = Object.entries(outputs).filter(([name]) => !/-(?:seconds|dir|file|url)$/.test(name));
  return { exitCode, others, decision: report?.decision, evaluation: report?.evaluation, error: report?.error };
}

const CHECKS = [...new Set(terraformFindings().map(({ checkId }) => checkId))];
const LOOSER = `severity-threshold: none\nwaivers:\n${CHECKS.map((check) => WAIVER(check)).join('')}`;

const decided = new Map<string | undefined, Promise<unknown>>();

/** Where the base commit and the workspace have this policy. */
function decisionBy(ours: string | undefined): Promise<unknown> {
  const decision = decided.get(ours) ?? job({ ours, theirs: ours }).then(decisionOf);
  decided.set(ours, decision);
  return decision;
}

describe("a pull request's own policy", () => {
  it.each([
    ['none', undefined],
    ['a looser one', LOOSER],
    ['one of other paths', 'paths: main.tf\n'],
    ['one with mistakes', 'severity-threshold: hihg\n'],
    ['no YAML at all', '{'],
    ['one that is made to harm', '['.repeat(100_000)],
  ])('%s: changes nothing', async (_what, theirs) => {
    for (const ours of [OURS, undefined]) expect(decisionOf(await job({ ours, theirs }))).toEqual(await decisionBy(ours));
  });

  it('would change much if it were merged', async () => {
    const before = await job({ ours: OURS });
    const after = await job({ ours: LOOSER });
    expect([before.outputs['verdict'], after.outputs['verdict']]).toEqual(['failed', 'passed']);
    expect([before.outputs['waived'], after.outputs['waived']]).toEqual(['0', '11']);
    expect((await job({ ours: 'paths: main.tf\n' })).outputs['verdict']).toBe('passed');
  });

  it('that adds or extends waivers gets a note about when they take effect', async () => {
    const theirs = `waivers:\n${WAIVER('OURS', '2027-01-31')}${WAIVER('"a <b>::error::"')}- {rule: ELSEWHERE, scanner: s4e, reason: r, expires: 2026-12-31}\n`;
    const result = await job({ ours: OURS, theirs });
    expect(pending(result)).toEqual([
      {
        level: 'notice',
        code: 'waivers-after-merge',
        text: '2 waivers that this change adds take effect after the merge: rule OURS until 2027-01-31, rule a <b>::error:: until 2026-12-31. Until then, the policy of the base commit applies.',
      },
    ]);
    expect(result.summary).toContain('after the merge');
    expect(pending(await job({ theirs: `waivers:\n${WAIVER('OURS')}` }))).toEqual([
      expect.objectContaining({
        text: expect.stringMatching(/^A waiver that this change adds takes effect after the merge: rule OURS until 2026-12-31\. /),
      }),
    ]);
  });

  it('with many waivers gets a short note', async () => {
    const theirs = `waivers:\n${Array.from({ length: 15 }, (_, index) => WAIVER(`R${index}`)).join('')}`;
    expect(pending(await job({ theirs }))[0]?.text).toMatch(/^15 waivers .*, rule R9 until 2026-12-31, and 5 more\. /);
  });

  it.each<[string, Files]>([
    ['where it is the same', { ours: OURS, theirs: OURS }],
    ['where it only takes some away', { ours: OURS, theirs: 'severity-threshold: low\n' }],
    ['where it has mistakes', { ours: OURS, theirs: `nope: 1\nwaivers:\n${WAIVER('NEW')}` }],
    ['after the merge', { theirs: `waivers:\n${WAIVER('NEW')}`, event: 'push' }],
  ])('gets no note about %s', async (_what, files) => {
    expect(pending(await job(files))).toEqual([]);
  });
});

describe('a step that sets GITEA_ACTIONS or FORGEJO_ACTIONS', () => {
  const POSES = [{ GITEA_ACTIONS: 'true' }, { FORGEJO_ACTIONS: 'true' }];

  it.each(oneOf(2, ['pull_request', 'merge_group', 'pull_request_target', 'queue_push'] as const))(
    '%s: does not change where the policy is read',
    async (event) => {
      const plain = await job({ ours: OURS, theirs: OURS, event });
      expect(plain.outputs['verdict']).toBe('failed');
      for (const env of POSES) expect(decisionOf(await job({ ours: OURS, theirs: LOOSER, event, env }))).toEqual(decisionOf(plain));
    },
  );

  it('does not change which runs the baseline is chosen by', async () => {
    const asked = ({ github }: JobResult): string[] => github.requests.map(({ kind }) => kind).filter((kind) => /run/i.test(kind));
    const inputs = { 'gate-on': 'new' };
    const plain = await job({ event: 'push', inputs });
    expect(asked(plain)).not.toEqual([]);
    for (const env of POSES) {
      const posed = await job({ event: 'push', inputs, env });
      expect(asked(posed)).toEqual(asked(plain));
      expect(posed.report?.comparison).toEqual(plain.report?.comparison);
    }
  });

  it('does not choose what is published', async () => {
    const published = ({ github: { state }, log, summary }: JobResult): unknown[] => [
      state.uploads.length,
      state.comments.length,
      log.filter((line) => /^::(?:error|warning|notice) .*file=/.test(line)),
      summary.includes('https://github.com/octo-org'),
    ];
    const inputs = { 'upload-sarif': 'auto' };
    const plain = published(await job({ ours: OURS, inputs }));
    for (const env of POSES) expect(published(await job({ ours: OURS, env, inputs }))).toEqual(plain);
  });

  it('with a base that cannot be read is an error', async () => {
    const posed = await job({ theirs: LOOSER, env: { GITEA_ACTIONS: 'true' }, inputs: { 'github-token': '' } });
    expect(posed.outputs['verdict']).toBe('error');
    expect(posed.report?.error?.message).toMatch(/policy file was not read from GitHub: the GitHub token is empty/);
  });
});
