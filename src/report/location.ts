import type { EvaluatedFinding } from '../domain/evaluation.js';
import { type FindingLocation, repositoryPath } from '../domain/finding.js';
import { sameCommit } from '../domain/scan.js';
import { toSingleLine, truncate } from '../text/plain.js';
import type { Report } from './report.js';
import { isForeign, targetOf } from './targets.js';

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
export function scannedBranch(report: Report): string | undefined {
  return report.scan?.traits.branch ?? (isForeign(report) ? undefined : report.source.branch);
}

/** The commit that was scanned, with its full hash if the job has it; undefined if the scan is not about a commit. */
export function scannedCommit(report: Report): string | undefined {
  const reported = report.scan?.traits.commit;
  const own = report.source.commit;
  if (reported === undefined) return isForeign(report) ? undefined : own;
  if (own !== undefined && sameCommit(reported, own)) return own;
  return COMMIT.test(reported) ? reported : undefined;
}

/** The page of the scanned commit; undefined without a commit, or if the platform's pages are not known. */
export function commitUrl(report: Report): string | undefined {
  return pageOfCommit(report, scannedCommit(report));
}

/** The page of a commit that was scanned; undefined if the commit is invalid or of another repository, or if the platform's pages are not known. */
export function pageOfCommit(report: Report, commit: string | undefined): string | undefined {
  const { pages } = report.source;
  if (pages === undefined || commit === undefined || isForeign(report) || !COMMIT.test(commit)) return undefined;
  return fill(pages.commit, { commit });
}

/** The page of a pull request of the job's repository. */
export function pullRequestUrl({ source: { pages } }: Pick<Report, 'source'>, number: number): string | undefined {
  return pages && fill(pages.pullRequest, { number: String(number) });
}

/** The file at the scanned commit, at its line. Only for findings in the job's own repository. */
export function fileUrl(report: Report, finding: EvaluatedFinding): string | undefined {
  const { file, line } = finding.location;
  const [path, pages] = [repositoryPath(file), filePages(targetOf(report, finding))];
  return path === undefined || pages === undefined ? undefined : fileAt(pages, path, line);
}

/** The page of a file of the job's repository at a commit; undefined if the path or the commit is invalid. */
export function repositoryFileUrl({ source: { pages } }: Report, file: string, commit: string): string | undefined {
  const path = repositoryPath(file);
  return path === undefined || pages === undefined || !COMMIT.test(commit)
    ? undefined
    : fill(pages.file, { commit, path: uriOfPath(path) });
}

/** The addresses of files at one commit, for `fileAt`. */
export interface FilePages {
  /** With `{path}`. */
  readonly file: string;
  /** With `{line}`. */
  readonly line: string;
}

/** The addresses of files at the scanned commit; undefined if the findings are not about the job's own repository. */
export function filePages(report: Report): FilePages | undefined {
  const commit = scannedCommit(report);
  const { pages } = report.source;
  if (commit === undefined || pages === undefined || isForeign(report) || !COMMIT.test(commit)) return undefined;
  return { file: fill(pages.file, { commit }), line: pages.line };
}

/** The address of a file, at a line from 1 on. */
export function fileAt(pages: FilePages, path: string, line: number | undefined): string {
  const file = fill(pages.file, { path: uriOfPath(path) });
  return line === undefined ? file : file + pages.line.replaceAll('{line}', String(line));
}

/** The page of the repository that the job belongs to; undefined if the platform's pages are not known. */
export function repositoryUrl({ source }: Report): string | undefined {
  return source.pages?.repository;
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}
