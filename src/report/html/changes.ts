import type { ToldFinding } from '../../domain/comparison.js';
import type { View } from '../view.js';
import { countText, numberText } from '../wording.js';
import { severityBadge } from './finding.js';
import { type Child, code, foreign, h } from './element.js';

/** The findings that are gone, and the new ones where no list marks them. */
export function changes({ comparison }: View): Child {
  const { added = [], gone = [], new: fresh = 0, fixed = 0 } = comparison?.findings ?? {};
  if (added.length + gone.length === 0) return undefined;
  return h(
    'section',
    { class: 'card', 'aria-labelledby': 'changes' },
    h('h2', { id: 'changes' }, 'Since the baseline'),
    list('new', added, fresh),
    list('fixed', gone, fixed),
  );
}

function list(word: string, findings: readonly ToldFinding[], count: number): Child {
  const rest = count - findings.length;
  return (
    findings.length > 0 &&
    h(
      'details',
      { open: findings.length <= 10 },
      h('summary', {}, `${countText(count, 'finding')} ${word}`),
      h(
        'ul',
        { class: 'told' },
        findings.map(({ id, title, severity }) => h('li', {}, severityBadge(severity), ' ', foreign(title), ' ', code(id))),
      ),
      rest > 0 && h('p', { class: 'quiet' }, `… and ${numberText(rest)} more.`),
    )
  );
}
