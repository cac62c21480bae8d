import { publishPermissions } from '../ci/permissions.js';
import { timeLimitOf } from '../ci/registry.js';
import type { Config } from '../config/config.js';
import type { DoctorDeps } from '../doctor/context.js';
import { runDoctor } from '../doctor/doctor.js';
import { checkFilesystem } from '../doctor/filesystem.js';
import { checkTokenPermissions } from '../doctor/permissions.js';
import { checkPolicy } from '../doctor/policy.js';
import type { FilesAt } from '../domain/repository-files.js';
import type { EffectivePolicyOptions } from '../policy/effective-policy.js';
import { systemClock } from '../runtime/clock.js';
import type { RunResult } from '../workflow/finish/finish.js';
import { type Assembled, type Environment, warningsOf } from './assemble.js';

/** Runs the doctor for this configuration. */
export async function diagnose(
  config: Config,
  environment: Environment,
  { run, deps, github, repository }: Pick<Assembled, 'run' | 'deps' | 'github' | 'repository'>,
): Promise<RunResult> {
  return await runDoctor(
    run,
    deps,
    doctorDepsOf(config, environment, { github, repository, filesAt: deps.filesAt, hide: deps.redaction.add }),
  );
}

interface Shared extends Pick<Assembled, 'github' | 'repository'> {
  readonly filesAt: FilesAt;
  readonly hide: EffectivePolicyOptions['hide'];
}

function doctorDepsOf(config: Config, environment: Environment, { github, repository, filesAt, hide }: Shared): DoctorDeps {
  const { source, service, eligibility, reports } = config;
  const { env, style, workspace, directory, clock = systemClock } = environment;
  const allows = publishPermissions(source, service);
  const { uploadSarif: upload, comment, annotations, trackingIssue } = reports;
  const [first] = eligibility.kind === 'scan' ? eligibility.targets : [];
  const plan = first?.plan ?? {};
  return {
    eligibility,
    warnings: eligibility.kind === 'scan' ? warningsOf(eligibility) : [],
    allows,
    surfaces: { upload, comment, annotations, trackingIssue },
    rules: (signal) => checkPolicy({ config, plan, workspace, github, env, repository, filesAt, style, hide, nowMs: clock.now() }, signal),
    permissions: (signal) =>
      checkTokenPermissions(
        {
          github,
          source,
          upload: { mode: upload, allowed: allows.upload },
          comment: { mode: comment, allowed: allows.comment },
          trackingIssue,
        },
        signal,
      ),
    timeLimit: (minutes) => timeLimitOf(source.ci, minutes),
    filesystem: () =>
      checkFilesystem({
        workspace,
        directory,
        onRunner: style === 'action',
        outputFile: env.GITHUB_OUTPUT,
        summaryFile: env.GITHUB_STEP_SUMMARY,
      }),
  };
}
