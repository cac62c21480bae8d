import { describe, expect, it } from '@jest/globals';
import { readCommandLineInputs } from '../../src/cli/inputs.js';
import { readInputVariables } from '../../src/cli/variables.js';
import { INPUT_TABLE } from '../../src/config/inputs.js';
import { describeProblem } from '../../src/config/problem.js';
import { readScanOptions } from '../../src/config/scan-options.js';
import { parseList } from '../../src/config/values.js';

const CIS = [
  ['Woodpecker CI', { CI: 'woodpecker' }],
  ['Drone', { CI: 'true', DRONE: 'true' }],
] as const;

describe.each(CIS)('the settings of a plugin in %s', (_ci, job) => {
  it('are inputs, secrets too', () => {
    const settings = Object.fromEntries(INPUT_TABLE.map(({ name }) => [`PLUGIN_${name.toUpperCase().replaceAll('-', '_')}`, ` ${name} `]));

    const { raw, problems, variables } = readInputVariables({ ...job, ...settings }, undefined);

    expect(raw).toEqual(Object.fromEntries(INPUT_TABLE.map(({ name }) => [name, name])));
    expect(problems).toEqual([]);
    expect(variables).toMatchObject({ 'api-key': 'PLUGIN_API_KEY', 'severity-threshold': 'PLUGIN_SEVERITY_THRESHOLD' });
  });

  it('are overridden by the variables of scan-gate, and those by flags', () => {
    const settings = { PLUGIN_SCANNER: 's4e', PLUGIN_TARGET: 'a', PLUGIN_WAIT: 'false', PLUGIN_API_KEY: 'of the plugin' };
    const env = { ...job, ...settings, SCAN_GATE_TARGET: 'b', SCAN_GATE_WAIT: 'true', S4E_API_KEY: 'of the service' };

    expect(readCommandLineInputs(['--wait=false'], env).raw).toEqual({
      scanner: 's4e',
      target: 'b',
      wait: 'false',
      'api-key': 'of the plugin',
    });
    expect(readInputVariables(env, undefined).variables).toMatchObject({ scanner: 'PLUGIN_SCANNER', target: 'SCAN_GATE_TARGET' });
  });

  it('arrive as text: a list with commas, a mapping as JSON', async () => {
    const settings = { PLUGIN_PATHS: 'infra/**,modules/{a,b}/**', PLUGIN_SCAN_OPTIONS: '{"options":{"depth":"2"},"list":["2","3"]}' };
    const { raw } = readInputVariables({ ...job, ...settings }, undefined);

    expect(parseList(raw.paths ?? '')).toEqual(['infra/**', 'modules/{a,b}/**']);
    const options = { text: raw['scan-options'], fromArguments: false, files: true, readFile: () => Buffer.alloc(0) };
    expect(await readScanOptions(options)).toMatchObject({ value: { options: { depth: '2' }, list: ['2', '3'] } });
  });

  it.each([
    ['PLUGIN_SEVERITY_TRESHOLD', 'PLUGIN_SEVERITY_THRESHOLD'],
    ['PLUGIN_SCANER', 'PLUGIN_SCANNER'],
    ['Plugin_Scanner', 'PLUGIN_SCANNER'],
  ])('with the mistake %s are refused by the name that the person wrote', (variable, meant) => {
    const { problems } = readInputVariables({ ...job, [variable]: 'x' }, undefined);

    expect(problems.map((problem) => describeProblem(problem, 'command-line'))).toEqual([
      expect.stringMatching(new RegExp(`he variable ${variable}\\b.*${meant}`)),
    ]);
  });

  it('with a wrong value are named as the person wrote them', () => {
    const env = { ...job, PLUGIN_TIMEOUT: 'soon', SCAN_GATE_WAIT: 'no', PLUGIN_API_KEY: 'x' };
    const { variables } = readCommandLineInputs(['--scanner=s4e'], env);

    expect(variables).toMatchObject({ timeout: 'PLUGIN_TIMEOUT', wait: 'SCAN_GATE_WAIT', 'api-key': 'PLUGIN_API_KEY' });
    expect(describeProblem({ input: 'timeout', given: 'soon', allowed: 'a duration' }, 'command-line', variables)).toMatch(
      /^PLUGIN_TIMEOUT /,
    );
  });

  it('that are no inputs are named for a warning', () => {
    expect(readInputVariables({ ...job, PLUGIN_CHANNEL: 'x', SCAN_GATE_IMAGE: 'y' }, undefined).unread).toEqual([
      'SCAN_GATE_IMAGE',
      'PLUGIN_CHANNEL',
    ]);
  });
});

describe('variables of a plugin elsewhere', () => {
  const PLUGIN = { PLUGIN_SEVERITY_THRESHOLD: 'none', PLUGIN_SCANER: 's4e', PLUGIN_API_KEY: 'x' };

  it.each([
    ['a terminal', {}, undefined],
    ['GitLab', { GITLAB_CI: 'true' }, undefined],
    ['GitHub Actions, where a step sets the marker', { GITHUB_ACTIONS: 'true', DRONE: 'true' }, undefined],
    ['Woodpecker CI with --ci none', { CI: 'woodpecker' }, 'none'],
    ['Woodpecker CI with --ci gitlab', { CI: 'woodpecker' }, ' GitLab '],
    ['Woodpecker CI with SCAN_GATE_CI', { CI: 'woodpecker', SCAN_GATE_CI: 'none' }, undefined],
  ])('are not read: %s', (_where, env, ci) => {
    const { raw, problems, unread } = readInputVariables({ ...env, ...PLUGIN }, ci);

    expect([raw['severity-threshold'], raw['api-key'], problems, unread]).toEqual([undefined, undefined, [], []]);
  });

  it('are read if --ci names the CI', () => {
    expect(readInputVariables(PLUGIN, 'drone').raw).toMatchObject({ 'api-key': 'x' });
  });
});
