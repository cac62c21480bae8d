import { gzipSync } from 'node:zlib';

type Json = Readonly<Record<string, unknown>>;

/** A SARIF file that GitHub takes. */
export function goodSarif(run: Json = {}): Json {
  return { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [goodRun(run)] };
}

export function goodRun(changes: Json = {}): Json {
  return {
    tool: { driver: { name: 'Cloudgeni', rules: [{ id: 'R1', properties: { 'security-severity': '8.0', tags: ['security'] } }] } },
    automationDetails: { id: 'scan-gate/x/' },
    results: [goodResult('storage/main.tf')],
    ...changes,
  };
}

export function goodResult(uri: string): Json {
  return {
    ruleId: 'R1',
    message: { text: 'No encryption' },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: 1 } } }],
  };
}

export function packed(sarif: unknown): string {
  return gzipSync(JSON.stringify(sarif)).toString('base64');
}

export const COMMIT = 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678';
export const REF = 'refs/pull/7/head';

export function uploadOf(sarif: unknown = goodSarif()): Json {
  return { commit_sha: COMMIT, ref: REF, sarif: packed(sarif) };
}
