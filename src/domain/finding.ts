import { stripControlCharacters } from '../text/plain.js';
import type { Severity } from './severity.js';

/** What a check looks for, shared by all its findings (SARIF: reportingDescriptor). */
export interface Rule {
  /** The service's own check ID, or a slug of the stable title. */
  readonly id: string;
  readonly title: string;
  /** What is wrong, as the service describes it. */
  readonly text?: string | undefined;
  /** What to do about it. */
  readonly fix?: Fix | undefined;
  /** A page about the rule; http or https. */
  readonly url?: string | undefined;
  /** For example `security`, `external/cwe/cwe-79`. */
  readonly tags: readonly string[];
}

/** A remedy: a sentence, code to use, or both. */
export interface Fix {
  readonly text?: string | undefined;
  readonly code?: string | undefined;
}

/** Where a finding is. Everything is optional: cloud resources have no file, and a finding in a file may have no line. */
export interface FindingLocation {
  /**
   * Path inside the repository, `/` between folders, not starting with `/`, without `..`. A scanner passes the service's spelling;
   * `evaluate` converts it to a path if possible.
   */
  readonly file?: string | undefined;
  /** 1 or more. */
  readonly line?: number | undefined;
  /** For example `aws_s3_bucket.data_bucket`. */
  readonly resource?: string | undefined;
  readonly url?: string | undefined;
  /** The request that shows the finding, if the service reports an endpoint. */
  readonly request?: EndpointRequest | undefined;
}

/** An endpoint as a service documents it: no query, no body, no values. */
export interface EndpointRequest {
  /** In capitals, such as `GET`. */
  readonly method?: string | undefined;
  /** The path, which may be a template: `/invoices/{id}`. */
  readonly target: string;
  /** The name of the vulnerable parameter. */
  readonly parameter?: string | undefined;
}

/** What a service's status means to the gate. `unknown` counts as open. */
export type FindingState = 'open' | 'closed' | 'accepted' | 'unknown';

/** One finding as a scanner returns it. */
export interface Finding {
  /** The service's ID of this finding. Rows that share an ID are merged: see `mergeRepeated`. */
  readonly id: string;
  readonly rule: Rule;
  /** The service's title, if it differs from the rule's: see `stableTitle`. */
  readonly title?: string | undefined;
  /** The finding's own text, if it is not about the rule's other findings. It is never shown with those. */
  readonly text?: string | undefined;
  readonly fix?: Fix | undefined;
  readonly severity: Severity;
  /** The service's value, only if it is not one of the five severities. The finding then counts as critical. */
  readonly rawSeverity?: string | undefined;
  /** 0.0 to 10.0 */
  readonly cvss?: number | undefined;
  readonly state: FindingState;
  /** The service's own value for the state. */
  readonly rawState: string;
  readonly location: FindingLocation;
  /** Hash of what is stable at this service (rule, resource, file; never line or scan ID): see `hashIdentity`. */
  readonly identity: string;
}

/** A path that needs no conversion, which almost every path is: no part begins with a dot, and nothing is a separator but `/`. */
const PLAIN_PATH = /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/;

/** Whether a file name is a path inside the repository as it is. False if it is unclear. */
export function isPlainPath(name: string): boolean {
  return name.length <= MAX_PATH_LENGTH && PLAIN_PATH.test(name);
}

/** No file system allows longer paths (PATH_MAX on Linux). */
const MAX_PATH_LENGTH = 4096;

/**
 * Converts a file name of a service to a path inside the repository; undefined if that is not possible.
 *
 * The path has forward slashes, no leading slash or `./`, no `..`, no scheme, no drive, and no invisible characters, because code
 * scanning rejects a whole file for one bad path (decision 0045).
 */
export function repositoryPath(text: string | undefined | null): string | undefined {
  if (text === undefined || text === null || isPlainPath(text)) return text ?? undefined;
  const given = text.trim().replaceAll('\\', '/');
  if (given.length > MAX_PATH_LENGTH || given.endsWith('/') || /[\n\t]/.test(given) || stripControlCharacters(given) !== given)
    return undefined;
  const segments = given.split('/').filter((segment) => segment !== '' && segment !== '.');
  const path = segments.join('/');
  // Checks the result and not the given text, so that `./C:/x` does not become `C:/x`.
  return path === '' || segments.includes('..') || /^[a-z][a-z0-9+.-]*:/i.test(path) ? undefined : path;
}
