import { isBaselineFile } from '../domain/baseline.js';
import type { Problem } from '../domain/errors.js';
import { slug } from '../domain/fingerprint.js';
import type { GateSettings } from '../domain/gate-settings.js';
import type { WaitOptions } from '../domain/run-options.js';
import { isScanId } from '../domain/scan.js';
import { CI_NAMES, isUnmerged, type Source } from '../domain/source.js';
import { SERVICES } from '../scanners/registry.js';
import { type MappingContext, type Parsed, SERVICE_INPUTS, type Service, type ServiceInputs } from '../scanners/scanner.js';
import { type Eligibility, GATE_NAME, type ParsedConfig, type Planned, type Reports, type Several } from './config.js';
import { checkEligibility, keyHint } from './eligibility.js';
import { isUnexpanded, nameUnexpanded } from './environment.js';
import {
  applicable,
  BUDGETS,
  contradictions,
  GATE_ON,
  type GivenRules,
  inapplicable,
  POINTS,
  THRESHOLDS,
  withoutBaseline,
} from './gate-rules.js';
import { globFault } from './glob.js';
import { createReader, type Reader } from './input-reader.js';
import { FORMATS, type RawInputs } from './inputs.js';
import { policyFileIn } from './policy-address.js';
import type { ScanOptions } from './scan-options.js';
import { MAX_TARGETS, nameOfAll, type Planning, planTargets, readTargets } from './targets.js';
import { parseApiUrl, parseList, readNumbers, suggest } from './values.js';

const MINUTE_MS = 60_000;
/** The default of `max-parallel`. */
const DEFAULT_PARALLEL = 4;
const BASELINES = 'auto, none, the ID of a scan, or the path of a baseline file';
const TIMEOUT_RANGE = { minMs: 1000, maxMs: 5 * 24 * 60 * MINUTE_MS, allowed: 'a duration from 1s to 120h, such as 45s, 30m or 5h' };
const MAX_AGE_RANGE = { minMs: MINUTE_MS, maxMs: 8760 * 60 * MINUTE_MS, allowed: 'a duration from 1m to 8760h, such as 45m or 6h' };
const POLL_RANGE = { minMs: 250, maxMs: 10 * MINUTE_MS, allowed: 'a duration from 250ms to 10m' };

/**
 * Checks all inputs without a request, and finds all mistakes at once.
 *
 * @param unknownCommit Why the source has no commit.
 */
