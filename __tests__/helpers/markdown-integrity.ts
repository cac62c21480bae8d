/** Finds fences, folds, and rows that are not closed, line by line like a renderer. */
export function brokenMarkdown(markdown: string): string[] {
  const found: string[] = [];
  let fence = '';
  let folds = 0;
  let cells = 0;
  for (const line of markdown.split('\n')) {
    if (fence !== '') {
      if (line === fence) fence = '';
      continue;
    }
    const opening = /^(`{3,})[a-z]*$/.exec(line)?.[1];
    if (opening !== undefined) fence = opening;
    if (line.startsWith('<details><summary>')) folds += line.endsWith('</summary>') ? 1 : 100;
    if (line === '</details>') folds -= 1;
    if (folds < 0 || folds > 1) found.push(`folds ${folds}: ${line}`);
    const bars = line.startsWith('|') ? line.split('|').length : 0;
    if (bars > 0 && cells > 0 && bars !== cells) found.push(`row: ${line}`);
    cells = bars;
  }
  if (fence !== '') found.push('a fence is open');
  if (folds !== 0) found.push('a fold is open');
  return found;
}
