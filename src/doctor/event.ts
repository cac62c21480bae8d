import { type Check, checked } from '../domain/check.js';
import { CI_TITLES, FLAVOUR_TITLES, isWithheld, type Permission, pullRequestName, type Source } from '../domain/source.js';
import type { DoctorDeps, Surfaces } from './context.js';

/** Checks the job's event, and what would be published for it. */
export function checkEvent(
  source: Source,
  { eligibility, allows, surfaces }: Pick<DoctorDeps, 'eligibility' | 'allows' | 'surfaces'>,
): Check[] {
  const event = describeEvent(source);
  const job =
    eligibility.kind === 'refuse'
      ? checked('event', 'problem', `${event} ${eligibility.message}`, eligibility.hint)
      : eligibility.kind === 'skip'
        ? checked('event', 'warning', `${event} The verdict would be "skipped": ${eligibility.why}.`)
        : checked('event', 'ok', event);
  if (source.ci !== 'github') return [job];
  return [
    job,
    uploadOf(allows.upload, surfaces.upload),
    commentOf(source, allows.comment, surfaces.comment),
    annotationsOf(allows.annotate, surfaces),
    ...(surfaces.trackingIssue === 'never' ? [] : [issueOf(source)]),
  ];
}

/** Describes what decides what the job may do. */
function describeEvent(source: Source): string {
  const { ci, flavour, event, ref, commit, pullRequest, untrusted, mergeQueue, pullRequestState, overridden } = source;
  const marks = [
    ci !== 'github' && pullRequest !== undefined && `of ${pullRequestName(source, pullRequest)}`,
    flavour !== undefined && `on ${FLAVOUR_TITLES[flavour]}`,
    untrusted === 'fork' && 'from a fork',
    untrusted === 'unknown' && 'from an unknown repository',
    untrusted === 'dependabot' && 'caused by Dependabot',
    mergeQueue && 'in a merge queue',
    pullRequestState === 'closed' && 'of a closed pull request',
    ref?.startsWith('refs/tags/') && 'of a tag',
    overridden && 'with ref or sha from the inputs',
  ].filter(Boolean);
  const about = ref === undefined ? 'about no ref' : `about ${ref}`;
  const at = commit === undefined ? '' : ` at ${commit.slice(0, 12)}`;
  const what = `${about}${at}${marks.length === 0 ? '' : `, ${marks.join(', ')}`}`;
  if (ci === 'github') return `${event ?? 'unknown'}, ${what}.`;
  if (ci === 'none') return `In a terminal, ${what}. Only report files and an exit code are produced.`;
  return `A job in ${CI_TITLES[ci]}, ${what}. A dry run writes nothing to the CI and the code host.`;
}

function uploadOf(allowed: Permission, mode: Surfaces['upload']): Check {
  if (mode === 'never') return checked('upload', 'ok', 'Nothing is uploaded to code scanning: upload-sarif is never.');
  return allowed.allowed
    ? checked('upload', 'ok', 'The findings of a completed scan would be uploaded to code scanning.')
    : checked('upload', 'ok', `Nothing is uploaded to code scanning for this event: ${allowed.why}`);
}

function commentOf(source: Source, allowed: Permission, mode: Surfaces['comment']): Check {
  if (mode === 'never') return checked('comment', 'ok', 'No comment is written: comment is never.');
  if (!allowed.allowed) return checked('comment', 'ok', `No comment is written for this event: ${allowed.why}`);
  if (isReadOnly(source))
    return checked(
      'comment',
      'ok',
      'No comment can be written: a pull request from a fork gets a read-only token. The job summary has the same content.',
    );
  return checked('comment', 'ok', `Pull request #${source.pullRequest ?? ''} would be commented on (${mode}).`);
}

function annotationsOf(allowed: Permission, { annotations }: Surfaces): Check {
  if (!annotations) return checked('annotations', 'ok', 'No files are annotated: annotations is false.');
  return allowed.allowed
    ? checked('annotations', 'ok', 'Findings would be annotated, at most ten of each level.')
    : checked('annotations', 'ok', `No files are annotated: ${allowed.why}`);
}

function issueOf({ event }: Source): Check {
  return event === 'schedule'
    ? checked('tracking issue', 'ok', 'The tracking issue would be created or updated.')
    : checked('tracking issue', 'ok', 'The tracking issue is not changed for this event: tracking-issue is for scheduled runs.');
}

/** Whether GitHub only gives a read-only token: always for forks, but a Dependabot run can get more permissions. */
export function isReadOnly(source: Source): boolean {
  return source.untrusted === 'fork' && isWithheld(source);
}
