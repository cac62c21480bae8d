import { isRecord } from '../request-schema.js';
import type { Answer } from '../types.js';
import type { SarifUpload } from './code-scanning.js';
import { githubError } from './errors.js';
import { type Json, numberFrom } from './users.js';

/** GitHub's list of analyses: what uploads have become, the newest first. A repository without any is answered 404. */
export function listAnalyses(uploads: readonly SarifUpload[], repositoryUrl: string, page: number, perPage: number): Answer {
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
