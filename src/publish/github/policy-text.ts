import { failWith } from '../../domain/errors.js';

/** GitHub's contents API gives no larger ones (docs.github.com/rest/repos/contents), and a policy must be the same everywhere. */
export const MAX_POLICY_BYTES = 1024 * 1024;

/** The bytes of a policy file as text, without a byte order mark. */
export function readPolicyText(bytes: Uint8Array, path: string): string {
  if (bytes.length > MAX_POLICY_BYTES) tooLarge(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    return failWith('CONFIG', `The policy file ${path} is not UTF-8 text.`, { hint: 'Save it as UTF-8.', cause: error });
  }
}

export function tooLarge(path: string): never {
  return failWith('CONFIG', `The policy file ${path} is larger than 1 MB.`, {
    hint: 'Shorten it, or name another one with {policy-file}.',
  });
}
