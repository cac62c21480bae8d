import { isOfPullRequest, isWithheld, pullRequestTerm, type Source } from '../domain/source.js';
import type { Service } from '../scanners/scanner.js';
import type { Eligibility } from './config.js';

/** The values of `on-missing-key`. */
type MissingKeyRule = 'fail' | 'skip-untrusted';

/** Why nothing is scanned; undefined if a scan may start. Untrusted code is checked first, because it may be skipped. */
export function checkEligibility(service: Service, source: Source, apiKey: string, rule: MissingKeyRule): Eligibility | undefined {
  return untrustedEligibility(service, source, apiKey, rule) ?? closedEligibility(source);
}

/** A branch of a fork can have the name of a branch of this repository (decision 0007). */
function untrustedEligibility(service: Service, source: Source, apiKey: string, rule: MissingKeyRule): Eligibility | undefined {
  if (source.untrusted === undefined) return undefined;
  if (source.untrusted === 'unknown') return service.scansRepository ? originUnknown(service, source) : undefined;
  const who = source.untrusted === 'fork' ? `the ${pullRequestTerm(source)} comes from a fork` : 'the run was caused by Dependabot';
  // On other events, the event does not prove why the key is missing.
  if (apiKey === '' && isWithheld(source))
    return rule === 'skip-untrusted' ? { kind: 'skip', why: `secrets are withheld because ${who}` } : undefined;
  if (source.untrusted !== 'fork' || !service.scansRepository) return undefined;
  if (rule === 'skip-untrusted') return { kind: 'skip', why: `${who}, and ${service.title} cannot scan the commits of a fork` };
  if (apiKey === '') return undefined;
  return {
    kind: 'refuse',
    code: 'FORK',
    message: `The ${pullRequestTerm(source)} comes from a fork. ${service.title} scans the branches of this repository, so it cannot scan the fork's commits. A branch of the same name in this repository has different code.`,
    hint: `Set {on-missing-key} to skip-untrusted so that ${pullRequestTerm(source)}s from forks get the verdict "skipped". Scan the code after the merge, or on a branch of this repository.`,
  };
}

/** Also with `on-missing-key: skip-untrusted`, a run is skipped only if the event proves that the code is untrusted. */
function originUnknown({ title }: Service, { event = 'unknown' }: Source): Eligibility {
  return {
    kind: 'refuse',
    code: 'ORIGIN_UNKNOWN',
    message: `The event ${event} does not show which repository the code is in. ${title} scans the branches of this repository, and a fork's branch of the same name has different code.`,
    hint: 'The file in GITHUB_EVENT_PATH is missing, damaged, or lacks the head repository. Run the job again. If it keeps happening, report it to the scan-gate project with the payload of the event. Remove private data from the payload first.',
  };
}

/** Not `skipped`, because the green check would still be on the commit if the pull request is opened again. */
function closedEligibility(source: Source): Eligibility | undefined {
  if (source.pullRequestState !== 'closed' || !isOfPullRequest(source)) return undefined;
  return {
    kind: 'refuse',
    code: 'CLOSED',
    message: `Pull request #${source.pullRequest ?? ''} is closed, so scan-gate did not start a scan.`,
    hint: 'In the workflow, remove `closed` from `types`. For other events, run the job only if `github.event.pull_request.state` is open. To scan after the merge, run the job on pushes to the base branch. To scan another branch, set {ref}.',
  };
}

/** What to do about a missing key, and why it may be missing. */
export function keyHint(source: Source, service: Service | undefined): string {
  if (source.untrusted === 'fork' && (isWithheld(source) || service?.scansRepository === true))
    return `${source.ci === 'github' ? 'GitHub' : 'The CI'} withholds secrets from forks. Set {on-missing-key} to skip-untrusted so that ${pullRequestTerm(source)}s from forks get the verdict "skipped"`;
  if (source.untrusted === 'dependabot') {
    return 'Dependabot has its own secrets. Add the API key under Settings > Secrets > Dependabot, or set {on-missing-key} to skip-untrusted';
  }
  if (source.untrusted === 'unknown')
    return 'the event does not show whether the code is from a fork, so scan-gate does not skip the run. Give the job the API key';
  const protectedToo = source.ci === 'gitlab' ? ', or it is a protected variable and the branch is not protected' : '';
  const key = `set it to ${service === undefined ? "the service's API key" : `the API key of ${service.title}`}`;
  return source.ci === 'none' ? key : `${key}. The secret is empty or has another name${protectedToo}`;
}
