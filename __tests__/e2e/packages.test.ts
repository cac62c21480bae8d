import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Ajv from 'ajv';
import { commandFromString } from 'azure-pipelines-task-lib/taskcommand.js';
import { publint } from 'publint';
import { parse, parseAllDocuments } from 'yaml';
import { systemClock } from '../../src/runtime/clock.js';
import { HEAD } from '../helpers/events.js';
import { ciComplaints } from '../helpers/oracles/ci-schemas.js';
import { DIST, type Ended, runBundle } from '../helpers/process.js';
import { openService, type Service } from '../helpers/run-recipe.js';

const textOf = (file: string): string => readFileSync(file, 'utf8');

let folder: string;
let service: Service;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'scan-gate-packages-'));
  service = await openService('cloudgeni', {}, systemClock);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await service.close();
});

/** The inputs of a gate that fails on the emulated service. */
const given = (): Record<string, string> => ({
  scanner: 'cloudgeni',
  organization: 'org_123',
  target: 'repo_emulated',
  'severity-threshold': 'high',
  'api-url': service.url,
  'poll-interval': '250ms',
});
const verdictIn = (cwd: string): unknown =>
  (JSON.parse(textOf(join(cwd, 'scan-gate-report', 'results.json'))) as { decision: { verdict: string } }).decision.verdict;
const inFolder = (name: string): string => {
  const made = join(folder, name);
  mkdirSync(made);
  return made;
};

describe('the npm package', () => {
  it('is right to publint, which npm packs it for', async () => {
    const { messages } = await publint({ pkgDir: process.cwd(), strict: true });
    expect(messages).toEqual([]);
  });

  it('has the bundle, the schemas and the licence, and starts without an install', () => {
    const packed = spawnSync('npm', ['pack', '--json', '--silent', '--pack-destination', folder], { encoding: 'utf8' });
    const [{ filename, files }] = JSON.parse(packed.stdout) as [{ filename: string; files: { path: string }[] }];
    const paths = files.map(({ path }) => path);
    const expected =
      /^(?:dist\/(?:main|post|cli|lib)\/[\w.]+|dist\/(?:package\.json|source\.sha256)|dist\/schemas\/\w+\.schema\.json|README\.md|LICENSE|package\.json)$/;
    expect(paths.filter((path) => !expected.test(path))).toEqual([]);
    expect(paths).toEqual(
      expect.arrayContaining(['dist/cli/index.js', 'dist/lib/licenses.txt', 'dist/schemas/policy.schema.json', 'README.md', 'LICENSE']),
    );

    execFileSync('tar', ['xzf', filename], { cwd: folder });
    const { bin, version } = JSON.parse(textOf(join(folder, 'package/package.json'))) as { bin: Record<string, string>; version: string };
    const program = join(folder, 'package', bin['scan-gate'] ?? '');
    expect(execFileSync(program, ['--version'], { encoding: 'utf8', env: { PATH: process.env['PATH'] } }).trim()).toBe(version);
  });
});

describe('the GitLab component', () => {
  /** GitLab replaces the inputs in the text: https://gitlab.com/gitlab-org/gitlab/-/blob/master/lib/gitlab/ci/config/interpolation/text_template.rb. */
  const pipelineOf = (inputs: Readonly<Record<string, unknown>>): Record<string, Record<string, unknown>> => {
    const [header = '', body = ''] = textOf('templates/scan-gate/template.yml').split('\n---\n');
    const { inputs: spec } = (parse(header) as { spec: { inputs: Record<string, { default?: unknown }> } }).spec;
    const replaced = body.replaceAll(/\$\[\[ inputs\.([\w-]+) \]\]/g, (_all, name: string) => {
      const value = inputs[name] ?? spec[name]?.default;
      if (value === undefined) throw new Error(`The input ${name} has no value`);
      return typeof value === 'string' ? value : JSON.stringify(value);
    });
    return parse(replaced) as Record<string, Record<string, unknown>>;
  };

  it('is a component, and a pipeline of its inputs is a pipeline', () => {
    const [header] = parseAllDocuments(textOf('templates/scan-gate/template.yml'));
    expect(ciComplaints('gitlab-ci', header?.toJS())).toEqual([]);
    expect(ciComplaints('gitlab-ci', pipelineOf({ scanner: 'cloudgeni' }))).toEqual([]);
    expect(ciComplaints('gitlab-ci', pipelineOf({ scanner: 'cloudgeni', 'allow-failure-exit-codes': [] }))).not.toEqual([]);
    expect(() => pipelineOf({})).toThrow('scanner');
  });

  it('takes texts that mean something to YAML, and a list', () => {
    const job = pipelineOf({
      scanner: 'aiptx',
      'job-name': 'gate',
      target: '"a": # b \'c\'',
      'scan-options': '{"mode": "quick", "scope": ["*.example.com"]}',
      paths: ['a/**', '"b"/*.tf'],
      'allow-failure-exit-codes': [1],
    })['gate'];
    const variables = job?.['variables'] as Record<string, string>;
    expect(variables).toMatchObject({
      SCAN_GATE_TARGET: '"a": # b \'c\'',
      SCAN_GATE_SCAN_OPTIONS: expect.stringContaining('"quick"'),
      SCAN_GATE_NAME: '',
    });
    expect(JSON.parse(variables['SCAN_GATE_PATHS'] ?? '')).toEqual(['a/**', '"b"/*.tf']);
    expect(job?.['allow_failure']).toEqual({ exit_codes: [1] });
  });
});

