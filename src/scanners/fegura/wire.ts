import * as v from 'valibot';
import { nullAsEmpty } from '../../http/decode.js';

/**
 * Fegura's replies, only the fields that we use, loose in everything else. All of them stand in `data`; `awsAccountId` is the UUID of
 * a connection in scans, and AWS's 12 digits in accounts, so that no two resources share a type (siblings, section 6).
 */
const text = v.string();
const id = v.pipe(text, v.nonEmpty());
const maybeText = v.nullish(v.string());

/** What leads to the next page. The primary document shows `hasMore` alone. */
const meta = v.nullish(v.looseObject({ hasMore: v.nullish(v.boolean()), cursor: maybeText }));

/** A list in `data`, where nothing at all is an empty one. */
function listed<Schema extends v.GenericSchema>(key: string, list: Schema) {
  const read = (data: unknown): unknown => nullAsEmpty(key, 'meta')(data ?? { [key]: null });
  return v.looseObject({ data: v.pipe(v.nullable(v.unknown()), v.transform(read), list) });
}

const scan = v.looseObject({
  id,
  awsAccountId: maybeText,
  region: maybeText,
  status: text,
  // Open keys; what is no number tells nothing.
  progress: v.nullish(v.record(v.string(), v.unknown())),
  errorMessage: maybeText,
  createdAt: maybeText,
  updatedAt: maybeText,
});
export type WireScan = v.InferOutput<typeof scan>;
export const wireScan = v.looseObject({ data: scan });
export const wireScans = listed('scans', v.looseObject({ scans: v.array(scan), meta }));

const account = v.looseObject({ id, alias: maybeText, awsAccountId: maybeText, status: maybeText });
export type WireAccount = v.InferOutput<typeof account>;
export const wireAccounts = listed('accounts', v.looseObject({ accounts: v.array(account), meta }));

const diagram = v.looseObject({
  id,
  scanJobId: maybeText,
  diagramType: maybeText,
  title: maybeText,
  status: maybeText,
  errorMessage: maybeText,
  createdAt: maybeText,
});
export type WireDiagram = v.InferOutput<typeof diagram>;
export const wireDiagrams = listed('diagrams', v.looseObject({ diagrams: v.array(diagram), meta }));

/** The reply of one diagram is cut off in the documents: what it holds is looked for by name. */
export const wireDiagramSource = v.looseObject({ data: v.record(v.string(), v.unknown()) });
