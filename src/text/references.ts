import { COMMAND_ANYWHERE, COMMAND_AT_START } from './log.js';

/** U+200B. GitHub's filters look for references in the rendered text, where a backslash is gone and this is not (Renovate does the same). */
const ZERO_WIDTH_SPACE = '\u200b';

/** Whole ones only: the first digits of one are the digits of many other things. */
const HASH_OF_COMMIT = /(?<!\w)[0-9a-f]{7}(?=[0-9a-f]{33}(?!\w))/gi;

/** Not within names such as `arn:aws:s3:eu-1`, which people copy. What comes after the text may begin with a colon; a port does not matter. */
const EMOJI = /(?<!\w):(?=[\w+-]+:|(?=[\w+-]*[a-z])[\w+-]*$)/gi;

/**
 * Breaks what GitHub or GitLab would turn into a ping, a back-link or a link: `@name`, `#123`, `!123`, `&123`, `GH-1`, hashes of
 * commits, e-mail addresses, `http://`, `www.`, and emoji by name. The text still reads the same. A cross-reference from a finding's
 * text would also notify people in other repositories.
 */
export function withoutReferences(text: string): string {
  return text
    .replaceAll(/[@\uff20]/g, `$&${ZERO_WIDTH_SPACE}`)
    .replaceAll(/[#!&](?=\d)/g, `$&${ZERO_WIDTH_SPACE}`)
    .replaceAll(/(?<![a-z\d])GH-(?=\d)/gi, `$&${ZERO_WIDTH_SPACE}`)
    .replaceAll(HASH_OF_COMMIT, `$&${ZERO_WIDTH_SPACE}`)
    .replaceAll(/:(?=\/\/)/g, `:${ZERO_WIDTH_SPACE}`)
    .replaceAll(/www(?=\.)/gi, `$&${ZERO_WIDTH_SPACE}`)
    .replaceAll(EMOJI, `:${ZERO_WIDTH_SPACE}`);
}

/** Breaks our comment's hidden marker where it is quoted in code, which cannot be escaped: a forged one must not be found. */
export function withoutMarker(code: string): string {
  return code.replaceAll(/<!--(?=\s*scan-gate)/gi, `<!-${ZERO_WIDTH_SPACE}-`);
}

/** Breaks what a CI reads as a command where somebody prints our file to its log: in code, which cannot be escaped. */
export function withoutCommands(code: string): string {
  return code.replaceAll(COMMAND_AT_START, `$1:${ZERO_WIDTH_SPACE}`).replaceAll(COMMAND_ANYWHERE, `#${ZERO_WIDTH_SPACE}#`);
}
