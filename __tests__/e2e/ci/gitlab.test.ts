import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { GitlabState } from '../../../src/emulator/gitlab/index.js';
import { gitlabMount } from '../../../src/emulator/gitlab/index.js';
import type { ServedRepository } from '../../helpers/checkout.js';
import { type CiUnderTest, expectSituation, servePolicies, situationsOf } from './harness.js';

const TOKEN = 'glpat-emulated';

const GITLAB: CiUnderTest<GitlabState> = {
  ci: 'gitlab',
  token: ['SCAN_GATE_GITLAB_TOKEN', TOKEN],
  checkout: { 'head-unknown': 'nothing' },
  platform: ({ head, base }) =>
    gitlabMount({
      project: 'acme/platform/infrastructure',
      projectId: 42,
      token: TOKEN,
      pulls: [{ number: 7, headSha: head, baseSha: base, sourceBranch: 'feature/x' }],
    }),
};

describe('a job of GitLab', () => {
  let served: ServedRepository;
  beforeAll(() => {
    served = servePolicies();
  });
  afterAll(() => served.remove());

  it.each(situationsOf(GITLAB))('%s', (name) => expectSituation(GITLAB, name, served));
});
