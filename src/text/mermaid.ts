import { stripControlCharacters } from './plain.js';

/** The defaults of Mermaid for `maxTextSize` and `maxEdges`, which GitHub uses and a diagram cannot change. */
const MAX_DIAGRAM_LENGTH = 50_000;
const MAX_EDGES = 500;

/** With a limit, because a text with many starts and no end would take minutes. */
const FRONT_MATTER = /^\s*---\n[\s\S]{0,4000}?\n---[ \t]*(?:\n|$)/;
const DIRECTIVES = /%%\{(?:(?!%%\{)[\s\S]){0,4000}?\}%%/g;
const COMMENTS = /^[ \t]*%%(?!\{).*$/gm;
/** GitHub does not draw links, and the address would come from a service. */
const CLICKS = /^[ \t]*click[ \t].*$/gm;
const BLANK_LINES = /\n(?:[ \t]*\n)+/g;

const KNOWN_KINDS =
  /^(?:graph|flowchart|sequenceDiagram|classDiagram|stateDiagram|erDiagram|gantt|pie|journey|gitGraph|mindmap|timeline|quadrantChart|requirementDiagram|C4(?:Context|Container|Component|Dynamic|Deployment)|sankey|xychart|block|packet|architecture|kanban)(?:-v2|-beta|-elk)?(?=[\s;:]|$)/;
const EDGES = /-{2,}[>xo-]|={2,}[>xo=]|-\.+->?|(?<!\.)\.+->|~{3,}/g;

const HTML = /(?<!<)<(?!\/?(?:br|b|i|u|em|strong|sub|sup|small)\s*\/?>)[a-z!/?]/i;
const LINKS = /[;\n][ \t]*(?:click|callback|href|links?)[ \t]+["'\w]|\$link\b|\b(?:javascript|vbscript):|\bdata:\w+\//i;
/** CI commands; `::icon(` is Mermaid. */
const COMMANDS = /^[^\S\r\n\u2028\u2029]*::(?!icon\()|##[\w.-]*\[/m;
const IMAGES = /!\[|\$sprite\b/i;
const STYLES = /\burl\s*\(|@import\b|^[ \t]*(?:style|classDef|linkStyle)\b.*\\/im;

/** What GitHub shows as an error, or what would link to another page. */
const REFUSED: readonly (readonly [why: string, holds: (source: string) => boolean])[] = [
  ['it contains settings for Mermaid', (source) => source.includes('%%{')],
  ['it contains HTML', (source) => HTML.test(source)],
  ['it contains CI commands', (source) => COMMANDS.test(source)],
  ['it contains links', (source) => LINKS.test(source)],
  // Escapes can hide the name of an attribute.
  ['it contains images', (source) => IMAGES.test(source) || (source.includes('@{') && /\bimg\b|\\/i.test(source))],
  ['its styles contain addresses', (source) => STYLES.test(source)],
];

/** Mermaid source to draw, or why it is not drawn. */
type DrawnOrNot = { readonly source: string } | { readonly why: string };

/**
 * Mermaid source without settings, comments, and links. A diagram that GitHub would not draw, or that contains more than shapes and text,
 * is not shown at all, because a part of it would be a different diagram. For a fence that the text cannot end, see `codeFence`.
 */
export function mermaidSource(text: string): DrawnOrNot {
  const tooLong = { why: `it is longer than the ${MAX_DIAGRAM_LENGTH} characters that GitHub draws` };
  if (text.length > 2 * MAX_DIAGRAM_LENGTH) return tooLong;
  const source = stripControlCharacters(text)
    .replace(FRONT_MATTER, '')
    .replaceAll(DIRECTIVES, '\n')
    .replaceAll(COMMENTS, '')
    .replaceAll(CLICKS, '')
    .replaceAll(BLANK_LINES, '\n')
    .trim();
  if (source === '') return { why: 'it is empty' };
  if (source.length > MAX_DIAGRAM_LENGTH) return tooLong;
  if (!KNOWN_KINDS.test(source)) return { why: 'it does not start with a type of diagram that GitHub draws' };
  if ((source.match(EDGES) ?? []).length > MAX_EDGES) return { why: `it has more than the ${MAX_EDGES} connections that GitHub draws` };
  const refused = REFUSED.find(([, holds]) => holds(source));
  return refused === undefined ? { source } : { why: refused[0] };
}
