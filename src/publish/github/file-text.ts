import { failWith } from '../../domain/errors.js';

import type { FileKind } from './repository-file.js';

/** GitHub's contents API gives no larger ones with what it knows of them (docs.github.com/rest/repos/contents). */
export const MAX_CONTENT_BYTES = 1024 * 1024;

/** The bytes of a file as text, without a byte order mark. */
export function readFileText(bytes: Uint8Array, path: string, kind: FileKind): string {
  if (bytes.length > kind.maxBytes) tooLarge(path, kind);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    return failWith('CONFIG', `The ${kind.called} ${path} is not UTF-8 text.`, { hint: 'Save it as UTF-8.', cause: error });
  }
}

export function tooLarge(path: string, { called, input, maxBytes }: FileKind): never {
  return failWith('CONFIG', `The ${called} ${path} is larger than ${maxBytes / 1024 / 1024} MB.`, {
    hint: `Shorten it, or name another one with {${input}}.`,
  });
}
