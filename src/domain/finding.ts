import { stripControlCharacters } from '../text/plain.js';
import type { Severity } from './severity.js';

/** What a check looks for, told once for all its findings (SARIF: reportingDescriptor). */
export interface Rule {
  /** The service's own check id, or a slug of the stable title. */
  readonly id: string;
  readonly title: string;
  /** What is wrong, in the service's words. */
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

/** Where a finding is. Everything is optional: cloud resources have no file, files may have no line. */
export interface FindingLocation {
  /**
   * Path inside the repository, `/` between folders, not starting with `/`, without `..`. A scanner hands it over in the service's
   * spelling; `evaluate` makes a path of it, unless it cannot be one.
   */
  readonly file?: string | undefined;
  /** 1 or more. */
  readonly line?: number | undefined;
  /** For example `aws_s3_bucket.data_bucket`. */
  readonly resource?: string | undefined;
  readonly url?: string | undefined;
  /** Which request shows it, where the service tells an endpoint. */
  readonly request?: EndpointRequest | undefined;
}

/** An endpoint as a service documents it: no query, no body, no values. */
export interface EndpointRequest {
  /** In capitals, such as `GET`. */
  readonly method?: string | undefined;
  /** The path, which may be a template: `/invoices/{id}`. */
  readonly target: string;
  /** The name of the parameter that is to blame. */
  readonly parameter?: string | undefined;
}

/** What a service's status word means to the gate. `unknown` counts as open. */
export type FindingState = 'open' | 'closed' | 'accepted' | 'unknown';

/** One finding as a scanner hands it over. */
export interface Finding {
  /** The service's id of this finding; unique within a scan. */
  readonly id: string;
  readonly rule: Rule;
  /** The service's title, where the rule's is not exactly that one: see `stableTitle`. */
  readonly title?: string | undefined;
  /** Its own words, where they say nothing of the rule's other findings: these are never shown with them. */
  readonly text?: string | undefined;
  readonly fix?: Fix | undefined;
  readonly severity: Severity;
  /** The service's word, only where it was none of the five (the finding then counts as critical). */
  readonly rawSeverity?: string | undefined;
  /** 0.0 to 10.0 */
  readonly cvss?: number | undefined;
  readonly state: FindingState;
  /** The service's own word for the state. */
  readonly rawState: string;
  readonly location: FindingLocation;
  /** Hash of what is stable at this service (rule, resource, file; never line or scan id): see `hashIdentity`. */
  readonly identity: string;
}

/** Longer paths than any file system allows are no paths (PATH_MAX on Linux). */
const MAX_PATH_LENGTH = 4096;

/**
 * A file name of a service as a path inside the repository, or undefined when it is none.
 *
 * Forward slashes, no leading slash or `./`, no `..`, no scheme, no drive, nothing invisible: code scanning rejects a whole file for
 * one bad path (decision 0045).
 */
export function repositoryPath(text: string | undefined | null): string | undefined {
  const given = (text ?? '').trim().replaceAll('\\', '/');
  if (given.length > MAX_PATH_LENGTH || given.endsWith('/') || /[\n\t]/.test(given) || stripControlCharacters(given) !== given)
    return undefined;
  const segments = given.split('/').filter((segment) => segment !== '' && segment !== '.');
  const path = segments.join('/');
  // Asked of the result: `./C:/x` would else become `C:/x`.
  return path === '' || segments.includes('..') || /^[a-z][a-z0-9+.-]*:/i.test(path) ? undefined : path;
}