export function parseConfig(
  raw: RawInputs,
  source: Source,
  sourceProblems: readonly Problem[],
  options: ScanOptions = { secrets: [] },
  unknownCommit?: string,
): ParsedConfig {
  const read = createReader(raw);
  read.word('ci', CI_NAMES, 'none');
  for (const problem of sourceProblems) read.problem(problem);
  const service = readService(read);
  const missingKey = read.word('on-missing-key', ['fail', 'skip-untrusted'], 'fail');
  const apiKey = isUnexpanded('api-key', read.text('api-key')) ? '' : read.text('api-key');
  const rules = readRules(read, service);
  const warnOnly = read.word('warn-only', ['true', 'false', 'everything'], 'false');
  const parsed = readPlan(read, service, source, options);
  const dryRun = read.flag('dry-run');
  const policyFile = policyFileIn(read);
  read.word('format', FORMATS, 'table');
  if (read.flag('quiet') && read.flag('verbose'))
    read.problem({ input: 'quiet', given: read.text('quiet'), allowed: 'nothing together with {verbose}' });
  const waitOptions = readWaiting(read, service, parsed);
  const reports = readReports(read, service, parsed);
  if (service) {
    const fromInput = Object.entries(applicable(rules, service)).map(([rule, value]) => [rule, { value, from: 'input' }]);
    const gate: GateSettings = { ...Object.fromEntries(fromInput), warnOnly };
    for (const problem of withoutBaseline(gate, waitOptions.baseline)) read.problem(problem);
    // Without the input, the policy may set `gate-on: new`, and then budgets decide beside a threshold.
    if (rules.gateOn !== undefined)
      for (const { given, allowed } of contradictions(gate)) read.problem({ input: 'max-findings', given, allowed });
  }
  const address = service && parseApiUrl(read.text('api-url'), service);
  if (address && 'problem' in address) read.problem(address.problem);
  if (apiKey === '')
    read.problem({ input: 'api-key', given: '', allowed: keyHint(source, service), missing: true, variable: service?.keyVariable });
  else if (!/^[ -~]+$/.test(apiKey))
    read.problem({
      input: 'api-key',
      given: '(hidden)',
      allowed: 'one line of printable ASCII characters, because the key is sent in a header',
    });

  if (service) for (const problem of unknownCode(read, service, source, unknownCommit)) read.problem(problem);
  const found = nameUnexpanded(raw, read.problems);
  const unscanned = service === undefined ? undefined : checkEligibility(service, source, apiKey, missingKey);
  // If secrets are withheld, other values may be withheld too. Only wrong values count, not missing ones.
  const problems = unscanned ? found.filter((problem) => problem.missing !== true) : found;
  const eligibility: Eligibility | undefined = unscanned ?? (parsed && { kind: 'scan', ...parsed });
  if (problems.length > 0 || service === undefined || eligibility === undefined || address === undefined || 'problem' in address) {
    return { problems };
  }
  return {
    config: {
      service,
      source,
      connection: { ...address.address, apiKey },
      eligibility,
      target: read.text('target'),
      waitOptions,
      rules,
      warnOnly,
      policyFile,
      dryRun,
      reports,
    },
  };
}

/**
 * In a CI, the service would scan its default branch if the branch is not known, and a merge request would pass on other code. Both are
 * needed: a branch alone may have moved, and a commit alone is taken as a commit of the default branch.
 */
function unknownCode(read: Reader, { scansRepository, title }: Service, source: Source, unknownCommit = ''): readonly Problem[] {
  const { ci } = source;
  // In a terminal nothing is merged.
  if (!scansRepository || ci === 'github' || (ci === 'none' && !isUnmerged(source))) return [];
  const why = {
    ref: ci === 'other' ? 'scan-gate does not read it from this CI' : 'The variables of this CI do not have it',
    sha: ci === 'other' ? 'scan-gate does not read it from this CI' : unknownCommit || 'The variables of this CI do not have it',
  };
  const wanted = {
    ref: 'the branch, tag or pull request that this job is about (also as the variable SCAN_GATE_REF)',
    sha: 'the full commit hash that this job is about (also as the variable SCAN_GATE_SHA)',
  };
  const unknown = { ref: source.ref === undefined && source.branch === undefined, sha: source.commit === undefined };
  return (['ref', 'sha'] as const)
    .filter((name) => unknown[name] && read.text(name) === '' && read.problems.every(({ input }) => input !== name))
    .map((name) => ({
      input: name,
      given: '',
      allowed: `${wanted[name]}. ${why[name]}, and ${title} would scan its default branch instead`,
      missing: true,
    }));
}

function readService(read: Reader): Service | undefined {
  const given = read.text('scanner');
  const ids = SERVICES.map((service) => service.id);
  const service = SERVICES.find((candidate) => candidate.id === given.toLowerCase());
  if (service === undefined)
    read.problem({
      input: 'scanner',
      given,
      allowed: `${given === '' ? 'set it to one of ' : ''}${ids.join(', ')}`,
      suggestion: suggest(given, ids),
    });
  return service;
}

