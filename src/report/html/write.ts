import { htmlText } from '../../text/markup.js';
import type { Element, Node } from './element.js';

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
