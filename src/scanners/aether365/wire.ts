import * as v from 'valibot';
import { nullAsEmpty } from '../../http/decode.js';

/**
 * Aether365's responses, with only the fields that scan-gate uses. Other fields are ignored. All responses have an envelope:
 * `{"success": true, "data": …}`. Lists also have `meta`.
 */
const text = v.string();
const id = v.pipe(text, v.nonEmpty());
const maybeText = v.nullish(text);
const maybeCount = v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0)));

function enveloped<Schema extends v.GenericSchema>(data: Schema) {
  // `success: false` in a success response is neither a success nor an error.
  return v.looseObject({ success: v.optional(v.literal(true)), data });
}

function listed<Schema extends v.GenericSchema>(item: Schema) {
  const list = v.looseObject({ ...enveloped(v.array(item)).entries, meta: v.nullish(v.looseObject({ total: maybeCount })) });
  return v.pipe(v.unknown(), v.transform(nullAsEmpty('data', 'meta')), list);
}

/** Not loose: the email address beside these fields is dropped. */
const tenant = v.object({ id, companyName: maybeText });
export type WireTenant = v.InferOutput<typeof tenant>;
export const wireTenant = enveloped(tenant);

const scan = v.looseObject({
  id: text,
  tenant_id: maybeText,
  scan_type: maybeText,
  status: text,
  started_at: maybeText,
  completed_at: maybeText,
  pass_count: maybeCount,
  fail_count: maybeCount,
  skip_count: maybeCount,
  score: v.nullish(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
  // The dashboard shows why a scan failed. The field of the API is undocumented (aether365.siblings.md, section 4).
  error: v.optional(v.unknown()),
  error_message: v.optional(v.unknown()),
  message: v.optional(v.unknown()),
});
export type WireScan = v.InferOutput<typeof scan>;
export const wireScan = enveloped(scan);
export const wireScans = listed(scan);

const result = v.looseObject({
  id,
  scan_id: maybeText,
  test_id: id,
  title: maybeText,
  result: maybeText,
  severity: maybeText,
  framework: maybeText,
  help_url: maybeText,
  remediation_steps: maybeText,
});
export type WireResult = v.InferOutput<typeof result>;
export const wireResults = listed(result);
