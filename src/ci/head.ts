import { asCommit, type Git, type Resolved } from '../domain/refs.js';
import type { CiJob } from './job.js';

/**
 * The commit that the job is about, in full: of a pull request the head, and never a merge that the CI made, because no service knows
 * that commit.
 */
export async function resolveHead(job: CiJob, title: string, git: Git): Promise<Resolved> {
  const { commit, merge } = job;
  if (commit === undefined) return { why: `The variables of ${title} do not have the commit` };
  const full = asCommit(commit);
  if (full === undefined) return await complete(commit, git);
  if (merge === undefined) return { commit: full };
  return merge === 'always' ? await secondParent(full, job, git) : await headOrItself(full, job, git);
}

/** A commit that is given by its first digits, or as `HEAD`. */
export async function complete(commit: string, git: Git): Promise<Resolved> {
  const found = await git.commitOf(commit);
  return 'commit' in found ? found : { why: `The commit "${commit}" could not be completed: ${found.why}` };
}

/** GitHub, GitLab and Azure merge the head into the target: the second parent is the head. */
async function secondParent(commit: string, job: CiJob, git: Git): Promise<Resolved> {
  const short = commit.slice(0, 12);
  const found = await git.parentsOf(commit);
  if ('why' in found) return { why: `The commit ${short} is a merge, and its head is not known: ${found.why}` };
  const [target, head, ...more] = found.parents;
  if (target === undefined || head === undefined || more.length > 0) {
    return { why: `The commit ${short} is not a merge of two commits, so that the head of the pull request is not known` };
  }
  const isTurned = (await isOfTarget(head, job, git)) && !(await isOfTarget(target, job, git));
  return isTurned
    ? { why: `The second parent of the merge ${short} is a commit of the target branch, and not the head` }
    : { commit: head };
}

/**
 * Jenkins builds the head, or merges the target into it. A merge that somebody pushed is a head too: the names of the remote for the head
 * show which of the two it is.
 */
async function headOrItself(commit: string, job: CiJob, git: Git): Promise<Resolved> {
  const found = await git.parentsOf(commit);
  // A merge that only the CI has made is not known to any service, which is an error there.
  if ('why' in found || found.parents.length !== 2) return { commit };
  for (const name of job.headNames ?? []) {
    const fetched = await git.commitOf(`refs/remotes/origin/${name}`);
    if ('commit' in fetched && [commit, ...found.parents].includes(fetched.commit)) return fetched;
  }
  return {
    why: `The commit ${commit.slice(0, 12)} is a merge, and the checkout does not show whether it is the head of the pull request`,
  };
}

async function isOfTarget(commit: string, { pullRequest }: CiJob, git: Git): Promise<boolean> {
  return pullRequest?.baseBranch !== undefined && (await git.isIn(commit, `refs/remotes/origin/${pullRequest.baseBranch}`));
}
