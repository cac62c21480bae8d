import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { Clock } from '../clock.js';
import { numberFrom } from '../invented.js';
import { isRecord } from '../request-schema.js';
import type { Answer } from '../types.js';
import { githubError, validationFailed } from './errors.js';
import type { GithubScenario } from './scenario.js';
import { type Json } from './users.js';

/** GitHub's limit on the compressed file. */
const MAX_GZIP_BYTES = 10 * 1024 * 1024;

/** An upload that GitHub received (202). `errors` decides how its processing ends. */
export interface SarifUpload {
  readonly id: string;
  readonly ref: string;
  readonly commitSha: string;
  /** The decoded SARIF. */
  readonly sarif: Readonly<Record<string, unknown>>;
  readonly gzipBytes: number;
  readonly jsonBytes: number;
  readonly receivedAtMs: number;
  /** The errors of the processing; empty for `complete`. */
  readonly errors: readonly string[];
}

/** The documented fields of an upload. */
export interface SarifRequest {
  readonly commit_sha: string;
  readonly ref: string;
  readonly sarif: string;
}

/** What uploads need. */
interface SarifContext {
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

/** Code scanning without uploads. */
export function githubSarif(context: SarifContext): SarifUploads {
  const uploads: SarifUpload[] = [];
  return {
    all: uploads,
    upload(request) {
      const refusal = notOffered(context.scenario) ?? unknownPlace(context.scenario, request);
      if (refusal !== undefined) return refusal;
      const file = unpack(request.sarif, context.scenario.sarifMaxBytes);
      if ('status' in file) return file;
      const errors = context.scenario.sarifErrors ?? sarifProblems(file.sarif);
      const upload = {
        id: randomUUID(),
        ref: request.ref,
        commitSha: request.commit_sha,
        ...file,
        receivedAtMs: context.clock.now(),
        errors,
      };
      uploads.push(upload);
      return { status: 202, body: { id: upload.id, url: `${context.repositoryUrl}/code-scanning/sarifs/${upload.id}` } };
    },
    status(id) {
      const refusal = notOffered(context.scenario);
      if (refusal !== undefined) return refusal;
      const upload = uploads.find((candidate) => candidate.id === id);
      return upload ? { status: 200, body: statusOf(context, upload) } : githubError(404, 'Not Found');
    },
    // An archived repository can be read.
    analyses: (page, perPage) =>
      notOffered({ ...context.scenario, archived: false }) ?? listAnalyses(uploads, context.repositoryUrl, page, perPage),
  };
}

/** GitHub's messages if code scanning is unavailable (decision 0045). */
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
  // Not a regular expression, which may overflow the stack for 14 million characters.
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

function statusOf({ scenario, clock, repositoryUrl }: SarifContext, upload: SarifUpload): Record<string, unknown> {
  if (clock.now() < upload.receivedAtMs + (scenario.processingMs ?? 2000)) return { processing_status: 'pending' };
  const analyses_url = `${repositoryUrl}/code-scanning/analyses?sarif_id=${upload.id}`;
  if (upload.errors.length > 0) return { processing_status: 'failed', analyses_url, errors: upload.errors };
  return { processing_status: 'complete', analyses_url, errors: null };
}

/** GitHub's list of analyses, one for each processed upload, newest first. Without any, GitHub answers 404. */
function listAnalyses(uploads: readonly SarifUpload[], repositoryUrl: string, page: number, perPage: number): Answer {
  const taken = uploads.filter(({ errors }) => errors.length === 0).toReversed();
  if (taken.length === 0) return githubError(404, 'no analysis found');
  const from = (page - 1) * perPage;
  return { status: 200, body: taken.slice(from, from + perPage).map((upload) => analysisObject(upload, repositoryUrl)) };
}

function analysisObject({ id, ref, commitSha, receivedAtMs, sarif }: SarifUpload, repositoryUrl: string): Json {
  const number = numberFrom(id);
  const runs = Array.isArray(sarif['runs']) ? sarif['runs'] : [];
  const results = runs.flatMap((run: unknown) => (isRecord(run) && Array.isArray(run['results']) ? run['results'] : []));
  return {
    ref,
    commit_sha: commitSha,
    analysis_key: '(default)',
    environment: '{}',
    error: '',
    created_at: new Date(receivedAtMs).toISOString(),
    results_count: results.length,
    rules_count: 0,
    id: number,
    url: `${repositoryUrl}/code-scanning/analyses/${number}`,
    sarif_id: id,
    tool: { name: 'scan-gate', guid: null, version: null },
    deletable: true,
    warning: '',
  };
}

/** GitHub's errors for this file during processing (decision 0045); empty if GitHub accepts the file. */
function sarifProblems(sarif: Readonly<Record<string, unknown>>): string[] {
  const runs = records(sarif['runs']);
  if (sarif['version'] !== '2.1.0') return [`Invalid SARIF. Unsupported version ${JSON.stringify(sarif['version'])}.`];
  if (runs.length > 20) return [`rejecting SARIF, as there are more runs than allowed (${runs.length} > 20)`];
  const keys = runs.map(categoryKey);
  if (new Set(keys).size < keys.length) return ['rejecting SARIF, as a delivery cannot contain multiple runs with the same category'];
  return runs.flatMap(runProblems).slice(0, 10);
}

/** The run's tool and category. Each combination is allowed once in a file. */
function categoryKey(run: Json): string {
  const { name, fullName, version, semanticVersion, guid } = driverOf(run);
  const id = record(run['automationDetails'])['id'];
  const category = typeof id === 'string' ? id.slice(0, id.lastIndexOf('/') + 1) : '';
  return JSON.stringify([name, fullName, version, semanticVersion, guid, category]);
}

function runProblems(run: Json): string[] {
  if (!Array.isArray(run['results'])) return ["Invalid SARIF. Missing 'results' array in run."];
  const results = records(run['results']);
  const rules = records(driverOf(run)['rules']);
  return [
    ...tooMany('results', results.length, 25_000),
    ...tooMany('rules', rules.length, 25_000),
    ...tooMany('tool extensions', records(record(run['tool'])['extensions']).length, 100),
    ...unsuccessful(records(run['invocations'])),
    ...rules.flatMap(ruleProblems),
    ...results.flatMap(resultProblems),
  ];
}

/** In this case, GitHub does not change any alert. */
function unsuccessful(invocations: readonly Json[]): string[] {
  return invocations.some((invocation) => invocation['executionSuccessful'] === false) ? ['unsuccessful execution'] : [];
}

function tooMany(what: string, count: number, max: number): string[] {
  return count > max ? [`rejecting SARIF, as there are more ${what} per run than allowed (${count} > ${max})`] : [];
}

function ruleProblems(rule: Json): string[] {
  const properties = record(rule['properties']);
  const severity = properties['security-severity'];
  const tags = Array.isArray(properties['tags']) ? properties['tags'].length : 0;
  return [
    ...tooMany('tags', tags, 20),
    ...tooLong('shortDescription.text', record(rule['shortDescription'])['text'], 1024),
    ...tooLong('fullDescription.text', record(rule['fullDescription'])['text'], 1024),
    ...tooLong('name', rule['name'], 255),
    ...severityProblems(severity),
  ];
}

function tooLong(what: string, text: unknown, max: number): string[] {
  return typeof text === 'string' && text.length > max ? [`could not convert rules: ${what} is longer than ${max} characters`] : [];
}

function severityProblems(severity: unknown): string[] {
  if (severity === undefined) return [];
  if (typeof severity !== 'string') return [`parse error: expected string near offset 0 of '${JSON.stringify(severity)}'`];
  const isNumber = /^\d+(\.\d+)?$/.test(severity) && Number(severity) <= 10;
  return isNumber ? [] : ['could not convert rules: invalid security severity value, is not a number'];
}

function resultProblems(result: Json): string[] {
  const locations = records(result['locations']);
  const [location] = locations;
  if (location === undefined) return ['locationFromSarifResult: expected at least one location'];
  const text = record(result['message'])['text'];
  if (typeof text !== 'string' || text === '') return ['expected message text'];
  if (!isRecord(location['physicalLocation'])) return ['locationFromSarifResult: expected a physical location'];
  return [...tooMany('locations', locations.length, 1000), ...uriProblems(record(location['physicalLocation']['artifactLocation'])['uri'])];
}

function uriProblems(uri: unknown): string[] {
  if (typeof uri !== 'string' || uri === '') return ['locationFromSarifResult: expected artifact location'];
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(uri)?.[1];
  if (scheme !== undefined && scheme !== 'file') return [`SARIF URI scheme "${scheme}" did not match the checkout URI scheme "file"`];
  if (/^[^/]*:/.test(uri) && scheme === undefined) return ['first path segment in URL cannot contain colon'];
  return /%(?![0-9A-Fa-f]{2})/.test(uri) ? [`invalid URL escape in ${JSON.stringify(uri)}`] : [];
}

function driverOf(run: Json): Json {
  return record(record(run['tool'])['driver']);
}

function record(value: unknown): Json {
  return isRecord(value) ? value : {};
}

function records(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(record) : [];
}
