import { requiredScore, scoreLabels, scoreRange, scoresTitle } from '../scores.js';
import type { View } from '../view.js';
import type { Purse } from './budget.js';
import { INK, xyChart } from './charts.js';

/** The score over the last scans, and the score that is required: whether it rises or falls is more than one number tells. Empty where it is not known. */
export function scoreChart({ report: { scores = [], decision } }: View, purse: Purse): string {
  if (scores.length < 2) return '';
  const limit = requiredScore(decision);
  const values = scores.map(({ score }) => score);
  const chart = xyChart({
    colours: [INK.line, INK.limit],
    title: scoresTitle(scores, limit),
    // Shorter than a day: Mermaid, which measures after scaling, cuts the end of the last one on narrow screens.
    labels: [...scoreLabels(scores).slice(0, -1), 'this'],
    range: scoreRange(limit === undefined ? values : [...values, limit]),
    series: [{ as: 'line', values }, ...(limit === undefined ? [] : [{ as: 'line' as const, values: values.map(() => limit) }])],
  });
  return purse.buys(chart) ? chart : '';
}
