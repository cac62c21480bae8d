import type { InventoryChange } from '../../domain/comparison.js';
import { SEVERITIES, type Severity, totalOf } from '../../domain/severity.js';
import { codeFence } from '../../text/markdown.js';
import { capital, toSingleLine, truncate } from '../../text/plain.js';
import { isChanged } from '../inventory.js';
import { requiredScore, scoreLabels, scoreRange, scoresTitle } from '../scores.js';
import type { View } from '../view.js';
import type { SizeBudget } from './budget.js';

/**
 * Colours that are visible on white and on black, because GitHub draws Mermaid in the reader's theme. Mermaid's default for the first
 * line is nearly white.
 */
const INK = { line: '#2f81f7', limit: '#cf222e', before: '#bf8700' } as const;

/** Settings of one chart. GitHub ignores those that Mermaid calls `secure`. */
function settings(config: Readonly<Record<string, unknown>>): string {
  return `%%{init: ${JSON.stringify(config)}}%%`;
}

/** A chart with axes. Every Mermaid since 10.6 (October 2023) accepts the name `xychart-beta`. */
function xyChart(chart: {
  readonly colours: readonly string[];
  readonly title: string;
  /** All different, because equal ones are drawn at one place. */
  readonly labels: readonly string[];
  readonly range: readonly [low: number, high: number];
  readonly series: readonly { readonly as: 'line' | 'bar'; readonly values: readonly number[] }[];
}): string {
  const { colours, title, labels, range, series } = chart;
  return picture([
    settings({
      themeVariables: { xyChart: { plotColorPalette: colours.join(', '), backgroundColor: 'transparent' } },
      // Small, because it is scaled to narrow screens; with padding beside the numbers, because Mermaid measures them after scaling.
      xyChart: { width: 560, height: 220, titleFontSize: 15, xAxis: { labelFontSize: 11 }, yAxis: { labelFontSize: 11, labelPadding: 10 } },
    }),
    'xychart-beta',
    `  title ${quoted(title)}`,
    `  x-axis [${labels.map(quoted).join(', ')}]`,
    `  y-axis ${range[0]} --> ${range[1]}`,
    ...series.map(({ as, values }) => `  ${as} [${values.join(', ')}]`),
  ]);
}

/** Lines of Mermaid as a block of Markdown. */
function picture(lines: readonly string[]): string {
  return codeFence(lines.join('\n'), 'mermaid');
}

/** A text in quotation marks. Mermaid has no escape for all of its diagrams, so special characters are left out. */
function quoted(text: string): string {
  return `"${drawable(text)}"`;
}

/** Characters that every diagram draws unchanged. */
function drawable(text: string): string {
  return toSingleLine(text)
    .replaceAll(/[^\p{L}\p{N} .,:;()/+-]+/gu, ' ')
    .replaceAll(/:{2,}|\/{2,}/g, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}

/** The score over the last scans, and the score that is required. Empty if no earlier score is known. */
export function scoreChart({ report: { scores = [], decision } }: View, budget: SizeBudget): string {
  if (scores.length < 2) return '';
  const limit = requiredScore(decision);
  const values = scores.map(({ score }) => score);
  const chart = xyChart({
    colours: [INK.line, INK.limit],
    title: scoresTitle(scores, limit),
    // Short, because Mermaid cuts the last label on narrow screens.
    labels: [...scoreLabels(scores).slice(0, -1), 'this'],
    range: scoreRange(limit === undefined ? values : [...values, limit]),
    series: [{ as: 'line', values }, ...(limit === undefined ? [] : [{ as: 'line' as const, values: values.map(() => limit) }])],
  });
  return budget.tryAdd(chart) ? chart : '';
}

/** The colours of `SEVERITY_MARKS`. */
const COLOURS: Readonly<Record<Severity, string>> = {
  critical: '#8250df',
  high: '#cf222e',
  medium: '#e16f24',
  low: '#d4a72c',
  info: '#2f81f7',
};

/** For fewer findings the table is as quick to read. */
const LEAST_FINDINGS = 10;
const LEAST_SEVERITIES = 3;
/** Mermaid leaves out slices of less than 1 %, which could be the one critical finding. */
const LEAST_SHARE = 0.02;

/** The findings by severity; empty for several targets, whose table is above it, if the table is as quick to read, or if the chart could not show all severities. */
export function severityChart({ counts: tally, targets }: View, budget: SizeBudget): string {
  if (tally === undefined || tally.from === 'partial' || tally.unreported.length > 0 || targets.length > 0) return '';
  const { counts } = tally;
  const total = totalOf(counts);
  // The largest first, because versions of Mermaid assign colours by order or by size.
  const parts = SEVERITIES.filter((severity) => counts[severity] > 0).toSorted((a, b) => counts[b] - counts[a]);
  if (total < LEAST_FINDINGS || parts.length < LEAST_SEVERITIES || parts.some((severity) => counts[severity] / total < LEAST_SHARE))
    return '';
  const colours = Object.fromEntries(parts.map((severity, index) => [`pie${index + 1}`, COLOURS[severity]]));
  const chart = picture([
    settings({ themeVariables: { ...colours, pieOpacity: '1' } }),
    'pie showData',
    ...parts.map((severity) => `  "${capital(severity)}" : ${counts[severity]}`),
  ]);
  const block = `### Findings by severity\n\n${chart}`;
  return budget.tryAdd(block) ? block : '';
}

/** For fewer kinds the table is as quick to read; the names of more kinds do not fit below the axis. */
const LEAST_KINDS = 3;
const MAX_KINDS = 6;
const MAX_KIND_LENGTH = 16;

type ComparedKind = Pick<InventoryChange, 'kind'> & { readonly before: number; readonly after: number };

/** The kinds of resources that changed, now and in the baseline. Kinds that only one of them reports are left out, because that is not 0. */
export function resourceChart({ resources }: View, budget: SizeBudget): string {
  const kinds = (resources?.kinds ?? []).filter(isChanged).flatMap(bothSides);
  const labels = kinds.map(({ kind }) => truncate(drawable(kind), MAX_KIND_LENGTH));
  if (kinds.length < LEAST_KINDS || kinds.length > MAX_KINDS || new Set(labels).size < labels.length || labels.includes('')) return '';
  const after = kinds.map((kind) => kind.after);
  const before = kinds.map((kind) => kind.before);
  const chart = xyChart({
    colours: [INK.line, INK.before],
    title: 'What changed: now (bars), in the baseline (line)',
    labels,
    range: [0, Math.ceil(Math.max(...after, ...before) * 1.1)],
    series: [
      { as: 'bar', values: after },
      { as: 'line', values: before },
    ],
  });
  return budget.tryAdd(chart) ? chart : '';
}

function bothSides({ kind, before, after }: InventoryChange): ComparedKind[] {
  return before === undefined || after === undefined ? [] : [{ kind, before, after }];
}
