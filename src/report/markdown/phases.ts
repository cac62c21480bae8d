import { clip } from '../../text/plain.js';
import type { Phase } from '../../domain/scan.js';
import type { View } from '../view.js';
import { capital, numberText } from '../wording.js';
import type { Purse } from './budget.js';
import { drawable, picture } from './charts.js';

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
export function phasesBlock({ report: { scan } }: View, purse: Purse): string {
  const phases = scan?.phases ?? [];
  if (phases.length === 0 || phases.length > MOST_PHASES) return '';
  const boxes = phases.map((phase, index) => `  p${index + 1}["${boxText(phase)}"]`);
  const arrows = phases.length === 1 ? [] : [`  ${phases.map((_, index) => `p${index + 1}`).join(' --> ')}`];
  const block = `### What the scan went through\n\n${picture(['flowchart LR', ...boxes, ...arrows])}`;
  return purse.buys(block) ? block : '';
}

function boxText({ name, word, amounts }: Phase): string {
  const title = capital(drawable(clip(name.replaceAll('_', ' '), LONGEST_NAME))) || 'Phase';
  const mark = MARKS.get(word);
  const state = word === 'completed' ? '' : drawable(clip(word.replaceAll('_', ' '), LONGEST_NAME));
  const told = amounts.map(({ what, amount, of }) => {
    const most = of === undefined ? '' : ` of ${numberText(of)}`;
    return `${numberText(amount)}${most} ${drawable(what)}`;
  });
  // A line that begins like a list would be refused (Mermaid reads Markdown there): none begins with a sign.
  return [[mark, title].filter(Boolean).join(' '), state, ...told].filter(Boolean).join('<br/>');
}
