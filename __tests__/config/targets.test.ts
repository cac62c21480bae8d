import { describe, expect, it } from '@jest/globals';
import type { Config, Planned } from '../../src/config/config.js';
import { parseConfig } from '../../src/config/parse-config.js';
import { describeProblem } from '../../src/config/problem.js';
import type { TargetEntry } from '../../src/config/targets.js';
import type { Source } from '../../src/domain/source.js';

const S4E = { scanner: 's4e', 'api-key': 'key_of_the_test' };
const FEGURA = { scanner: 'fegura', 'api-key': 'key_of_the_test' };

const CLOUDGENI = { scanner: 'cloudgeni', organization: 'org_1', 'api-key': 'key_of_the_test' };

const SOURCE: Source = {
  ci: 'github',
  event: 'schedule',
  visibility: 'private',
  mergeQueue: false,
  branch: 'main',
  commit: 'a'.repeat(40),
  boundToCommit: true,
  overridden: false,
};

type Inputs = Readonly<Record<string, string>>;

function configOf(inputs: Inputs): Config {
  const parsed = parseConfig(inputs, SOURCE, []);
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.config;
}

function plannedOf(inputs: Inputs): Planned {
  const { eligibility } = configOf(inputs);
  if (eligibility.kind !== 'scan') throw new Error(eligibility.kind);
  return eligibility;
}

function mistakesOf(inputs: Inputs): string[] {
  const parsed = parseConfig(inputs, SOURCE, []);
  return 'problems' in parsed ? parsed.problems.map((problem) => describeProblem(problem, 'action')) : [];
}

