import * as v from 'valibot';
import { nullAsEmpty } from '../../http/decode.js';

/**
 * AIPTx's responses, with only the fields that scan-gate uses. Not loose: all other fields are dropped, so no proof of concept, which may
 * contain exploits and leaked data, gets into a report (aiptx.siblings.md, section 3).
 */
const text = v.string();
const maybeText = v.nullish(v.string());
const maybeCount = v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0)));
/** A field that is only shown must not cause an error if it has another type. */
const shownNumber = v.fallback(v.nullish(v.number()), null);
const shownText = v.fallback(maybeText, null);

const succeeded = v.nullish(v.literal(true));

function enveloped<Schema extends v.GenericSchema>(data: Schema) {
  return v.object({ success: succeeded, data });
}

function listed<Schema extends v.GenericSchema>(item: Schema) {
  const list = v.object({
    success: succeeded,
    data: v.array(item),
    pagination: v.nullish(v.object({ total: maybeCount, total_pages: maybeCount })),
  });
  return v.pipe(v.unknown(), v.transform(nullAsEmpty('data', 'pagination')), list);
}

/** The main document has four severities. aiptx.siblings.md also has `info`. */
const counts = v.object({ critical: maybeCount, high: maybeCount, medium: maybeCount, low: maybeCount, info: maybeCount });

/** Only the full scan has phases. A phase in another form is not shown. */
const phase = v.object({
  status: text,
  endpoints_discovered: v.fallback(maybeCount, null),
  tests_completed: v.fallback(maybeCount, null),
  tests_total: v.fallback(maybeCount, null),
});
const phases = v.fallback(v.nullish(v.record(text, v.fallback(v.nullable(phase), null))), null);
export type WirePhase = v.InferOutput<typeof phase>;

/** Every form of a scan: created, listed, light, full, repeated, cancelled. */
const scan = v.object({
  id: v.pipe(text, v.nonEmpty()),
  target: maybeText,
  mode: maybeText,
  type: maybeText,
  name: shownText,
  // Only a rescan has a parent.
  parent_scan_id: shownText,
  status: text,
  progress: shownNumber,
  current_phase: shownText,
  phases,
  findings_count: v.nullish(counts),
  created_at: maybeText,
  started_at: maybeText,
  completed_at: maybeText,
});
export type WireScan = v.InferOutput<typeof scan>;
export const wireScan = enveloped(scan);
export const wireScans = listed(scan);

const endpoint = v.nullish(v.union([text, v.object({ method: maybeText, path: maybeText, parameter: maybeText, full_url: maybeText })]));

const finding = v.object({
  id: v.pipe(text, v.nonEmpty()),
  scan_id: maybeText,
  title: maybeText,
  severity: maybeText,
  status: maybeText,
  category: maybeText,
  cwe_id: shownText,
  cvss_score: shownNumber,
  endpoint,
});
export type WireFinding = v.InferOutput<typeof finding>;
export const wireFindings = listed(finding);

const detail = v.object({
  id: text,
  cwe_id: shownText,
  description: shownText,
  impact: shownText,
  endpoint: v.fallback(endpoint, null),
  remediation: v.fallback(v.nullish(v.union([text, v.object({ summary: maybeText })])), null),
});
export type WireDetail = v.InferOutput<typeof detail>;
export const wireDetail = enveloped(detail);

const wireSummary = v.object({ id: text, title: maybeText, severity: maybeText });
export type WireSummary = v.InferOutput<typeof wireSummary>;
const comparison = v.object({
  scan_a: maybeText,
  scan_b: maybeText,
  comparison: v.object({
    new_findings: v.array(wireSummary),
    fixed_findings: v.array(wireSummary),
    // A number, although the other two are lists.
    unchanged_findings: v.fallback(maybeCount, null),
    summary: v.nullish(v.object({ scan_a_total: maybeCount, scan_b_total: maybeCount, new: maybeCount, fixed: maybeCount })),
  }),
});
export type WireComparison = v.InferOutput<typeof comparison>;
export const wireComparison = enveloped(comparison);
