import { type Check, checked, notChecked } from '../domain/check.js';
import { mapTexts } from '../domain/note.js';
import { type Permission, permissionsBlock, type Source } from '../domain/source.js';
import { type GitHub, type GitHubAccess, type Repository, repositoryOf } from '../github/client.js';
import type { Cause } from '../github/error-notes.js';
import { noteOf } from '../github/explain.js';
import { toGitHubError } from '../github/github-error.js';
import { WITHOUT_CODE_SCANNING } from '../publish/upload-errors.js';
import type { Surfaces } from './context.js';
import { isReadOnly } from './event.js';

/** What decides over the permissions that a job needs. */
interface PermissionNeeds {
  readonly source: Source;
  readonly surfaces: Surfaces;
  /** The baseline is chosen by the workflow's history. */
  readonly history: boolean;
}

/** The whole block once, complete for the inputs of this job: a block that names one permission takes away all that it does not name. */
export function checkPermissions(looked: readonly Check[], needs: PermissionNeeds): Check[] {
  if (needs.source.ci !== 'github') return [];
  const worst = (['problem', 'warning'] as const).find((state) => looked.some((check) => check.state === state));
  if (worst === undefined) {
    const says = 'The token may read all that these inputs need. Whether it may write is known when something is written.';
    return [
      ...looked,
      checked('permissions', 'ok', `${says}${ofDependabot(needs)}`, { lead: 'What the job needs:', yaml: blockOf(needs) }),
    ];
  }
  const found = isReadOnly(needs.source)
    ? "A fork's pull request gets a read-only token, whatever the job asks for."
    : `The token may not do all that these inputs need; the checks above tell what.${ofDependabot(needs)}`;
  return [...looked, checked('permissions', worst, found, { lead: "The job's permissions, whole:", yaml: blockOf(needs) })];
}

function ofDependabot({ source }: PermissionNeeds): string {
  return source.untrusted === 'dependabot' ? " Dependabot's runs get a read-only token unless the job names its permissions." : '';
}

/** YAML to paste. */
function blockOf({ surfaces: { upload, comment, trackingIssue }, history }: PermissionNeeds): string {
  return permissionsBlock({ upload: upload !== 'never', comment: comment !== 'never', trackingIssue: trackingIssue !== 'never', history });
}

/** What the job would do at GitHub, by its event and its inputs; a permission that is not allowed for this event is not looked at. */
interface PermissionOptions {
  readonly github: GitHubAccess;
  readonly source: Source;
  readonly upload: { readonly mode: 'auto' | 'required' | 'never'; readonly allowed: Permission };
  readonly comment: { readonly mode: string; readonly allowed: Permission };
  readonly trackingIssue: 'never' | 'on-failure';
}

/** One look: a read that needs the permission, and answers without changing anything. */
interface Look {
  readonly name: string;
  readonly permission: string;
  /** What a refusal means for the job. */
  readonly state: 'problem' | 'warning';
  readonly found: string;
  readonly ask: (octokit: GitHub, repository: Repository, signal: AbortSignal) => Promise<unknown>;
  /** A refusal that says that reading is allowed. */
  readonly allows?: (error: unknown) => boolean;
  /** Causes of its own. */
  readonly causes?: readonly Cause[];
}

/** Asks GitHub what the token may read, one request for each permission. Throws only the signal's reason. */
export async function checkTokenPermissions(options: PermissionOptions, signal: AbortSignal): Promise<Check[]> {
  const { github, source } = options;
  const repository = repositoryOf(source);
  if (source.ci !== 'github' || repository === undefined) return [];
  const looks = looksOf(options);
  if (!github.hasToken) {
    const hint = "Leave {github-token} out to use the job's own token.";
    return [
      checked('token', 'warning', 'The GitHub token is empty.', hint),
      ...looks.map(({ name }) => notChecked(name, 'there is no token')),
    ];
  }
  return await Promise.all(looks.map((look) => take(look, options, repository, signal)));
}

function looksOf({ source, upload, comment, trackingIssue }: PermissionOptions): Look[] {
  const looks = [contentsLook(source)];
  if (upload.mode !== 'never' && upload.allowed.allowed) looks.push(codeScanningLook(upload.mode));
  if (comment.mode !== 'never' && comment.allowed.allowed && source.pullRequest !== undefined) looks.push(commentLook(source.pullRequest));
  if (trackingIssue !== 'never') looks.push(issuesLook());
  return looks;
}

/** Where code is judged that is not merged, the policy is read by it; elsewhere only by a job without a checkout. */
function contentsLook({ baseRef, baseCommit }: Source): Look {
  return {
    name: 'contents',
    permission: 'contents: read',
    state: baseRef === undefined && baseCommit === undefined ? 'warning' : 'problem',
    found: "The repository's files can be read.",
    ask: (octokit, repository, signal) => octokit.rest.repos.getContent({ ...repository, path: '', request: { signal } }),
    allows: (error) => /repository is empty/i.test(toGitHubError(error)?.message ?? ''),
  };
}

function codeScanningLook(mode: 'auto' | 'required'): Look {
  const state = mode === 'required' ? 'problem' : 'warning';
  return {
    name: 'code scanning',
    permission: 'security-events: write',
    state,
    found: 'Code scanning can be read. Whether it may be written is known at the upload.',
    ask: (octokit, repository, signal) => octokit.rest.codeScanning.listRecentAnalyses({ ...repository, per_page: 1, request: { signal } }),
    // A repository that nobody has uploaded to yet.
    allows: (error) => /no analysis found/i.test(toGitHubError(error)?.message ?? ''),
    causes: WITHOUT_CODE_SCANNING,
  };
}

function commentLook(number: number): Look {
  return {
    name: 'comments',
    permission: 'pull-requests: write',
    state: 'warning',
    found: `Pull request #${number} can be read. Whether it may be commented on is known when a comment is written.`,
    ask: (octokit, repository, signal) => octokit.rest.pulls.get({ ...repository, pull_number: number, request: { signal } }),
  };
}

function issuesLook(): Look {
  return {
    name: 'issues',
    permission: 'issues: write',
    state: 'warning',
    found: 'Issues can be read. Whether they may be written is known when one is.',
    ask: (octokit, repository, signal) => octokit.rest.issues.listForRepo({ ...repository, per_page: 1, request: { signal } }),
  };
}

async function take(look: Look, { github, source }: PermissionOptions, repository: Repository, signal: AbortSignal): Promise<Check> {
  const { name, permission, state, found } = look;
  try {
    await look.ask(await github.open(), repository, signal);
    return checked(name, 'ok', found);
  } catch (error) {
    signal.throwIfAborted();
    if (look.allows?.(error)) return checked(name, 'ok', found);
    const attempted = { failed: 'This could not be read', permission, permissions: github.permissions, source };
    const { code, text, hint } = noteOf(error, attempted, github.clock.now(), { causes: look.causes ?? [] });
    // The permissions that the job needs are a check of their own.
    const isShown = code !== 'missing-permission' || typeof hint === 'string';
    return mapTexts(checked(name, state, text, isShown ? hint : undefined), github.scrub);
  }
}
