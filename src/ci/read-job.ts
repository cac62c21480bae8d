import { asBranch, asCommit, asRef, type Git, type Resolved } from '../domain/refs.js';
import { CI_TITLES, type CiName, isUnmerged, type Source } from '../domain/source.js';
import { parseUrl } from '../text/url.js';
import { baseFields, type Env } from './event-facts.js';
import { complete, resolveHead } from './head.js';
import { type Ci, type CiJob, valueOf } from './job.js';
import { CIS, chosenCi, recognised } from './registry.js';
import { isGitHub, readNoSource, readSource } from './source.js';
import { overrideSource, type ReadSource, type SourceInputs } from './source-override.js';

interface ReadJobOptions extends SourceInputs {
  readonly env: Env;
  /** Reads the event's file, and TeamCity's files of parameters; may throw. */
  readonly readFile: (path: string) => string;
  /** The input `ci`; empty means not given. */
  readonly ci?: string | undefined;
  readonly git: Git;
  /** Completes the beginning of a hash by the API of the CI's code host, after git could not; undefined if there is no such API. */
  readonly askApi?: AskApi | undefined;
}

/** Asks the code host of a CI for the commit that begins with these digits. */
export type AskApi = (ci: CiName, digits: string) => Promise<Resolved | undefined>;

/** A source, and what a person must know of how it was read. */
export interface ReadJob extends ReadSource {
  readonly warnings: readonly string[];
  /** Why the commit is not known, for services that need it. */
  readonly unknownCommit?: string | undefined;
  /** The tokens of all CIs in the environment, which must be redacted. */
  readonly secrets: readonly string[];
  /** The addresses of the APIs of the CIs that fit, for the settings of proxies. */
  readonly apiUrls: readonly URL[];
}

/** What the job of the command line is about, by the CI that it runs in and the inputs. Never throws. */
export async function readJob({ env, readFile, ci = '', git: checkout, askApi, ref = '', sha = '' }: ReadJobOptions): Promise<ReadJob> {
  const named = ci.trim().toLowerCase();
  // Steps of a GitHub Actions job can set the markers of other CIs, but not this one.
  const fitting = isGitHub(env) ? [] : recognised(env);
  const chosen = chosenCi(env, named);
  const git = withApi(checkout, chosen?.id, askApi);
  const given = await givenCommit(sha, git);
  const inputs = { ref, sha: given.sha };
  const world = { env, readFile, git };
  const [secrets, apiUrls] = [tokensIn(env), apiUrlsIn(env)];
  if (isGitHub(env) && (named === '' || named === 'github')) {
    const read = readSource({ env, readFile, ...inputs });
    return { ...read, problems: [...read.problems, ...given.problems], warnings: [], secrets, apiUrls };
  }
  const others = fitting.filter((each) => each !== chosen);
  const read: Described = chosen === undefined ? { source: withoutTable(named, world) } : await readFrom(chosen, world);
  const event = isGitHub(env) ? [readSource({ env, readFile }).source] : [];
  const bases = await Promise.all(others.map(async (each) => (await readFrom(each, world)).source));
  const overridden = overrideSource(withBase(read.source, [...event, ...bases]), inputs);
  return {
    source: overridden.source,
    problems: [...overridden.problems, ...given.problems],
    warnings: named === '' && chosen !== undefined && others.length > 0 ? [severalFit(chosen, others)] : [],
    unknownCommit: read.unknownCommit,
    secrets,
    apiUrls,
  };
}

/** Git, whose checkout may lack a commit that the code host has. */
function withApi(git: Git, ci: CiName | undefined, askApi: AskApi | undefined): Git {
  if (ci === undefined || askApi === undefined) return git;
  return {
    ...git,
    async commitOf(revision) {
      const found = await git.commitOf(revision);
      if ('commit' in found || !/^[0-9a-f]{7,39}$/i.test(revision)) return found;
      const asked = await askApi(ci, revision);
      return asked === undefined || 'commit' in asked ? (asked ?? found) : { why: `${found.why}, and ${asked.why}` };
    },
  };
}

/** The tokens of all CIs in the environment. The name of a variable that a CI did not replace is no secret, and hints contain it. */
export function tokensIn(env: Env): readonly string[] {
  return CIS.flatMap(({ tokenVariables = [] }) => tokenVariables).flatMap((name) => valueOf(env, name) ?? []);
}