describe('the task of Azure Pipelines', () => {
  it('is a task, and the schema would find a mistake', () => {
    const task = JSON.parse(textOf('ci/azure/task/task.json')) as { inputs: object[]; execution: object };
    expect(ciComplaints('azure-task', task)).toEqual([]);
    expect(ciComplaints('azure-task', { ...task, execution: { Node20: { target: 'index.mjs' } } })).not.toEqual([]);
    expect(ciComplaints('azure-task', { ...task, inputs: [{ name: 'api-key', label: 'x', type: 'string' }] })).not.toEqual([]);
  });

  it('runs with the variables of the agent, masks the key, and sets the verdict', async () => {
    // As vss-extension.json puts the files together.
    const task = inFolder('task');
    cpSync('ci/azure/task', task, { recursive: true });
    cpSync(DIST, join(task, 'dist'), { recursive: true });
    const cwd = inFolder('azure');
    const inputs = Object.entries(given()).map(([name, value]) => [`INPUT_${name.replaceAll('-', '').toUpperCase()}`, value]);
    const ended = await runBundle([join(task, 'index.mjs')], folder, {
      ...Object.fromEntries(inputs),
      INPUT_APIKEY: service.key,
      TF_BUILD: 'True',
      BUILD_SOURCEBRANCH: 'refs/heads/main',
      BUILD_SOURCEVERSION: HEAD,
      SYSTEM_DEFAULTWORKINGDIRECTORY: cwd,
    });
    const commands = ended.lines.filter((line) => line.startsWith('##vso[')).map(commandFromString);
    const of = (name: string): object[] =>
      commands.filter(({ command }) => command === name).map(({ properties, message }) => ({ properties, message }));
    expect(ended.exitCode).toBe(1);
    expect(of('task.setsecret')).toEqual([{ properties: {}, message: service.key }]);
    expect(of('task.setvariable')).toContainEqual({ properties: { variable: 'scanGateVerdict', isOutput: 'true' }, message: 'failed' });
    expect(of('task.complete').at(-1)).toMatchObject({ properties: { result: 'Failed' } });
    expect(verdictIn(cwd)).toBe('failed');
  });
});

describe('the orb of CircleCI', () => {
  const orb = (): Record<string, unknown> => parse(textOf('ci/circleci/orb.yml')) as Record<string, unknown>;

  it('can be the inline orb of a configuration', () => {
    const { commands, jobs, description } = orb();
    const config = { version: 2.1, orbs: { gate: { description, commands, jobs } }, workflows: { main: { jobs: ['gate/scan'] } } };
    expect(ciComplaints('circle-ci', config)).toEqual([]);
    expect(ciComplaints('circle-ci', { ...config, orbs: { gate: { commands: { scan: { step: [] } } } } })).not.toEqual([]);
  });
});

describe('the plugin of Buildkite', () => {
  const run = async (cwd: string, configuration: object): Promise<Ended & { log: string }> => {
    const script =
      'import { spawnSync } from "node:child_process"; process.exitCode = spawnSync(process.argv[1], { stdio: "inherit" }).status;';
    const ended = await runBundle(['--input-type=module', '--eval', script, resolve('ci/buildkite/hooks/command')], cwd, {
      BUILDKITE: 'true',
      BUILDKITE_BRANCH: 'main',
      BUILDKITE_COMMIT: HEAD,
      BUILDKITE_PULL_REQUEST: 'false',
      BUILDKITE_PLUGIN_CONFIGURATION: JSON.stringify(configuration),
      CLOUDGENI_API_KEY: service.key,
    });
    return { ...ended, log: `${ended.lines.join('\n')}\n${ended.stderr}` };
  };

  it('runs with its configuration as JSON, which plugin.yml describes', async () => {
    const configuration = { ...given(), 'warn-only': true, annotations: false };
    const { configuration: schema } = parse(textOf('ci/buildkite/plugin.yml')) as { configuration: object };
    const validate = new Ajv.default({ strict: false }).compile({ type: 'object', ...schema });
    expect(validate({ ...configuration, paths: ['**/*.tf', 'modules/**'] })).toBe(true);
    expect(validate({ ...configuration, severity: 'high' })).toBe(false);

    const cwd = inFolder('buildkite');
    const { exitCode } = await run(cwd, configuration);
    expect([exitCode, verdictIn(cwd)]).toEqual([0, 'failed']);
  });

  it('names a wrong input', async () => {
    const { exitCode, log } = await run(inFolder('mistake'), { ...given(), 'severity-threshold': 'severe' });
    expect(exitCode).toBe(2);
    expect(log).toContain('SCAN_GATE_SEVERITY_THRESHOLD cannot be "severe"');
  });
});

describe('the image', () => {
  const lines = textOf('Containerfile')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

  it('is of a tagged image, installs nothing, and does not run as root', () => {
    const words = lines.map((line) => line.split(/\s+/)[0]);
    expect(words).toEqual(['FROM', 'LABEL', 'COPY', 'COPY', 'RUN', 'USER', 'WORKDIR', 'ENTRYPOINT']);
    expect(lines[0]).toMatch(/^FROM [\w./]+:\d+$/);
    expect(lines.join('\n')).not.toMatch(/apt|npm|curl|wget|ADD/);
    expect(lines).toContain('USER node');
    expect(lines.at(-1)).toBe('ENTRYPOINT ["scan-gate", "scan"]');
  });
});
