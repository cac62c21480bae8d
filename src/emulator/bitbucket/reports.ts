import { type Clock, instant } from '../clock.js';
import type { Matched } from '../endpoints.js';
import type { Answer } from '../types.js';
import { bitbucketError, NO_CONTENT, pageOf, reportError, uuidFrom } from './objects.js';

/** Limits of https://support.atlassian.com/bitbucket-cloud/docs/code-insights/ */
const REPORT_LIMITS: Readonly<Record<string, number>> = { title: 450, details: 2000, reporter: 450, external_id: 450 };
const ANNOTATION_LIMITS: Readonly<Record<string, number>> = { summary: 450, details: 2000, external_id: 450 };
const MAX_DATA = 10;
/** Limits of https://developer.atlassian.com/cloud/bitbucket/rest/api-group-reports/ */
const MAX_BULK = 100;
const MAX_ANNOTATIONS = 1000;

/** An annotation as it was sent. */
type Annotation = Readonly<Record<string, unknown>>;

/** A report with its annotations. */
export interface BitbucketReport {
  readonly commit: string;
  readonly id: string;
  /** The fields as they were sent last. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly annotations: readonly Annotation[];
  /** Every result that the report had, such as `PENDING`, then `FAILED`. */
  readonly results: readonly unknown[];
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

/** The reports of one repository. */
export interface Reports {
  readonly all: readonly BitbucketReport[];
  write(request: Matched): Answer;
  read(request: Matched): Answer;
  remove(request: Matched): Answer;
  annotate(request: Matched): Answer;
  annotations(request: Matched): Answer;
}

/** No reports yet. `url` is the address of the repository. */
export function bitbucketReports(clock: Clock, url: string, knowsCommit: (sha: string) => boolean): Reports {
  const all: BitbucketReport[] = [];
  const find = (request: Matched) => all.find(({ commit, id }) => commit === request.param('commit') && id === request.param('report'));
  const keep = (report: BitbucketReport): BitbucketReport => {
    const before = all.findIndex(({ commit, id }) => commit === report.commit && id === report.id);
    if (before < 0) all.push(report);
    else all[before] = report;
    return report;
  };
  const onCommit = (request: Matched, act: () => Answer): Answer => {
    const commit = request.param('commit');
    if (!/^[0-9a-f]{40}$/.test(commit)) return { ...reportError('The commit must have 40 digits.'), undocumented: `commit ${commit}` };
    return knowsCommit(commit) ? act() : bitbucketError(404, 'Commit not found');
  };
  const withReport = (request: Matched, act: (report: BitbucketReport) => Answer): Answer =>
    onCommit(request, () => {
      const report = find(request);
      return report ? act(report) : bitbucketError(404, 'Report not found');
    });

  return {
    all,
    write: (request) =>
      onCommit(request, () => {
        const problem = tooLong(request.body, REPORT_LIMITS) ?? tooMuchData(request.body['data']);
        if (problem !== undefined) return reportError(problem);
        const [before, nowMs] = [find(request), clock.now()];
        const report = keep({
          commit: request.param('commit'),
          id: request.param('report'),
          fields: request.body,
          // A report that is written again keeps its annotations.
          annotations: before?.annotations ?? [],
          results: [...(before?.results ?? []), request.body['result']],
          createdAtMs: before?.createdAtMs ?? nowMs,
          updatedAtMs: nowMs,
        });
        return { status: 200, body: reportObject(report) };
      }),
    read: (request) => withReport(request, (report) => ({ status: 200, body: reportObject(report) })),
    remove: (request) =>
      withReport(request, (report) => {
        all.splice(all.indexOf(report), 1);
        return NO_CONTENT;
      }),
    annotate: (request) =>
      withReport(request, (report) => {
        if (request.items.length > MAX_BULK)
          return { status: 400, body: { code: 400, message: `Bulk upload supports a maximum of /${MAX_BULK} annotations.` } };
        const problem = request.items.map(annotationProblem).find((found) => found !== undefined);
        if (problem !== undefined) return reportError(problem);
        const merged = new Map([...report.annotations, ...request.items].map((annotation) => [annotation['external_id'], annotation]));
        if (merged.size > MAX_ANNOTATIONS) return reportError(`A report can contain up to ${MAX_ANNOTATIONS} annotations.`);
        keep({ ...report, annotations: [...merged.values()] });
        return { status: 200, body: request.items.map(annotationObject) };
      }),
    annotations: (request) =>
      withReport(request, (report) =>
        pageOf(`${url}/commit/${report.commit}/reports/${report.id}/annotations`, request, report.annotations.map(annotationObject)),
      ),
  };
}

function tooLong(fields: Readonly<Record<string, unknown>>, limits: Readonly<Record<string, number>>): string | undefined {
  const found = Object.entries(limits).find(([name, limit]) => {
    const text = fields[name];
    return typeof text === 'string' && text.length > limit;
  });
  return found && `The ${found[0]} field cannot contain more than ${found[1]} characters.`;
}

function tooMuchData(data: unknown): string | undefined {
  return Array.isArray(data) && data.length > MAX_DATA ? `A report can contain up to ${MAX_DATA} data fields.` : undefined;
}

function annotationProblem(annotation: Annotation): string | undefined {
  return (
    tooLong(annotation, ANNOTATION_LIMITS) ??
    (String(annotation['summary']).trim() === '' ? 'The summary field cannot be empty.' : undefined)
  );
}

function reportObject({ commit, id, fields, createdAtMs, updatedAtMs }: BitbucketReport): Readonly<Record<string, unknown>> {
  const stamps = { created_on: instant(createdAtMs), updated_on: instant(updatedAtMs) };
  return { ...fields, type: 'report', uuid: uuidFrom(`${commit} ${id}`), external_id: id, ...stamps };
}

function annotationObject(annotation: Annotation): Readonly<Record<string, unknown>> {
  return { ...annotation, type: 'report_annotation', uuid: uuidFrom(String(annotation['external_id'])) };
}
