import type { BaselineCutoff } from '../domain/baseline.js';
import { type Check, checked, notChecked } from '../domain/check.js';
import { asScanError, REASONS, ScanError } from '../domain/errors.js';
import type { Outcome } from '../domain/gate.js';
import { withDeadline } from '../runtime/deadline.js';
import type { Dependencies, RunConfig, RunContext, RunState } from '../workflow/context.js';
import { named } from '../workflow/details.js';
import { finish, type RunResult } from '../workflow/finish/finish.js';
import { outcomeOf } from '../workflow/outcome.js';
import { notInTime, timedBy } from '../workflow/prepare.js';
import { checkBaseline, checkHistory, noBaseline } from './baseline.js';
import type { DoctorDeps, DoctorTarget, DoctorTargets, PolicyCheckResult } from './context.js';
import { checkEvent } from './event.js';
import { checkFindings, noFindings } from './findings.js';
import { checkLimits } from './limits.js';
import { mergeChecks } from './merge-checks.js';
import { checkPermissions } from './permissions.js';
import { checkNeeds, noNeeds } from './rules.js';
import { checkService, noService } from './service.js';

/** How long the checks at the service may take. */
const SERVICE_MS = 10 * 60_000;

/**
 * The doctor (`dry-run: true`): checks everything that a run would need, and does not start, upload or comment anything. A failed check
 * skips only the checks that depend on it. Never throws: the verdict is `checked` or `error`.
 */
export async function runDoctor(asked: RunConfig, runDeps: Dependencies, doctorDeps: DoctorDeps): Promise<RunResult> {
  const deps = withCachedCutoff(withQuietLogger(runDeps));
  const state: RunState = { notes: [], cleanups: [] };
  let outcome: Outcome;
  try {
    state.checks = await checkAll({ run: asked, deps, state }, doctorDeps);
    outcome = conclusionOf(state.checks, state);
  } catch (thrown) {
    const ended = outcomeOf(deps.interrupt.aborted ? deps.interrupt.reason : thrown);
    outcome = ended.outcome;
    state.error = ended.error;
    deps.redaction.add(ended.error.details.sensitive ?? []);
  }
  return await finish(asked, runDeps, state, outcome);
}

async function checkAll(context: RunContext, doctorDeps: DoctorDeps): Promise<readonly Check[]> {
  const { deps } = context;
  const { interrupt } = deps;
  const { source, waitOptions } = context.run;
  const history = waitOptions.baseline === 'auto' && source.ci === 'github';
  const [{ checks, run }, atGitHub, filesystem, cutoff] = await Promise.all([
    doctorDeps.targets ? checkTargets(await doctorDeps.targets(interrupt), context, doctorDeps) : checkTarget(context, doctorDeps),
    doctorDeps.permissions(interrupt),
    doctorDeps.filesystem(),
    history ? deps.readCutoff(interrupt) : undefined,
  ]);
  const permissionChecks = [...atGitHub, ...(cutoff ? [checkHistory(run, cutoff)] : [])];
  return [
    ...checks,
    ...checkEvent(source, doctorDeps),
    ...checkPermissions(permissionChecks, { source, surfaces: doctorDeps.surfaces, history }),
    ...filesystem,
  ];
}

/** The checks of a target, and its settings with the policy. */
interface CheckedTarget {
  readonly run: RunConfig;
  readonly checks: readonly Check[];
}

async function checkTarget({ run: asked, deps, state }: RunContext, doctorDeps: DoctorDeps): Promise<CheckedTarget> {
  const policyCheck = await doctorDeps.rules(deps.interrupt);
  const run = { ...asked, ...policyCheck.effectivePolicy, ruleNotes: [] };
  const atService = await checkServiceInTime({ run, deps, state }, policyCheck, doctorDeps);
  return { run, checks: [...atService, ...policyCheck.checks].map((check) => named(check, run)) };
}

/**
 * Checks each of several targets. A check with the same result for all of them is shown once. If the service or the key of the first one
 * fails, the others would fail, too.
 */
