import type { Config } from '../config/config.js';
import {
  contradictions,
  inapplicable,
  type ResolvedRules,
  type RuleLayer,
  resolveGateRules,
  shadowedBudgets,
  withoutBaseline,
} from '../config/gate-rules.js';
import { compileGlob } from '../config/glob.js';
import { describeProblem, quotedPlaces } from '../config/problem.js';
import { suggest } from '../config/values.js';
import { utcDay } from '../domain/date.js';
import type { EffectivePolicy, PolicyRef } from '../domain/effective-policy.js';
import { asScanError, type Problem, ScanError } from '../domain/errors.js';
import { describeExcept } from '../domain/gate-rules.js';
import { describeNumbers, type GateSettings } from '../domain/gate-settings.js';
import type { Note } from '../domain/note.js';
import type { FilesAt } from '../domain/repository-files.js';
import type { GitHubAccess } from '../github/client.js';
import type { ServicePlan } from '../scanners/scanner.js';
import { type InputStyle, nameInputs } from '../text/hint.js';
import { placesIn } from '../text/target-names.js';
import { assertPathsMatch } from './path-globs.js';
import { pendingWaivers } from './pending-waivers.js';
import { EMPTY_POLICY, type Policy, parsePolicy } from './policy.js';
import { problemAt } from './problems.js';
import { readPolicyFile } from './read-file.js';
import { inapplicableRules } from './validate-workspace.js';

export interface EffectivePolicyOptions {
  readonly config: Config;
  /** All that is asked of it is whether the target may be scanned. */
  readonly plan: Pick<ServicePlan, 'permit'>;
  /** Absolute path of what the repository's files are below. */
  readonly workspace: string;
  readonly github: GitHubAccess;
  readonly filesAt: FilesAt;
  readonly style: InputStyle;
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
  /** Is given the names of targets that the policy has, before any mistake quotes one. */
  readonly hide: (names: readonly string[]) => void;
  /** Is told of a target or of paths that do not fit, in place of a throw: the rules hold all the same, for somebody who only looks. */
  readonly tell?: (mistake: ScanError) => void;
}

/** GitHub shows so many of an upload, worst first (reference: platform, section 1). */
const SARIF_RESULTS = 5_000;

/** What the inputs alone rule: for a run that ends before the policy is read. */
export function effectivePolicyFromInputs({ service, rules, warnOnly }: Config, nowMs: number): EffectivePolicy {
  const { gate } = resolveGateRules([{ from: 'input', rules }], service, warnOnly);
  return { gate, scope: { waivers: [], today: utcDay(nowMs) }, ruleNotes: [], sarif: { maxResults: SARIF_RESULTS, locations: {} } };
}

/**
 * Reads the policy and settles what holds for this run, before any request to the service.
 *
 * @throws ScanError `CONFIG` for mistakes, `TARGET_NOT_ALLOWED`; what GitHub answers where it is asked for the file
 */
export async function resolveEffectivePolicy(options: EffectivePolicyOptions, signal: AbortSignal): Promise<EffectivePolicy> {
  const { config, plan, workspace, github, filesAt, nowMs } = options;
  const { service, source, waiting, policyFile, reports } = config;
  const today = utcDay(nowMs);
  const notes: Note[] = [];
  const notice = (text: string, hint: string): void => void notes.push({ level: 'notice', code: 'no-policy', text, hint });
  const file = await readPolicyFile({ source, named: policyFile, workspace, github, signal, notice });
  const parsed = file ? await parsePolicy(file.text, file.path, today) : { policy: EMPTY_POLICY };
  if ('problems' in parsed) throw mistakesIn(parsed.problems, options);
  const { policy } = parsed;
  options.hide([...(policy.allowedTargets ?? []), ...Object.keys(policy.locations)]);
  const problems = file ? inapplicableRules(policy, { service, name: reports.name, path: file.path }) : [];
  const layers = layersOf(policy, config);
  const settled = resolveGateRules(layers, service, config.warnOnly);
  problems.push(...withoutBaseline(settled, waiting.baseline), ...contradictionsIn(settled, layers, file?.path));
  if (problems.length > 0) throw mistakesIn(problems, options);
  await throwOrReport(options, () => assertTargetAllowed(plan, policy.allowedTargets, options));
  if (settled.paths) {
    const { value } = settled.paths;
    await throwOrReport(options, () => assertPathsMatch(value, { source, filesAt }, signal));
  }
  const pending = await pendingWaivers({ source, workspace, named: policyFile, policy, scanner: service.id, today });
  signal.throwIfAborted();
  return {
    gate: settled.gate,
    scope: {
      ...(settled.paths && { paths: settled.paths.value.map(compileGlob) }),
      waivers: policy.waivers.filter(({ scanner }) => scanner === undefined || scanner === service.id),
      today,
    },
    ...(file && { policy: refOf(file) }),
    ruleNotes: [...notes, ...unusable(policy, config), ...besideThreshold(settled), ...similarGateName(policy, reports.name), ...pending],
    sarif: { maxResults: policy.sarifMaxResults ?? SARIF_RESULTS, locations: policy.locations },
  };
}

async function throwOrReport({ tell }: EffectivePolicyOptions, work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (tell === undefined) throw error;
    tell(asScanError(error));
  }
}

/** From the widest to the narrowest, which overrules the others. */
function layersOf({ rules, scanners, names }: Policy, { service, reports, rules: inputs }: Config): RuleLayer[] {
  return [
    { from: 'policy', ...rules },
    { from: 'policy-scanner', rules: {}, ...scanners.get(service.id) },
    { from: 'policy-name', rules: {}, ...names.get(reports.name) },
    { from: 'input', rules: inputs },
  ];
}

