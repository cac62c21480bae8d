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

/** The three states of the document. */
const STATES: ReadonlyMap<string, ScanState> = new Map([
  ['in_progress', 'running'],
  ['completed', 'completed'],
  ['failed', 'failed'],
]);

/** @param asked The tenant that was asked about. `me` is every scan's tenant then: what its ID is nobody has told. */
export function toScan(wire: WireScan, asked: string): Scan {
  const startedAt = asInstant(wire.started_at);
  const state = STATES.get(wire.status.toLowerCase()) ?? 'unknown';
  return {
    id: wire.id,
    target: asked === OWN_TENANT ? asked : (wire.tenant_id ?? asked),
    state,
    rawState: wire.status,
    // A message may be about what went well, too.
    reason: [wire.error, wire.error_message, state === 'completed' ? undefined : wire.message].find(isText),
    traits: { type: wire.scan_type?.toLowerCase() },
    // "Starts a scan immediately": there is no queue, and no other time.
    createdAt: startedAt,
    startedAt,
    completedAt: asInstant(wire.completed_at),
    posture: toPosture(wire),
  };
}

/**
 * Nothing is known without both numbers that make the score: an invented 0 would hide what failed. Nor is anything known where both are
 * 0: every check was skipped, and no tenant is the better for that.
 */
function toPosture({ pass_count, fail_count, skip_count, score }: WireScan): Posture | undefined {
  if (typeof pass_count !== 'number' || typeof fail_count !== 'number') return undefined;
  if (pass_count + fail_count === 0) return undefined;
  return { passed: pass_count, failed: fail_count, skipped: skip_count ?? null, score: score ?? null };
}

/** Of the documented words, those of checks that are no finding. */
const NO_FINDINGS = ['passed', 'skipped'];

/** Whether a result is a finding: what did not run has not passed. */
export function isFailed(result: WireResult): boolean {
  return !NO_FINDINGS.includes(wordOf(result));
}

/**
 * One finding for each failed check: a check that several frameworks name is listed once for each of them.
 *
 * @param tenant The checks of another tenant are other findings.
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
    // A tenant has no files, and its ID is nobody's business; no document shows the service area by API.
    location: {},
    identity: hashIdentity(['aether365', tenant, test_id]),
  };
}

/** Where the frameworks differ in it, the worst counts; a word that no document knows counts as critical. */
function worstSeverity(sameCheck: readonly WireResult[]): Pick<Finding, 'severity' | 'rawSeverity'> {
  const severities = sameCheck.map(({ severity }) => severityOf(severity));
  // Of two that are critical, the one that the service calls so.
  const [worst] = severities.sort((a, b) => bySeverity(a.severity, b.severity) || Number(isOdd(a)) - Number(isOdd(b)));
  return worst ?? { severity: 'critical', rawSeverity: '' };
}

function isOdd({ rawSeverity }: Pick<Finding, 'rawSeverity'>): boolean {
  return rawSeverity !== undefined;
}

/** The dashboard knows an error state too (siblings, section 3): a check that did not run has not passed. */
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
