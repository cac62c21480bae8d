import { stripControlCharacters } from './plain.js';

/** Mermaid's defaults for `maxTextSize` and `maxEdges`, which GitHub keeps and a diagram cannot change. */
const MAX_DIAGRAM_LENGTH = 50_000;
const MAX_EDGES = 500;

/** Bounded, for a text full of beginnings without an end must not take minutes. */
const FRONT_MATTER = /^\s*---\n[\s\S]{0,4000}?\n---[ \t]*(?:\n|$)/;
const DIRECTIVES = /%%\{(?:(?!%%\{)[\s\S]){0,4000}?\}%%/g;
const COMMENTS = /^[ \t]*%%(?!\{).*$/gm;
/** GitHub draws no links, and the address would be a service's. */
const CLICKS = /^[ \t]*click[ \t].*$/gm;
const BLANK_LINES = /\n(?:[ \t]*\n)+/g;

const KNOWN_KINDS =
  /^(?:graph|flowchart|sequenceDiagram|classDiagram|stateDiagram|erDiagram|gantt|pie|journey|gitGraph|mindmap|timeline|quadrantChart|requirementDiagram|C4(?:Context|Container|Component|Dynamic|Deployment)|sankey|xychart|block|packet|architecture|kanban)(?:-v2|-beta|-elk)?(?=[\s;:]|$)/;
const EDGES = /-{2,}[>xo-]|={2,}[>xo=]|-\.+->?|(?<!\.)\.+->|~{3,}/g;

const HTML = /(?<!<)<(?!\/?(?:br|b|i|u|em|strong|sub|sup|small)\s*\/?>)[a-z!/?]/i;
const LINKS = /[;\n][ \t]*(?:click|callback|href|links?)[ \t]+["'\w]|\$link\b|\b(?:javascript|vbscript):|\bdata:\w+\//i;
/** `::icon(` is Mermaid's own. */
const COMMANDS = /^[^\S\r\n\u2028\u2029]*::(?!icon\()|##[\w.-]*\[/m;
const IMAGES = /!\[|\$sprite\b/i;
const STYLES = /\burl\s*\(|@import\b|^[ \t]*(?:style|classDef|linkStyle)\b.*\\/im;

/** What GitHub shows as an error, or what would lead out of the page. */
const REFUSED: readonly (readonly [why: string, holds: (source: string) => boolean])[] = [
  ['it holds settings for its reader', (source) => source.includes('%%{')],
  ['it holds HTML', (source) => HTML.test(source)],
  ['it holds commands for a CI', (source) => COMMANDS.test(source)],
  ['it holds links', (source) => LINKS.test(source)],
  // The name of a shape's attribute may be written with escapes.
  ['it holds images', (source) => IMAGES.test(source) || (source.includes('@{') && /\bimg\b|\\/i.test(source))],
  ['its styles hold addresses', (source) => STYLES.test(source)],
];

/** Mermaid source that may be drawn, or why it is not. */
type DrawnOrNot = { readonly source: string } | { readonly why: string };

/**
 * Mermaid source without settings, comments and links. A diagram that GitHub would not draw, or that holds more than shapes and
 * words, is not shown at all: a part of it would be another picture. For a fence that its text cannot end, see `codeFence`.
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
  if (!KNOWN_KINDS.test(source)) return { why: 'it does not begin like a diagram that GitHub draws' };
  if ((source.match(EDGES) ?? []).length > MAX_EDGES) return { why: `it has more than the ${MAX_EDGES} connections that GitHub draws` };
  const refused = REFUSED.find(([, holds]) => holds(source));
  return refused === undefined ? { source } : { why: refused[0] };
}
