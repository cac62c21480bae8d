import * as v from 'valibot';
import { nullAsEmpty } from '../../http/decode.js';

/**
 * Fegura's responses, with only the fields that scan-gate uses. Other fields are ignored. Everything is in `data`. `awsAccountId` is the
 * UUID of a connection in scans, and the AWS account number in accounts, so the two do not share a type (fegura.siblings.md, section 6).
 */
const text = v.string();
const id = v.pipe(text, v.nonEmpty());
const maybeText = v.nullish(v.string());

/** How to get the next page. The main document has only `hasMore`. */
const meta = v.nullish(v.looseObject({ hasMore: v.nullish(v.boolean()), cursor: maybeText }));

/** A list in `data`. If `data` is null, the list is empty. */
function listed<Schema extends v.GenericSchema>(key: string, list: Schema) {
  const read = (data: unknown): unknown => nullAsEmpty(key, 'meta')(data ?? { [key]: null });
  return v.looseObject({ data: v.pipe(v.nullable(v.unknown()), v.transform(read), list) });
}

const scan = v.looseObject({
  id,
  awsAccountId: maybeText,
  region: maybeText,
  status: text,
  // The keys are open. Values that are not numbers are ignored.
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

/** The document is cut off in the response for one diagram, so its source is looked for by field name. */
export const wireDiagramSource = v.looseObject({ data: v.record(v.string(), v.unknown()) });