/** The addresses of the APIs of the CIs that fit. */
export function apiUrlsIn(env: Env): readonly URL[] {
  return recognised(env).flatMap(({ apiVariable = '' }) => parseUrl(env[apiVariable] ?? '') ?? []);
}

/**
 * `--ci github` outside of GitHub Actions, a terminal, or a CI that scan-gate does not know or is not to read. In a CI, `none` makes no
 * terminal, in which the default branch is scanned, because any step can set SCAN_GATE_CI.
 */
function withoutTable(named: string, { env, readFile }: Reading): Source {
  return named === 'github' ? readSource({ env: { ...env, GITHUB_ACTIONS: 'true' }, readFile }).source : readNoSource(env);
}

/** On the command line, the beginning of a hash is enough where git completes it. */
async function givenCommit(sha: string, git: Git): Promise<{ readonly sha: string; readonly problems: ReadSource['problems'] }> {
  if (!/^[0-9a-f]{7,39}$/i.test(sha.trim())) return { sha, problems: [] };
  const found = await complete(sha.trim(), git);
  if ('commit' in found) return { sha: found.commit, problems: [] };
  return { sha: '', problems: [{ input: 'sha', given: sha, allowed: `a full commit hash of 40 hexadecimal digits. ${found.why}` }] };
}

function severalFit(chosen: Ci, others: readonly Ci[]): string {
  const names = [chosen, ...others].map(({ id, marker }) => `${CI_TITLES[id]} (${marker})`);
  const last = names.pop() ?? '';
  return `The variables of ${names.join(', ')} and ${last} are set. This run reads those of ${CI_TITLES[chosen.id]}. To choose another CI, set --ci, such as --ci ${others[0]?.id ?? ''}.`;
}

/** Any step can set variables and the input `ci`, so neither may move a pull request's policy from its base to the workspace. */
function withBase(source: Source, others: readonly Source[]): Source {
  const unmerged = isUnmerged(source) ? undefined : others.find(isUnmerged);
  if (unmerged === undefined) return source;
  const { event, baseRef, baseCommit, mergeQueue } = unmerged;
  return { ...source, event, baseRef, baseCommit, mergeQueue };
}

interface Reading {
  readonly env: Env;
  readonly readFile: (path: string) => string;
  readonly git: Git;
}

interface Described {
  readonly source: Source;
  readonly unknownCommit?: string;
}

async function readFrom(ci: Ci, { env, readFile, git }: Reading): Promise<Described> {
  const job = ci.read(env, readFile);
  const { pullRequest } = job;
  const head = await resolveHead(job, CI_TITLES[ci.id], git);
  const commit = 'commit' in head ? head.commit : undefined;
  const { baseRef, baseBranch } = baseFields(pullRequest?.baseBranch);
  return {
    source: {
      ci: ci.id,
      ...(pullRequest && { event: 'pull_request' }),
      repository: job.repository,
      visibility: job.visibility ?? 'unknown',
      ...aboutOf(job),
      commit,
      baseBranch,
      baseRef: pullRequest?.originIsFork === true ? undefined : baseRef,
      baseCommit: await baseCommitOf(pullRequest?.baseCommit, git),
      pullRequest: pullRequest?.number,
      untrusted: pullRequest?.fork === true ? 'fork' : undefined,
      mergeQueue: false,
      pages: job.pages,
      runUrl: job.runUrl,
      boundToCommit: commit !== undefined,
      overridden: false,
    },
    ...('why' in head && { unknownCommit: head.why }),
  };
}

/** A fork's branch is in the fork only, hence no ref to report to. */
function aboutOf({ branch, tag, pullRequest }: CiJob): Pick<Source, 'ref' | 'branch'> {
  if (tag !== undefined && pullRequest === undefined) return { ref: asBranch(tag) && asRef(`refs/tags/${tag}`) };
  return { ref: branch === undefined || pullRequest?.fork === true ? undefined : asRef(`refs/heads/${branch}`), branch };
}

/** If git does not know the beginning of a hash, the base is looked up by its branch. */
async function baseCommitOf(commit: string | undefined, git: Git): Promise<string | undefined> {
  if (commit === undefined || asCommit(commit) !== undefined) return asCommit(commit);
  const found = await git.commitOf(commit);
  return 'commit' in found ? found.commit : undefined;
}
