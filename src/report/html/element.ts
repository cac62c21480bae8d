import { webUrl } from '../../text/markdown.js';
import { htmlText } from '../../text/markup.js';

/** The elements that the page is made of. None of them runs anything or fetches anything. */
type Tag =
  | 'a'
  | 'article'
  | 'aside'
  | 'bdi'
  | 'button'
  | 'caption'
  | 'code'
  | 'dd'
  | 'details'
  | 'div'
  | 'dl'
  | 'dt'
  | 'em'
  | 'fieldset'
  | 'footer'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'header'
  | 'input'
  | 'kbd'
  | 'label'
  | 'legend'
  | 'li'
  | 'main'
  | 'nav'
  | 'ol'
  | 'p'
  | 'pre'
  | 'section'
  | 'small'
  | 'span'
  | 'strong'
  | 'summary'
  | 'table'
  | 'tbody'
  | 'td'
  | 'th'
  | 'thead'
  | 'time'
  | 'tr'
  | 'ul'
  | 'svg'
  | 'g'
  | 'path'
  | 'rect'
  | 'circle'
  | 'line'
  | 'text'
  | 'title';

/** Of one element; false and undefined are left out, true is an attribute without a value. Styles and handlers have no place here. */
type Attributes = Readonly<Partial<Record<AttributeName | `aria-${string}` | `data-${string}`, string | number | boolean | undefined>>>;

type AttributeName =
  | 'accesskey'
  | 'autocomplete'
  | 'checked'
  | 'class'
  | 'colspan'
  | 'dir'
  | 'for'
  | 'hidden'
  | 'href'
  | 'id'
  | 'maxlength'
  | 'name'
  | 'open'
  | 'rel'
  | 'role'
  | 'scope'
  | 'spellcheck'
  | 'tabindex'
  | 'title'
  | 'translate'
  | 'type'
  | 'value'
  | 'cx'
  | 'cy'
  | 'd'
  | 'focusable'
  | 'height'
  | 'pathLength'
  | 'preserveAspectRatio'
  | 'r'
  | 'stroke-dasharray'
  | 'stroke-dashoffset'
  | 'text-anchor'
  | 'transform'
  | 'viewBox'
  | 'width'
  | 'x'
  | 'x1'
  | 'x2'
  | 'y'
  | 'y1'
  | 'y2';

/** An element of the page as data: the report writes it as text, the page's script makes nodes of it, and neither reads markup. */
export interface Element {
  readonly tag: Tag;
  readonly attributes: Attributes;
  readonly children: readonly Node[];
}

export type Node = Element | string;

/** What may stand among the children: a text is shown as it is, nothing is left out. */
export type Child = Node | undefined | false | readonly Child[];

/** Makes an element. */
export function h(tag: Tag, attributes: Attributes = {}, ...children: readonly Child[]): Element {
  return { tag, attributes, children: children.flatMap(flat) };
}

/** A text of somebody else within a line: it keeps its own direction, and does not turn what stands beside it. */
export function foreign(text: string): Element {
  return h('bdi', {}, text);
}

/** Code of somebody else within a line. */
export function code(text: string): Element {
  return h('code', { dir: 'auto', translate: 'no' }, text);
}

/** A link out of the page; where the address is no web address, the label alone. What the page is, the linked one is not told. */
export function link(label: Child, address: string | undefined): Child {
  const href = webUrl(address);
  return href === undefined ? label : h('a', { href, rel: 'noopener noreferrer' }, label);
}

/** Words with code in backticks, which are our own. */
export function withCode(text: string): Child {
  return text.split('`').map((part, index) => (index % 2 === 1 ? h('code', {}, part) : part));
}

/** Children with a text between them. */
export function joined(parts: readonly Child[], separator: Child): Child {
  return parts.flatMap(flat).flatMap((part, index): Child[] => (index === 0 ? [part] : [separator, part]));
}

function flat(child: Child): readonly Node[] {
  if (child === undefined || child === false || child === '') return [];
  return isList(child) ? child.flatMap(flat) : [child];
}

function isList(child: Child): child is readonly Child[] {
  return Array.isArray(child);
}

/** HTML: they have no end tag. */
const EMPTY: ReadonlySet<string> = new Set(['input']);

/** The only place where a page's texts become markup. */
export function write(node: Node): string {
  if (typeof node === 'string') return htmlText(node);
  const start = `<${node.tag}${attributesOf(node)}>`;
  return EMPTY.has(node.tag) ? start : `${start}${node.children.map(write).join('')}</${node.tag}>`;
}

function attributesOf({ attributes }: Element): string {
  return Object.entries(attributes)
    .map(([name, value]) => {
      if (value === undefined || value === false) return '';
      return value === true ? ` ${name}` : ` ${name}="${htmlText(String(value))}"`;
    })
    .join('');
}

/** A table that is only read. On narrow screens its cells stand below each other, each with its column's name. */
export function tableOf(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly Child[])[],
  numbers: readonly number[] = [],
): Element {
  const kind = (index: number) => (numbers.includes(index) ? 'number' : undefined);
  return h(
    'table',
    { class: 'plain' },
    h('caption', { class: 'unseen' }, caption),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        heads.map((head, index) => h('th', { scope: 'col', class: kind(index) }, head)),
      ),
    ),
    h(
      'tbody',
      {},
      rows.map((cells) =>
        h(
          'tr',
          {},
          cells.map((cell, index) => h('td', { class: kind(index), 'data-head': heads[index] }, cell)),
        ),
      ),
    ),
  );
}
