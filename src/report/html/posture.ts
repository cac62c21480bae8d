import type { Posture } from '../../domain/scan.js';
import type { Report } from '../report.js';
import { requiredScore } from '../scores.js';
import type { View } from '../view.js';
import { countText, formulaText, scoreChangeText, scoreRemark, scoreText, skippedRiseText } from '../wording.js';
import { barOf, gauge } from './charts.js';
import { type Child, type Element, h } from './element.js';

/** The score, how it comes about, and the checks behind it. */
export function postureCard({ posture, comparison, report }: View): Element | undefined {
  if (posture === undefined) return undefined;
  const { passed, failed, skipped, score } = posture;
  const change = scoreChangeText(comparison?.score);
  const rise = skippedRiseText(comparison?.checksSkipped);
  return h(
    'div',
    { class: 'card posture' },
    h('h3', {}, 'Score'),
    score === null
      ? h('p', { class: 'big' }, h('span', { class: 'amount' }, scoreText(score)))
      : gaugeOf(score, comparison?.score?.before, report),
    h(
      'div',
      { class: 'checks' },
      barOf(
        [
          { name: 'passed', word: 'passed', amount: passed },
          { name: 'failed', word: 'failed', amount: failed },
          ...(skipped === null ? [] : [{ name: 'skipped', word: 'skipped', amount: skipped }]),
        ],
        'Checks',
      ),
      change !== '' && h('p', {}, 'Compared with the baseline: ', h('strong', {}, change), '.'),
      rise !== '' && h('p', {}, h('strong', {}, `${rise}.`)),
      h('p', { class: 'quiet' }, sentences(posture)),
    ),
  );
}

function sentences(posture: Posture): Child {
  const { skipped } = posture;
  const left =
    skipped === null
      ? ' The service does not report how many checks were skipped.'
      : skipped > 0 && ` ${countText(skipped, 'skipped check')} ${skipped === 1 ? 'does' : 'do'} not count.`;
  const remark = scoreRemark(posture);
  if (remark !== undefined) return [remark, left];
  return ['In percent, ', h('code', {}, formulaText(posture)), ': the checks that passed among those that passed or failed.', left];
}

function gaugeOf(score: number, before: number | null | undefined, report: Report): Element {
  const rule = report.decision.rules.find(({ rule: name }) => name === 'min-score');
  const needed = requiredScore(report.decision);
  const marks = [
    ...(typeof before === 'number' ? [{ at: before, name: 'before', text: `the baseline's ${before}` }] : []),
    ...(needed === undefined ? [] : [{ at: needed, name: 'needed', text: `${needed} required` }]),
  ];
  return h(
    'div',
    { class: 'dial' },
    gauge(
      score,
      rule === undefined ? 'told' : rule.failed ? 'bad' : 'good',
      marks,
      [`Score ${score} of 100`, ...marks.map(({ text }) => text)].join(', '),
    ),
    marks.length > 0 &&
      h(
        'ul',
        { class: 'legend' },
        marks.map(({ name, text }) => h('li', {}, h('span', { class: `dot tick ${name}` }), ` ${text}`)),
      ),
  );
}
