import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { repositoryOfClone } from '../../src/ci/job.js';
import type { Source } from '../../src/domain/source.js';
import { jobOf } from './ci-job.js';

/** The variables of a CI, which others collected for their own program, and what their program reads from them. */
interface Environment {
  readonly ci: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly expected: Readonly<Partial<Record<'branch' | 'tag' | 'commit' | 'clone' | 'pullRequest' | 'baseBranch' | 'baseCommit', string>>>;
}

const FIELDS = ['ci', 'branch', 'tag', 'commit', 'repository', 'pullRequest', 'baseBranch', 'baseCommit'] as const;
type Facts = Readonly<Record<(typeof FIELDS)[number], string | undefined>>;

interface Difference {
  readonly ci: string;
  readonly field: keyof Facts;
  readonly ours: string | undefined;
  readonly theirs: string | undefined;
  readonly variables: Environment['variables'];
}

/** Every difference, judged: none is a mistake of ours. */
const JUDGED: Readonly<Record<string, (difference: Difference) => boolean>> = {
  'Only Jenkins writes `origin/` before a branch. Elsewhere, a branch may be called `origin/x`.': ({ ci, field, ours, theirs }) =>
    ci !== 'jenkins' && field === 'branch' && ours === `origin/${theirs}`,
  'No CI writes a tag as `origin/tags/x` or `refs/heads/tags/x`: the latter is the branch `tags/x`.': ({
    ci,
    field,
    ours,
    theirs,
    variables,
  }) =>
    Object.values(variables).some((value) => /^(?:origin|refs\/heads)\/tags\//.test(value)) &&
    (field === 'tag'
      ? (ours ?? '').endsWith(`tags/${theirs}`) || ours === undefined
      : field === 'branch' && (ours ?? '').includes('tags/') && ci !== 'gitlab'),
  'A build of a tag is about no branch. Theirs reads another variable: DRONE_BRANCH, CI_COMMIT_REF_NAME.': ({
    ci,
    field,
    ours,
    variables,
  }) =>
    field === 'branch' &&
    ours === undefined &&
    (ci === 'drone' ? 'DRONE_TAG' : 'CI_COMMIT_TAG') in variables &&
    !('DRONE_PULL_REQUEST' in variables),
  'DRONE_BRANCH is the target of a pull request, and not its branch.': ({ ci, field, ours, variables }) =>
    ci === 'drone' && field === 'branch' && ours === undefined && 'DRONE_PULL_REQUEST' in variables,
  'A pull request is about no tag.': ({ ci, field, ours, variables }) =>
    ci === 'drone' && field === 'tag' && ours === undefined && 'DRONE_PULL_REQUEST' in variables,
  'The name of the repository is missing or invented here. Theirs reads the address of the clone.': ({ field, ours, variables }) =>
    field === 'repository' &&
    ours === undefined &&
    !/\//.test(
      [
        variables['CI_PROJECT_PATH'],
        variables['BITBUCKET_REPO_FULL_NAME'],
        variables['BUILD_REPOSITORY_NAME'],
        variables['DRONE_REPO'],
      ].join(''),
    ),
};

function ours({ ci, ref, branch, commit, repository, pullRequest, baseBranch, baseCommit }: Source): Facts {
  const tag = ref?.startsWith('refs/tags/') === true ? ref.slice('refs/tags/'.length) : undefined;
  return { ci, branch, tag, commit, repository, pullRequest: pullRequest?.toString(), baseBranch, baseCommit };
}

function theirs({ ci, expected: { branch, tag, commit, clone, pullRequest, baseBranch, baseCommit } }: Environment): Facts {
  return { ci, branch, tag, commit, repository: repositoryOfClone(clone), pullRequest, baseBranch, baseCommit };
}

async function differencesIn(environment: Environment): Promise<readonly Difference[]> {
  const { ci, variables } = environment;
  const [mine, other] = [ours((await jobOf(variables)).source), theirs(environment)];
  return FIELDS.flatMap((field) =>
    mine[field] === other[field] ? [] : [{ ci, field, ours: mine[field], theirs: other[field], variables }],
  );
}

describe('what Datadog reads from the variables of CIs', () => {
  it('is what scan-gate reads, or the difference is judged', async () => {
    const { environments } = JSON.parse(readFileSync('__tests__/fixtures/ci/datadog.json', 'utf8')) as {
      readonly environments: readonly Environment[];
    };
    const differences = (await Promise.all(environments.map(differencesIn))).flat();
    const judgements = Object.entries(JUDGED);

    expect(environments.length).toBeGreaterThan(100);
    expect(differences.filter((difference) => !judgements.some(([, applies]) => applies(difference)))).toEqual([]);
    expect(judgements.filter(([, applies]) => !differences.some(applies)).map(([why]) => why)).toEqual([]);
    // The commit, the pull request, and its target never differ.
    expect([...new Set(differences.map(({ field }) => field))].toSorted()).toEqual(['branch', 'repository', 'tag']);
  });
});
