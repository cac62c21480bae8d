import { describe, expect, it } from '@jest/globals';
import { readCommandLineInputs } from '../../src/cli/inputs.js';
import { INPUT_TABLE } from '../../src/config/inputs.js';
import { describeProblem } from '../../src/config/problem.js';

describe('readCommandLineInputs', () => {
  it('reads every input but secrets from a flag of its name, behind a blank or an equals sign', () => {
    const open = INPUT_TABLE.filter(({ secret }) => secret !== true);
    const expected = Object.fromEntries(open.map(({ name }) => [name, `value-of-${name}`]));

    const apart = readCommandLineInputs(
      open.flatMap(({ name }) => [`--${name}`, `value-of-${name}`]),
      {},
    );
    const joined = readCommandLineInputs(
      open.map(({ name }) => `--${name}=value-of-${name}`),
      {},
    );

    expect(apart).toEqual({
      raw: expected,
      problems: [],
      debug: false,
      fromArguments: new Set(open.map(({ name }) => name)),
      others: {},
      unread: [],
    });
    expect(joined).toEqual(apart);
  });

  it('reads every input, secrets too, from the environment', () => {
    const env = Object.fromEntries(INPUT_TABLE.map(({ name }) => [`SCAN_GATE_${name.toUpperCase().replaceAll('-', '_')}`, ` ${name} `]));

    const { raw, problems } = readCommandLineInputs([], env);

    expect(raw).toEqual(Object.fromEntries(INPUT_TABLE.map(({ name }) => [name, name])));
    expect(problems).toEqual([]);
  });

  it.each([
    ['SCAN_GATE_SEVERITY_TRESHOLD', 'severity-threshold'],
    ['SCAN_GATE_SEVERITY-THRESHOLD', 'severity-threshold'],
    ['SCAN_GATE_SCANER', 'scanner'],
    ['Scan_Gate_Scanner', 'scanner'],
    ['scan_gate_severity_threshold', 'severity-threshold'],
  ])('refuses the variable %s, and names it', (variable, input) => {
    const env = { SCAN_GATE_SCANNER: 's4e', SCAN_GATE_SEVERITY_THRESHOLD: 'low', [variable]: 'none' };
    const { raw, problems } = readCommandLineInputs([], env);

    expect(raw).toEqual({ scanner: 's4e', 'severity-threshold': 'low' });
    const meant = `SCAN_GATE_${input.toUpperCase().replaceAll('-', '_')}`;
    expect(problems.map((problem) => describeProblem(problem, 'command-line'))).toEqual([
      expect.stringMatching(new RegExp(`he variable ${variable}\\b.*${meant}`)),
    ]);
    expect(readCommandLineInputs([], { [variable]: '' }).problems).toEqual([]);
  });

  it('leaves other variables alone, and names them for a warning', () => {
    const env = { SCAN_GATE_SCANNER: 's4e', SCAN_GATE_VERSION: '1.2.3', SCAN_GATE_DEBUG: '0', SCAN_GATE_IMAGE: '', INPUT_VERSION: '1' };

    expect(readCommandLineInputs([], env)).toMatchObject({ raw: { scanner: 's4e' }, problems: [], unread: ['SCAN_GATE_VERSION'] });
  });

  it('leaves the tokens of platforms to their CIs', () => {
    const env = { SCAN_GATE_GITLAB_TOKEN: 'glpat-1', SCAN_GATE_BITBUCKET_TOKEN: 'b' };

    expect(readCommandLineInputs([], env)).toMatchObject({ raw: {}, problems: [], unread: [] });
  });

  it.each([
    [['--severity-threshold', 'high', '--severity-threshold', 'none'], 'severity-threshold'],
    [['--severity-threshold=high', '--severity-threshold=high'], 'severity-threshold'],
    [['--severity-threshold=none', '--severity-threshold', 'high'], 'severity-threshold'],
    [['--wait=true', '--wait', 'false'], 'wait'],
    [['--wait', 'true', '--target', 'a', '--wait', 'false', '--wait', 'false'], 'wait'],
    [['--debug', '--debug'], 'debug'],
    [['--scan-options', 'a: b', '--scan-options', 'authentication: {token: geheim}'], 'scan-options'],
  ])('%j gives a flag twice', (args, flag) => {
    const lines = readCommandLineInputs(args, {}).problems.map((problem) => describeProblem(problem, 'command-line'));

    expect(lines).toContain(`--${flag} is given more than once. Keep one of them.`);
    expect(lines.join()).not.toContain('geheim');
  });

  it('takes the flags of a command besides the inputs, by the same rules', () => {
    expect(readCommandLineInputs(['--output', 'a.json'], {}, ['output'])).toMatchObject({ others: { output: 'a.json' }, problems: [] });
    expect(readCommandLineInputs(['--output=a.json', '--output', 'b.json'], {}, ['output']).problems).toHaveLength(1);
    expect(readCommandLineInputs(['--output', '--scanner=s4e'], {}, ['output']).problems).toMatchObject([{ input: 'output' }]);
  });

  it('flags override the environment; empty variables are ignored', () => {
    const env = { SCAN_GATE_SCANNER: 'other', SCAN_GATE_TARGET: '', SCAN_GATE_ORGANIZATION: 'org_env' };

    expect(readCommandLineInputs(['--scanner', 'cloudgeni'], env).raw).toEqual({ scanner: 'cloudgeni', organization: 'org_env' });
  });

  it.each(['--api-key', '--github-token'])('refuses %s as a flag without repeating the secret', (flag) => {
    for (const args of [[flag, 'geheim'], [`${flag}=geheim`]]) {
      const { raw, problems } = readCommandLineInputs(args, {});

      expect(raw).toEqual({});
      expect(problems).toMatchObject([{ input: flag.slice(2), given: '(hidden)' }]);
      expect(JSON.stringify(problems)).not.toContain('geheim');
    }
  });

  it('takes the service’s own variable for the key where ours is not set', () => {
    const env = { CLOUDGENI_API_KEY: ' cg_live_own ' };

    expect(readCommandLineInputs(['--scanner', 'Cloudgeni'], env).raw['api-key']).toBe('cg_live_own');
    expect(readCommandLineInputs([], { ...env, SCAN_GATE_SCANNER: 'cloudgeni' }).raw['api-key']).toBe('cg_live_own');
    expect(readCommandLineInputs(['--scanner', 'cloudgeni'], { ...env, SCAN_GATE_API_KEY: 'cg_live_ours' }).raw['api-key']).toBe(
      'cg_live_ours',
    );
  });

  it('returns the name of that variable, for hints', () => {
    const env = { CLOUDGENI_API_KEY: 'cg_live_own' };
    const variableOf = (more: Readonly<Record<string, string>>) =>
      readCommandLineInputs(['--scanner', 'cloudgeni'], { ...env, ...more }).keyVariable;

    expect([variableOf({}), variableOf({ SCAN_GATE_API_KEY: 'cg_live_ours' })]).toEqual(['CLOUDGENI_API_KEY', undefined]);
  });

  it('does not send one service’s key to another', () => {
    const env = { CLOUDGENI_API_KEY: 'cg_live_own' };

    expect(readCommandLineInputs(['--scanner', 's4e'], env).raw).not.toHaveProperty('api-key');
    expect(readCommandLineInputs([], env).raw).not.toHaveProperty('api-key');
    expect(readCommandLineInputs(['--scanner', 'cloudgeni'], { CLOUDGENI_API_KEY: ' ' }).raw).not.toHaveProperty('api-key');
  });

  it('does not read what only the Action reads', () => {
    expect(readCommandLineInputs([], { INPUT_SCANNER: 'cloudgeni', 'INPUT_API-KEY': 'x' }).raw).toEqual({});
  });

  it.each([
    [['--severity-treshold', 'low'], 'severity-treshold', 'severity-threshold'],
    [['--scaner=cloudgeni'], 'scaner', 'scanner'],
    [['--whatever'], 'whatever', undefined],
  ])('%j is an unknown flag', (args, input, suggestion) => {
    const [problem] = readCommandLineInputs(args, {}).problems;

    expect(problem).toMatchObject({ input, unknown: true });
    expect(problem?.suggestion).toBe(suggestion);
  });

  it.each([[['--timeout']], [['--timeout=']], [['--timeout', '']]])('%j lacks a value', (args) => {
    expect(readCommandLineInputs(args, {}).problems).toMatchObject([{ input: 'timeout', given: '' }]);
  });

  it('finds all mistakes at once', () => {
    const { problems } = readCommandLineInputs(['stray', '--nope', '--api-key=x', '--target='], {});

    expect(problems).toHaveLength(4);
  });

  it.each([
    [['--debug'], {}, true],
    [[], { SCAN_GATE_DEBUG: '1' }, true],
    [[], { SCAN_GATE_DEBUG: '0' }, false],
    [[], {}, false],
  ])('debugs with %j and %j: %s', (args, env, debug) => {
    expect(readCommandLineInputs(args, env)).toMatchObject({ debug, problems: [] });
  });
});
