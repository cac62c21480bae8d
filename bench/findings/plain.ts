// The plain script of bench/findings.mjs: parses the findings, builds one SARIF of all of them with SHA-256 fingerprints, and stringifies,
// compresses, and encodes it, in the shortest way.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { CloudgeniFinding } from '../../src/emulator/cloudgeni/scenario.js';

const { data } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as { readonly data: readonly CloudgeniFinding[] };
const rules = new Map<string, number>();
const descriptors: object[] = [];
const results = data.map(({ checkId, title, description, severity, resource, remediation }) => {
  let ruleIndex = rules.get(checkId);
  if (ruleIndex === undefined) {
    rules.set(checkId, (ruleIndex = descriptors.length));
    const help = { text: `${description}\n${remediation?.description}`, markdown: `${description}\n\n${remediation?.code}` };
    descriptors.push({ id: checkId, name: title, shortDescription: { text: title }, fullDescription: { text: description }, help });
  }
  const identity = createHash('sha256').update(`${checkId}\0${resource?.name}\0${resource?.file}`).digest('hex').slice(0, 32);
  return {
    ruleId: checkId,
    ruleIndex,
    level: severity === 'critical' || severity === 'high' ? 'error' : 'warning',
    message: { text: `${title}. Resource: '${resource?.type}.${resource?.name}'.` },
    locations: [{ physicalLocation: { artifactLocation: { uri: resource?.file }, region: { startLine: resource?.line } } }],
    partialFingerprints: { primaryLocationLineHash: `${identity}:1` },
  };
});
const log = { version: '2.1.0', runs: [{ tool: { driver: { name: 'plain', rules: descriptors } }, results }] };
const body = JSON.stringify({
  commit_sha: '1',
  ref: 'refs/heads/main',
  sarif: gzipSync(JSON.stringify(log), { level: 6 }).toString('base64'),
});
if (body.length === 0) throw new Error('No body.');
