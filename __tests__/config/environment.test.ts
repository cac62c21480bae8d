import { describe, expect, it } from '@jest/globals';
import { readActionInputs } from '../../src/config/environment.js';
import { INPUT_TABLE } from '../../src/config/inputs.js';
import { OUTPUTS } from '../../src/config/outputs.js';

describe('readActionInputs', () => {
  it('reads every input of the table as the runner writes it: in capitals, hyphens kept', () => {
    const env = Object.fromEntries(INPUT_TABLE.map(({ name }) => [`INPUT_${name.toUpperCase()}`, `value of ${name}`]));

    const { raw, problems } = readActionInputs(env);

    expect(raw).toEqual(Object.fromEntries(INPUT_TABLE.map(({ name }) => [name, `value of ${name}`])));
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
    ['INPUT_SEVERITY-TRESHOLD', 'severity-treshold', 'severity-threshold'],
    ['INPUT_SEVERITY_THRESHOLD', 'severity_threshold', 'severity-threshold'],
    ['INPUT_APIKEY', 'apikey', 'api-key'],
    ['INPUT_FORMAT', 'format', undefined],
  ])('%s is an error', (variable, input, suggestion) => {
    const { raw, problems } = readActionInputs({ [variable]: 'geheim' });

    expect(raw).toEqual({});
    expect(problems).toMatchObject([{ input, unknown: true, given: '' }]);
    expect(problems[0]?.suggestion).toBe(suggestion);
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
