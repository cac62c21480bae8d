import * as v from 'valibot';
import { nullAsEmpty } from '../../http/decode.js';
import { isObject } from '../../text/json.js';

/**
 * S4E's responses, with only the fields that scan-gate uses. Other fields are ignored. In the reference, everything is in `data`. In the
 * guides, objects have no envelope, and findings are under `findings` (s4e.siblings.md, section 8). Both forms are read.
 */
const text = v.string();
const someText = v.pipe(text, v.nonEmpty());
const maybeText = v.nullish(text);
const maybeCount = v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0)));
/** A field that is only shown must not cause an error if it has another type. */
const shownText = v.fallback(maybeText, undefined);
const shownNumber = v.fallback(v.nullish(v.number()), undefined);

/** The object in its envelope or without it. The SDK calls the ID of a scan `id`. */
function unwrap(value: unknown): unknown {
  const inner = isObject(value) && !('scan_id' in value) && !('id' in value) && isObject(value.data) ? value.data : value;
  if (Array.isArray(inner)) return 'a list'; // a list would pass for an object without any fields
  return isObject(inner) ? { ...inner, scan_id: inner.scan_id ?? inner.id } : inner;
}

const nullAsList = nullAsEmpty('data', 'meta');

/** A list of findings under its other name. */
function asList(value: unknown): unknown {
  return nullAsList(isObject(value) && !('data' in value) && 'findings' in value ? { ...value, data: value.findings } : value);
}

/** `total_pages` appears only in s4e.siblings.md. */
const meta = v.nullish(v.looseObject({ total: maybeCount, total_pages: maybeCount }));

const summary = v.nullish(v.looseObject({ critical: maybeCount, high: maybeCount, medium: maybeCount, low: maybeCount, info: maybeCount }));

/** Every form of a scan: full, light, created, cancelled. Only ID and status are required. */
export const wireScan = v.pipe(
  v.unknown(),
  v.transform(unwrap),
  v.looseObject({
    scan_id: text,
    status: text,
    asset_id: maybeText,
    asset_name: shownText,
    scan_type: maybeText,
    progress: shownNumber,
    current_phase: shownText,
    eta_seconds: shownNumber,
    finding_summary: summary,
    created_at: maybeText,
    started_at: maybeText,
    completed_at: maybeText,
  }),
);
export type WireScan = v.InferOutput<typeof wireScan>;
export const wireScans = v.pipe(v.unknown(), v.transform(nullAsList), v.looseObject({ data: v.array(wireScan), meta }));

export const wireFindings = v.pipe(
  v.unknown(),
  v.transform(asList),
  v.looseObject({
    data: v.array(
      v.looseObject({
        id: someText,
        title: someText,
        severity: maybeText,
        // A number or its text. Only values from 0 to 10 are used.
        cvss: v.optional(v.unknown()),
        status: maybeText,
        description: shownText,
        remediation: shownText,
        // Only the findings endpoint of s4e.siblings.md has these three fields.
        asset: v.nullish(v.looseObject({ id: maybeText, name: shownText })),
        scan_id: maybeText,
        references: v.fallback(v.nullish(v.array(text)), undefined),
      }),
    ),
    meta,
  }),
);
export type WireFinding = v.InferOutput<typeof wireFindings>['data'][number];

/** An asset, which only s4e.siblings.md describes: every field may be missing. */
export const wireAsset = v.pipe(
  v.unknown(),
  v.transform(unwrap),
  v.looseObject({ id: shownText, name: shownText, status: shownText, verified: v.fallback(v.nullish(v.boolean()), undefined) }),
);
export type WireAsset = v.InferOutput<typeof wireAsset>;
