/**
 * The events that start workflows with their activity types, by GitHub's own table; `[]`: it has none, `['*']`: whatever the sender
 * names. https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows, github/docs 037ad6b
 * (`pull_request` by data/reusables/actions/workflow-triggers-pull-request-activity-types.md).
 */
const PULL_REQUEST =
  'assigned unassigned labeled unlabeled opened edited closed reopened synchronize converted_to_draft locked unlocked enqueued dequeued milestoned demilestoned ready_for_review review_requested review_request_removed auto_merge_enabled auto_merge_disabled';
const ACTIVITIES = {
  branch_protection_rule: 'created edited deleted',
  check_run: 'created rerequested completed requested_action',
  check_suite: 'completed',
  create: '',
  delete: '',
  deployment: '',
  deployment_status: '',
  discussion: 'created edited deleted transferred pinned unpinned labeled unlabeled locked unlocked category_changed answered unanswered',
  discussion_comment: 'created edited deleted',
  fork: '',
  gollum: '',
  image_version: '',
  issue_comment: 'created edited deleted',
  issues:
    'opened edited deleted transferred pinned unpinned closed reopened assigned unassigned labeled unlabeled locked unlocked milestoned demilestoned field_added field_removed typed untyped',
  label: 'created edited deleted',
  merge_group: 'checks_requested',
  milestone: 'created closed opened edited deleted',
  page_build: '',
  project: 'created closed reopened edited deleted',
  project_card: 'created moved converted edited deleted',
  project_column: 'created updated moved deleted',
  public: '',
  pull_request: PULL_REQUEST,
  pull_request_review: 'submitted edited dismissed',
  pull_request_review_comment: 'created edited deleted',
  pull_request_target: PULL_REQUEST,
  push: '',
  registry_package: 'published updated',
  release: 'published unpublished created edited deleted prereleased released',
  repository_dispatch: '*',
  schedule: '',
  status: '',
  watch: 'started',
  workflow_call: '',
  workflow_dispatch: '',
  workflow_run: 'completed requested in_progress',
} as const;

export type WorkflowEvent = keyof typeof ACTIVITIES;

/** By event. */
export const WORKFLOW_EVENTS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(ACTIVITIES).map(([event, types]) => [event, types.split(' ').filter((type) => type !== '')]),
);

/** The webhooks among the examples that start no workflow: not in the table above. */
export const NOT_STARTING: ReadonlySet<string> = new Set([
  'code_scanning_alert',
  'commit_comment',
  'dependabot_alert',
  'deploy_key',
  'deployment_review',
  'github_app_authorization',
  'installation',
  'installation_repositories',
  'marketplace_purchase',
  'member',
  'membership',
  'meta',
  'org_block',
  'organization',
  'package', // registry_package has its payload, and is an event of its own
  'ping',
  'projects_v2_item',
  'pull_request_review_thread',
  'repository',
  'repository_import',
  'repository_vulnerability_alert',
  'security_advisory',
  'sponsorship',
  'star', // watch is what starts workflows
  'team',
  'team_add',
  'workflow_job',
]);

/** Activities among the examples that start none, of events that do: `event action`. */
export const NOT_STARTING_ACTIVITIES: ReadonlySet<string> = new Set([
  'check_suite requested',
  'check_suite rerequested',
  'project_column edited', // the table calls it updated
]);
