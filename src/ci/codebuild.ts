import type { Env } from './event-facts.js';
import { branchIn, type Ci, numberIn, pageIn, repositoryOfClone, tagIn, valueOf } from './job.js';
import { pagesOfClone } from './pages.js';

/** https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html. */
export const codebuild: Ci = {
  id: 'codebuild',
  marker: 'CODEBUILD_BUILD_ID',
  markerValue: '*',
  read(env) {
    const trigger = valueOf(env, 'CODEBUILD_WEBHOOK_TRIGGER');
    const pull = [trigger, valueOf(env, 'CODEBUILD_SOURCE_VERSION')]
      .map((text) => /^pr\/([0-9]+)$/.exec(text ?? '')?.[1])
      .find((number) => number !== undefined);
    const ref = valueOf(env, 'CODEBUILD_WEBHOOK_HEAD_REF');
    const triggered = /^(branch|tag)\/(.+)$/.exec(trigger ?? '');
    const clone = valueOf(env, 'CODEBUILD_SOURCE_REPO_URL');
    return {
      repository: repositoryOfClone(clone),
      pages: pagesOfClone(clone),
      runUrl: runUrlOf(env),
      branch: branchIn(ref) ?? (triggered?.[1] === 'branch' ? branchIn(triggered[2]) : undefined),
      tag: tagIn(ref) ?? (triggered?.[1] === 'tag' ? triggered[2] : undefined),
      commit: valueOf(env, 'CODEBUILD_RESOLVED_SOURCE_VERSION'),
      merge: pull === undefined ? undefined : 'maybe',
      pullRequest:
        pull === undefined
          ? undefined
          : { number: numberIn(pull), baseBranch: branchIn(valueOf(env, 'CODEBUILD_WEBHOOK_BASE_REF')), fork: false },
    };
  },
};

function runUrlOf(env: Env): string | undefined {
  const open = pageIn(valueOf(env, 'CODEBUILD_PUBLIC_BUILD_URL'));
  const [region, id] = [valueOf(env, 'AWS_REGION'), valueOf(env, 'CODEBUILD_BUILD_ID')];
  const project = /^([\w-]+):[\w-]+$/.exec(id ?? '')?.[1];
  if (open !== undefined || project === undefined || !/^[a-z0-9-]+$/.test(region ?? '')) return open;
  const page = `https://${region}.console.aws.amazon.com/codesuite/codebuild/projects/${project}/build/`;
  return `${page}${encodeURIComponent(id ?? '')}/?region=${region}`;
}
