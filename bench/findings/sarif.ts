// The SARIF of scan-gate alone, for bench/findings.mjs: the same findings through the decoder, the mapping, the evaluation, the redaction,
// and the renderer of the Action to the body of an upload.
import { readFileSync } from 'node:fs';
import { evaluate } from '../../src/domain/evaluation.js';
import { mergeRepeated } from '../../src/domain/repeated.js';
import { NO_COUNTS } from '../../src/domain/severity.js';
import { decode } from '../../src/http/decode.js';
import { parseRedactedJson } from '../../src/http/json.js';
import type { Report } from '../../src/report/report.js';
import { gzipped } from '../../src/runtime/gzip.js';
import { createRedactor } from '../../src/runtime/redactor.js';
import { createFindingMapper } from '../../src/scanners/cloudgeni/mapping.js';
import { wireFindings } from '../../src/scanners/cloudgeni/wire.js';
import { sarifFileOf } from '../../src/workflow/finish/build-report.js';

const redactor = createRedactor(['cg_live_emulated', 'ghs_emulated']);
const reply = parseRedactedJson(readFileSync(process.argv[2] ?? '', 'utf8'), redactor.takeSecrets);
const rows = decode(wireFindings, reply, 'the findings').data.map(createFindingMapper());
const report: Report = {
  schemaVersion: 1,
  name: 'cloudgeni-repo_emulated-static',
  service: { id: 'cloudgeni', title: 'Cloudgeni' },
  decision: { verdict: 'failed', reason: '', exitCode: 1, rules: [], warnOnly: false, warnOnlyApplied: false },
  source: { ci: 'github', visibility: 'private' },
  scan: { id: 'scan_1', state: 'completed', rawState: 'completed', traits: {}, origin: 'started' },
  measurements: { counts: NO_COUNTS },
  evaluation: evaluate(mergeRepeated(rows).findings),
  notes: [],
} as unknown as Report;
const file = await sarifFileOf(redactor.redactAll(report), { toolVersion: '1.0.0' });
const sarif = (await gzipped(file?.text ?? '')).toString('base64');
if (JSON.stringify({ commit_sha: '1', ref: 'refs/heads/main', sarif }).length < 1000) throw new Error('No body.');
