import type { EvaluatedFinding } from '../domain/evaluation.js';
import { type FindingLocation, repositoryPath } from '../domain/finding.js';
import { sameCommit } from '../domain/scan.js';
import { toSingleLine, truncate } from '../text/plain.js';
import type { Report } from './report.js';

/** In characters. */
const MAX_FURTHER_LENGTH = 200;

/** A commit's hash, or the beginning of one. */
const COMMIT = /^[0-9a-f]{7,64}$/i;

/** The path as a relative URI reference. Colons are percent-encoded too, because the first segment must not contain one (RFC 3986, 4.2). */
export function uriOfPath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** The file and line for formats that need them; line 1 of the anchor if the finding has no file of the repository. */
export function shownAt({ file, line }: FindingLocation, anchor: string): { readonly path: string; readonly line: number } {
  const path = repositoryPath(file);
  return path === undefined ? { path: anchor, line: 1 } : { path, line: Math.max(1, Math.trunc(line ?? 1)) };
}

/** Where a finding is, in one line: `storage/main.tf:15`, or the resource, or the address; empty if unknown. */
export function formatLocation(place: FindingLocation): string {
  const path = repositoryPath(place.file);
  if (path !== undefined) return truncate(path, 300) + (place.line === undefined ? '' : `:${place.line}`);
  return truncate(toSingleLine(place.resource ?? place.url ?? place.file ?? ''), 300);
}

/** The resource and the address, unless `formatLocation` contains them. */
export function additionalLocations(place: FindingLocation): string[] {
  const shown = truncate(formatLocation(place), MAX_FURTHER_LENGTH);
  const others = [place.resource, place.url].map((text) => truncate(toSingleLine(text ?? ''), MAX_FURTHER_LENGTH));
  return [...new Set(others)].filter((text) => text !== '' && text !== shown);
}

/** The type, mode, region and variant of the scan, with the service's names; empty without a scan. */
export function scanTraits({ scan }: Report): string[] {
  const { type, mode, region, variant } = scan?.traits ?? {};
  return [type, mode, region, variant].filter((trait) => trait !== undefined);
}

/** The branch that was scanned; undefined if the scan is not about code. */
export function scannedBranch({ scan, source, target }: Report): string | undefined {
  return scan?.traits.branch ?? (target?.ownCode === false ? undefined : source.branch);
}

/** The commit that was scanned, with its full hash if the job has it; undefined if the scan is not about a commit. */
export function scannedCommit(report: Report): string | undefined {
  const reported = report.scan?.traits.commit;
  const own = report.source.commit;
  if (reported === undefined) return report.target?.ownCode === false ? undefined : own;
  if (own !== undefined && sameCommit(reported, own)) return own;
  return COMMIT.test(reported) ? reported : undefined;
}

/** The page of the scanned commit; undefined outside of GitHub, or without a commit. */
export function commitUrl(report: Report): string | undefined {
  return pageOfCommit(report, scannedCommit(report));
}

/** The page of a commit of the job's repository; undefined outside of GitHub, or if the commit is invalid. */
export function pageOfCommit(report: Report, commit: string | undefined): string | undefined {
  const base = repositoryUrl(report);
  return base === undefined || commit === undefined || !COMMIT.test(commit) ? undefined : `${base}/commit/${commit}`;
}

/** The file at the scanned commit, at its line. Only for findings in the job's own repository. */
export function fileUrl(report: Report, finding: EvaluatedFinding): string | undefined {
  const { file, line } = finding.location;
  const [path, blob] = [repositoryPath(file), blobUrl(report)];
  return path === undefined || blob === undefined ? undefined : `${blob}${uriOfPath(path)}${line === undefined ? '' : `#L${line}`}`;
}

/** The page of a file of the job's repository at a commit; undefined if the path or the commit is invalid. */
export function repositoryFileUrl(report: Report, file: string, commit: string): string | undefined {
  const path = repositoryPath(file);
  const base = repositoryUrl(report);
  return path === undefined || base === undefined || !COMMIT.test(commit) ? undefined : `${base}/blob/${commit}/${uriOfPath(path)}`;
}

/** The address to which `uriOfPath` of a finding's file is appended; undefined if `fileUrl` returns no addresses. */
export function blobUrl(report: Report): string | undefined {
  const commit = scannedCommit(report);
  const base = repositoryUrl(report);
  if (commit === undefined || base === undefined || report.target?.ownCode === false || !COMMIT.test(commit)) return undefined;
  return `${base}/blob/${commit}/`;
}

/** The page of the repository that the job belongs to; undefined outside of GitHub, because Gitea's pages have other addresses. */
export function repositoryUrl({ source }: Report): string | undefined {
  if (source.ci !== 'github' || source.flavour !== undefined || source.serverUrl === undefined || source.repository === undefined)
    return undefined;
  return `${source.serverUrl}/${uriOfPath(source.repository)}`;
}
