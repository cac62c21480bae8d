import { type Check, checked, notChecked } from '../domain/check.js';
import { mapTexts } from '../domain/note.js';
import { type Permission, permissionsBlock, type Source } from '../domain/source.js';
import { type GitHub, type GitHubAccess, type Repository, repositoryOf } from '../github/client.js';
import type { Cause } from '../github/error-notes.js';
import { noteOf } from '../github/explain.js';
import { toGitHubError } from '../github/github-error.js';
import { WITHOUT_CODE_SCANNING } from '../publish/github/upload-errors.js';
import type { Surfaces } from './context.js';
import { isReadOnly } from './event.js';

/** What decides which permissions a job needs. */
interface PermissionNeeds {
  readonly source: Source;
  readonly surfaces: Surfaces;
  /** The workflow's history decides the baseline. */
  readonly history: boolean;
}

/** Adds a check with all permissions that this job needs. A block that names only one permission would remove all others. */
export function checkPermissions(checks: readonly Check[], needs: PermissionNeeds): Check[] {
  if (needs.source.ci !== 'github') return [];
  const worst = (['problem', 'warning'] as const).find((state) => checks.some((check) => check.state === state));
  if (worst === undefined) {
    const text = 'The token can read everything that these inputs need. Whether it can write cannot be checked without writing.';
    return [
      ...checks,
      checked('permissions', 'ok', `${text}${ofDependabot(needs)}`, { lead: 'The job needs these permissions:', yaml: blockOf(needs) }),
    ];
  }
  const found = isReadOnly(needs.source)
    ? 'A pull request from a fork gets a read-only token, whatever permissions the job requests.'
    : `The token lacks permissions that these inputs need; the checks above show which.${ofDependabot(needs)}`;
  return [...checks, checked('permissions', worst, found, { lead: 'Set all permissions of the job:', yaml: blockOf(needs) })];
}

function ofDependabot({ source }: PermissionNeeds): string {
  return source.untrusted === 'dependabot' ? " Dependabot's runs get a read-only token unless the job sets its permissions." : '';
}

function blockOf({ surfaces: { upload, comment, trackingIssue }, history, source: { flavour } }: PermissionNeeds): string {
  const surfaces = { upload: upload !== 'never', comment: comment !== 'never', trackingIssue: trackingIssue !== 'never' };
  return permissionsBlock({ ...surfaces, history, flavour });
}

/** What the job would do at GitHub. A permission that scan-gate does not use for this event is not checked. */
interface PermissionOptions {
  readonly github: GitHubAccess;
  readonly source: Source;
  readonly upload: { readonly mode: 'auto' | 'required' | 'never'; readonly allowed: Permission };
  readonly comment: { readonly mode: string; readonly allowed: Permission };
  readonly trackingIssue: 'never' | 'on-failure';
}

/** A read request that needs the permission and changes nothing. */
interface Probe {
  readonly name: string;
  readonly permission: string;
  /** The state of the check if the request fails. */
  readonly state: 'problem' | 'warning';
  readonly found: string;
  readonly request: (octokit: GitHub, repository: Repository, signal: AbortSignal) => Promise<unknown>;
  /** Whether an error shows that reading is allowed. */
  readonly allows?: (error: unknown) => boolean;
  /** Known causes of errors of this request. */
  readonly causes?: readonly Cause[];
}

/** Checks what the token can read, one request for each permission. Throws only the signal's reason. */
export async function checkTokenPermissions(options: PermissionOptions, signal: AbortSignal): Promise<Check[]> {
  const { github, source } = options;
  const repository = repositoryOf(source);
  if (source.ci !== 'github' || repository === undefined) return [];
  const probes = probesOf(options);
  if (!github.hasToken) {
    const hint = "Leave {github-token} out, to use the job's own token.";
    return [
      checked('token', 'warning', 'The GitHub token is empty.', hint),
      ...probes.map(({ name }) => notChecked(name, 'there is no token')),
    ];
  }
  return await Promise.all(probes.map((probe) => runProbe(probe, options, repository, signal)));
}

function probesOf({ source, upload, comment, trackingIssue }: PermissionOptions): Probe[] {
  const probes = [contentsProbe(source)];
  if (upload.mode !== 'never' && upload.allowed.allowed) probes.push(codeScanningProbe(upload.mode));
  if (comment.mode !== 'never' && comment.allowed.allowed && source.pullRequest !== undefined)
    probes.push(commentProbe(source.pullRequest));
  if (trackingIssue !== 'never') probes.push(issuesProbe());
  return probes;
}

/** For unmerged code, the policy is read with this permission; otherwise only a job without a checkout needs it. */
function contentsProbe({ baseRef, baseCommit }: Source): Probe {
  return {
    name: 'contents',
    permission: 'contents: read',
    state: baseRef === undefined && baseCommit === undefined ? 'warning' : 'problem',
    found: "The repository's files can be read.",
    request: (octokit, repository, signal) => octokit.rest.repos.getContent({ ...repository, path: '', request: { signal } }),
    allows: (error) => /repository is empty/i.test(toGitHubError(error)?.message ?? ''),
  };
}

function codeScanningProbe(mode: 'auto' | 'required'): Probe {
  const state = mode === 'required' ? 'problem' : 'warning';
  return {
    name: 'code scanning',
    permission: 'security-events: write',
    state,
    found: 'Code scanning can be read. Only an upload shows whether the token can write.',
    request: (octokit, repository, signal) =>
      octokit.rest.codeScanning.listRecentAnalyses({ ...repository, per_page: 1, request: { signal } }),
    // A repository without any upload yet.
    allows: (error) => /no analysis found/i.test(toGitHubError(error)?.message ?? ''),
    causes: WITHOUT_CODE_SCANNING,
  };
}

function commentProbe(number: number): Probe {
  return {
    name: 'comments',
    permission: 'pull-requests: write',
    state: 'warning',
    found: `Pull request #${number} can be read. Only writing a comment shows whether the token can write.`,
    request: (octokit, repository, signal) => octokit.rest.pulls.get({ ...repository, pull_number: number, request: { signal } }),
  };
}

function issuesProbe(): Probe {
  return {
    name: 'issues',
    permission: 'issues: write',
    state: 'warning',
    found: 'Issues can be read. Only writing an issue shows whether the token can write.',
    request: (octokit, repository, signal) => octokit.rest.issues.listForRepo({ ...repository, per_page: 1, request: { signal } }),
  };
}

async function runProbe(probe: Probe, { github, source }: PermissionOptions, repository: Repository, signal: AbortSignal): Promise<Check> {
  const { name, permission, state, found } = probe;
  try {
    await probe.request(await github.open(), repository, signal);
    return checked(name, 'ok', found);
  } catch (error) {
    signal.throwIfAborted();
    if (probe.allows?.(error)) return checked(name, 'ok', found);
    const attempted = { failed: 'This could not be read', permission, permissions: github.permissions, source };
    const { code, text, hint } = noteOf(error, attempted, github.clock.now(), { causes: probe.causes ?? [] });
    // Another check already shows all permissions that the job needs.
    const isShown = code !== 'missing-permission' || typeof hint === 'string';
    return mapTexts(checked(name, state, text, isShown ? hint : undefined), github.scrub);
  }
}
