import type { InventoryChange } from '../../domain/comparison.js';
import { SEVERITIES, type Severity, totalOf } from '../../domain/severity.js';
import { codeFence } from '../../text/markdown.js';
import { capital, toSingleLine, truncate } from '../../text/plain.js';
import { isChanged } from '../inventory.js';
import { requiredScore, scoreLabels, scoreRange, scoresTitle } from '../scores.js';
import type { View } from '../view.js';
import type { SizeBudget } from './budget.js';

/**
 * Colours that are seen on white and on black alike, since GitHub draws Mermaid in the reader's own theme: its default for the first
 * line is nearly white.
 */
const INK = { line: '#2f81f7', limit: '#cf222e', before: '#bf8700' } as const;

/** Settings of one picture. GitHub keeps what concerns its safety for itself (Mermaid: `secure`), and takes these. */
function settings(config: Readonly<Record<string, unknown>>): string {
  return `%%{init: ${JSON.stringify(config)}}%%`;
}

/** A chart with axes. `xychart-beta` is its name in every Mermaid since 10.6 (October 2023), also where the name without `-beta` is known. */
function xyChart(chart: {
  readonly colours: readonly string[];
  readonly title: string;
  /** All different: equal ones would be drawn at one place. */
  readonly labels: readonly string[];
  readonly range: readonly [low: number, high: number];
  readonly series: readonly { readonly as: 'line' | 'bar'; readonly values: readonly number[] }[];
}): string {
  const { colours, title, labels, range, series } = chart;
  return picture([
    settings({
      themeVariables: { xyChart: { plotColorPalette: colours.join(', '), backgroundColor: 'transparent' } },
      // Small, for it is scaled to narrow screens; and with room beside the numbers, which Mermaid measures after scaling.
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

/** A text within quotation marks. Mermaid knows no escapes there that all of its diagrams share: what could end it, or be markup, is left out. */
function quoted(text: string): string {
  return `"${drawable(text)}"`;
}

/** What every diagram draws as it stands. */
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
    // Shorter than a day: Mermaid, which measures after scaling, cuts the end of the last one on narrow screens.
    labels: [...scoreLabels(scores).slice(0, -1), 'this'],
    range: scoreRange(limit === undefined ? values : [...values, limit]),
    series: [{ as: 'line', values }, ...(limit === undefined ? [] : [{ as: 'line' as const, values: values.map(() => limit) }])],
  });
  return budget.tryAdd(chart) ? chart : '';
}

/** Of the marks beside the words. */
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
/** Mermaid leaves out slices of less than 1 %: a picture without the one critical finding would be a lie. */
const LEAST_SHARE = 0.02;

/** How the findings divide into severities; empty where the table shows as much, or where the picture could not show all. */
export function severityChart({ counts: tally }: View, budget: SizeBudget): string {
  if (tally === undefined || tally.from === 'partial' || tally.unreported.length > 0) return '';
  const { counts } = tally;
  const total = totalOf(counts);
  // The largest first: versions of Mermaid differ in whether colours follow the order or the size.
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

/** For fewer kinds the table is as quick to read; the names of more have no room below the axis. */
const LEAST_KINDS = 3;
const MAX_KINDS = 6;
const MAX_KIND_LENGTH = 16;

type Told = Required<Pick<InventoryChange, 'kind'>> & { readonly before: number; readonly after: number };

/** The kinds of resources that changed, as they are and as they were; empty where the service does not report one of the two, because that is not 0. */
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

function bothSides({ kind, before, after }: InventoryChange): Told[] {
  return before === undefined || after === undefined ? [] : [{ kind, before, after }];
}
