// Finds the prose in TypeScript: comments, and strings of several words. The rest is replaced by blanks, so that line numbers stay.

/** After one of these a slash begins a regular expression. */
const BEFORE_REGEX = /(?:^|[([{,;:=!&|?+\-*%^~<>]|\b(?:return|typeof|case|in|of|do|else|void|delete|throw|new|await|yield))\s*$/;

/** The comments and texts of a source, at their places. */
export function textsIn(source) {
  let out = '';
  let at = 0;
  /** The depth of braces in each open template. A brace at depth 0 ends the expression of the template. */
  const templates = [];
  const keep = (end) => {
    out += source.slice(at, end);
    at = end;
  };
  const blank = (end) => {
    out += source.slice(at, end).replaceAll(/[^\n]/g, ' ');
    at = end;
  };
  /** A text of one word is a name. */
  const text = (end) => (/\s/.test(source.slice(at, end).trim()) ? keep(end) : blank(end));
  const endOf = (pattern) => {
    pattern.lastIndex = at;
    return pattern.exec(source) === null ? source.length : pattern.lastIndex;
  };
  /** The part of a template up to its end or its next expression. */
  const template = () => {
    const end = endOf(/(?:[^\\`$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{)/y);
    text(end);
    if (source[end - 1] === '{') templates.push(0);
  };
  while (at < source.length) {
    const char = source[at];
    if (source.startsWith('//', at)) keep(endOf(/[^\n]*/y));
    else if (source.startsWith('/*', at)) keep(endOf(/\/\*[\s\S]*?\*\//y));
    else if (char === "'" || char === '"') text(endOf(char === "'" ? /'(?:[^'\\\n]|\\[\s\S])*'/y : /"(?:[^"\\\n]|\\[\s\S])*"/y));
    else if (char === '`') {
      blank(at + 1);
      template();
    } else if (char === '}' && templates.at(-1) === 0) {
      templates.pop();
      blank(at + 1);
      template();
    } else if (char === '/' && BEFORE_REGEX.test(source.slice(Math.max(0, at - 40), at))) {
      blank(endOf(/\/(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/y));
    } else {
      if (templates.length > 0 && (char === '{' || char === '}')) templates[templates.length - 1] += char === '{' ? 1 : -1;
      blank(at + 1);
    }
  }
  return out;
}
