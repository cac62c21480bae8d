import type { EvaluatedFinding } from '../domain/evaluation.js';
import { type FindingLocation, repositoryPath } from '../domain/finding.js';
import { sameCommit } from '../domain/scan.js';
import { toSingleLine, truncate } from '../text/plain.js';
import type { Report } from './report.js';

/** In characters. */
const MAX_FURTHER_LENGTH = 200;

/** A commit's hash, or the beginning of one. */
const COMMIT = /^[0-9a-f]{7,64}$/i;

/** The path as a relative URI reference: each segment percent-encoded, colons as well (RFC 3986, 4.2: the first segment must hold none). */
export function uriOfPath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** The file and the line, 1 or more, that formats show a finding at which need one; where it has no file of the repository, the anchor's first. */
export function shownAt({ file, line }: FindingLocation, anchor: string): { readonly path: string; readonly line: number } {
  const path = repositoryPath(file);
  return path === undefined ? { path: anchor, line: 1 } : { path, line: Math.max(1, Math.trunc(line ?? 1)) };
}

/** Where a finding is, for people, in one line: `storage/main.tf:15`, or the resource, or the address; empty where nobody knows. */
export function formatLocation(place: FindingLocation): string {
  const path = repositoryPath(place.file);
  if (path !== undefined) return truncate(path, 300) + (place.line === undefined ? '' : `:${place.line}`);
  return truncate(toSingleLine(place.resource ?? place.url ?? place.file ?? ''), 300);
}

/** What else is known of the place: the resource and the address, where `formatLocation` has not said them. */
export function additionalLocations(place: FindingLocation): string[] {
  const said = truncate(formatLocation(place), MAX_FURTHER_LENGTH);
  const others = [place.resource, place.url].map((text) => truncate(toSingleLine(text ?? ''), MAX_FURTHER_LENGTH));
  return [...new Set(others)].filter((text) => text !== '' && text !== said);
}

/** What kind of scan it is, in the service's words; empty where there is none. */
export function scanTraits({ scan }: Report): string[] {
  const { type, mode, region, variant } = scan?.traits ?? {};
  return [type, mode, region, variant].filter((trait) => trait !== undefined);
}

/** The branch that was scanned; undefined where the scan is not about code. */
export function scannedBranch({ scan, source, target }: Report): string | undefined {
  return scan?.traits.branch ?? (target?.ownCode === false ? undefined : source.branch);
}

/** The commit that was scanned, in full where the job knows it in full; undefined where the scan is not about a commit. */
export function scannedCommit(report: Report): string | undefined {
  const reported = report.scan?.traits.commit;
  const own = report.source.commit;
  if (reported === undefined) return report.target?.ownCode === false ? undefined : own;
  if (own !== undefined && sameCommit(reported, own)) return own;
  return COMMIT.test(reported) ? reported : undefined;
}

/** The page of the scanned commit; undefined outside of GitHub, or without a commit. */
export function commitUrl(report: Report): string | undefined {
  const commit = scannedCommit(report);
  const base = repositoryUrl(report);
  return base === undefined || commit === undefined ? undefined : `${base}/commit/${commit}`;
}

/** The file at the scanned commit, at its line. Only for findings in the job's own repository. */
export function fileUrl(report: Report, finding: EvaluatedFinding): string | undefined {
  const { file, line } = finding.location;
  const [path, blob] = [repositoryPath(file), blobUrl(report)];
  return path === undefined || blob === undefined ? undefined : `${blob}${uriOfPath(path)}${line === undefined ? '' : `#L${line}`}`;
}

/** A file of the job's repository at a commit, by its path as the repository knows it; undefined where one of them is none. */
export function repositoryFileUrl(report: Report, file: string, commit: string): string | undefined {
  const path = repositoryPath(file);
  const base = repositoryUrl(report);
  return path === undefined || base === undefined || !COMMIT.test(commit) ? undefined : `${base}/blob/${commit}/${uriOfPath(path)}`;
}

/** What the paths of findings in the job's own repository are appended to, each by `uriOfPath`; undefined where `fileUrl` has no pages. */
export function blobUrl(report: Report): string | undefined {
  const commit = scannedCommit(report);
  const base = repositoryUrl(report);
  if (commit === undefined || base === undefined || report.target?.ownCode === false || !COMMIT.test(commit)) return undefined;
  return `${base}/blob/${commit}/`;
}

/** The page of the repository that the job belongs to; undefined outside of GitHub: Gitea's pages have other addresses. */
export function repositoryUrl({ source }: Report): string | undefined {
  if (source.ci !== 'github' || source.flavour !== undefined || source.serverUrl === undefined || source.repository === undefined)
    return undefined;
  return `${source.serverUrl}/${uriOfPath(source.repository)}`;
}
