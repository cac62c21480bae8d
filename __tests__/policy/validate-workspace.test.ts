import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { prepareRun, setUp } from '../../src/app/setup.js';
import { readActionInputs } from '../../src/config/environment.js';
import { describeProblem } from '../../src/config/problem.js';
import { type EventName, eventOf } from '../helpers/events.js';

const NOW_MS = Date.UTC(2026, 10, 21);
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scan-gate-ready-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** The mistakes that a job reports, in the order of the log. */
async function mistakes(inputs: Readonly<Record<string, string>>, event: EventName = 'push'): Promise<string[]> {
  const { env: about, payload } = eventOf(event);
  put('event.json', JSON.stringify(payload));
  const named = Object.entries({ scanner: 'cloudgeni', organization: 'org_1', 'api-key': 'k', ...inputs });
  const env = {
    ...about,
    GITHUB_WORKSPACE: folder,
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    ...Object.fromEntries(named.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  };
  const given = readActionInputs(env);
  const setup = await setUp({ env, given, cwd: folder, style: 'actions', debug: false, write: () => undefined });
  const ready = await prepareRun(setup, given, { env, cwd: folder, nowMs: NOW_MS });
  return 'problems' in ready ? ready.problems.map((problem) => describeProblem(problem, 'action')) : [];
}

const WRONG = 'severity-threshold: hihg\nwaivers:\n- rule: R\n  reason: r\n  expires: 2027-11-23\n';

describe('the mistakes of the policy', () => {
  it.each<[EventName]>([['push'], ['schedule'], ['workflow_dispatch']])('are reported with those of the inputs on %s', async (event) => {
    put('.github/scan-gate.yml', WRONG);
    expect(await mistakes({ timeout: 'soon' }, event)).toEqual([
      expect.stringMatching(/^timeout cannot be "soon"/),
      expect.stringMatching(/^\.github\/scan-gate\.yml:1: severity-threshold cannot be "hihg"; .* Did you mean high\?$/),
      expect.stringMatching(/^\.github\/scan-gate\.yml:5: expires cannot be "2027-11-23"; .* until 2027-11-22\.$/),
    ]);
  });

  it('are reported with those of the report directory alone', async () => {
    put('.scan-gate.yml', WRONG);
    expect(await mistakes({ 'report-dir': '..' })).toEqual([
      expect.stringMatching(/^report-dir cannot be "\.\."/),
      expect.stringMatching(/\.scan-gate\.yml:1: /),
      expect.stringMatching(/\.scan-gate\.yml:5: /),
    ]);
  });

  it('are those of the file that is named', async () => {
    put('.github/scan-gate.yml', WRONG);
    put('gate.yml', 'nope: 1');
    expect(await mistakes({ timeout: 'soon', 'policy-file': 'gate.yml' })).toEqual([
      expect.stringMatching(/^timeout/),
      expect.stringMatching(/gate\.yml:1 cannot be "nope"/),
    ]);
  });

  it('are rules too that the scanner cannot answer, in the sections that are its own', async () => {
    put(
      '.github/scan-gate.yml',
      'min-score: 1\nscanners:\n  cloudgeni:\n    min-score: 2\n  s4e:\n    min-score: 3\nnames:\n  n:\n    max-score-drop: 4\n',
    );
    const inputs = { timeout: 'soon', name: 'n' };
    expect((await mistakes(inputs)).slice(1)).toEqual([
      '.github/scan-gate.yml:4: min-score cannot be "2"; allowed: nothing: Cloudgeni reports no score.',
      '.github/scan-gate.yml:9: max-score-drop cannot be "4"; allowed: nothing: Cloudgeni reports no score.',
    ]);
    expect(await mistakes({ ...inputs, scanner: 'clodgeni' })).toHaveLength(2);
  });

  it('are also that there are two files, none, or one that cannot be read', async () => {
    expect((await mistakes({ timeout: 'soon', 'policy-file': 'gate.yml' }))[1]).toBe(
      'policy-file cannot be "gate.yml"; allowed: a readable policy file (There is no policy file "gate.yml" in the workspace).',
    );
    put('.github/scan-gate.yml', '');
    put('.scan-gate.yml', '');
    expect((await mistakes({ timeout: 'soon' }))[1]).toContain('exist in the workspace, so scan-gate cannot determine');
    rmSync(join(folder, '.github'), { recursive: true });
    rmSync(join(folder, '.scan-gate.yml'));
    symlinkSync('nowhere', join(folder, '.scan-gate.yml'));
    expect((await mistakes({ timeout: 'soon' }))[1]).toContain('a link to a file that does not exist');
  });

  it('do not come up where there are none, or no file', async () => {
    expect(await mistakes({ timeout: 'soon' })).toHaveLength(1);
    put('.github/scan-gate.yml', 'severity-threshold: high\n');
    expect(await mistakes({ timeout: 'soon' })).toHaveLength(1);
  });

  it('are left to the run where nothing else is wrong', async () => {
    put('.github/scan-gate.yml', WRONG);
    expect(await mistakes({})).toEqual([]);
  });

  it.each<[EventName]>([['pull_request'], ['pull_request_target'], ['merge_group'], ['queue_push']])(
    "are not looked for in the workspace of %s, whose policy is the base's",
    async (event) => {
      put('.github/scan-gate.yml', WRONG);
      expect(await mistakes({ timeout: 'soon' }, event)).toEqual([expect.stringMatching(/^timeout/)]);
    },
  );
});
