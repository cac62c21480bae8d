import type { Finding, Rule } from '../../domain/finding.js';
import { hashIdentity, slug } from '../../domain/fingerprint.js';
import { asSeverity, bySeverity, type Severity } from '../../domain/severity.js';
import { parseUrl } from '../../text/url.js';
import type { WireResult } from './wire.js';

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
  return [...byCheck.values()].map((told) => toFinding(told, tenant));
}

function wordOf({ result }: WireResult): string {
  return (result ?? '').trim().toLowerCase();
}

function toFinding(told: readonly [WireResult, ...WireResult[]], tenant: string): Finding {
  const [{ test_id }] = told;
  return {
    id: test_id,
    rule: toRule(told),
    ...worstSeverity(told),
    ...stateOf(told),
    // A tenant has no files, and its ID is nobody's business; no document shows the service area by API.
    location: {},
    identity: hashIdentity(['aether365', tenant, test_id]),
  };
}

/** Where the frameworks differ in it, the worst counts; a word that no document knows counts as critical. */
function worstSeverity(told: readonly WireResult[]): Pick<Finding, 'severity' | 'rawSeverity'> {
  const severities = told.map(({ severity }): Pick<Finding, 'severity' | 'rawSeverity'> => {
    const known: Severity | undefined = asSeverity(severity);
    return known ? { severity: known } : { severity: 'critical', rawSeverity: severity ?? '' };
  });
  // Of two that are critical, the one that the service calls so.
  const [worst] = severities.sort((a, b) => bySeverity(a.severity, b.severity) || Number(isOdd(a)) - Number(isOdd(b)));
  return worst ?? { severity: 'critical', rawSeverity: '' };
}

function isOdd({ rawSeverity }: Pick<Finding, 'rawSeverity'>): boolean {
  return rawSeverity !== undefined;
}

/** The dashboard knows an error state too (siblings, section 3): a check that did not run has not passed. */
function stateOf(told: readonly WireResult[]): Pick<Finding, 'state' | 'rawState'> {
  const failed = told.find((result) => wordOf(result) === 'failed');
  return { state: failed ? 'open' : 'unknown', rawState: (failed ?? told[0])?.result ?? '' };
}

function toRule(told: readonly [WireResult, ...WireResult[]]): Rule {
  const [{ test_id }] = told;
  const title = firstText(told.map((result) => result.title));
  const steps = firstText(told.map(({ remediation_steps }) => remediation_steps));
  const url = told.map(({ help_url }) => help_url).find(isWebAddress);
  const frameworks = new Set(told.flatMap(({ framework }) => (framework ? [`framework/${slug(framework)}`] : [])));
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
