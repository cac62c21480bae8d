/** One row; the cells are Markdown already and hold no bare bars. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A table whose columns are all numbers, but perhaps the first. */
export function tableHead(heads: readonly string[], first: 'number' | 'text' = 'number'): string {
  const rules = heads.map((_, index) => (index === 0 && first === 'text' ? ':---' : '---:'));
  return [tableRow(heads), tableRow(rules)].join('\n');
}

/** A table whose columns are all texts. */
export function textTableHead(heads: readonly string[]): string {
  return [tableRow(heads), tableRow(heads.map(() => '---'))].join('\n');
}
