import { isOfPullRequest, isWithheld, type Source } from '../domain/source.js';
import type { Service } from '../scanners/scanner.js';
import type { Eligibility } from './config.js';

/** What `on-missing-key` may be. */
type MissingKeyRule = 'fail' | 'skip-untrusted';

/** Why nothing is scanned, whatever else was given; undefined: a scan may be. Code that is not trusted goes first, for it may be skipped. */
export function checkEligibility(service: Service, source: Source, apiKey: string, rule: MissingKeyRule): Eligibility | undefined {
  return untrustedEligibility(service, source, apiKey, rule) ?? closedEligibility(source);
}

/** A fork's branch may have the name of one of ours (decision 0007). */
function untrustedEligibility(service: Service, source: Source, apiKey: string, rule: MissingKeyRule): Eligibility | undefined {
  if (source.untrusted === undefined) return undefined;
  if (source.untrusted === 'unknown') return service.scansRepository ? originUnknown(service, source) : undefined;
  const who = source.untrusted === 'fork' ? 'the pull request comes from a fork' : 'the run was caused by Dependabot';
  // On other events the key is missing for no reason that the event proves.
  if (apiKey === '' && isWithheld(source))
    return rule === 'skip-untrusted' ? { kind: 'skip', why: `secrets are withheld, for ${who}` } : undefined;
  if (source.untrusted !== 'fork' || !service.scansRepository) return undefined;
  if (rule === 'skip-untrusted') return { kind: 'skip', why: `${who}, and a service that scans the repository does not know its commits` };
  if (apiKey === '') return undefined;
  return {
    kind: 'refuse',
    code: 'FORK',
    message: `The pull request comes from a fork. ${service.title} scans the branches of the repository itself: it does not know the fork's commits, and a branch of the same name is other code.`,
    hint: 'Set {on-missing-key} to skip-untrusted to let forks pass with the verdict "skipped", and scan after the merge or on a branch of the repository.',
  };
}

/** Whatever `on-missing-key` is: only what the event proves may be skipped. */
function originUnknown({ title }: Service, { event = 'unknown' }: Source): Eligibility {
  return {
    kind: 'refuse',
    code: 'ORIGIN_UNKNOWN',
    message: `The event ${event} does not show which repository the code is in. ${title} scans the branches of the repository itself, and a fork's branch of the same name is other code.`,
    hint: 'Run the job again: the file behind GITHUB_EVENT_PATH is missing, damaged, or lacks the name of the head repository. If no step changes that file and the error comes back, report it with the payload of the event.',
  };
}

/**
 * Nothing is gated by a pull request that is closed. It is no green `skipped` either: the check would still be there, on the same
 * commit, when the pull request is opened again.
 */
function closedEligibility(source: Source): Eligibility | undefined {
  if (source.pullRequestState !== 'closed' || !isOfPullRequest(source)) return undefined;
  return {
    kind: 'refuse',
    code: 'CLOSED',
    message: `Pull request #${source.pullRequest ?? ''} is closed, so there is nothing to gate, and no scan was started for it.`,
    hint: "Leave closed out of the workflow's types, or let the job run only while github.event.pull_request.state is open (with reopened among the types). The merge itself is scanned as the base branch. Another branch can be given as {ref}.",
  };
}

/** What the key should be, and why it may be missing. */
export function keyHint(source: Source, service: Service | undefined): string {
  if (source.untrusted === 'fork' && (isWithheld(source) || service?.scansRepository === true))
    return 'the API key; secrets are withheld from forks: set {on-missing-key} to skip-untrusted to let them pass as "skipped"';
  if (source.untrusted === 'dependabot') {
    return 'the API key; Dependabot has secrets of its own: add it under Settings > Secrets > Dependabot, or set {on-missing-key} to skip-untrusted';
  }
  if (source.untrusted === 'unknown')
    return 'the API key; the event does not show whether the code is from a fork, so that nothing is skipped';
  return "the service's API key: the secret is empty or has another name";
}
