import { unlessRefused } from '../causes.js';
import type { Api } from '../http.js';
import { pathOf } from './api.js';

/** "Bulk upload supports a maximum of 100": https://developer.atlassian.com/cloud/bitbucket/rest/api-group-reports/ */
const BATCH = 100;

/** One Code Insights report of a commit. */
export interface ReportPlace {
  readonly repository: string;
  /** The full hash. */
  readonly commit: string;
  /** Identifies the report among those of the commit. */
  readonly id: string;
}

/** The requests about one report. Each throws if Bitbucket refuses it. */
export interface CommitReport {
  /** Also removes the annotations. Does nothing if there is no such report. */
  remove(signal: AbortSignal): Promise<void>;
  put(report: object, signal: AbortSignal): Promise<void>;
  annotate(annotations: readonly object[], signal: AbortSignal): Promise<void>;
}

/** Opens a report. Sends nothing. */
export function commitReport(api: Api, { repository, commit, id }: ReportPlace): CommitReport {
  const path = `${pathOf(repository)}/commit/${commit}/reports/${id}`;
  return {
    async remove(signal) {
      await unlessRefused({ statuses: [404] }, api.send({ method: 'DELETE', path }, signal));
    },
    async put(report, signal) {
      await api.send({ method: 'PUT', path, body: report }, signal);
    },
    async annotate(annotations, signal) {
      for (let from = 0; from < annotations.length; from += BATCH)
        await api.send({ method: 'POST', path: `${path}/annotations`, body: annotations.slice(from, from + BATCH) }, signal);
    },
  };
}
