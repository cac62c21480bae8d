import type { Env } from '../../ci/event-facts.js';
import { valueOf } from '../../ci/job.js';
import type { Note } from '../../domain/note.js';
import { isOfPullRequest, type Source } from '../../domain/source.js';
import { type AzureApi, openAzure } from '../../platforms/azure/client.js';
import { type Cause, explainRefusal } from '../../platforms/causes.js';
import type { Hint } from '../../text/hint.js';
import type { SurfaceOptions } from '../surfaces.js';

/** The pull request of a job, or why nothing can be written to it; `note` is absent if that is not worth a note. */
export type OpenedPullRequest = { readonly api: AzureApi; readonly number: number } | { readonly note?: Note };

/** The pull request in Azure Repos. Sends nothing. */
export function openPullRequest(options: SurfaceOptions): OpenedPullRequest {
  const { source, env, redactor } = options;
  const { pullRequest: number } = source;
  if (!isOfPullRequest(source) || number === undefined) return {};
  const api = openAzure(env, { ...options, scrub: redactor.takeSecrets });
  return 'missing' in api ? { note: noteOf(api, source) } : { api, number };
}

const FAILED = 'The thread and the status of the pull request were not updated';

const HINTS: Readonly<Record<string, Hint>> = {
  SYSTEM_ACCESSTOKEN: {
    text: 'To write no thread, set {comment} to never.',
    lead: 'To write one, give the token of the job to the step:',
    yaml: 'env:\n  SYSTEM_ACCESSTOKEN: $(System.AccessToken)',
  },
};

/** Builds of forks get no token, unless the project's settings allow it. Other code hosts have no threads of Azure DevOps. */
function noteOf({ missing, why }: { readonly missing: string; readonly why: string }, { untrusted }: Source): Note {
  const isExpected = missing === 'BUILD_REPOSITORY_PROVIDER' || untrusted === 'fork';
  const hint = HINTS[missing];
  return {
    level: isExpected ? 'notice' : 'warning',
    code: missing === 'SYSTEM_ACCESSTOKEN' ? 'missing-token' : 'no-pull-request',
    text: `${FAILED}: ${why}.`,
    ...(hint && { hint }),
  };
}

/** Why Azure DevOps refused a request, and what to do. */
export function explainAzure(error: unknown, env: Env): Note {
  return explainRefusal(error, FAILED, causesFor(valueOf(env, 'SYSTEM_TEAMPROJECT') ?? '<project>'));
}

/** @param project The name of the project, which the name of its build service contains. */
function causesFor(project: string): readonly Cause[] {
  return [
    {
      code: 'bad-token',
      level: 'warning',
      statuses: [203, 302, 401],
      why: 'Azure DevOps does not accept the token in SYSTEM_ACCESSTOKEN',
      hint: 'Set SYSTEM_ACCESSTOKEN to $(System.AccessToken) in the env of the step, and not to a token of your own.',
    },
    {
      code: 'missing-permission',
      level: 'warning',
      statuses: [403],
      why: 'the build service may not contribute to pull requests',
      hint: `In Azure DevOps, open Project settings > Repositories > the repository > Security, choose "${project} Build Service", and set "Contribute to pull requests" to Allow.`,
    },
    {
      code: 'not-visible',
      level: 'warning',
      statuses: [404],
      words: /TF401019|TF200016/,
      why: 'the token may not read the repository',
      hint: `In Azure DevOps, open Project settings > Repositories > the repository > Security, choose "${project} Build Service", and set "Read" and "Contribute to pull requests" to Allow.`,
    },
  ];
}
