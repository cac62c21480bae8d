import type { Env } from '../../ci/event-facts.js';
import type { Note } from '../../domain/note.js';
import type { Source } from '../../domain/source.js';
import { type Cause, explainRefusal } from '../../platforms/causes.js';
import { openGitLab, projectIn, valueIn, WRITING } from '../../platforms/gitlab/api.js';
import { gitLabNotes } from '../../platforms/gitlab/notes.js';
import { pullRequestUrl } from '../../report/location.js';
import { commentMarker } from '../../report/markdown/markdown.js';
import { commentPublisher } from '../comment.js';
import type { Publisher } from '../publisher.js';
import type { SurfaceOptions } from '../surfaces.js';
import { withoutQuickActions } from './quick-actions.js';

/** The note of this gate on the merge request. */
export function gitLabNotePublisher({ source, env, settings, redactor, pages, ...context }: SurfaceOptions): Publisher {
  const marker = commentMarker(settings.name);
  const project = projectIn(env);
  const number = source.pullRequest ?? openMergeRequest(env);
  const publisher = commentPublisher({
    mode: settings.comment,
    marker,
    number,
    render: (what, limit) => withoutQuickActions(pages.comment(what, limit)),
    scrub: redactor.redact,
    explain: (error) => explainRefusal(error, FAILED, CAUSES),
    explainOthers: () => OTHERS,
    open: async (_source, signal) => {
      if (project === undefined || number === undefined) return {};
      const api = openGitLab(env, WRITING, { ...context, scrub: redactor.takeSecrets });
      if ('why' in api) return { note: withoutToken(api.why, source, env) };
      return gitLabNotes({ api, project, number, marker, page: pullRequestUrl({ source }, number) }, signal);
    },
  });
  const isOfBranch = source.pullRequest === undefined && number !== undefined && settings.comment !== 'never';
  return {
    ...publisher,
    async publish(what, signal) {
      const { policy } = what.report;
      // The change could write "passed" over the note of its merge request pipeline.
      const isOwnPolicy = policy !== undefined && policy.commit === undefined;
      if (isOfBranch && isOwnPolicy) return { surface: 'comment', outcome: 'skipped', note: UNMERGED_POLICY };
      return await publisher.publish(what, signal);
    },
  };
}

/**
 * The merge request of a branch, for pipelines of branches: the first of `group/project!333,…` in the job's own project
 * (https://docs.gitlab.com/ci/variables/predefined_variables/). Only the place of the note depends on it, and never what is scanned.
 */
function openMergeRequest(env: Env): number | undefined {
  const own = `${valueIn(env, 'CI_PROJECT_PATH')}!`;
  const found = valueIn(env, 'CI_OPEN_MERGE_REQUESTS')
    .split(',')
    .find((each) => each.startsWith(own));
  const digits = /^[1-9][0-9]{0,14}$/.exec(found?.slice(own.length) ?? '')?.[0];
  return digits === undefined ? undefined : Number(digits);
}

const FAILED = 'The note on the merge request was not written';

/** https://docs.gitlab.com/user/project/settings/project_access_tokens/ */
const TOKEN =
  'Create a project access token with the role Reporter and the scope api, and add it to the project as the masked CI/CD variable SCAN_GATE_GITLAB_TOKEN.';

function withoutToken(why: string, { untrusted }: Source, env: Env): Note {
  const isProtected = valueIn(env, 'CI_COMMIT_REF_PROTECTED') === 'false';
  const hints = [
    untrusted === 'fork' ? "A fork's pipeline does not receive the variables of the project." : TOKEN,
    untrusted !== 'fork' && isProtected && 'Leave "Protect variable" off, because this branch is not protected.',
    'To do without the note, set {comment} to never.',
  ];
  return {
    level: 'notice',
    code: 'missing-token',
    text: `${FAILED}: ${why}. CI_JOB_TOKEN can only read notes.`,
    hint: hints.filter(Boolean).join(' '),
  };
}

const UNMERGED_POLICY: Note = {
  level: 'notice',
  code: 'unmerged-policy',
  text: `${FAILED}: this pipeline is about a branch, and used the policy file of the branch, which is not merged.`,
  hint: 'Run the job in merge request pipelines, which use the policy file of the target branch: rules: - if: $CI_PIPELINE_SOURCE == "merge_request_event".',
};

/** A project access token belongs to a user of its own, so a new token cannot change the notes of the old one. */
const OTHERS: Note = {
  level: 'notice',
  code: 'note-of-another-user',
  text: 'Another user has written a note with the marker of this gate. scan-gate wrote a new note, because a token can only change its own notes.',
  hint: 'If an earlier token wrote the other note, delete that note.',
};

const CAUSES: readonly Cause[] = [
  {
    code: 'bad-token',
    level: 'warning',
    statuses: [401],
    why: 'GitLab does not accept the token, which may have expired or been revoked',
    hint: TOKEN,
  },
  {
    code: 'missing-scope',
    level: 'warning',
    statuses: [403],
    words: /insufficient_scope|higher privileges/i,
    why: 'the token does not have the scope api',
    hint: TOKEN,
  },
  {
    code: 'conversation-locked',
    level: 'notice',
    statuses: [403],
    words: /\blocked\b/i,
    why: 'only members of the project can write to a locked discussion',
    hint: 'Unlock the discussion of the merge request, or set {comment} to never.',
  },
  {
    code: 'missing-permission',
    level: 'warning',
    statuses: [403],
    why: "the role of the token's user does not allow writing notes",
    hint: TOKEN,
  },
  {
    code: 'not-visible',
    level: 'warning',
    statuses: [404],
    why: 'the token does not give access to the merge request, for example because it belongs to another project',
    hint: TOKEN,
  },
  {
    code: 'taken-for-commands',
    level: 'warning',
    statuses: [202],
    why: 'GitLab read the whole note as quick actions',
    hint: 'This is a fault of scan-gate. Report the fault.',
  },
];
