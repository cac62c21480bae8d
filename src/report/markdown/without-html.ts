/** Code, which stays as it is; a character after a backslash; and all HTML and alerts that the blocks of this folder contain. */
const PARTS =
  /^(`{3,})[^`\n]*\n(?:[^\n]*\n)*?\1$|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\2(?!`)|\\[\s\S]|<span>\$<\/span>|<[a-z]+>|(?:\n\n)?<\/[a-z]+>|^> \[![A-Z]+\]\n/gm;

const IN_PLAIN_MARKDOWN: Readonly<Record<string, string>> = {
  // Two blanks, because Bitbucket shows the backslash.
  '\\\n': '  \n',
  '<details>': '',
  '<summary>': '### ',
  '</summary>': '',
  '\n\n</details>': '',
  '<sub>': '',
  '</sub>': '',
  '<code>': '',
  '</code>': '',
  '<br>': ', ',
  '<span>$</span>': '\\$',
};

/**
 * A page of this folder without HTML: folds become headings, small print becomes text, and alerts become quotations. Never longer than the
 * page.
 */
export function withoutHtml(page: string): string {
  return page.replaceAll(PARTS, (part) => (part.startsWith('> [!') ? '' : (IN_PLAIN_MARKDOWN[part] ?? part)));
}
