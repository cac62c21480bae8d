import type { Assembled, World } from './assemble.js';
import { allowsFor } from './ci/allows.js';
import type { Config } from './config/config.js';
import type { GitHubAccess } from './publish/github/octokit.js';
import { examineTokens } from './publish/github/permissions.js';
import { examineRules } from './ruling/policy-checks.js';
import type { RulingOptions } from './ruling/ruling.js';
import { systemClock } from './runtime/clock.js';
import { examineSurroundings } from './runtime/surroundings.js';
import type { Instruments } from './workflow/checks/examination.js';
import { examine } from './workflow/doctor.js';
import type { Finished } from './workflow/finish.js';
import type { FilesAt } from './workflow/run.js';

/** Lets the doctor look at what this run would need. */
export async function diagnose(
  config: Config,
  world: World,
  { run, deps, github }: Pick<Assembled, 'run' | 'deps' | 'github'>,
): Promise<Finished> {
  return await examine(run, deps, instrumentsOf(config, world, { github, filesAt: deps.filesAt, hide: deps.veil.add }));
}

interface Reaching {
  readonly github: GitHubAccess;
  readonly filesAt: FilesAt;
  readonly hide: RulingOptions['hide'];
}

/** What the doctor looks with. */
function instrumentsOf(config: Config, world: World, { github, filesAt, hide }: Reaching): Instruments {
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
    rules: (signal) => examineRules({ config, plan, workspace, github, filesAt, style, hide, nowMs: clock.now() }, signal),
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
