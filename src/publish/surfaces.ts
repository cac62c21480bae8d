import type { Env } from '../ci/event-facts.js';
import type { Source } from '../domain/source.js';
import type { GitHubAccess } from '../github/client.js';
import type { Transport } from '../http/transport.js';
import type { Dialect } from '../report/markdown/markdown.js';
import type { Report } from '../report/report.js';
import type { Clock } from '../runtime/clock.js';
import type { Logger } from '../runtime/logger.js';
import type { Redactor } from '../runtime/redactor.js';
import type { Publishable, Publisher } from './publisher.js';

/** Creates the surfaces of one CI, in the order in which they are published. Sends nothing. */
export type CreateSurfaces = (options: SurfaceOptions) => readonly Publisher[];

/** What the surfaces of a CI need. */
export interface SurfaceOptions {
  readonly source: Source;
  readonly service: { readonly title: string; readonly scansRepository: boolean };
  readonly settings: SurfaceSettings;
  readonly env: Env;
  /** Absolute path of the report directory, which has the files when the surfaces are published. */
  readonly directory: string;
  readonly clock: Clock;
  /** 0 to 1, for jitter. */
  readonly random: () => number;
  readonly logger: Logger;
  readonly redactor: Redactor;
  readonly transport: Transport;
  readonly github: GitHubAccess;
  readonly pages: Pages;
  /** The report as public surfaces may show it: without the target's names, and without findings if only counts are shown. */
  readonly publicReport: (what: Publishable) => Report;
}

/** The inputs that concern surfaces. */
interface SurfaceSettings {
  /** Identifies the gate. */
  readonly name: string;
  readonly uploadSarif: 'auto' | 'required' | 'never';
  readonly comment: 'always' | 'on-findings' | 'on-failure' | 'never';
  readonly annotations: boolean;
  readonly trackingIssue: 'never' | 'on-failure';
  readonly githubToken: string;
}

/** Redacted Markdown. `limit`: in characters, of the summary in bytes of UTF-8. */
interface Pages {
  comment(what: Publishable, limit: number, dialect?: Dialect): string;
  issue(what: Publishable, limit: number): string;
  summary(what: Publishable, limit: number, dialect?: Dialect): string;
}
