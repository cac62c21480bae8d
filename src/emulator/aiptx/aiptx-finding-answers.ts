import { instant } from './responses.js';
import type { AiptxDetail, AiptxFinding, AiptxRemediation } from './aiptx-findings.js';
import type { AiptxScan } from './state.js';

/** Stands in every proof of concept: tests look for it where nothing of one may be. */
export const LEAKED = 'emulated-leaked-row-4f1d9c';

/** A finding as `GET /v1/findings` lists it. */
export function listedFinding(finding: AiptxFinding, { id: scanId, createdAtMs, plan }: AiptxScan): Json {
  const seen = instant(createdAtMs);
  const { id, title, severity, cvssScore, status, category, endpoint } = finding;
  return some({
    id,
    scan_id: plan.flaws?.scanId ?? scanId,
    title,
    severity,
    cvss_score: cvssScore,
    status,
    category,
    endpoint,
    first_seen: seen,
    created_at: seen,
  });
}

/** A finding as its own endpoint shows it: with what proves it, and so with what leaked. */
export function detailedFinding(finding: AiptxFinding, scan: AiptxScan): Json {
  const { cvssVector, subcategory, cweId, description, impact, fullUrl, remediation, owaspTop10 }: AiptxDetail = finding.detail ?? {};
  const { endpoint, ...listed } = listedFinding(finding, scan);
  const url = fullUrl ?? `${scan.target}/`;
  const where = typeof endpoint === 'object' ? some({ ...endpoint, full_url: fullUrl }) : endpoint;
  return some({
    ...listed,
    cvss_vector: cvssVector,
    subcategory,
    cwe_id: cweId,
    description,
    impact,
    endpoint: where,
    proof_of_concept: proofOf(url),
    remediation: typeof remediation === 'object' ? remedyOf(remediation) : remediation,
    compliance: owaspTop10 && { owasp_top_10: owaspTop10 },
    updated_at: instant(scan.createdAtMs),
  });
}

function proofOf(url: string): Json {
  return {
    request: { method: 'GET', url: `${url}?probe=${LEAKED}`, headers: { Cookie: `session=${LEAKED}` }, body: LEAKED },
    response: { status: 200, body: `{"row":"${LEAKED}"}`, evidence: `The answer holds ${LEAKED}` },
    curl_command: `curl '${url}?probe=${LEAKED}' -H 'Cookie: session=${LEAKED}'`,
  };
}

function remedyOf({ summary, codeExample, references }: AiptxRemediation): Json {
  return some({ summary, code_example: codeExample, references });
}

