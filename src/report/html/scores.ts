import { instantText } from '../baseline.js';
import { requiredScore, scoreLabels, scoreRange, scoresTitle } from '../scores.js';
import type { View } from '../view.js';
import { scoreLine } from './score-line.js';
import { tableOf } from './table.js';
import { code, type Element, foreign, h } from './element.js';

/** The score over the last scans: whether it rises or falls is more than one number tells. Absent where it is not known. */
export function scoresCard({ report: { scores = [], decision } }: View): Element | undefined {
  if (scores.length < 2) return undefined;
  const required = requiredScore(decision);
  const values = scores.map(({ score }) => score);
  const title = scoresTitle(scores, required);
  return h(
    'div',
    { class: 'card course-card' },
    h('h3', {}, `Score of the last ${scores.length} scans`),
    scoreLine({
      scores,
      labels: scoreLabels(scores),
      range: scoreRange(required === undefined ? values : [...values, required]),
      required,
      label: `${title}. From the oldest to this one: ${values.join(', ')}`,
    }),
    required !== undefined && h('ul', { class: 'legend' }, h('li', {}, h('span', { class: 'dot dashed' }), ` ${required} required`)),
    h(
      'details',
      {},
      h('summary', {}, 'The scores in numbers'),
      tableOf(
        title,
        ['Scan', 'Ended', 'Score'],
        // The newest is what a reader looks for.
        scores
          .toReversed()
          .map(({ scan, at, score }) => [code(scan), foreign(at === undefined ? 'not told' : instantText(at)), String(score)]),
        [2],
      ),
    ),
  );
}
