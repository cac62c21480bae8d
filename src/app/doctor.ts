import { publishPermissions } from '../ci/permissions.js';
import { timeLimitOf } from '../ci/registry.js';
import type { Config } from '../config/config.js';
import type { DoctorDeps, DoctorTarget } from '../doctor/context.js';
import { runDoctor } from '../doctor/doctor.js';
import { checkFilesystem } from '../doctor/filesystem.js';
import { checkTokenPermissions } from '../doctor/permissions.js';
import { checkPolicy, policyProblem } from '../doctor/policy.js';
import type { RunResult } from '../workflow/finish/finish.js';
import { type Assembled, type Environment, policyOptions, warningsOf } from './assemble.js';

/** Runs the doctor for this configuration. */
export async function diagnose(
  config: Config,
  environment: Environment,
  parts: Pick<Assembled, 'run' | 'deps' | 'connectBy' | 'github' | 'repository'>,
): Promise<RunResult> {
  const { run, deps } = parts;
  return await runDoctor(run, deps, { ...doctorDepsOf(config, environment, parts), ...severalOf(config, environment, parts) });
}

type Parts = Parameters<typeof diagnose>[2];

/** The targets, if there are several. With mistakes in the policy, only those that the inputs name. */
function severalOf(config: Config, environment: Environment, parts: Parts): Pick<DoctorDeps, 'targets'> {
  const { eligibility } = config;
  if (eligibility.kind !== 'scan' || !eligibility.several) return {};
  const { several, targets } = eligibility;
  return {
    async targets(signal) {
      const { planRuns, runsOf, nameForPeople } = await import('./targets.js');
      const described = (
        runs: ReturnType<typeof runsOf>,
        rules: (one: (typeof runs)[number]) => DoctorDeps['rules'],
      ): readonly DoctorTarget[] =>
        runs.map((one) => ({
          label: nameForPeople(one.planned, parts.deps),
          run: one.run,
          deps: one.deps,
          warnings: one.planned.plan.warnings ?? [],
          rules: rules(one),
        }));
      try {
        const { runs, read, options } = await planRuns(config, several, environment, parts);
        const rules =
          ({ planned: { plan }, config: own }: (typeof runs)[number]): DoctorDeps['rules'] =>
          (within) =>
            checkPolicy({ ...options, config: own, plan }, within, read);
        return { targets: described(runs, rules), otherwise: [] };
      } catch (thrown) {
        signal.throwIfAborted();
        const checks = policyProblem(thrown);
        const given = runsOf(targets, { config, environment, parts });
        return { targets: described(given, () => () => Promise.resolve({ checks })), otherwise: checks };
      }
    },
  };
}

function doctorDepsOf(config: Config, environment: Environment, parts: Parts): DoctorDeps {
  const { github } = parts;
  const { source, service, eligibility, reports } = config;
  const { env, style, workspace, directory } = environment;
  const allows = publishPermissions(source, service);
  const { uploadSarif: upload, comment, annotations, trackingIssue } = reports;
  const [first] = eligibility.kind === 'scan' ? eligibility.targets : [];
  const plan = first?.plan ?? {};
  return {
    eligibility,
    warnings: eligibility.kind === 'scan' ? warningsOf(eligibility) : [],
    allows,
    surfaces: { upload, comment, annotations, trackingIssue },
    rules: (signal) => checkPolicy({ ...policyOptions(config, environment, parts), plan }, signal),
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
