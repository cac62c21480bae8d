import { numberFrom } from '../invented.js';
import { type Json, type Links, linksBelow, nodeId, SOME_TIME, userObject, WEB } from './users.js';

const REPOSITORY_LINKS = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

/** What differs between the repositories of scenarios. */
export interface RepositoryFacts {
  readonly fullName: string;
  readonly visibility: 'public' | 'private' | 'internal';
  readonly archived: boolean;
  /** Default true. */
  readonly hasIssues?: boolean;
  /** Whether it is a fork of the scenario's repository. */
  readonly fork?: boolean;
}

/** GitHub's "full repository". */
export function repositoryObject(links: Links, { fullName, visibility, archived, hasIssues = true, fork = false }: RepositoryFacts): Json {
  const [owner = '', name = ''] = fullName.split('/');
  const id = numberFrom(fullName);
  const url = `${links.api}/repos/${fullName}`;
  const web = `${WEB}/${fullName}`;
  return {
    id,
    node_id: nodeId('Repository', id),
    name,
    full_name: fullName,
    private: visibility !== 'public',
    visibility,
    owner: { ...userObject(links, owner), type: 'Organization' },
    html_url: web,
    description: null,
    fork,
    url,
    ...linksBelow(url, REPOSITORY_LINKS),
    git_url: `git://github.com/${fullName}.git`,
    ssh_url: `git@github.com:${fullName}.git`,
    clone_url: `${web}.git`,
    svn_url: web,
    mirror_url: null,
    homepage: null,
    language: 'HCL',
    license: null,
    topics: [],
    default_branch: 'main',
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    size: 108,
    open_issues: 1,
    open_issues_count: 1,
    network_count: 0,
    subscribers_count: 1,
    is_template: false,
    allow_forking: true,
    web_commit_signoff_required: false,
    has_issues: hasIssues,
    has_projects: true,
    has_wiki: true,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    archived,
    disabled: false,
    pushed_at: SOME_TIME,
    created_at: SOME_TIME,
    updated_at: SOME_TIME,
  };
}
