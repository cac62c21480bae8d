import { describe, expect, it } from '@jest/globals';
import { parsePolicyAddress } from '../../src/config/policy-address.js';

const address = (repository: string, path: string, ref: string) => ({ value: { repository, path, ref } });

describe('the input policy-file', () => {
  it.each([
    ['acme/policies/scan-gate.yml@v1', address('acme/policies', 'scan-gate.yml', 'v1')],
    ['acme/policies/gates/web/scan-gate.yml@release/2', address('acme/policies', 'gates/web/scan-gate.yml', 'release/2')],
    ['acme/policies.git/a@b/scan-gate.yml@main', address('acme/policies.git', 'a@b/scan-gate.yml', 'main')],
    [`acme/policies/x.yml@${'a'.repeat(40)}`, address('acme/policies', 'x.yml', 'a'.repeat(40))],
    // The repository with the files of a whole organization.
    ['acme/.github/scan-gate.yml@main', address('acme/.github', 'scan-gate.yml', 'main')],
    // On GitLab, two slashes end the name of the project.
    ['group/sub/project//dir/x.yml@main', address('group/sub/project', 'dir/x.yml', 'main')],
    ['acme/policies//x.yml@main', address('acme/policies', 'x.yml', 'main')],
  ])('%s', (named, expected) => {
    expect(parsePolicyAddress(named)).toEqual(expected);
  });

  it.each([
    '.github/scan-gate.yml',
    '.github/gates/web@2.yml',
    './acme/policies/scan-gate.yml@v1',
    'policy@2.yml',
    'gates/policy@2.yml',
    'gates/../web/x.yml@2',
    'gates/./web/x.yml@2',
    'acme/policies/scan-gate.yml',
    String.raw`acme\policies\scan-gate.yml@v1`,
    '',
  ])('%j is a path in the repository, whatever files exist', (named) => {
    expect(parsePolicyAddress(named)).toBeUndefined();
  });

  it.each([
    ['acme/policies/scan-gate.yml@', 'after the last @ a branch, a tag, or the hash of a commit'],
    ['acme/policies/scan-gate.yml@a..b', 'after the last @'],
    ['acme/policies/scan-gate.yml@-x', 'after the last @'],
    ['acme/policies/scan-gate.yml@a b', 'write ./ before it'],
    ['acme/policies/scan-gate.yml@a:b', 'after the last @'],
    ['acme/policies/@v1', 'between repository and @ the path of a file'],
    ['acme/policies/../x.yml@v1', 'between repository and @'],
    ['acme/policies/dir/@v1', 'between repository and @'],
    ['https://github.com/acme/policies/blob/main/scan-gate.yml', 'no URL'],
  ])('%s is refused: %s', (named, allowed) => {
    expect(parsePolicyAddress(named)).toMatchObject({ allowed: expect.stringContaining(allowed) });
  });

  it('suggests the address of a page', () => {
    expect(parsePolicyAddress('https://ghe.example.com/acme/policies/blob/main/gates/x.yml')).toMatchObject({
      suggestion: 'acme/policies/gates/x.yml@main',
    });
  });
});
