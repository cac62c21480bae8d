import { asScanError, failWith, ScanError } from '../domain/errors.js';
import { openRepositoryAt } from '../github/commit-files.js';
import type { FileKind, FileOptions, FilePlace } from '../github/file-source.js';
import type { RepositoryApi } from '../platforms/platform.js';
import type { Hint } from '../text/hint.js';
import { fileTextAt, reasonIn } from './api-base.js';

/** A file of another repository. */
export interface CentralFile {
  /** `owner/repository`; on GitLab also `group/subgroup/project`. */
  readonly repository: string;
  /** From the root of that repository. */
  readonly path: string;
  /** A branch, a tag, or the full hash of a commit. */
  readonly ref: string;
}

/** The text of the file, and the commit that its ref named when it was read. */
export interface ReadCentralFile {
  readonly text: string;
  readonly commit: string;
}

/**
 * Reads a file of another repository: at GitHub, Gitea, and Forgejo from the API of the job's server; on GitLab, Azure DevOps, and Bitbucket
 * from their own; on every other CI from GitHub. No event and no workspace changes where it is read.
 *
 * @throws ScanError if the file cannot be read, or does not exist
 */
export async function readCentralFile(file: CentralFile, options: FileOptions, kind: FileKind): Promise<ReadCentralFile> {
  const { repository, path, ref } = file;
  if (repository.split('/').length > 2 && options.source.ci !== 'gitlab')
    return missing(`${repository} is not the name of a repository, because it has more than two parts`, kind);
  const api = options.source.ci === 'github' ? undefined : await options.repository?.(repository);
  if (api === undefined) return await readAtGitHub(file, options, kind);
  if ('why' in api)
    return failWith('CONFIG', `The ${kind.called} was not read: ${api.why}.`, { hint: TOKENS[options.source.ci] ?? OTHERWISE });
  const commit = (await resolved(api, file, options, kind)) ?? missing(`${repository} has no branch, tag, or commit named "${ref}"`, kind);
  const text = await fileTextAt(commit, path, kind, api, options.signal, (error) => refused(error, file, options, kind));
  return { text: text ?? missing(`${repository} has no file ${path} at the commit ${commit.slice(0, 7)} (${ref})`, kind), commit };
}

async function readAtGitHub({ repository, path, ref }: CentralFile, options: FileOptions, kind: FileKind): Promise<ReadCentralFile> {
  try {
    const place = await openRepositoryAt(repository, ref, options, kind);
    const text = await place.read(path);
    if (text === undefined || place.commit === undefined)
      return missing(`${repository} has no file ${path} ${commitIn(place)} (${ref})`, kind);
    return { text, commit: place.commit };
  } catch (error) {
    options.signal.throwIfAborted();
    if (!(error instanceof ScanError) || error.details.serviceCode !== 'missing-permission') throw error;
    const seen = `The ${kind.called} was not read: GitHub does not show the token the repository ${repository}, or there is no such repository or commit`;
    throw new ScanError(error.code, `${seen}.`, { ...error.details, hint: githubToken(repository, options), cause: error });
  }
}

function commitIn({ commit = '' }: FilePlace): string {
  return `at the commit ${commit.slice(0, 7)}`;
}

function missing(what: string, { called, input }: FileKind): never {
  return failWith('CONFIG', `The ${called} was not read: ${what}.`, { hint: `Correct {${input}}.` });
}

async function resolved(api: RepositoryApi, file: CentralFile, options: FileOptions, kind: FileKind): Promise<string | undefined> {
  try {
    return await api.commitNamed(file.ref, options.signal);
  } catch (error) {
    options.signal.throwIfAborted();
    return refused(error, file, options, kind);
  }
}

function refused(error: unknown, { repository }: CentralFile, { source }: FileOptions, { called, unreadable }: FileKind): never {
  const { code } = asScanError(error);
  const settled = ['AUTH_REJECTED', 'FORBIDDEN', 'NOT_FOUND'].includes(code);
  return failWith(settled ? 'CONFIG' : unreadable, `The ${called} was not read from ${repository}: ${reasonIn(error)}.`, {
    hint: settled ? (TOKENS[source.ci] ?? OTHERWISE) : 'Run the job again.',
    cause: error,
  });
}

const OTHERWISE = 'Set {policy-file} to a path in this repository, or give the job a token that may read the other repository.';

/** Which token reads another repository. */
const TOKENS: Readonly<Partial<Record<FileOptions['source']['ci'], Hint>>> = {
  gitlab:
    'In the project with the policy, go to Settings > CI/CD > Job token permissions, and add this project or its group. Or set SCAN_GATE_GITLAB_TOKEN to a group access token with the scope read_api (https://docs.gitlab.com/ci/jobs/ci_job_token/).',
  azure: {
    text: 'Give the build service the permission Read in the repository with the policy, and map SYSTEM_ACCESSTOKEN in the step (https://learn.microsoft.com/azure/devops/pipelines/process/access-tokens).',
    lead: 'If the project protects access to repositories, name the repository in the pipeline and in the job:',
    yaml: 'resources:\n  repositories:\n    - {repository: policies, type: git, name: PROJECT/REPOSITORY}\njobs:\n  - job: gate\n    uses:\n      repositories: [policies]',
  },
  bitbucket:
    'Set SCAN_GATE_BITBUCKET_TOKEN to an access token of the project or the workspace, with the permission to read repositories. The token of one repository cannot read another one.',
};

/** A job's own token reads its own repository, and public ones (docs.github.com/actions/concepts/security/github_token). */
function githubToken(repository: string, { source, github }: FileOptions): Hint {
  const name = repository.split('/')[1] ?? '';
  if (source.ci !== 'github') return `Set {github-token} to a token that may read ${repository} (contents: read), and check {policy-file}.`;
  const others = github.permissions
    .split('\n')
    .slice(1)
    .map((line) => `    permission-${line.trim()}`);
  return {
    text: `Check the names in {policy-file}. The job's own token reads no other private or internal repository, whatever its permissions are. Set {github-token} to the token of a GitHub App that is installed on both repositories, or to a fine-grained personal access token with contents: read for ${repository}. The token also uploads and comments, so it needs the other permissions for this repository.`,
    lead: 'With a GitHub App:',
    yaml: [
      '- uses: actions/create-github-app-token@COMMIT_SHA # v3',
      '  id: app',
      '  with:',
      '    client-id: ${{ vars.APP_CLIENT_ID }}',
      '    private-key: ${{ secrets.APP_PRIVATE_KEY }}',
      '    owner: ${{ github.repository_owner }}',
      `    repositories: \${{ github.event.repository.name }},${name}`,
      ...others,
      '- uses: OWNER/scan-gate@COMMIT_SHA',
      '  with:',
      '    github-token: ${{ steps.app.outputs.token }}',
    ].join('\n'),
  };
}
