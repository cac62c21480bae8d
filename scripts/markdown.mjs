// Shared by the checks of Markdown: the prose of a page, and the anchors of its headings.

/** The text with code, comments, and addresses replaced by blanks, so that line numbers stay. */
export function proseOf(markdown) {
  const blank = (text) => text.replaceAll(/[^\n]/g, ' ');
  return (
    withoutFences(markdown, blank)
      .replaceAll(/<!--[\s\S]*?-->/g, blank)
      // The title of a test after its file.
      .replaceAll(/(?<=` › )[^;|\n]*/g, blank)
      .replaceAll(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, blank)
      .replaceAll(/\]\([^)\n]*\)/g, blank)
      .replaceAll(/https?:\/\/\S+/g, blank)
  );
}

/** Also blocks within lists. */
export function withoutFences(markdown, replace = () => '') {
  return markdown.replaceAll(/^([ \t>]*)(`{3,}|~{3,})[^\n]*\n[\s\S]*?^[ \t>]*\2[ \t]*$/gm, replace);
}

/** The anchors of a page, like GitHub: equal headings get numbers. */
export function anchorsOf(markdown) {
  const seen = new Map();
  const anchors = new Set();
  const text = withoutFences(markdown);
  for (const [, heading] of text.matchAll(/^[ \t>]*#{1,6} (.+?)(?: #+)?$/gm)) {
    const slug = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
      .replaceAll(' ', '-');
    const nth = seen.get(slug) ?? 0;
    seen.set(slug, nth + 1);
    anchors.add(nth === 0 ? slug : `${slug}-${nth}`);
  }
  for (const [, id] of text.matchAll(/<a (?:id|name)="([^"]+)"/g)) anchors.add(id);
  return anchors;
}
