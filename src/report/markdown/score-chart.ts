import type { Decision } from '../../domain/gate.js';
import type { ScorePoint } from '../../domain/scores.js';
import type { View } from '../view.js';
import type { Purse } from './budget.js';
import { INK, xyChart } from './chart.js';

/** The score over the last scans, and the score that is required: whether it rises or falls is more than one number tells. Empty where it is not known. */
export function scoreChart({ report: { scores = [], decision } }: View, purse: Purse): string {
  if (scores.length < 2) return '';
  const limit = requiredScore(decision);
  const values = scores.map(({ score }) => score);
  const chart = xyChart({
    colours: [INK.line, INK.limit],
    title: `Score of the last ${scores.length} scans${limit === undefined ? '' : `; ${limit} is required`}`,
    labels: labelsOf(scores),
    range: rangeOf(limit === undefined ? values : [...values, limit]),
    series: [{ as: 'line', values }, ...(limit === undefined ? [] : [{ as: 'line' as const, values: values.map(() => limit) }])],
  });
  return purse.buys(chart) ? chart : '';
}

function requiredScore({ rules }: Decision): number | undefined {
  const value = rules.find(({ rule }) => rule === 'min-score')?.value;
  return value === undefined || !Number.isFinite(Number(value)) ? undefined : Number(value);
}

/** The day where that tells the scans apart, else the minute; else, or where one has no time, which one it is. */
function labelsOf(scores: readonly ScorePoint[]): string[] {
  const times = scores.map(({ at }) => new Date(at ?? Number.NaN));
  const numbers = scores.map((_, index) => String(index + 1));
  if (times.some((time) => Number.isNaN(time.getTime()))) return numbers;
  const texts = times.map((time) => time.toISOString());
  const kinds = [texts.map((text) => text.slice(5, 10)), texts.map((text) => text.slice(5, 16).replace('T', ' '))];
  return kinds.find((labels) => new Set(labels).size === labels.length) ?? numbers;
}

/** Not from 0: a score hardly moves, and this axis is for its moves. Not narrower than 10 points either, which would make steps of trifles. */
function rangeOf(values: readonly number[]): [number, number] {
  const high = Math.min(100, Math.ceil((Math.max(...values) + 1) / 5) * 5);
  const low = Math.max(0, Math.floor((Math.min(...values) - 1) / 5) * 5);
  if (high - low >= 10) return [low, high];
  return high < 10 ? [0, 10] : [high - 10, high];
}
