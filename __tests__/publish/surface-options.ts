import { join } from 'node:path';
import { githubAccess } from '../../src/github/client.js';
import { createTransport } from '../../src/http/transport.js';
import type { Publishable } from '../../src/publish/publisher.js';
import type { SurfaceOptions } from '../../src/publish/surfaces.js';
import { toCountsOnly } from '../../src/report/counts-only.js';
import { renderComment, renderIssue, renderSummary } from '../../src/report/markdown/markdown.js';
import type { Report } from '../../src/report/report.js';
import { createLogger } from '../../src/runtime/logger.js';
import { createRedactor } from '../../src/runtime/redactor.js';
import { sleepingClock } from './harness.js';

/** What a surface of a CI is created with, and the lines that it writes to the log. */
export interface Surfaces {
  readonly options: SurfaceOptions;
  readonly lines: string[];
}

export interface SurfacesOptions extends Partial<Omit<SurfaceOptions, 'settings' | 'source'>> {
  readonly report: Report;
  readonly settings?: Partial<SurfaceOptions['settings']>;
  readonly secrets?: readonly string[];
}

/** The real logger, redactor and renderers. */
export function surfacesFor({ report, settings, secrets = [], ...rest }: SurfacesOptions): Surfaces {
  const lines: string[] = [];
  const redactor = createRedactor(secrets);
  const clock = sleepingClock();
  const options: SurfaceOptions = {
    source: report.source,
    service: { title: report.service.title, scansRepository: true },
    settings: {
      name: report.name,
      uploadSarif: 'auto',
      comment: 'on-findings',
      annotations: true,
      trackingIssue: 'never',
      githubToken: '',
      ...settings,
    },
    env: {},
    directory: join('/', 'nowhere'),
    clock,
    random: () => 0.5,
    logger: createLogger({ write: (line) => lines.push(line), redactor, style: 'plain', debug: true }),
    redactor,
    transport: createTransport('scan-gate/test'),
    github: githubAccess({ token: '', apiUrl: 'http://127.0.0.1:1', clock, retryUnitMs: 1 }),
    pages: {
      comment: (what, budgetChars, dialect) => renderComment(what.report, { details: what.details, budgetChars, dialect }),
      issue: (what, budgetChars) => renderIssue(what.report, { details: what.details, budgetChars }),
      summary: (what, budgetBytes, dialect) =>
        renderSummary(what.report, { details: what.details, budgetBytes, dialect, publications: what.earlier }),
    },
    publicReport: (what) => (what.details === 'counts' ? toCountsOnly(what.report) : what.report),
    ...rest,
  };
  return { options, lines };
}

/** What the workflow hands to a publisher after the files were written to `directory`. */
export function published(report: Report, directory: string, details: Publishable['details'] = 'full'): Publishable {
  const names = ['results.json', 'junit.xml', ...(report.sarif === undefined ? [] : ['results.sarif'])];
  const files = Object.fromEntries(names.map((name) => [name, join(directory, name)]));
  return { report, details, earlier: [{ surface: 'files', outcome: 'done', files }] };
}
