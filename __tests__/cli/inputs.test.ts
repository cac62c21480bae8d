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
      verbose: false,
      fromArguments: new Set(open.map(({ name }) => name)),
      variables: {},
      keyVariable: undefined,
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
    [['--quiet', '--quiet'], 'quiet'],
    [['--scan-options', 'a: b', '--scan-options', 'authentication: {token: geheim}'], 'scan-options'],
  ])('%j gives a flag twice', (args, flag) => {
    const lines = readCommandLineInputs(args, {}).problems.map((problem) => describeProblem(problem, 'command-line'));

    expect(lines).toContain(`--${flag} is given more than once. Keep one of them.`);
    expect(lines.join()).not.toContain('geheim');
  });

  it.each([
    [['--dry-run'], { 'dry-run': 'true' }],
    [['--dry-run', '--target', 'a'], { 'dry-run': 'true', target: 'a' }],
    [['--dry-run=true'], { 'dry-run': 'true' }],
    [['--dry-run', 'true'], { 'dry-run': 'true' }],
    [['--dry-run', 'FALSE', '--no-wait'], { 'dry-run': 'FALSE', wait: 'false' }],
    [['--warn-only'], { 'warn-only': 'true' }],
    [['--warn-only', 'everything'], { 'warn-only': 'everything' }],
    [['--no-annotations', '--quiet'], { annotations: 'false', quiet: 'true' }],
  ])('%j needs no value', (args, raw) => {
    expect(readCommandLineInputs(args, {})).toMatchObject({ raw, problems: [] });
    expect(readCommandLineInputs(args, {}).raw).toEqual(raw);
  });

  it.each([
    [['--debug', 'perhaps'], /^--debug cannot be "perhaps"/],
    [['--no-target'], /^There is no flag --no-target\./],
    [['--no-wait=true'], /^There is no flag --no-wait…?\./],
    [['--no-wait', '--wait'], /^--wait is given more than once/],
    [['-x'], /^An argument begins with a single hyphen/],
  ])('%j is a mistake', (args, message) => {
    const lines = readCommandLineInputs(args, {}).problems.map((problem) => describeProblem(problem, 'command-line'));
    expect(lines).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    [['--api-kye=sk_live_123']],
    [['--api-kye', 'sk_live_123']],
    [['--api-key:sk_live_123']],
    [['sk_live_123']],
    [['-ksk_live_123']],
    [['--', 'sk_live_123']],
    [['--api-key', 'sk_live_123', '--api-key=sk_live_123']],
  ])('%j does not repeat a value that may be a key', (args) => {
    const lines = readCommandLineInputs(args, {}).problems.map((problem) => describeProblem(problem, 'command-line'));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).not.toMatch(/sk|live|123/);
  });

  it('remembers the variable of each value, so that a mistake names what the person wrote', () => {
    const env = { SCAN_GATE_SEVERITY_THRESHOLD: 'hihg', CLOUDGENI_API_KEY: 'cg_live_own' };
    const { variables } = readCommandLineInputs(['--scanner', 'cloudgeni', '--timeout', 'soon'], env);
    const told = (input: string) => describeProblem({ input, given: 'x', allowed: 'y' }, 'command-line', variables);

    expect(variables).toEqual({ 'severity-threshold': 'SCAN_GATE_SEVERITY_THRESHOLD', 'api-key': 'CLOUDGENI_API_KEY' });
    expect(told('severity-threshold')).toBe('SCAN_GATE_SEVERITY_THRESHOLD cannot be "x"; allowed: y.');
    expect(told('timeout')).toBe('--timeout cannot be "x"; allowed: y.');
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
    [['--severity-treshold', 'low'], 'There is no flag --severity-treshold. Did you mean --severity-threshold?'],
    [['--scaner=cloudgeni'], 'There is no flag --scaner. Did you mean --scanner?'],
    [['--no-wiat'], 'There is no flag --no-wiat. Did you mean --no-wait?'],
    [['--whatever'], 'There is no flag --whatever.'],
  ])('%j is an unknown flag', (args, message) => {
    expect(readCommandLineInputs(args, {}).problems).toMatchObject([{ message }]);
  });

  it.each([[['--timeout']], [['--timeout=']], [['--timeout', '']]])('%j lacks a value', (args) => {
    expect(readCommandLineInputs(args, {}).problems).toMatchObject([{ message: '--timeout needs a value after it.' }]);
  });

  it('finds all mistakes at once', () => {
    const { problems } = readCommandLineInputs(['stray', '--nope', '--api-key=x', '--target='], {});

    expect(problems).toHaveLength(4);
  });

  it.each([
    [['--verbose'], {}, true],
    [['--debug'], {}, true],
    [[], { SCAN_GATE_DEBUG: '1' }, true],
    [[], { SCAN_GATE_VERBOSE: 'true' }, true],
    [['--no-verbose'], { SCAN_GATE_VERBOSE: 'true' }, false],
    [[], { SCAN_GATE_DEBUG: '0' }, false],
    [[], {}, false],
  ])('logs more with %j and %j: %s', (args, env, verbose) => {
    expect(readCommandLineInputs(args, env)).toMatchObject({ verbose, problems: [] });
  });
});
