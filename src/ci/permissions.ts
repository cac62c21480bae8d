import { isOfPullRequest, type Permission, type PublishPermissions, type Source } from '../domain/source.js';

const YES: Permission = { allowed: true };
const no = (why: string): Permission => ({ allowed: false, why });

interface AllowsOptions {
  /** The service scans the repository, so its findings belong to the pull request's code. */
  readonly scansRepository: boolean;
}

/**
 * What may be published at GitHub, Gitea, and Forgejo for this event (docs/events.md); nothing in any other CI. The token's permissions are
 * unknown here; the server refuses if one is missing.
 */
export function publishPermissions(source: Source, options: AllowsOptions): PublishPermissions {
  if (source.ci !== 'github') return { upload: ELSEWHERE, comment: ELSEWHERE, annotate: ELSEWHERE, track: ELSEWHERE };
  return { upload: mayUpload(source, options), comment: mayComment(source), annotate: mayAnnotate(source), track: mayTrack(source) };
}

const ELSEWHERE = no('This job does not run in GitHub Actions.');
const NOT_ON_GITEA = no('Gitea and Forgejo do not support this. The log and the files have the results.');

function mayUpload(source: Source, { scansRepository }: AllowsOptions): Permission {
  if (source.flavour !== undefined) return NOT_ON_GITEA;
  if (source.repository === undefined) return no('GITHUB_REPOSITORY does not name a repository.');
  if (source.mergeQueue) return no("A merge queue's branch is deleted after the merge. The gate still applies.");
  if (source.pullRequestState === 'closed' && isOfPullRequest(source)) return no('The pull request is closed.');
  if (source.untrusted === 'fork') return no('Pull requests from forks may not write to code scanning.');
  if (source.untrusted === 'unknown') return no('The event does not show which repository the code is in.');
  if (source.ref === undefined) {
    return no(
      'The event names no branch, tag, or pull request to report to (a deployment from a commit has none). To name one, set the input ref.',
    );
  }
  if (!/^refs\/(?:heads|tags|pull)\/./.test(source.ref))
    return no(`Code scanning accepts uploads for branches, tags, and pull requests, not for ${source.ref}.`);
  if (isOfPullRequest(source) && !scansRepository) {
    return no("The service does not scan the pull request's code, so its findings are uploaded only for branches.");
  }
  return YES;
}

function mayComment(source: Source): Permission {
  if (source.repository === undefined) return no('GITHUB_REPOSITORY does not name a repository.');
  if (source.pullRequest === undefined) return no('The event does not belong to a pull request.');
  if (source.pullRequestState === 'closed') return no('The pull request is closed.');
  return YES;
}

function mayAnnotate(source: Source): Permission {
  return source.flavour !== undefined ? NOT_ON_GITEA : YES;
}

/** Only for scheduled runs: for a push or a manual run, somebody waits for the result. */
function mayTrack(source: Source): Permission {
  if (source.flavour !== undefined) return NOT_ON_GITEA;
  if (source.repository === undefined) return no('GITHUB_REPOSITORY does not name a repository.');
  if (source.event !== 'schedule') return no('Only scheduled runs write a tracking issue.');
  return YES;
}
