/** Copies what stands before each copy button: a fingerprint, code, YAML. */
export function copyOnClick(document: Document): void {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button[data-copy]') : null;
    const source = button?.previousElementSibling;
    if (!(button instanceof HTMLButtonElement) || source === null || source === undefined) return;
    const label = button.textContent;
    void copy(source).then((done) => {
      button.textContent = done ? 'Copied' : 'Marked: copy it';
      button.ownerDocument.defaultView?.setTimeout(() => {
        button.textContent = label;
      }, 2000);
      return undefined;
    });
  });
}

/** The clipboard is closed to pages without https and in frames; then the text is at least marked. */
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
