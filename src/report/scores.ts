import type { Decision } from '../domain/gate.js';
import { msOf } from '../domain/instant.js';
import type { ScorePoint } from '../domain/scan.js';

/** The score that `min-score` requires; undefined without that rule. */
export function requiredScore({ rules }: Decision): number | undefined {
  const value = rules.find(({ rule }) => rule === 'min-score')?.value;
  return value === undefined || !Number.isFinite(Number(value)) ? undefined : Number(value);
}

/** The title of a chart of the scores. */
export function scoresTitle(scores: readonly ScorePoint[], required: number | undefined): string {
  return `Score of the last ${scores.length} scans${required === undefined ? '' : `; ${required} is required`}`;
}

/** All different: the day if the days differ, else the minute; else, or if a time is missing, the number of the scan. */
export function scoreLabels(scores: readonly ScorePoint[]): string[] {
  const times = scores.map(({ at }) => new Date(msOf(at) ?? Number.NaN));
  const numbers = scores.map((_, index) => String(index + 1));
  if (times.some((time) => Number.isNaN(time.getTime()))) return numbers;
  const texts = times.map((time) => time.toISOString());
  const kinds = [texts.map((text) => text.slice(5, 10)), texts.map((text) => text.slice(5, 16).replace('T', ' '))];
  return kinds.find((labels) => new Set(labels).size === labels.length) ?? numbers;
}

/** Not from 0, because scores change little. At least 10 points, because otherwise small changes look large. */
export function scoreRange(values: readonly number[]): readonly [low: number, high: number] {
  const high = Math.min(100, Math.ceil((Math.max(...values) + 1) / 5) * 5);
  const low = Math.max(0, Math.floor((Math.min(...values) - 1) / 5) * 5);
  if (high - low >= 10) return [low, high];
  return high < 10 ? [0, 10] : [high - 10, high];
}
