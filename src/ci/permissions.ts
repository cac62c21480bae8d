import { isOfPullRequest, type Permission, type PublishPermissions, type Source } from '../domain/source.js';

const YES: Permission = { allowed: true };
const no = (why: string): Permission => ({ allowed: false, why });

/** What decides over publishing besides the source. */
interface AllowsOptions {
  /** The service reads the repository, so that its findings belong to the pull request's code. */
  readonly scansRepository: boolean;
}

/** What this event lets us publish (docs/events.md). Missing permissions are not known here: they are tried. */
export function publishPermissions(source: Source, options: AllowsOptions): PublishPermissions {
  return { upload: mayUpload(source, options), comment: mayComment(source), annotate: mayAnnotate(source), track: mayTrack(source) };
}

/** What Gitea and Forgejo lack, or answer in another way than GitHub. */
const NOT_ON_GITEA = no(
  'This is Gitea or Forgejo (GITEA_ACTIONS or FORGEJO_ACTIONS is set): the log, the summary and the files have the results.',
);

function mayUpload(source: Source, { scansRepository }: AllowsOptions): Permission {
  if (source.ci !== 'github') return no('Code scanning takes uploads from GitHub Actions only; this is not a GitHub Actions job.');
  if (source.flavour === 'gitea') return NOT_ON_GITEA;
  if (source.repository === undefined) return no('GITHUB_REPOSITORY does not name a repository.');
  if (source.mergeQueue) return no("A merge queue's branch is gone when the queue is done, so nothing is uploaded for it; the gate holds.");
  if (source.pullRequestState === 'closed' && isOfPullRequest(source)) return no('The pull request is closed.');
  if (source.untrusted === 'fork') return no("A fork's pull request may not write to code scanning.");
  if (source.untrusted === 'unknown') return no('The event does not show which repository the code is in.');
  if (source.ref === undefined) {
    return no(
      'The event names no branch, tag or pull request to report to (a deployment from a commit has none). The input ref can name one.',
    );
  }
  if (!/^refs\/(?:heads|tags|pull)\/./.test(source.ref))
    return no(`Code scanning takes branches, tags and pull requests, not ${source.ref}.`);
  if (isOfPullRequest(source) && !scansRepository) {
    return no("The service does not scan the pull request's code, so its findings are uploaded from branches only.");
  }
  return YES;
}

function mayComment(source: Source): Permission {
  if (source.ci !== 'github') return no('Comments are written from GitHub Actions only; this is not a GitHub Actions job.');
  if (source.flavour === 'gitea') return NOT_ON_GITEA;
  if (source.repository === undefined) return no('GITHUB_REPOSITORY does not name a repository.');
  if (source.pullRequest === undefined) return no('The event belongs to no pull request.');
  if (source.pullRequestState === 'closed') return no('The pull request is closed.');
  return YES;
}

function mayAnnotate(source: Source): Permission {
  if (source.ci !== 'github') return no('Annotations are shown by GitHub Actions only.');
  return source.flavour === 'gitea' ? NOT_ON_GITEA : YES;
}

/** Scheduled runs alone: what a push or a person has started tells its result to those who wait for it. */
function mayTrack(source: Source): Permission {
  if (source.ci !== 'github') return no('A tracking issue is kept from GitHub Actions only; this is not a GitHub Actions job.');
  if (source.flavour === 'gitea') return NOT_ON_GITEA;
  if (source.repository === undefined) return no('GITHUB_REPOSITORY does not name a repository.');
  if (source.event !== 'schedule') return no('A tracking issue is kept by scheduled runs only.');
  return YES;
}
