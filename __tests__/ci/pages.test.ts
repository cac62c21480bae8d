import { describe, expect, it } from '@jest/globals';
import { pagesOfClone } from '../../src/ci/pages.js';

describe('the pages of a clone', () => {
  it.each([
    ['https://github.com/acme/infrastructure.git', 'https://github.com/acme/infrastructure', '/blob/{commit}/{path}', '/pull/{number}'],
    [
      'git@GitLab.com:acme/platform/infra.git',
      'https://gitlab.com/acme/platform/infra',
      '/-/blob/{commit}/{path}',
      '/-/merge_requests/{number}',
    ],
    ['ssh://git@bitbucket.org/acme/infra.git', 'https://bitbucket.org/acme/infra', '/src/{commit}/{path}', '/pull-requests/{number}'],
    [
      'https://acme@dev.azure.com/acme/The%20Platform/_git/infra',
      'https://dev.azure.com/acme/The%20Platform/_git/infra',
      '?version=GC{commit}&path=/{path}',
      '/pullrequest/{number}',
    ],
    ['https://mona:secret@codeberg.org/acme/infra', 'https://codeberg.org/acme/infra', '/src/commit/{commit}/{path}', '/pulls/{number}'],
  ])('%s', (clone, repository, file, pullRequest) => {
    expect(pagesOfClone(clone)).toMatchObject({ repository, file: repository + file, pullRequest: repository + pullRequest });
  });

  it.each([
    undefined,
    '',
    'https://git.example/acme/infra.git',
    'file:///srv/infra.git',
    'https://github.com.evil.example/a/b',
    '/srv/infra',
  ])('are not known for %s', (clone) => {
    expect(pagesOfClone(clone)).toBeUndefined();
  });
});