/** The rules of the inputs. A rule that does not apply to the service is a mistake, because it would look as if it was checked. */
function readRules(read: Reader, service: Service | undefined): GivenRules {
  const threshold = read.word('severity-threshold', THRESHOLDS, 'high');
  const gateOn = read.word('gate-on', GATE_ON, 'all');
  const paths = readPaths(read);
  const maxFindings = readBudgets(read);
  const minScore = read.number('min-score', POINTS);
  const maxScoreDrop = read.number('max-score-drop', POINTS);
  const rules: GivenRules = {
    ...(read.text('severity-threshold') !== '' && { severityThreshold: threshold }),
    ...(read.text('gate-on') !== '' && { gateOn }),
    ...(maxFindings && { maxFindings }),
    ...(minScore !== undefined && { minScore }),
    ...(maxScoreDrop !== undefined && { maxScoreDrop }),
    ...(paths.length > 0 && { paths }),
  };
  if (service)
    for (const { rule, given, why } of inapplicable(rules, service)) read.problem({ input: rule, given, allowed: `nothing: ${why}` });
  return rules;
}

function readBudgets(read: Reader): GivenRules['maxFindings'] {
  const text = read.text('max-findings');
  if (text === '') return undefined;
  const { numbers, mistakes } = readNumbers(text, BUDGETS);
  for (const mistake of mistakes) read.problem({ input: 'max-findings', ...mistake });
  return numbers;
}

function readPaths(read: Reader): readonly string[] {
  const paths = parseList(read.text('paths'));
  for (const path of paths) {
    const fault = globFault(path, 'files');
    if (fault !== undefined) read.problem({ input: 'paths', given: path, allowed: fault });
  }
  return paths;
}

function readWaiting(read: Reader, service: Service | undefined, planned: ReturnType<typeof readPlan>): WaitOptions {
  const scanId = read.text('scan-id');
  if (scanId !== '' && !isScanId(scanId))
    read.problem({ input: 'scan-id', given: scanId, allowed: 'latest, or a scan ID of letters, digits, dots, _ and -' });
  const maxAgeMs = read.duration('max-age', MAX_AGE_RANGE);
  if (scanId !== '' && read.text('max-age') !== '')
    read.problem({
      input: 'max-age',
      given: read.text('max-age'),
      allowed: 'nothing together with {scan-id}, which names the scan to collect',
    });
  const baseline = read.text('baseline') || 'auto';
  if (!isScanId(baseline) && !isBaselineFile(baseline)) read.problem({ input: 'baseline', given: baseline, allowed: BASELINES });
  // A word close to `auto` or `none` is a typing mistake rather than the ID of a scan.
  const meant = /^[a-z]{2,6}$/i.test(baseline) ? suggest(baseline, ['auto', 'none']) : undefined;
  if (meant !== undefined && meant !== baseline.toLowerCase())
    read.problem({ input: 'baseline', given: baseline, allowed: BASELINES, suggestion: meant });
  return {
    wait: read.flag('wait'),
    scanId: scanId === '' ? undefined : scanId,
    maxAgeMs,
    baseline: /^(?:auto|none)$/i.test(baseline) ? baseline.toLowerCase() : baseline,
    timeoutIsDefault: read.text('timeout') === '',
    timeoutMs: read.duration('timeout', TIMEOUT_RANGE) ?? planned?.targets[0]?.plan.timeoutMs ?? service?.timeoutMs ?? 0,
    pollIntervalMs: read.duration('poll-interval', POLL_RANGE),
    onTimeout: read.word('on-timeout', ['cancel', 'leave'], service?.onTimeout ?? 'cancel'),
  };
}

