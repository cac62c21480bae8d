import type { Diagram, Phase } from '../../domain/scan.js';
import { codeFence, markdownText } from '../../text/markdown.js';
import { mermaidSource } from '../../text/mermaid.js';
import { capital, truncate } from '../../text/plain.js';
import { firstFilled, type View } from '../view.js';
import { countText, numberText } from '../wording.js';
import type { SizeBudget } from './budget.js';
import { drawable, picture } from './charts.js';

/** A page with more pictures than this is slow to open. */
const MOST_DIAGRAMS = 10;

/** The pictures that find room, each whole or not at all, and what became of the others. */
export function diagramsBlocks({ diagrams, withheldDiagrams }: View, budget: SizeBudget): string[] {
  const withheld = `${countText(withheldDiagrams, 'diagram')} of what was scanned ${withheldDiagrams === 1 ? 'is' : 'are'} not shown here, because this page may be readable by everyone: see \`report.md\` in the report's files.`;
  if (withheldDiagrams > 0) return budget.tryAdd(withheld) ? [withheld] : [];
  if (diagrams.length === 0) return [];
  const blocks = diagrams.slice(0, MOST_DIAGRAMS).map(diagramBlock);
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
  return `${countText(count, 'diagram')} found no room here: see \`report.md\` and \`results.json\` in the report's files.`;
}

/** More of them are too small to read side by side. */
const MOST_PHASES = 6;
const LONGEST_NAME = 40;

/** A map, for a service may say `constructor`. */
const MARKS: ReadonlyMap<string, string> = new Map([
  ['completed', '✅'],
  ['running', '⏳'],
  ['failed', '❌'],
]);

/** The parts of the scan's work, and what each went through: a list of findings is worth as much as what was looked at. Empty where it is not told. */
export function phasesBlock({ report: { scan } }: View, budget: SizeBudget): string {
  const phases = scan?.phases ?? [];
  if (phases.length === 0 || phases.length > MOST_PHASES) return '';
  const boxes = phases.map((phase, index) => `  p${index + 1}["${boxText(phase)}"]`);
  const arrows = phases.length === 1 ? [] : [`  ${phases.map((_, index) => `p${index + 1}`).join(' --> ')}`];
  const block = `### What the scan went through\n\n${picture(['flowchart LR', ...boxes, ...arrows])}`;
  return budget.tryAdd(block) ? block : '';
}

function boxText({ name, rawState, counters }: Phase): string {
  const title = capital(drawable(truncate(name.replaceAll('_', ' '), LONGEST_NAME))) || 'Phase';
  const mark = MARKS.get(rawState);
  const state = rawState === 'completed' ? '' : drawable(truncate(rawState.replaceAll('_', ' '), LONGEST_NAME));
  const told = counters.map(({ name: what, value: amount, total: of }) => {
    const most = of === undefined ? '' : ` of ${numberText(of)}`;
    return `${numberText(amount)}${most} ${drawable(what)}`;
  });
  // A line that begins like a list would be refused (Mermaid reads Markdown there): none begins with a sign.
  return [[mark, title].filter(Boolean).join(' '), state, ...told].filter(Boolean).join('<br/>');
}
