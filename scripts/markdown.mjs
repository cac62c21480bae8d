// What the checks of Markdown share: which text is prose, and which anchors GitHub makes of headings.

/** The text with its code, comments and addresses blanked, so that lines keep their numbers. */
export function proseOf(markdown) {
  const blank = (text) => text.replaceAll(/[^\n]/g, ' ');
  return (
    withoutFences(markdown, blank)
      .replaceAll(/<!--[\s\S]*?-->/g, blank)
      // The title of a test, behind its file.
      .replaceAll(/(?<=` › )[^;|\n]*/g, blank)
      .replaceAll(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, blank)
      .replaceAll(/\]\([^)\n]*\)/g, blank)
      .replaceAll(/https?:\/\/\S+/g, blank)
  );
}

/** Also of blocks within lists. */
export function withoutFences(markdown, replace = () => '') {
  return markdown.replaceAll(/^([ \t>]*)(`{3,}|~{3,})[^\n]*\n[\s\S]*?^[ \t>]*\2[ \t]*$/gm, replace);
}

/** The anchors of a page, as GitHub makes them: equal headings get numbers. */
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
