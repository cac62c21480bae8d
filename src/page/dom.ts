import type { Node as Tree } from '../report/html/element.js';

const SVG = 'http://www.w3.org/2000/svg';

/** Creates nodes from a tree. Texts become text nodes, never markup. */
export function nodeOf(tree: Tree, document: Document): Node {
  if (typeof tree === 'string') return document.createTextNode(tree);
  const isPicture = tree.tag === 'svg' || tree.tag === 'path';
  const element = isPicture ? document.createElementNS(SVG, tree.tag) : document.createElement(tree.tag);
  for (const [name, value] of Object.entries(tree.attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...tree.children.map((child) => nodeOf(child, document)));
  return element;
}

/** The element with this ID, if it is of this kind. */
export function byId<Kind extends Element>(document: Document, id: string, kind: new () => Kind): Kind | undefined {
  const found = document.getElementById(id);
  return found instanceof kind ? found : undefined;
}

/** All elements of this kind. */
export function allOf<Kind extends Element>(root: ParentNode, selector: string, kind: new () => Kind): Kind[] {
  return [...root.querySelectorAll(selector)].filter((element): element is Kind => element instanceof kind);
}

/** A click on a copy button copies the element before it: a fingerprint, code, or YAML. */
export function copyOnClick(document: Document): void {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button[data-copy]') : null;
    const source = button?.previousElementSibling;
    if (!(button instanceof HTMLButtonElement) || source === null || source === undefined) return;
    const label = button.textContent;
    void copy(source).then((done) => {
      button.textContent = done ? 'Copied' : 'Selected: copy it';
      button.ownerDocument.defaultView?.setTimeout(() => {
        button.textContent = label;
      }, 2000);
      return undefined;
    });
  });
}

/** Browsers block the clipboard on pages without https and in frames. In that case, selects the text. */
async function copy(source: Element): Promise<boolean> {
  const { defaultView: view } = source.ownerDocument;
  try {
    await view?.navigator.clipboard.writeText(source.textContent);
    return view !== null;
  } catch {
    view?.getSelection()?.selectAllChildren(source);
    return false;
  }
}
