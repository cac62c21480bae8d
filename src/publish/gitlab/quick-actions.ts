/** U+200B, which nobody sees. */
const ZERO_WIDTH_SPACE = '\u200b';

/** What GitLab, or a renderer, may remove from the start of a line: blanks, quote signs, borders of cells, and signs of a list. */
const START = /^(?:[\s>|*+-]|\d{1,9}[.)])*(?=\/(?!\/))/;

/**
 * Breaks every line that begins with a slash: GitLab runs such lines of a note, like `/merge`, as commands, also through the API
 * (https://docs.gitlab.com/user/project/quick_actions/). In text, `markdownText` has escaped the slash; this is for code, which GitLab
 * protects only if its fence has exactly three backticks.
 */
export function withoutQuickActions(markdown: string): string {
  const lines = markdown.split('\n').map((line) => line.replace(START, (start) => start + ZERO_WIDTH_SPACE));
  return lines.join('\n');
}
