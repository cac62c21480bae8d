import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { readSource } from '../../src/ci/source.js';
import { readActionInputs } from '../../src/config/environment.js';
import { ACTION_INPUTS } from '../../src/config/inputs.js';
import { OUTPUTS } from '../../src/config/outputs.js';
import { parseConfig } from '../../src/config/parse-config.js';

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

describe('the reusable workflow', () => {
  interface Input {
    readonly type: string;
    readonly default?: string | number | boolean;
    readonly required?: boolean;
  }
  interface Called {
    readonly on: {
      readonly workflow_call: { readonly inputs: Record<string, Input>; readonly outputs: Record<string, { value: string }> };
    };
    readonly jobs: {
      readonly gate: { readonly outputs: Record<string, string>; readonly steps: { id?: string; with: Record<string, string> }[] };
    };
  }
  const { on, jobs } = parse(textOf('.github/workflows/gate.yml')) as Called;
  const { inputs, outputs } = on.workflow_call;
  const passed = jobs.gate.steps.find(({ id }) => id === 'gate')?.with ?? {};

  it('has every input of the Action, and passes each on', () => {
    expect(Object.keys(passed).sort()).toEqual(ACTION_INPUTS.map(({ name }) => name).sort());
    for (const { name, secret } of ACTION_INPUTS)
      if (secret === true) expect(passed[name]).toContain('secrets.');
      else expect([inputs[name]?.type, passed[name]]).toEqual([expect.any(String), `\${{ inputs.${name} }}`]);
  });

  it('has every output of the Action', () => {
    const names = OUTPUTS.map(({ name }) => name);
    expect(Object.entries(outputs).map(([name, { value }]) => [name, value])).toEqual(
      names.map((name) => [name, `\${{ jobs.gate.outputs.${name} }}`]),
    );
    expect(jobs.gate.outputs).toEqual(Object.fromEntries(names.map((name) => [name, `\${{ steps.gate.outputs.${name} }}`])));
  });

  it('has defaults with which the Action is configured as without them', () => {
    const given = { scanner: 'cloudgeni', organization: 'org_1', target: 'repo_1' };
    const { source } = readSource({ env: {}, readFile: () => '', ref: undefined, sha: undefined });
    const configOf = (values: Readonly<Record<string, unknown>>) => {
      const env = Object.entries({ 'api-key': 'key_of_the_test', ref: 'refs/heads/main', ...values }).map(([name, value]) => [
        `INPUT_${name.toUpperCase()}`,
        String(value),
      ]);
      const { raw, problems } = readActionInputs(Object.fromEntries(env));
      const parsed = parseConfig(raw, source, problems);
      if ('problems' in parsed) return parsed;
      const { eligibility: _plan, ...config } = parsed.config;
      return config;
    };
    const own = ['runs-on', 'timeout-minutes', 'artifact', 'app-client-id', 'app-repositories'];
    const defaults = Object.entries(inputs)
      .filter(([name]) => !own.includes(name))
      .map(([name, { default: value = '' }]) => [name, value]);
    const without = Object.fromEntries(
      ACTION_INPUTS.flatMap(({ name, default: value, secret }) => (value === undefined || secret ? [] : [[name, value]])),
    );
    const { ref: _ref, ...others } = Object.fromEntries(defaults) as Record<string, unknown>;
    expect(configOf({ ...others, ...given })).toEqual(configOf({ ...without, ...given }));
    expect(configOf({ ...others, ...given })).not.toHaveProperty('problems');
  });
});

describe.each([...yamlIn('.github/workflows'), ...EXAMPLES])('%s', (file) => {
  const text = textOf(file);

  it('pins every action to a commit, with its version beside it', () => {
    const uses = [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, what = '']) => what);
    const pinned = /^(?:[\w.-]+\/[\w./-]+@[0-9a-f]{40}|OWNER\/scan-gate@COMMIT_SHA) # v\d+\.\d+\.\d+$/;
    expect(uses.filter((what) => !/^\.\/(?:\.scan-gate-action)?$/.test(what) && !pinned.test(what))).toEqual([]);
  });

  // A reusable workflow has the permissions of the job that calls it.
  const isCalled = text.includes('  workflow_call:\n');

  it('gives no permission to all jobs', () => {
    if (isCalled) return expect(text).not.toMatch(/^ *permissions:/m);
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