/** What to scan; undefined without a service, or after a mistake. */
function readPlan(
  read: Reader,
  service: Service | undefined,
  source: Source,
  options: ScanOptions,
): (Planned & { name: string }) | undefined {
  const maxParallel = read.number('max-parallel', { min: 1, max: MAX_TARGETS, whole: true }) ?? DEFAULT_PARALLEL;
  if ('problem' in options) read.problem(options.problem);
  if (service === undefined) return undefined;
  const inputs = readServiceInputs(read, service, options);
  const scanId = read.text('scan-id');
  const circumstances = {
    source,
    wait: read.text('wait').toLowerCase() !== 'false',
    collects: scanId === '' ? undefined : scanId === 'latest' ? ('latest' as const) : ('id' as const),
  };
  const given = readTargets(inputs.target ?? '', inputs.region ?? '');
  const { isSeveral, groups, regions } = given;
  const planning: Planning = {
    name: read.text('name'),
    service: service.id,
    isSeveral,
    regions,
    parse: ({ target, region }) => {
      const own = { target: target === '' ? undefined : target, region: region === '' ? undefined : region };
      return parseTarget(service, { ...inputs, ...own }, circumstances);
    },
  };
  const { targets, problems } = planTargets(given.entries, planning);
  for (const problem of [...given.problems, ...problems])
    read.problem({ ...problem, suggestion: problem.suggestion ?? suggest(problem.given, problem.allowed.split(', ')) });
  if (isSeveral) for (const problem of onlyForOne(read)) read.problem(problem);
  if (given.problems.length > 0 || problems.length > 0) return undefined;
  if (!isSeveral) return { targets, name: targets[0]?.name ?? '' };
  const plan: Several['plan'] = (ofGroups) => planTargets([...given.entries, ...ofGroups], planning);
  return { targets, several: { groups, maxParallel, plan }, name: nameOfAll(planning, given) };
}

/** Checks one target. An entry of a group can have a region, also if the service has no such input. */
function parseTarget(service: Service, inputs: ServiceInputs, circumstances: MappingContext): Parsed {
  const parsed = service.parse(inputs, circumstances);
  if (inputs.region === undefined || service.inputs.region !== undefined) return parsed;
  const problem = { input: 'region', given: inputs.region, allowed: notAnInput(service) } as const;
  return { problems: 'problems' in parsed ? [problem, ...parsed.problems] : [problem] };
}

function notAnInput({ title }: Service): string {
  return `nothing: ${title} does not have this input`;
}

/** The inputs that the service has. */
function readServiceInputs(read: Reader, service: Service, options: ScanOptions): ServiceInputs {
  const given: { -readonly [Name in keyof ServiceInputs]: ServiceInputs[Name] } = {};
  for (const name of SERVICE_INPUTS) {
    const value = read.text(name);
    if (value === '') continue;
    if (service.inputs[name] === undefined) {
      const shown = name === 'scan-options' ? '(a mapping)' : value;
      read.problem({ input: name, given: shown, allowed: notAnInput(service) });
    } else if (name !== 'scan-options') given[name] = value;
    else if ('value' in options) given[name] = options.value;
  }
  return given;
}

/** A scan and a baseline belong to one target. */
function onlyForOne(read: Reader): readonly Problem[] {
  const scanId = read.text('scan-id');
  const baseline = read.text('baseline');
  return [
    ...(scanId === '' || scanId === 'latest'
      ? []
      : [{ input: 'scan-id', given: scanId, allowed: 'latest, or nothing, with several targets: a scan belongs to one target' }]),
    ...(/^(?:auto|none|)$/i.test(baseline)
      ? []
      : [{ input: 'baseline', given: baseline, allowed: 'auto or none with several targets: a scan or a file belongs to one target' }]),
  ];
}

function readReports(read: Reader, service: Service | undefined, planned: ReturnType<typeof readPlan>): Reports {
  const name = read.text('name');
  if (name !== '' && !GATE_NAME.pattern.test(name)) read.problem({ input: 'name', given: name, allowed: GATE_NAME.allowed });
  return {
    name: planned?.name ?? (name === '' ? slug(service?.id ?? '') : name),
    dir: read.text('report-dir') === '' ? 'scan-gate-report' : read.text('report-dir'),
    uploadSarif: read.word('upload-sarif', ['auto', 'required', 'never'], 'auto'),
    comment: read.word('comment', ['always', 'on-findings', 'on-failure', 'never'], 'on-findings'),
    details: read.word('details', ['auto', 'full', 'counts'], 'auto'),
    annotations: read.flag('annotations'),
    trackingIssue: read.word('tracking-issue', ['never', 'on-failure'], 'never'),
    githubToken: read.text('github-token'),
  };
}