async function checkTargets(
  { targets: [first, ...others], otherwise }: DoctorTargets,
  { run, deps }: RunContext,
  doctorDeps: DoctorDeps,
): Promise<CheckedTarget> {
  if (first === undefined) return { run, checks: [...otherwise, notChecked('target', 'the policy does not give the targets')] };
  const check = (target: DoctorTarget): Promise<CheckedTarget> => {
    const own = { ...withQuietLogger(target.deps), readCutoff: deps.readCutoff };
    const { rules, warnings, label } = target;
    return checkTarget({ run: target.run, deps: own, state: { notes: [], cleanups: [] } }, { ...doctorDeps, rules, warnings, label });
  };
  const ofFirst = await check(first);
  const stops = ofFirst.checks.find(({ name, state }) => state === 'problem' && FOR_ALL.includes(name));
  if (stops !== undefined && others.length > 0) {
    const because = `the check "${stops.name}" found a problem that concerns the ${others.length === 1 ? 'other target' : `other ${others.length} targets`}, too`;
    return { run: ofFirst.run, checks: [...ofFirst.checks, notChecked('other targets', because)] };
  }
  const ofOthers = await Promise.all(others.map((target) => deps.limits.lookUp(() => check(target), deps.interrupt)));
  const all = [ofFirst, ...ofOthers].map(({ checks }, index) => ({ checks, label: [first, ...others][index]?.label ?? '' }));
  return { run: ofFirst.run, checks: mergeChecks(all) };
}

/** Checks whose problem is not about the target. */
const FOR_ALL: readonly string[] = ['service', 'API key', 'scope'];

async function checkServiceInTime(context: RunContext, policyCheck: PolicyCheckResult, doctorDeps: DoctorDeps): Promise<Check[]> {
  const { clock, interrupt } = context.deps;
  const work = (signal: AbortSignal): Promise<Check[]> => checkAtService(context, policyCheck, doctorDeps, signal);
  try {
    return await withDeadline(clock, SERVICE_MS, notInTime, interrupt, work);
  } catch (thrown) {
    interrupt.throwIfAborted();
    const { message, hint, details } = asScanError(thrown);
    context.deps.redaction.add(details.sensitive ?? []);
    return [checked('service', 'problem', message, hint)];
  }
}

async function checkAtService(
  context: RunContext,
  { effectivePolicy }: PolicyCheckResult,
  { eligibility, warnings, label, timeLimit }: DoctorDeps,
  signal: AbortSignal,
): Promise<Check[]> {
  const { run } = context;
  const inputChecks = warnings.map((warning) => checked('inputs', 'warning', warning));
  if (eligibility.kind !== 'scan') {
    const because = eligibility.kind === 'skip' ? eligibility.why : REASONS[eligibility.code];
    return [
      ...inputChecks,
      ...noService(run, because),
      noFindings(because),
      noBaseline(because),
      noNeeds(because),
      ...checkLimits(run, timeLimit),
    ];
  }
  const { located, checks, because = '' } = await checkService(context, label, signal);
  if (located === undefined)
    return [...inputChecks, ...checks, noFindings(because), noBaseline(because), noNeeds(because), ...checkLimits(run, timeLimit)];
  const compared = effectivePolicy && (await checkBaseline(context, located, signal));
  const findings = await checkFindings(context, located, compared?.baseline, signal);
  const wrong = 'the policy or the rules have mistakes';
  const rules = compared ? [compared.check, checkNeeds(run, findings.earlier, compared.baseline)] : [noBaseline(wrong), noNeeds(wrong)];
  return [...inputChecks, ...checks, findings.check, ...rules, ...checkLimits(timedBy(run, located.request), timeLimit)];
}

function conclusionOf(checks: readonly Check[], state: RunState): Outcome {
  const count = (wanted: Check['state']): Check[] => checks.filter((check) => check.state === wanted);
  const problems = count('problem');
  if (problems.length > 0) {
    const names = [...new Set(problems.map(({ name }) => name))].join(', ');
    const message = `${problems.length} of ${checks.length} checks found a problem: ${names}.`;
    state.error = new ScanError('CHECK_FAILED', message, {
      hint: 'Each of these checks shows what to change. Nothing was started, uploaded, or commented.',
    });
    return { kind: 'error', code: 'CHECK_FAILED' };
  }
  const [warnings, unknown] = [count('warning').length, count('unknown').length];
  const others = [warnings > 0 && `${warnings} with a warning`, unknown > 0 && `${unknown} not possible`].filter(Boolean).join(', ');
  return { kind: 'checked', why: `no problem found in ${checks.length} checks${others === '' ? '' : `, ${others}`}` };
}

/** The report contains every check, so log lines of a run are written for debugging only. */
function withQuietLogger(deps: Dependencies): Dependencies {
  const { logger } = deps;
  const debug = (text: string): void => logger.debug(text);
  return { ...deps, logger: { ...logger, info: debug, notice: debug, warning: debug, error: debug } };
}

/** Two checks need the workflow's history: it is read once. */
function withCachedCutoff(deps: Dependencies): Dependencies {
  let cutoff: Promise<BaselineCutoff> | undefined;
  return { ...deps, readCutoff: (signal) => (cutoff ??= deps.readCutoff(signal)) };
}