describe('several targets', () => {
  it('are one a line, and each has the name that it has alone', () => {
    const targets = ['a-1', 'a-2', 'a-3'];
    const together = plannedOf({ ...S4E, target: `\n  ${targets.join('\n\n ')}\r\n` }).targets.map(({ target, name }) => [target, name]);
    const alone = targets.map((target) => [target, configOf({ ...S4E, target }).reports.name]);
    expect(together).toEqual(alone);
    expect(new Set(alone.map(([, name]) => name)).size).toBe(3);
  });

  it('make the product with several regions', () => {
    const target = '123456789012\n550e8400-e29b-41d4-a716-446655440000';
    const { targets } = plannedOf({ ...FEGURA, target, region: 'eu-west-1\nus-east-1' });
    expect(targets.map(({ target: of, region }) => `${of.slice(0, 3)} ${region}`)).toEqual([
      '123 eu-west-1',
      '123 us-east-1',
      '550 eu-west-1',
      '550 us-east-1',
    ]);
    expect(new Set(targets.map(({ name }) => name)).size).toBe(4);
  });

  it('get a hash of the target with an explicit name, and one target does not', () => {
    const names = plannedOf({ ...S4E, name: 'prod', target: 'a-1\na-2' }).targets.map(({ name }) => name);
    expect(names).toEqual([expect.stringMatching(/^prod-[0-9a-f]{8}$/), expect.stringMatching(/^prod-[0-9a-f]{8}$/)]);
    expect(new Set(names).size).toBe(2);
    expect(plannedOf({ ...CLOUDGENI, name: 'prod', target: 'Repo_1\nrepo_1' }).targets).toHaveLength(2);
    expect(configOf({ ...S4E, name: 'prod', target: 'a-1\na-2' }).reports.name).toBe('prod');
    expect(plannedOf({ ...S4E, name: 'prod', target: 'a-1' }).targets.map(({ name }) => name)).toEqual(['prod']);
  });

  it('have one name together, which does not depend on their order, and not on what a group contains', () => {
    const nameOf = (target: string): string => configOf({ ...S4E, target }).reports.name;
    expect(nameOf('a-1\na-2')).toBe(nameOf('a-2\na-1'));
    expect(nameOf('a-1\na-2')).not.toBe(nameOf('a-1\na-3'));
    expect(nameOf('@production')).toBe('s4e-production');
    expect(nameOf('@production\na-1')).toMatch(/^s4e-production-[0-9a-f]{8}$/);
  });

  it('of groups are planned with those of the lines', () => {
    const { targets, several } = plannedOf({ ...FEGURA, target: '@production\n123456789012', region: 'eu-west-1\nus-east-1' });
    expect([targets.length, several?.groups]).toEqual([2, ['production']]);
    const entries: TargetEntry[] = [
      { target: '210987654321', region: 'eu-central-1', label: 'prod', place: 'p.yml:3' },
      { target: '111111111111' },
    ];
    const all = several?.plan(entries).targets.map(({ target, region, label }) => [target.slice(0, 3), region, label]);
    expect(all).toEqual([
      ['123', 'eu-west-1', undefined],
      ['123', 'us-east-1', undefined],
      ['210', 'eu-central-1', 'prod'],
      ['111', 'eu-west-1', undefined],
      ['111', 'us-east-1', undefined],
    ]);
    const entry = { place: 'p.yml:3', entry: 'entry 2 of targets.shops' };
    const inGroup = [
      { target: 'nonsense', ...entry },
      { target: '123456789012', region: 'mars', ...entry },
    ];
    expect(several?.plan(inGroup).problems.map((problem) => describeProblem(problem, 'command-line'))).toEqual([
      expect.stringMatching(/^p\.yml:3 \(entry 2 of targets\.shops\): target cannot be "nonsense"; allowed: /),
      expect.stringMatching(/^p\.yml:3 \(entry 2 of targets\.shops\): region cannot be "mars"; allowed: /),
    ]);
    const twice = several?.plan([{ target: '123456789012', ...entry }]).problems.map((problem) => describeProblem(problem, 'action'));
    expect(twice?.[0]).toBe(
      'p.yml:3 (entry 2 of targets.shops): target cannot be "123456789012 in eu-west-1"; allowed: each target once; it is already given at line 2 of target.',
    );
  });

  it('of groups have no region if the service has none', () => {
    const { several } = plannedOf({ ...S4E, target: '@shops' });
    const entry = { target: 'a-1', region: 'eu-west-1', place: 'p.yml:3', entry: 'entry 2 of targets.shops' };
    const { targets, problems } = several?.plan([entry]) ?? {};
    expect([targets, problems?.map((problem) => describeProblem(problem, 'action'))]).toEqual([
      [],
      ['p.yml:3 (entry 2 of targets.shops): region cannot be "eu-west-1"; allowed: nothing: S4E does not have this input.'],
    ]);
  });

  it.each<readonly [string, Inputs, readonly string[]]>([
    ['twice', { ...S4E, target: 'a-1\na-2\na-1' }, ['(line 3) cannot be "a-1"; allowed: each target once; it is already given at line 1']],
    ['twice in other words', { ...FEGURA, target: '123456789012', region: 'eu-west-1\nEU-WEST-1' }, ['each target once']],
    [
      'two whose results would overwrite each other',
      { ...CLOUDGENI, target: 'Repo_1\nrepo_1' },
      [
        '(line 2) cannot be "repo_1"; allowed: a target whose results have another name than those of Repo_1, cloudgeni-repo_1-static. Set name',
      ],
    ],
    [
      'a region that is none, at each target',
      { ...FEGURA, target: '123456789012\n210987654321', region: 'mars\neu-west-1' },
      ['region cannot be "mars"'],
    ],
    ['a region twice', { ...FEGURA, target: '123456789012', region: 'eu-west-1\neu-west-1' }, ['region (line 2) cannot be "eu-west-1"']],
    ['two mistakes', { ...FEGURA, target: 'x\n123456789012\ny' }, ['(line 1) cannot be "x"', '(line 3) cannot be "y"']],
    ['one mistake of all', { ...S4E, 'scan-type': 'ful', target: 'a-1\na-2' }, ['scan-type cannot be "ful"']],
    ['a group of no name', { ...S4E, target: '@\na-1' }, ['(line 1) cannot be "@"; allowed: @ and the name of a group']],
    ['a group twice', { ...S4E, target: '@a\n@a' }, ['(line 2) cannot be "@a"; allowed: each target once']],
    ['a scan', { ...S4E, target: 'a-1\na-2', 'scan-id': 'sc-1' }, ['scan-id cannot be "sc-1"; allowed: latest, or nothing']],
    ['a baseline', { ...S4E, target: 'a-1\na-2', baseline: 'sc-1' }, ['baseline cannot be "sc-1"; allowed: auto or none']],
    [
      'too many',
      { ...S4E, target: Array.from({ length: 257 }, (_, n) => `a-${n}`).join('\n') },
      ['make 257 targets. One run scans at most 256'],
    ],
    ['no number', { ...S4E, target: 'a-1', 'max-parallel': '0' }, ['max-parallel cannot be "0"; allowed: a whole number from 1 to 256']],
  ])('refuse before any request: %s', (_what, inputs, expected) => {
    expect(mistakesOf(inputs)).toEqual(expected.map((text) => expect.stringContaining(text)));
  });

  it('take 256, and `scan-id: latest`', () => {
    const target = Array.from({ length: 256 }, (_, n) => `a-${n}`).join('\n');
    expect(plannedOf({ ...S4E, target, 'scan-id': 'latest' }).targets).toHaveLength(256);
  });
});
