import { describe, expect, it } from '@jest/globals';
import { readActionInputs } from '../../src/config/environment.js';
import { ACTION_INPUTS, INPUT_TABLE } from '../../src/config/inputs.js';
import { OUTPUTS } from '../../src/config/outputs.js';
import { describeProblem } from '../../src/config/problem.js';

describe('readActionInputs', () => {
  it('reads every input of the table as the runner writes it: in capitals, hyphens kept', () => {
    const env = Object.fromEntries(ACTION_INPUTS.map(({ name }) => [`INPUT_${name.toUpperCase()}`, `value of ${name}`]));

    const { raw, problems } = readActionInputs(env);

    expect(raw).toEqual(Object.fromEntries(ACTION_INPUTS.map(({ name }) => [name, `value of ${name}`])));
    expect(problems).toEqual([]);
  });

  it('takes empty and absent for the same, and cuts blanks off', () => {
    const { raw, problems } = readActionInputs({
      INPUT_SCANNER: ' cloudgeni\n',
      INPUT_TARGET: '',
      'INPUT_SCAN-ID': '  ',
      INPUT_NOBODY: '',
    });

    expect([raw, problems]).toEqual([{ scanner: 'cloudgeni' }, []]);
  });

  it.each([
    ['INPUT_SEVERITY-TRESHOLD', 'severity-threshold'],
    ['INPUT_SEVERITY_THRESHOLD', 'severity-threshold'],
    ['INPUT_SEVERITY_TRESHOLDS', 'severity-threshold'],
    ['INPUT_ON_MISSING_KEY', 'on-missing-key'],
    ['INPUT_APIKEY', 'api-key'],
    ['INPUT_SCANER', 'scanner'],
    ['INPUT_SCANR', 'scanner'],
    ['INPUT_REGOIN', 'region'],
    ['INPUT_Regions', 'region'],
    ['INPUT_PATHES', 'paths'],
    ['INPUT_COMENT', 'comment'],
    ['INPUT_REFS', 'ref'],
    ['INPUT_HSA', 'sha'],
    ['INPUT_WIAT', 'wait'],
  ])('%s is an error that names the variable, and the input %s', (variable, input) => {
    const { raw, problems } = readActionInputs({ [variable]: 'geheim' });

    expect(raw).toEqual({});
    expect(problems).toMatchObject([{ suggestion: input }]);
    const [line = ''] = problems.map((problem) => describeProblem(problem, 'action'));
    expect(line).toContain(`scan-gate does not read the variable ${variable}. Its name is close to INPUT_${input.toUpperCase()}`);
    expect(line).not.toContain('geheim');
    expect(readActionInputs({ [variable]: ' ' }).problems).toEqual([]);
  });

  it.each([
    'INPUT_PATH',
    'INPUT_COMMIT',
    'INPUT_CONTENT',
    'INPUT_VERSION',
    'INPUT_FORMAT',
    'INPUT_TAG',
    'INPUT_SHAPE',
    'INPUT_DATE',
    'INPUT_BASE',
    'INPUT_KEY',
    'INPUT_ENVIRONMENT',
    'INPUT_ENV',
    'INPUT_BRANCH',
    'INPUT_TOKEN',
    'INPUT_THRESHOLD',
    'INPUT_Version',
    'INPUT_',
    'input_path',
  ])('%s belongs to somebody else and is left alone', (variable) => {
    expect(readActionInputs({ INPUT_SCANNER: 's4e', [variable]: '1.2.3' })).toEqual({ raw: { scanner: 's4e' }, problems: [] });
  });

  it('leaves the inputs of the command line alone', () => {
    expect(readActionInputs({ INPUT_CI: 'none' })).toEqual({ raw: {}, problems: [] });
  });

  it.each(ACTION_INPUTS.map(({ name }) => name))('%s in another case is an error, and never read', (name) => {
    const ours = `INPUT_${name.toUpperCase()}`;
    const capitalised = `INPUT_${name.replace(/^./, (letter) => letter.toUpperCase())}`;
    for (const variable of [capitalised, `INPUT_${name}`, ours.toLowerCase()])
      for (const env of [{ [variable]: 'geheim' }, { [ours]: 'ours', [variable]: 'geheim' }, { [variable]: 'geheim', [ours]: 'ours' }]) {
        const { raw, problems } = readActionInputs(env);
        expect(raw).toEqual(ours in env ? { [name]: 'ours' } : {});
        expect(problems.map((problem) => describeProblem(problem, 'action'))).toEqual([
          expect.stringMatching(
            new RegExp(`^The variable ${variable} differs from ${ours} only in upper and lower case\\. .*Remove it\\.$`),
          ),
        ]);
        expect(JSON.stringify(problems)).not.toContain('geheim');
        expect(readActionInputs({ ...env, [variable]: ' ' }).problems).toEqual([]);
      }
  });

  it('does not read what is not an input', () => {
    expect(readActionInputs({ SCAN_GATE_SCANNER: 'x', GITHUB_INPUT: 'x', MY_INPUT_X: 'x', INPUT_X: undefined })).toEqual({
      raw: {},
      problems: [],
    });
  });
});

describe('the tables', () => {
  it('name everything once, in lower case with hyphens', () => {
    for (const names of [INPUT_TABLE, OUTPUTS].map((table) => table.map(({ name }) => name))) {
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    }
  });

  it('have defaults that are allowed', () => {
    for (const { default: value, values } of INPUT_TABLE) if (value !== undefined && values) expect(values).toContain(value);
  });
});
