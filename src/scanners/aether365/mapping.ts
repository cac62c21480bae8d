import type { Finding, Rule } from '../../domain/finding.js';
import { hashIdentity, slug } from '../../domain/fingerprint.js';
import { asInstant } from '../../domain/instant.js';
import type { Posture, Scan, ScanState } from '../../domain/scan.js';
import { bySeverity } from '../../domain/severity.js';
import { isText } from '../../text/json.js';
import { parseUrl } from '../../text/url.js';
import { severityOf } from '../shared/mapping.js';
import { OWN_TENANT } from './request.js';
import type { WireResult, WireScan } from './wire.js';

/** The three documented states. */
const STATES: ReadonlyMap<string, ScanState> = new Map([
  ['in_progress', 'running'],
  ['completed', 'completed'],
  ['failed', 'failed'],
]);

/** @param asked The tenant of the request. If it is `me`, it is the tenant of every scan, because the real ID is unknown. */
export function toScan(wire: WireScan, asked: string): Scan {
  const startedAt = asInstant(wire.started_at);
  const state = STATES.get(wire.status.toLowerCase()) ?? 'unknown';
  return {
    id: wire.id,
    target: asked === OWN_TENANT ? asked : (wire.tenant_id ?? asked),
    state,
    rawState: wire.status,
    // The message of a completed scan may not be an error.
    reason: [wire.error, wire.error_message, state === 'completed' ? undefined : wire.message].find(isText),
    traits: { type: wire.scan_type?.toLowerCase() },
    // "Starts a scan immediately": there is no queue, and no other time is reported.
    createdAt: startedAt,
    startedAt,
    completedAt: asInstant(wire.completed_at),
    posture: toPosture(wire),
  };
}

/**
 * Undefined if a number behind the score is missing, because 0 would hide failed checks. Also undefined if both numbers are 0: all
 * checks were skipped, and that is not a good score.
 */
function toPosture({ pass_count, fail_count, skip_count, score }: WireScan): Posture | undefined {
  if (typeof pass_count !== 'number' || typeof fail_count !== 'number') return undefined;
  if (pass_count + fail_count === 0) return undefined;
  return { passed: pass_count, failed: fail_count, skipped: skip_count ?? null, score: score ?? null };
}

/** Documented results that are not findings. */
const NO_FINDINGS = ['passed', 'skipped'];

/** Whether a result is a finding. A check that did not run has not passed. */
export function isFailed(result: WireResult): boolean {
  return !NO_FINDINGS.includes(wordOf(result));
}

/**
 * One finding for each failed check. A check that several frameworks contain has a row for each of them.
 *
 * @param tenant Part of the identity: checks of other tenants are other findings.
 */
export function toFindings(results: readonly WireResult[], tenant: string): Finding[] {
  const byCheck = new Map<string, [WireResult, ...WireResult[]]>();
  for (const result of results.filter(isFailed)) {
    const known = byCheck.get(result.test_id);
    if (known) known.push(result);
    else byCheck.set(result.test_id, [result]);
  }
  return [...byCheck.values()].map((sameCheck) => toFinding(sameCheck, tenant));
}

function wordOf({ result }: WireResult): string {
  return (result ?? '').trim().toLowerCase();
}

function toFinding(sameCheck: readonly [WireResult, ...WireResult[]], tenant: string): Finding {
  const [{ test_id }] = sameCheck;
  return {
    id: test_id,
    rule: toRule(sameCheck),
    ...worstSeverity(sameCheck),
    ...stateOf(sameCheck),
    // A tenant has no files, its ID is not public, and the API reports no service area.
    location: {},
    identity: hashIdentity(['aether365', tenant, test_id]),
  };
}

/** If frameworks differ, the worst severity counts. An undocumented value counts as critical. */
function worstSeverity(sameCheck: readonly WireResult[]): Pick<Finding, 'severity' | 'rawSeverity'> {
  const severities = sameCheck.map(({ severity }) => severityOf(severity));
  // Between two critical severities, the documented one goes first.
  const [worst] = severities.sort((a, b) => bySeverity(a.severity, b.severity) || Number(isOdd(a)) - Number(isOdd(b)));
  return worst ?? { severity: 'critical', rawSeverity: '' };
}

function isOdd({ rawSeverity }: Pick<Finding, 'rawSeverity'>): boolean {
  return rawSeverity !== undefined;
}

/** The dashboard also has an error state (aether365.siblings.md, section 3): a check that did not run has not passed. */
function stateOf(sameCheck: readonly WireResult[]): Pick<Finding, 'state' | 'rawState'> {
  const failed = sameCheck.find((result) => wordOf(result) === 'failed');
  return { state: failed ? 'open' : 'unknown', rawState: (failed ?? sameCheck[0])?.result ?? '' };
}

function toRule(sameCheck: readonly [WireResult, ...WireResult[]]): Rule {
  const [{ test_id }] = sameCheck;
  const title = firstText(sameCheck.map((result) => result.title));
  const steps = firstText(sameCheck.map(({ remediation_steps }) => remediation_steps));
  const url = sameCheck.map(({ help_url }) => help_url).find(isWebAddress);
  const frameworks = new Set(sameCheck.flatMap(({ framework }) => (framework ? [`framework/${slug(framework)}`] : [])));
  return {
    id: test_id,
    title: title ?? test_id,
    ...(steps !== undefined && { fix: { text: steps } }),
    ...(url && { url }),
    tags: ['security', ...[...frameworks].sort()],
  };
}

function firstText(texts: readonly (string | null | undefined)[]): string | undefined {
  return texts.find((text) => text !== undefined && text !== null && text.trim() !== '') ?? undefined;
}

function isWebAddress(text: string | null | undefined): text is string {
  const url = parseUrl(text ?? '');
  return url?.protocol === 'https:' || url?.protocol === 'http:';
}
