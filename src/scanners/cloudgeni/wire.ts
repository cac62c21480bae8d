import * as v from 'valibot';
import { nullAsEmpty } from '../../http/decode.js';

/**
 * Cloudgeni's responses, with only the fields that scan-gate uses. Other fields are ignored. In the main document, objects have no
 * envelope, and lists are in `data`. Live editions put objects into `data` too, and write states in capitals (cloudgeni.siblings.md,
 * section 6). Both forms are read.
 */
const text = v.string();
const maybeText = v.nullish(v.string());
const maybeCount = v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0)));

/** An object that may have an envelope. It is unwrapped if it has no `id` and its `data` is an object. */
function enveloped<Schema extends v.GenericSchema>(schema: Schema) {
  return v.pipe(v.unknown(), v.transform(unwrap), schema);
}

function unwrap(value: unknown): unknown {
  const wrapped = typeof value === 'object' && value !== null && !('id' in value) && 'data' in value;
  return wrapped && typeof value.data === 'object' && value.data !== null ? value.data : value;
}

const pagination = v.nullish(v.looseObject({ total: maybeCount }));

function listed<Schema extends v.GenericSchema>(item: Schema) {
  return v.pipe(v.unknown(), v.transform(nullAsEmpty('data', 'pagination')), v.looseObject({ data: v.array(item), pagination }));
}

const wireRepository = v.looseObject({ id: text, name: maybeText, fullName: maybeText, provider: maybeText });
export type WireRepository = v.InferOutput<typeof wireRepository>;
export const wireRepositories = listed(wireRepository);

const summary = v.nullish(
  v.looseObject({ total: maybeCount, critical: maybeCount, high: maybeCount, medium: maybeCount, low: maybeCount, info: maybeCount }),
);
const scan = v.looseObject({
  id: text,
  repositoryId: maybeText,
  branch: maybeText,
  commit: maybeText,
  type: maybeText,
  status: text,
  createdAt: maybeText,
  completedAt: maybeText,
  summary,
});
export type WireScan = v.InferOutput<typeof scan>;
export const wireScan = enveloped(scan);
export const wireScans = listed(scan);

const finding = v.looseObject({
  id: v.pipe(text, v.nonEmpty()),
  checkId: v.pipe(text, v.nonEmpty()),
  title: maybeText,
  description: maybeText,
  severity: maybeText,
  status: maybeText,
  // Findings in the cloud have no file and no line (cloudgeni.siblings.md, section 4).
  resource: v.nullish(
    v.looseObject({ type: maybeText, name: maybeText, file: maybeText, line: v.nullish(v.union([v.number(), v.string()])) }),
  ),
  remediation: v.nullish(v.looseObject({ description: maybeText, code: maybeText })),
});
export type WireFinding = v.InferOutput<typeof finding>;
export const wireFindings = listed(finding);
