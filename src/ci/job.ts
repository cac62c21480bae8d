import { asBranch, asCommit } from '../domain/refs.js';
import type { CiName, Source } from '../domain/source.js';
import { trimEnd } from '../text/plain.js';
import { parseUrl } from '../text/url.js';
import type { Env } from './event-facts.js';

/** What the variables of a CI report about its job. */
export interface CiJob {
  /** The full name of the repository: of a pull request, the one that it is merged into. */
  readonly repository?: string | undefined;
  readonly visibility?: Source['visibility'] | undefined;
  /** The page of the job. */
  readonly runUrl?: string | undefined;
  /** The pages of `repository`. */
  readonly pages?: Source['pages'];
  /** What the job is about: of a pull request, its source branch and never its target. */
  readonly branch?: string | undefined;
  readonly tag?: string | undefined;
  /** As the CI writes it: a hash, the beginning of a hash, or `HEAD`. */
  readonly commit?: string | undefined;
  /** Whether `commit` is a merge that the CI made of the pull request and its target; `maybe`: git knows. */
  readonly merge?: 'always' | 'maybe' | undefined;
  /** Under which names the checkout may hold the head of the pull request, below `refs/remotes/origin/`. */
  readonly headNames?: readonly string[] | undefined;
  readonly pullRequest?: PullRequest | undefined;
}

interface PullRequest {
  readonly number?: number | undefined;
  readonly baseBranch?: string | undefined;
  /** A hash, or the beginning of a hash. */
  readonly baseCommit?: string | undefined;
  readonly fork: boolean;
  /** The remote `origin` is the fork, whose branches are not those of the base. */
  readonly originIsFork?: boolean | undefined;
}

/** One CI: how to recognise it, and the table from its variables to a job. */
export interface Ci {
  readonly id: Exclude<CiName, 'github' | 'other' | 'none'>;
  /** The variable by which it is recognised. */
  readonly marker: string;
  /** The only value of the variable that counts; `*`: any. Absent: any but `false` and `0`. */
  readonly markerValue?: string;
  /** The variables with the tokens for its API, the preferred one first. */
  readonly tokenVariables?: readonly string[];
  /** The variable with the address of its API. */
  readonly apiVariable?: string;
  /** The prefix of the variables in which the CI passes the settings of a plugin to its image. */
  readonly settingsPrefix?: string;
  /** How its pipelines limit the time of a job, such as `timeout: 35 minutes`; absent if not in the pipeline. */
  timeLimit?(minutes: number): string;
  /** @param readFile May throw. */
  read(env: Env, readFile: (path: string) => string): CiJob;
}

/** A CI leaves the name of a variable in the place of a value that it does not have. */
const UNEXPANDED = /^(?:\$[({].*[)}]|%[\w.]+%)$/;

/** The first of these variables that has a value. */
export function valueOf(env: Env, ...names: readonly string[]): string | undefined {
  return names.map((name) => env[name]?.trim() ?? '').find((value) => value !== '' && !UNEXPANDED.test(value));
}

/** A variable that is set to anything but `false` and `0`. */
export function isSet(env: Env, ...names: readonly string[]): boolean {
  return names.some((name) => !/^(?:|0|false)$/i.test(valueOf(env, name) ?? ''));
}

/** A branch, also if it is written as `refs/heads/x`; undefined for any other ref. */
export function branchIn(text: string | undefined): string | undefined {
  const name = text?.replace(/^refs\/heads\//, '');
  return name?.startsWith('refs/') ? undefined : asBranch(name);
}

/** The tag of `refs/tags/x`. */
export function tagIn(ref: string | undefined): string | undefined {
  return ref?.startsWith('refs/tags/') ? asBranch(ref.slice('refs/tags/'.length)) : undefined;
}

/** A number from 1 on. */
export function numberIn(text: string | undefined): number | undefined {
  return /^[1-9][0-9]{0,14}$/.test(text ?? '') ? Number(text) : undefined;
}

/** A hash, or the beginning of a hash. */
export function hashIn(text: string | undefined): string | undefined {
  return asCommit(text) ?? (/^[0-9a-f]{7,63}$/i.test(text ?? '') ? text?.toLowerCase() : undefined);
}

/** `group/project`, with as many groups as there are. */
export function repositoryIn(text: string | undefined): string | undefined {
  const isName = text !== undefined && text.length <= 400 && /^[\w.-][\w .-]*(?:\/[\w.-][\w .-]*)+$/.test(text);
  return isName && !text.split('/').some((part) => /^\.{1,2}$/.test(part)) ? text : undefined;
}

/** Host and path of a clone's address, in any form that git takes: `https://host/path`, `git@host:path`. */
function partsOf(clone: string | undefined): { readonly host: string; readonly path: string } | undefined {
  const parts = /^(?:(?:https?|ssh|git):\/\/)?(?:[^@/\s]{0,200}@)?([^:/\s]{1,255})(?::\d{1,5})?[:/]{1,3}([^\s?#]{1,500})$/i.exec(
    clone ?? '',
  );
  if (parts?.[1] === undefined || parts[2] === undefined || /^file:/i.test(clone ?? '')) return undefined;
  return { host: parts[1], path: trimEnd(parts[2], '/').replace(/\.git$/, '') };
}

/** The full name of the repository that a clone's address leads to. */
export function repositoryOfClone(clone: string | undefined): string | undefined {
  return repositoryIn(partsOf(clone)?.path);
}

/** The web page of the repository that a clone's address leads to. */
export function webPageOf(clone: string | undefined): { readonly host: string; readonly url: string } | undefined {
  const { host, path } = partsOf(clone) ?? {};
  const url = host === undefined || path === undefined ? undefined : pageIn(`https://${host}/${path}`);
  return url === undefined ? undefined : { host: new URL(url).host, url };
}

/** Whether two addresses lead to two repositories, whatever the protocol and the user are; false if one of them is not known. */
export function differ(clone: string | undefined, other: string | undefined): boolean {
  const [first, second] = [partsOf(clone), partsOf(other)];
  if (first === undefined || second === undefined) return false;
  return `${first.host}/${first.path}`.toLowerCase() !== `${second.host}/${second.path}`.toLowerCase();
}

/** The address of a page. */
export function pageIn(text: string | undefined): string | undefined {
  const url = text === undefined ? undefined : parseUrl(text);
  return url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? url.href : undefined;
}

/** The visibility by a variable that is `true` or `false`. */
export function visibilityBy(isPrivate: string | undefined): Source['visibility'] {
  if (isPrivate === undefined || !/^(?:true|false)$/i.test(isPrivate)) return 'unknown';
  return isPrivate.toLowerCase() === 'true' ? 'private' : 'public';
}
