import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { Clock } from '../clock.js';
import { isRecord } from '../request-schema.js';
import { listAnalyses } from './analyses.js';
import { githubError, validationFailed } from './errors.js';
import { sarifProblems } from './github-sarif-rules.js';
import type { GithubScenario } from './scenario.js';
import type { Answer } from '../types.js';

/** GitHub's limit on the compressed file. */
const MAX_GZIP_BYTES = 10 * 1024 * 1024;

/** An upload that GitHub took in (202); whether it likes it is told by `errors`. */
export interface SarifUpload {
  readonly id: string;
  readonly ref: string;
  readonly commitSha: string;
  /** The decoded SARIF. */
  readonly sarif: Readonly<Record<string, unknown>>;
  readonly gzipBytes: number;
  readonly jsonBytes: number;
  readonly receivedAtMs: number;
  /** What the processing ends with; empty: `complete`. */
  readonly errors: readonly string[];
}

/** The documented fields of an upload. */
export interface SarifRequest {
  readonly commit_sha: string;
  readonly ref: string;
  readonly sarif: string;
}

/** What uploads need. */
export interface SarifDesk {
  readonly scenario: GithubScenario;
  readonly clock: Clock;
  /** `https://…/repos/owner/name`. */
  readonly repositoryUrl: string;
}

/** The uploads of one repository. */
export interface SarifUploads {
  readonly all: readonly SarifUpload[];
  upload(request: SarifRequest): Answer;
  status(id: string): Answer;
  analyses(page: number, perPage: number): Answer;
}

/** Code scanning, without uploads yet. */
export function githubSarif(desk: SarifDesk): SarifUploads {
  const uploads: SarifUpload[] = [];
  return {
    all: uploads,
    upload(request) {
      const refusal = notOffered(desk.scenario) ?? unknownPlace(desk.scenario, request);
      if (refusal !== undefined) return refusal;
      const file = unpack(request.sarif, desk.scenario.sarifMaxBytes);
      if ('status' in file) return file;
      const errors = desk.scenario.sarifErrors ?? sarifProblems(file.sarif);
      const upload = { id: randomUUID(), ref: request.ref, commitSha: request.commit_sha, ...file, receivedAtMs: desk.clock.now(), errors };
      uploads.push(upload);
      return { status: 202, body: { id: upload.id, url: `${desk.repositoryUrl}/code-scanning/sarifs/${upload.id}` } };
    },
    status(id) {
      const refusal = notOffered(desk.scenario);
      if (refusal !== undefined) return refusal;
      const upload = uploads.find((candidate) => candidate.id === id);
      return upload ? { status: 200, body: statusOf(desk, upload) } : githubError(404, 'Not Found');
    },
    // An archived repository can be read.
    analyses: (page, perPage) =>
      notOffered({ ...desk.scenario, archived: false }) ?? listAnalyses(uploads, desk.repositoryUrl, page, perPage),
  };
}

/** GitHub's words where code scanning cannot be used (reference: platform 1.8). */
function notOffered({ codeScanning = 'enabled', archived = false }: GithubScenario): Answer | undefined {
  if (archived) return githubError(403, 'Repository was archived so is read-only.');
  if (codeScanning === 'not-enabled') {
    return githubError(403, 'Code scanning is not enabled for this repository. Please enable code scanning in the repository settings.');
  }
  if (codeScanning === 'no-licence') return githubError(403, 'Code Security must be enabled for this repository to use code scanning.');
  return undefined;
}

function unknownPlace({ commits, refs }: GithubScenario, { commit_sha, ref }: SarifRequest): Answer | undefined {
  if (commits !== undefined && !commits.includes(commit_sha)) return githubError(404, 'commit not found');
  if (refs !== undefined && !refs.includes(ref)) return githubError(404, `ref '${ref}' not found in this repository`);
  return undefined;
}

type Unpacked = Pick<SarifUpload, 'sarif' | 'gzipBytes' | 'jsonBytes'>;

function unpack(text: string, maxBytes = MAX_GZIP_BYTES): Unpacked | Answer {
  const gzip = Buffer.from(text, 'base64');
  // Not by a pattern: over 14 million characters it may run out of stack.
  if (text === '' || gzip.toString('base64') !== text) return githubError(400, 'Invalid SARIF. The sarif field is not base64.');
  if (gzip.length > maxBytes) return githubError(413, 'Payload Too Large');
  const json = gunzip(gzip);
  const sarif = json && parse(json);
  if (json === undefined || sarif === undefined) return githubError(400, 'Invalid SARIF. The sarif field is not gzip-compressed JSON.');
  if (!isRecord(sarif) || !Array.isArray(sarif['runs'])) return githubError(400, 'Invalid SARIF. Missing "runs" array.');
  if (sarif['runs'].length === 0) return validationFailed('SARIF', { field: 'runs', issue: '1 item required; only 0 were supplied.' });
  return { sarif, gzipBytes: gzip.length, jsonBytes: json.length };
}

function gunzip(bytes: Buffer): Buffer | undefined {
  try {
    return gunzipSync(bytes);
  } catch {
    return undefined;
  }
}

function parse(json: Buffer): unknown {
  try {
    return JSON.parse(json.toString('utf8'));
  } catch {
    return undefined;
  }
}

function statusOf({ scenario, clock, repositoryUrl }: SarifDesk, upload: SarifUpload): Record<string, unknown> {
  if (clock.now() < upload.receivedAtMs + (scenario.processingMs ?? 2000)) return { processing_status: 'pending' };
  const analyses_url = `${repositoryUrl}/code-scanning/analyses?sarif_id=${upload.id}`;
  if (upload.errors.length > 0) return { processing_status: 'failed', analyses_url, errors: upload.errors };
  return { processing_status: 'complete', analyses_url, errors: null };
}
