import * as v from 'valibot';
import { nullAsEmpty } from '../../http/decode.js';
import { isObject } from '../../text/json.js';

/**
 * S4E's replies, only the fields that we use, loose in everything else.
 * Primary document: everything in `data`; the guides show objects bare, and findings under `findings` (siblings, section 8). Both are read.
 */
const text = v.string();
const someText = v.pipe(text, v.nonEmpty());
const maybeText = v.nullish(text);
const maybeCount = v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0)));
/** What is only shown must not end a scan when it has another form. */
const shownText = v.fallback(maybeText, undefined);
const shownNumber = v.fallback(v.nullish(v.number()), undefined);

/** The object in its envelope, or bare; the SDK calls a scan's ID `id`. */
function unwrap(value: unknown): unknown {
  const inner = isObject(value) && !('scan_id' in value) && !('id' in value) && isObject(value.data) ? value.data : value;
  if (Array.isArray(inner)) return 'a list'; // which would else pass for an object that tells nothing
  return isObject(inner) ? { ...inner, scan_id: inner.scan_id ?? inner.id } : inner;
}

const nullAsList = nullAsEmpty('data', 'meta');

/** A list of findings under its other key. */
function asList(value: unknown): unknown {
  return nullAsList(isObject(value) && !('data' in value) && 'findings' in value ? { ...value, data: value.findings } : value);
}

/** `total_pages` only where the siblings say so. */
const meta = v.nullish(v.looseObject({ total: maybeCount, total_pages: maybeCount }));

const summary = v.nullish(v.looseObject({ critical: maybeCount, high: maybeCount, medium: maybeCount, low: maybeCount, info: maybeCount }));

/** In full, light, as created, and as cancelled: all but ID and state may be absent. */
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
        // A number, or its text: only in a number's range is it taken.
        cvss: v.optional(v.unknown()),
        status: maybeText,
        description: shownText,
        remediation: shownText,
        // Only the siblings' endpoint for findings tells these three.
        asset: v.nullish(v.looseObject({ id: maybeText, name: shownText })),
        scan_id: maybeText,
        references: v.fallback(v.nullish(v.array(text)), undefined),
      }),
    ),
    meta,
  }),
);
export type WireFinding = v.InferOutput<typeof wireFindings>['data'][number];

/** Of an asset, the siblings' word: nothing in it is certain to be told. */
export const wireAsset = v.pipe(
  v.unknown(),
  v.transform(unwrap),
  v.looseObject({ id: shownText, name: shownText, status: shownText, verified: v.fallback(v.nullish(v.boolean()), undefined) }),
);
export type WireAsset = v.InferOutput<typeof wireAsset>;
