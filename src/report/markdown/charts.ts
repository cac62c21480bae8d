import { oneLine } from '../../text/plain.js';
import { codeFence } from '../../text/markdown.js';

/**
 * Colours that are seen on white and on black alike, since GitHub draws Mermaid in the reader's own theme: its default for the first
 * line is nearly white.
 */
export const INK = { line: '#2f81f7', limit: '#cf222e', before: '#bf8700' } as const;

/** Settings of one picture. GitHub keeps what concerns its safety for itself (Mermaid: `secure`), and takes these. */
export function settings(config: Readonly<Record<string, unknown>>): string {
  return `%%{init: ${JSON.stringify(config)}}%%`;
}

/** A chart with axes. `xychart-beta` is its name in every Mermaid since 10.6 (October 2023), also where the name without `-beta` is known. */
export function xyChart(chart: {
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
export function picture(lines: readonly string[]): string {
  return codeFence(lines.join('\n'), 'mermaid');
}

/** A text within quotation marks. Mermaid knows no escapes there that all of its diagrams share: what could end it, or be markup, is left out. */
export function quoted(text: string): string {
  return `"${drawable(text)}"`;
}

/** What every diagram draws as it stands. */
export function drawable(text: string): string {
  return oneLine(text)
    .replaceAll(/[^\p{L}\p{N} .,:;()/+-]+/gu, ' ')
    .replaceAll(/:{2,}|\/{2,}/g, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}
