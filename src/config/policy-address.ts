import { repositoryPath } from '../domain/finding.js';
import { asBranch } from '../domain/refs.js';
import type { Reader } from './input-reader.js';
import type { Value } from './values.js';

/** A policy file of another repository, which holds for several: the input `policy-file` as `owner/repository/path@ref`. */
export interface PolicyAddress {
  /** `owner/repository`; on GitLab also `group/subgroup/project`. */
  readonly repository: string;
  /** From the root of that repository. */
  readonly path: string;
  /** A branch, a tag, or the full hash of a commit, which alone cannot move. */
  readonly ref: string;
}

/** What messages allow. */
export const ADDRESS_FORM =
  'a path in this repository, such as .github/scan-gate.yml, or owner/repository/path@ref, such as acme/policies/scan-gate.yml@COMMIT_SHA';

/** A name that GitHub, GitLab, Bitbucket, and Azure DevOps give to an owner, or a group. */
const OWNER = String.raw`[A-Za-z0-9_][\w.-]*`;
/** The name of a repository, which can begin with a dot: `.github` is the repository with the files of a whole organization. */
const NAME = String.raw`(?!\.{1,2}/)[\w.-]+`;
/** The last `@` divides, because a path can contain one. Two slashes end the name of a repository that has more than two parts. */
const ADDRESS = new RegExp(String.raw`^(?:(${OWNER}(?:/${NAME})+)//|(${OWNER}/${NAME})/)(.*)@([^@]*)$`);

/**
 * Reads the input `policy-file`. Its form alone decides, and never whether a file exists: a pull request could add the file. A path of this
 * repository that looks like an address begins with `./`.
 *
 * @returns undefined for a path of this repository
 */
export function parsePolicyAddress(named: string): Value<PolicyAddress> | undefined {
  if (!named.includes('/')) return undefined;
  if (/^https?:\/\//i.test(named)) return { allowed: `${ADDRESS_FORM}; no URL`, suggestion: addressIn(named) };
  const [, project, repository = project ?? '', path = '', ref = ''] = ADDRESS.exec(named) ?? [];
  if (repository === '') return undefined;
  const file = /^\/|\/$/.test(path) ? undefined : repositoryPath(path);
  if (asBranch(ref) === undefined)
    return {
      allowed: `${ADDRESS_FORM}; after the last @ a branch, a tag, or the hash of a commit. If this is a path in this repository, write ./ before it`,
    };
  if (file === undefined) return { allowed: `${ADDRESS_FORM}; between repository and @ the path of a file` };
  return { value: { repository, path: file, ref } };
}

/** The address of a policy file of another repository; undefined for a path, and for an address with mistakes. */
export function policyAddressIn(named = ''): PolicyAddress | undefined {
  const parsed = parsePolicyAddress(named);
  return parsed && 'value' in parsed ? parsed.value : undefined;
}

/** The input `policy-file`, whose mistakes are reported. */
export function policyFileIn(read: Reader): string {
  const given = read.text('policy-file');
  const parsed = parsePolicyAddress(given);
  if (parsed && 'allowed' in parsed) read.problem({ input: 'policy-file', given, ...parsed });
  return given;
}

/** The address of the page that shows a file. */
function addressIn(url: string): string | undefined {
  const [, repository, ref, path] = /^https?:\/\/[^/]+\/([\w.-]+\/[\w.-]+)\/(?:-\/)?blob\/([^/]+)\/([^?#]+)/i.exec(url) ?? [];
  return path === undefined ? undefined : `${repository}/${path}@${ref}`;
}
