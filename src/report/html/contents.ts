import { type Child, type Element, h, type Node } from './element.js';

/** Fewer sections are seen without being told. */
const FEWEST = 3;
/** They stand right below. */
const SEEN: readonly unknown[] = ['scanned', 'summary'];

/** Links to what stands further down: notes below a hundred findings would not be found. */
export function contents(sections: readonly Node[]): Child {
  const headings = sections.flatMap((section) => headingOf(section)).filter(({ attributes }) => !SEEN.includes(attributes.id));
  if (headings.length < FEWEST) return undefined;
  return h(
    'nav',
    { class: 'contents', 'aria-label': 'On this page' },
    h(
      'ul',
      {},
      headings.map(({ attributes: { id }, children }) => h('li', {}, h('a', { href: `#${String(id)}` }, children))),
    ),
  );
}

function headingOf(section: Node): Element[] {
  if (typeof section === 'string' || section.tag !== 'section') return [];
  return section.children.filter((child) => typeof child !== 'string').filter(({ tag }) => tag === 'h2');
}
