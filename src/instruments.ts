import { allowsFor } from './ci/allows.js';
import type { World } from './compose.js';
import type { Config } from './config/config.js';
import type { GitHubAccess } from './publish/github/octokit.js';
import { examineTokens } from './publish/github/permissions.js';
import { examineRules } from './ruling/policy-checks.js';
import { systemClock } from './runtime/clock.js';
import { examineSurroundings } from './runtime/surroundings.js';
import type { Instruments } from './workflow/checks/examination.js';

/** What the doctor looks with. */
export function instrumentsOf(config: Config, world: World, github: GitHubAccess): Instruments {
  const { source, service, standing, reports } = config;
  const { env, style, workspace, directory, clock = systemClock } = world;
  const allows = allowsFor(source, service);
  const { uploadSarif: upload, comment, annotations, trackingIssue } = reports;
  const plan = standing.kind === 'scan' ? standing.plan : {};
  return {
    standing,
    warnings: (standing.kind === 'scan' && standing.plan.warnings) || [],
    allows,
    surfaces: { upload, comment, annotations, trackingIssue },
    rules: (signal) => examineRules({ config, plan, workspace, github, style, nowMs: clock.now() }, signal),
    permissions: (signal) =>
      examineTokens(
        {
          github,
          source,
          upload: { mode: upload, allowed: allows.upload },
          comment: { mode: comment, allowed: allows.comment },
          trackingIssue,
        },
        signal,
      ),
    surroundings: () =>
      examineSurroundings({
        workspace,
        directory,
        onRunner: style === 'action',
        outputFile: env.GITHUB_OUTPUT,
        summaryFile: env.GITHUB_STEP_SUMMARY,
      }),
  };
}
