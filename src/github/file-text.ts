import { failWith } from '../domain/errors.js';
import { decodeText, SAVE_AS_UTF_8 } from '../domain/file-text.js';
import type { FileKind } from './file-source.js';

/** GitHub's contents API gives no larger ones with what it knows of them (docs.github.com/rest/repos/contents). */
export const MAX_CONTENT_BYTES = 1024 * 1024;

/** The bytes of a file as text, without a byte order mark. */
export function readFileText(bytes: Uint8Array, path: string, kind: FileKind): string {
  if (bytes.length > kind.maxBytes) tooLarge(path, kind);
  const decoded = decodeText(bytes);
  return 'text' in decoded ? decoded.text : failWith('CONFIG', `The ${kind.called} ${path} ${decoded.fault}.`, { hint: SAVE_AS_UTF_8 });
}

export function tooLarge(path: string, { called, input, maxBytes }: FileKind): never {
  return failWith('CONFIG', `The ${called} ${path} is larger than ${maxBytes / 1024 / 1024} MB.`, {
    hint: `Shorten it, or name another one with {${input}}.`,
  });
}
