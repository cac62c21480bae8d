import { hexFrom } from '../invented.js';
import { type RepositoryFacts, repositoryObject } from './repositories.js';
import type { PullPlan } from './scenario.js';
import { type Json, type Links, nodeId, SOME_TIME, userObject, WEB } from './users.js';

/** GitHub's "pull request". */
export function pullObject(links: Links, repository: RepositoryFacts, plan: PullPlan): Json {
  const { number, title = 'Add the orders database', state = 'open' } = plan;
  const api = `${links.api}/repos/${repository.fullName}`;
  const web = `${WEB}/${repository.fullName}/pull/${number}`;
  const head = headOf(links, repository, plan);
  const urls = {
    url: `${api}/pulls/${number}`,
    issue_url: `${api}/issues/${number}`,
    commits_url: `${api}/pulls/${number}/commits`,
    comments_url: `${api}/issues/${number}/comments`,
    review_comments_url: `${api}/pulls/${number}/comments`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    statuses_url: `${api}/statuses/${head.sha}`,
  };
  const hrefs = {
    self: urls.url,
    html: web,
    issue: urls.issue_url,
    comments: urls.comments_url,
    commits: urls.commits_url,
    statuses: urls.statuses_url,
  };
  const reviews = { review_comments: urls.review_comments_url, review_comment: urls.review_comment_url };
  return {
    id: number * 1000,
    node_id: nodeId('PullRequest', number),
    number,
    state,
    title,
    body: null,
    locked: false,
    draft: false,
    html_url: web,
    diff_url: `${web}.diff`,
    patch_url: `${web}.patch`,
    ...urls,
    user: userObject(links, 'octocat'),
    head,
    base: baseOf(links, repository, plan),
    _links: Object.fromEntries(Object.entries({ ...hrefs, ...reviews }).map(([name, href]) => [name, { href }])),
    labels: [],
    milestone: null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    author_association: 'MEMBER',
    auto_merge: null,
    active_lock_reason: null,
    merged_by: null,
    merge_commit_sha: hexFrom(`merge ${number}`),
    merged: false,
    mergeable: true,
    mergeable_state: 'clean',
    rebaseable: true,
    maintainer_can_modify: false,
    comments: 0,
    review_comments: 0,
    commits: 1,
    additions: 40,
    deletions: 2,
    changed_files: 3,
    created_at: SOME_TIME,
    updated_at: SOME_TIME,
    closed_at: state === 'closed' ? SOME_TIME : null,
    merged_at: null,
  };
}

interface Side {
  readonly label: string;
  readonly ref: string;
  readonly sha: string;
  readonly user: Json;
  readonly repo: Json;
}

function headOf(links: Links, repository: RepositoryFacts, { number, headRepository, headSha }: PullPlan): Side {
  const fullName = headRepository ?? repository.fullName;
  return side(
    links,
    { ...repository, fullName, fork: fullName !== repository.fullName },
    'feature/orders',
    headSha ?? hexFrom(`head ${number}`),
  );
}

function baseOf(links: Links, repository: RepositoryFacts, { number, baseRef = 'main' }: PullPlan): Side {
  return side(links, repository, baseRef, hexFrom(`base ${number}`));
}

function side(links: Links, repository: RepositoryFacts, ref: string, sha: string): Side {
  const [owner = ''] = repository.fullName.split('/');
  return { label: `${owner}:${ref}`, ref, sha, user: userObject(links, owner), repo: repositoryObject(links, repository) };
}
