/**
 * What a platform shows of Markdown. `github`: all that GitHub documents, such as alerts and Mermaid. `html`: GitHub Flavored Markdown with a
 * few elements (https://buildkite.com/docs/pipelines/configure/annotations#formatting-annotations-supported-markdown-syntax). `plain`: no
 * HTML.
 */
export type Dialect = 'github' | 'html' | 'plain';

/** Code, which stays as it is; a character after a backslash; and all HTML and alerts that the blocks of this folder contain. */
const PARTS =
  /^(`{3,})[^`\n]*\n(?:[^\n]*\n)*?\1$|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\2(?!`)|\\[\s\S]|<span>\$<\/span>|<[a-z]+>|(?:\n\n)?<\/[a-z]+>|^> \[![A-Z]+\]\n/gm;

/** No small print, because the elements are not documented. */
const IN_HTML: Readonly<Record<string, string>> = { '<sub>': '', '</sub>': '', '<br>': ', ' };

const IN_PLAIN: Readonly<Record<string, string>> = {
  ...IN_HTML,
  // Two blanks, because Bitbucket shows the backslash.
  '\\\n': '  \n',
  '<details>': '',
  '<summary>': '### ',
  '</summary>': '',
  '\n\n</details>': '',
  '<code>': '',
  '</code>': '',
  '<span>$</span>': '\\$',
};

/** A page of this folder in another dialect: alerts become quotations, and in `plain` folds become headings. Never longer than the page. */
export function inDialect(page: string, dialect: Dialect): string {
  if (dialect === 'github') return page;
  const known = dialect === 'html' ? IN_HTML : IN_PLAIN;
  return page.replaceAll(PARTS, (part) => (part.startsWith('> [!') ? '' : (known[part] ?? part)));
}
