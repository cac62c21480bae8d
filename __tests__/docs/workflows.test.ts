import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { OUTPUTS } from '../../src/config/outputs.js';

interface Complaint {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

const EXAMPLES = yamlIn('examples');
const FILES = ['action.yml', ...yamlIn('.github/workflows'), ...EXAMPLES];
const textOf = (file: string): string => readFileSync(file, 'utf8');

function yamlIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .map((name) => join(folder, name));
}

/** GitHub's language service, in a separate process. */
function lint(files: readonly string[]): Complaint[] {
  return JSON.parse(execFileSync(process.execPath, ['__tests__/docs/lint-workflows.mjs', ...files], { encoding: 'utf8' })) as Complaint[];
}

function lintText(name: string, text: string): string[] {
  const file = join(mkdtempSync(join(tmpdir(), 'scan-gate-lint-')), name);
  writeFileSync(file, text);
  return lint([file]).map(({ message }) => message);
}

describe("GitHub's language service", () => {
  it('finds nothing in action.yml, our workflows and the examples', () => {
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(7);
    expect(lint(FILES)).toEqual([]);
  });

  it('finds nothing in the workflow of Gitea, whose actions have full addresses', () => {
    const gitea = textOf('examples/ci/gitea.yml').replaceAll('uses: https://github.com/', 'uses: ');
    expect(lintText('gitea.yml', gitea)).toEqual([]);
    expect(gitea.match(/@(?:[0-9a-f]{40}|COMMIT_SHA) # v/g)).toHaveLength(2);
  });

  it('would find a broken action', () => {
    expect(lintText('action.yml', textOf('action.yml').replace('color: blue', 'color: pinkish'))).toEqual(["Unexpected value 'pinkish'"]);
  });

  it('would find an event, a permission and an input that do not exist', () => {
    const broken = textOf('examples/pull-request.yml')
      .replace('  pull_request:', '  pull_requst:')
      .replace('security-events:', 'security-event:')
      .replace('severity-threshold:', 'severity-treshold:');
    const complaints = lintText('workflow.yml', broken);
    expect(complaints).toContain("Unexpected value 'pull_requst'");
    expect(complaints).toContain("Unexpected value 'security-event'");
    expect(complaints).toContain("Invalid action input 'severity-treshold'");
  });
});

describe.each([...yamlIn('.github/workflows'), ...EXAMPLES])('%s', (file) => {
  const text = textOf(file);

  it('pins every action to a commit, with its version beside it', () => {
    const uses = [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, what = '']) => what);
    const pinned = /^(?:[\w.-]+\/[\w./-]+@[0-9a-f]{40}|OWNER\/scan-gate@COMMIT_SHA) # v\d+\.\d+\.\d+$/;
    expect(uses.filter((what) => what !== './' && !pinned.test(what))).toEqual([]);
  });

  it('gives no permission to all jobs', () => {
    expect(text).toContain('\npermissions: {}\n');
  });

  it('reads only outputs that there are', () => {
    const read = [...text.matchAll(/steps\.gate\.outputs\.([\w-]+)/g)].map(([, name = '']) => name);
    const known: readonly string[] = OUTPUTS.map(({ name }) => name);
    expect(read.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('puts no expression into a shell', () => {
    // Every line of a `run: \|` block is indented more than its key.
    const scripts = [...text.matchAll(/^( *)(?:- )?run: (?:\|\n((?:\1 {2,}.*\n|\n)+)|(.*)\n)/gm)].map(
      ([, , block, line]) => block ?? line ?? '',
    );
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });
});

it('uses one commit for each action everywhere', () => {
  const pins = new Map<string, Set<string>>();
  for (const file of [...yamlIn('.github/workflows'), ...EXAMPLES]) {
    for (const [, action = '', pin = ''] of textOf(file).matchAll(/uses: ([\w./-]+)@(.+)$/gm)) {
      pins.set(action, (pins.get(action) ?? new Set()).add(pin));
    }
  }
  expect([...pins].filter(([, commits]) => commits.size > 1)).toEqual([]);
});
