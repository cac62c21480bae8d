import type { Diagram } from '../../domain/scan.js';
import { codeFence, markdownText } from '../../text/markdown.js';
import { mermaidSource } from '../../text/mermaid.js';
import { truncate } from '../../text/plain.js';
import { type View } from '../view.js';
import { countText } from '../wording.js';
import { firstFilled } from '../words.js';
import type { SizeBudget } from './budget.js';

/** A page with more pictures than this is slow to open. */
const MAX_DIAGRAMS = 10;

/** The diagrams that fit, and how many do not. */
export function diagramsBlocks({ diagrams, withheldDiagrams }: View, budget: SizeBudget): string[] {
  const withheld = `${countText(withheldDiagrams, 'diagram')} of what was scanned ${withheldDiagrams === 1 ? 'is' : 'are'} not shown here, because this page may be public: see \`report.md\` in the report's files.`;
  if (withheldDiagrams > 0) return budget.tryAdd(withheld) ? [withheld] : [];
  if (diagrams.length === 0) return [];
  const blocks = diagrams.slice(0, MAX_DIAGRAMS).map(diagramBlock);
  const heading = '### Diagrams';
  if (!budget.tryAdd([heading, left(diagrams.length)].join('\n\n'))) return [];
  const shown = blocks.filter((block) => budget.tryAdd(block));
  const rest = diagrams.length - shown.length;
  return [heading, ...shown, rest > 0 ? left(rest) : ''].filter(Boolean);
}

function diagramBlock({ title, mermaid }: Diagram): string {
  const name = markdownText(truncate(firstFilled(title) ?? 'Diagram', 200));
  const drawn = mermaidSource(mermaid);
  if ('why' in drawn) return `**${name}** is not drawn: ${drawn.why}. Its source is in \`results.json\`.`;
  return `#### ${name}\n\n${codeFence(drawn.source, 'mermaid')}`;
}

function left(count: number): string {
  return `${countText(count, 'diagram')} ${count === 1 ? 'does' : 'do'} not fit here: see \`results.json\` in the report's files.`;
}
