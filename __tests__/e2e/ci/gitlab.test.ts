import { gitlabMount } from '../../../src/emulator/gitlab/index.js';
import { describeCi } from './harness.js';

const TOKEN = 'glpat-emulated';

describeCi({
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
});
