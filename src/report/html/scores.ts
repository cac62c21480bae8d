import type { Posture, ScorePoint } from '../../domain/scan.js';
import type { Report } from '../report.js';
import { requiredScore, scoreLabels, scoreRange, scoresTitle } from '../scores.js';
import type { View } from '../view.js';
import {
  countText,
  formulaText,
  instantText,
  numberText,
  scoreChangeText,
  scoreRemark,
  scoreText,
  skippedRiseText,
  skippedText,
} from '../wording.js';
import { barOf, gauge, rounded } from './charts.js';
import { type Child, code, type Element, foreign, h, tableOf } from './element.js';
import { fact } from './finding.js';

/** The scores of the last scans; undefined if there are fewer than two. */
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
        // Newest first.
        scores
          .toReversed()
          .map(({ scanId, at, score }) => [code(scanId), foreign(at === undefined ? 'not reported' : instantText(at)), String(score)]),
        [2],
      ),
    ),
  );
}

/** A line chart of scores. */
interface ScoreLine {
  readonly scores: readonly ScorePoint[];
  /** One for each score, all distinct. */
  readonly labels: readonly string[];
  readonly range: readonly [low: number, high: number];
  readonly required: number | undefined;
  /** The text alternative. */
  readonly label: string;
}

/** In units of the view box: as narrow as on a phone, so that its texts stay readable there. */
const WIDTH = 340;
const HEIGHT = 150;
const PLOT = { left: 30, right: 322, top: 18, bottom: 124 } as const;

/** A line of scores by scan, with a dashed line at the required score. */
function scoreLine({ scores, labels, range: [low, high], required, label }: ScoreLine): Element {
  const xOf = (index: number): number => rounded(PLOT.left + 8 + ((PLOT.right - PLOT.left - 16) * index) / Math.max(1, scores.length - 1));
  const yOf = (score: number): number => rounded(PLOT.bottom - ((PLOT.bottom - PLOT.top) * (score - low)) / (high - low));
  const points = scores.map(({ score }, index) => ({ x: xOf(index), y: yOf(score), score, label: labels[index] ?? '' }));
  const last = points.at(-1);
  return h(
    'svg',
    { class: 'line', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label },
    [low, (low + high) / 2, high].map((score) => gridLine(score, yOf(score))),
    required !== undefined && h('line', { class: 'required', x1: PLOT.left, x2: PLOT.right, y1: yOf(required), y2: yOf(required) }),
    h('path', { class: 'course', d: points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('') }),
    points.map((point) =>
      h('circle', { cx: point.x, cy: point.y, r: point === last ? 4.5 : 3 }, h('title', {}, `${point.label}: ${point.score}`)),
    ),
    last !== undefined &&
      h(
        'text',
        { class: 'amount', x: last.x + 8, y: amountAt(last.y, required === undefined ? undefined : yOf(required)), 'text-anchor': 'end' },
        String(last.score),
      ),
    axis(points),
  );
}

/** Above the last point, or below it if the dashed line would cross the number. */
function amountAt(point: number, line: number | undefined): number {
  const above = point - 9;
  return line !== undefined && line < above + 4 && line > above - 16 ? point + 19 : above;
}

function gridLine(score: number, y: number): Child {
  return [
    h('line', { class: 'grid', x1: PLOT.left, x2: PLOT.right, y1: y, y2: y }),
    h('text', { x: PLOT.left - 6, y: y + 4, 'text-anchor': 'end' }, String(score)),
  ];
}

/** Labels only the first and the last scan, because labels with a time of day are long. */
function axis(points: readonly { readonly x: number; readonly label: string }[]): Child {
  const [first, last] = [points.at(0), points.at(-1)];
  return [
    first !== undefined && h('text', { x: first.x - 8, y: HEIGHT - 8 }, first.label),
    last !== undefined && h('text', { x: last.x + 8, y: HEIGHT - 8, 'text-anchor': 'end' }, last.label),
  ];
}

/** The score, its formula, and the numbers of checks. */
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

/** The score and its checks in a list of facts. */
export function postureFacts({ posture, comparison }: View): Child {
  if (posture === undefined) return undefined;
  const { passed, failed, skipped, score } = posture;
  const change = scoreChangeText(comparison?.score);
  const rise = skippedRiseText(comparison?.checksSkipped);
  return [
    fact('Score', [formulaText(posture) ?? scoreText(score), change !== '' && `, ${change}`]),
    fact('Checks', `${numberText(passed)} passed, ${numberText(failed)} failed, ${skippedText(skipped)} skipped`),
    rise !== '' && fact('Skipped checks', h('strong', {}, `${rise}.`)),
  ];
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
      rule === undefined ? 'neutral' : rule.failed ? 'bad' : 'good',
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
