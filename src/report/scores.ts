import type { Decision } from '../domain/gate.js';
import { msOf } from '../domain/instant.js';
import type { ScorePoint } from '../domain/scan.js';

/** The score that a rule asks for; undefined where none does. */
export function requiredScore({ rules }: Decision): number | undefined {
  const value = rules.find(({ rule }) => rule === 'min-score')?.value;
  return value === undefined || !Number.isFinite(Number(value)) ? undefined : Number(value);
}

/** Above a picture of the scores, which tells the rest. */
export function scoresTitle(scores: readonly ScorePoint[], required: number | undefined): string {
  return `Score of the last ${scores.length} scans${required === undefined ? '' : `; ${required} is required`}`;
}

/** All different: the day where that tells the scans apart, else the minute; else, or where one has no time, which one it is. */
export function scoreLabels(scores: readonly ScorePoint[]): string[] {
  const times = scores.map(({ at }) => new Date(msOf(at) ?? Number.NaN));
  const numbers = scores.map((_, index) => String(index + 1));
  if (times.some((time) => Number.isNaN(time.getTime()))) return numbers;
  const texts = times.map((time) => time.toISOString());
  const kinds = [texts.map((text) => text.slice(5, 10)), texts.map((text) => text.slice(5, 16).replace('T', ' '))];
  return kinds.find((labels) => new Set(labels).size === labels.length) ?? numbers;
}

/** Not from 0: a score hardly moves, and this axis is for its moves. Not narrower than 10 points either, which would make steps of trifles. */
export function scoreRange(values: readonly number[]): readonly [low: number, high: number] {
  const high = Math.min(100, Math.ceil((Math.max(...values) + 1) / 5) * 5);
  const low = Math.max(0, Math.floor((Math.min(...values) - 1) / 5) * 5);
  if (high - low >= 10) return [low, high];
  return high < 10 ? [0, 10] : [high - 10, high];
}
