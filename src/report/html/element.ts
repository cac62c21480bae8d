import { webUrl } from '../../text/markdown.js';
import { htmlText } from '../../text/markup.js';

/** The elements of the page. None of them can run code or send a request. */
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
  | 'option'
  | 'p'
  | 'pre'
  | 'section'
  | 'select'
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

/** Attributes of an element: false and undefined are omitted, true is an attribute without a value. There are no styles and no handlers. */
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

/** An element of the page as data. The report writes it as text, and the page's script creates nodes from it; neither parses markup. */
export interface Element {
  readonly tag: Tag;
  readonly attributes: Attributes;
  readonly children: readonly Node[];
}

export type Node = Element | string;

/** A child of an element: texts are shown literally; undefined and false are omitted. */
export type Child = Node | undefined | false | readonly Child[];

/** Makes an element. */
export function h(tag: Tag, attributes: Attributes = {}, ...children: readonly Child[]): Element {
  return { tag, attributes, children: children.flatMap(flat) };
}

/** External text within a line. `bdi` isolates its direction from the text around it. */
export function foreign(text: string): Element {
  return h('bdi', {}, text);
}

/** External code within a line. */
export function code(text: string): Element {
  return h('code', { dir: 'auto', translate: 'no' }, text);
}

/** A link without a referrer; only the label if the address is not a web address. */
export function link(label: Child, address: string | undefined): Child {
  const href = webUrl(address);
  return href === undefined ? label : h('a', { href, rel: 'noopener noreferrer' }, label);
}

/** Our own text, with code in backticks. */
export function withCode(text: string): Child {
  return text.split('`').map((part, index) => (index % 2 === 1 ? h('code', {}, part) : part));
}

/** Children with a separator between them. */
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

/** Elements without an end tag. */
const EMPTY: ReadonlySet<string> = new Set(['input']);

/** Writes a node as HTML. Only this function turns texts into markup. */
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

/** A static table. On narrow screens, each cell is on its own line with the name of its column. */
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