/** Each at the place that gives both rules: the input, or its line of the policy file. */
function contradictionsIn(settled: ResolvedRules, layers: readonly RuleLayer[], path = ''): Problem[] {
  const input = 'max-findings';
  return contradictions(settled).map(({ from, given, allowed }) => {
    const line = layers.find((layer) => layer.from === from)?.lines?.[input];
    return line === undefined ? { input, given, allowed } : problemAt({ line, given: `${input}: ${given}`, allowed }, path);
  });
}

/** A rule for all gates that this one cannot answer holds for the others. */
function unusable({ rules }: Policy, { service }: Config): Note[] {
  return inapplicable(rules.rules, service).map(({ rule, why }) => ({
    level: 'notice',
    code: 'rule-not-applicable',
    text: `The policy's rule ${rule} does not hold here: ${why}.`,
  }));
}

/** A budget that the threshold never lets decide, and one that lets new findings pass, are probably not what was meant. */
function besideThreshold(settled: ResolvedRules): Note[] {
  const { severityThreshold, gateOn, maxFindings } = settled.gate;
  const { value, from, except = [] } = severityThreshold ?? {};
  const shadowed = shadowedBudgets(settled).map(
    (budget): Note => ({
      level: 'warning',
      code: 'rule-shadowed',
      text: `The budget ${budget} never decides, because ${from === 'default' ? 'the default ' : ''}severity-threshold ${value} fails on the first such finding.`,
      hint: 'Set {severity-threshold} to none or to a worse severity, or leave the budget out.',
    }),
  );
  if (gateOn?.value !== 'new' || except.length === 0) return shadowed;
  const budgets = except.map((severity) => `${severity}=${maxFindings?.value[severity]}`).join(', ');
  const text = `The budget ${budgets} takes the place of the default severity-threshold ${value}: new ${except.join(' and ')} findings pass within it.`;
  const hint = `Set {severity-threshold} to ${value} to fail on each new one, too.`;
  return [...shadowed, { level: 'notice', code: 'rule-shadowed', text, hint }];
}

function refOf({ path, commit }: { readonly path: string; readonly commit?: string }): PolicyRef {
  return { path, ...(commit !== undefined && { commit }) };
}

function mistakesIn(problems: readonly Problem[], { style, hide }: EffectivePolicyOptions): ScanError {
  hide(problems.flatMap((problem) => placesIn(quotedPlaces(problem), [])));
  const lines = problems.map((problem) => describeProblem(problem, style));
  return new ScanError('CONFIG', lines.join('\n'), {
    hint: nameInputs('Mend the policy file, or the input that is named; nothing was requested from the service.', style),
  });
}

/** A section for a name that no gate has looks as if it held; most belong to other gates, and one that is almost ours does not. */
function similarGateName({ names }: Policy, name: string): Note[] {
  const meant = names.has(name) ? undefined : [...names.keys()].find((key) => suggest(key, [name]) !== undefined);
  if (meant === undefined) return [];
  const text = `The policy has rules for a gate named ${meant}; this one is named ${name}, and they do not hold here.`;
  return [
    { level: 'warning', code: 'name-mistyped', text, hint: 'If this gate is meant, correct the key below names, or the input {name}.' },
  ];
}

/** All that holds for this run, in one line for the log. */
export function describeEffectivePolicy({ gate, scope, policy }: EffectivePolicy): string {
  const file = policy && `policy ${policy.path}${policy.commit === undefined ? '' : ` at ${policy.commit.slice(0, 7)}`}`;
  const waivers = scope.waivers.length > 0 && `${scope.waivers.length} ${scope.waivers.length === 1 ? 'waiver' : 'waivers'}`;
  const { paths } = scope;
  const within = paths && `only within ${paths.map(({ pattern }) => pattern).join(', ')}`;
  return [...rulesOf(gate), within, waivers, file].filter(Boolean).join('; ');
}

function rulesOf({ severityThreshold, gateOn, maxFindings, minScore, maxScoreDrop, maxResourceChange }: GateSettings): string[] {
  const rules = [
    severityThreshold &&
      `severity-threshold ${severityThreshold.value}${severityThreshold.from === 'default' ? ' (default)' : ''}${describeExcept(severityThreshold.except)}`,
    gateOn?.value === 'new' && 'of new findings only',
    maxFindings && `max-findings ${describeNumbers(maxFindings.value)}`,
    minScore && `min-score ${minScore.value}`,
    maxScoreDrop && `max-score-drop ${maxScoreDrop.value}`,
    maxResourceChange && `max-resource-change ${describeNumbers(maxResourceChange.value)}`,
  ].filter((rule) => typeof rule === 'string');
  return rules.length === 0 ? ['that the scan completes'] : rules;
}

/**
 * Lets a run go on only where its target may be scanned. Where scanning the wrong target does no harm, nothing is asked.
 *
 * @param allowed The policy's `allowed-targets`; undefined where it has none.
 * @throws ScanError `TARGET_NOT_ALLOWED`
 */
function assertTargetAllowed(
  plan: Pick<ServicePlan, 'permit'>,
  allowed: readonly string[] | undefined,
  { style, hide }: Pick<EffectivePolicyOptions, 'style' | 'hide'>,
): void {
  const problem = plan.permit?.(allowed);
  if (problem === undefined) return;
  // Also the hosts and paths of options that lead elsewhere.
  hide([...(problem.input === 'target' ? [problem.given] : []), ...placesIn(problem.given, [])]);
  throw new ScanError('TARGET_NOT_ALLOWED', describeProblem({ ...problem, allowed: 'what the policy allows' }, style), {
    hint: asSentence(nameInputs(problem.allowed, style)),
  });
}

function asSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) || text.includes('\n') ? '' : '.'}`;
}
